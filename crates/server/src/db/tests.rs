use super::*;

const PAGE: &str =
    r#"{"title":{"de":{"text":"Über Lotse"}},"blocks":[],"from_a_newer_version":{"n":1.50}}"#;

struct Fixture {
    db: Db,
    // Removed with the fixture.
    dir: tempfile::TempDir,
}

impl Fixture {
    async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let db = Db::open(&dir.path().join("lotse.sqlite")).await.unwrap();
        Self { db, dir }
    }

    async fn store(&self, ids: &[&str]) -> Vec<Outcome> {
        let records: Vec<_> = ids.iter().map(|id| page(id, PAGE)).collect();
        self.db.upsert_many(&records).await.unwrap()
    }

    async fn pull(&self, since: &Cursor, limit: u32) -> Page {
        match self.db.pull(&all(since, limit)).await.unwrap() {
            Pull::Page(page) => page,
            Pull::UnknownCursor => panic!("the cursor {since} should be known"),
        }
    }

    async fn rev(&self, id: &str) -> i64 {
        self.db.get("page", id).await.unwrap().unwrap().rev
    }
}

fn page(id: &str, body: &str) -> NewRecord {
    NewRecord::parse("page", id, body).unwrap()
}

fn all(since: &Cursor, limit: u32) -> Selection {
    Selection {
        kind: None,
        since: since.clone(),
        limit,
    }
}

fn ids(page: &Page) -> Vec<&str> {
    page.records.iter().map(|record| &*record.id).collect()
}

#[tokio::test]
async fn an_equal_body_makes_no_revision_and_no_change() {
    let fixture = Fixture::new().await;
    assert_eq!(fixture.store(&["a"]).await, [Outcome::Created]);
    let (head, rev) = (fixture.db.head(), fixture.rev("a").await);
    assert_eq!(fixture.store(&["a"]).await, [Outcome::Unchanged]);
    let reordered = page(
        "a",
        r#"{ "from_a_newer_version":{"n":1.5}, "blocks":[], "title":{"de":{"text":"Über Lotse"}} }"#,
    );
    assert_eq!(
        fixture.db.upsert_many(&[reordered]).await.unwrap(),
        [Outcome::Unchanged]
    );
    assert_eq!(
        (fixture.db.head(), fixture.rev("a").await),
        (head.clone(), rev)
    );
    let other = page("a", r#"{"title":{"de":{"text":"Neu"}}}"#);
    assert_eq!(
        fixture.db.upsert_many(&[other]).await.unwrap(),
        [Outcome::Changed]
    );
    assert!(fixture.rev("a").await > rev);
    assert_ne!(fixture.db.head(), head);
    assert_eq!(fixture.db.count().await.unwrap(), 1);
}

#[tokio::test]
async fn the_body_is_kept_letter_by_letter() {
    let fixture = Fixture::new().await;
    fixture.store(&["a"]).await;
    let stored = fixture.db.get("page", "a").await.unwrap().unwrap();
    assert_eq!(stored.body.as_deref(), Some(PAGE));
    let wire = stored.to_wire();
    let envelope = lotse_core::wire::Envelope::read(&wire).unwrap();
    assert_eq!((&*envelope.id, envelope.rev as i64), ("a", stored.rev));
    assert!(matches!(
        envelope.record(),
        Ok(Some(lotse_core::wire::Record::Page(..)))
    ));
}

#[tokio::test]
async fn a_preview_writes_nothing() {
    let fixture = Fixture::new().await;
    let preview = fixture.db.preview_many(&[page("a", PAGE)]).await.unwrap();
    assert_eq!(preview, [Outcome::Created]);
    assert_eq!(fixture.db.count().await.unwrap(), 0);
    assert_eq!(fixture.db.head(), Cursor::START);
    assert_eq!(fixture.store(&["a"]).await, [Outcome::Created]);
}

#[tokio::test]
async fn a_bad_body_is_told_with_its_path_and_never_stored() {
    let body = r#"{"title":{"de":{"text":7}}}"#;
    let problem = NewRecord::parse("page", "a", body).unwrap_err();
    assert!(problem.path.starts_with("page/a/body/title"), "{problem}");
    let problem = NewRecord::parse("page", "a b", PAGE).unwrap_err();
    assert!(problem.path.starts_with("page/a b/id"), "{problem}");
    assert!(NewRecord::parse("secret", "a", PAGE).is_err());
    assert!(NewRecord::parse("page", "a", "{").is_err());
}

#[tokio::test]
async fn pages_follow_each_other_and_a_changed_record_moves_to_the_end() {
    let fixture = Fixture::new().await;
    fixture.store(&["a", "b", "c"]).await;
    let first = fixture.pull(&Cursor::START, 2).await;
    assert_eq!((ids(&first), first.more), (vec!["a", "b"], true));
    fixture
        .db
        .upsert_many(&[page("a", r#"{"title":{"de":{"text":"Neu"}}}"#)])
        .await
        .unwrap();
    let second = fixture.pull(&first.cursor, 2).await;
    assert_eq!((ids(&second), second.more), (vec!["c", "a"], false));
    let end = fixture.pull(&second.cursor, 2).await;
    assert_eq!((ids(&end), end.more), (vec![], false));
    assert_eq!(end.cursor, second.cursor);
    assert_eq!(end.cursor, fixture.db.head());
}

#[tokio::test]
async fn one_kind_can_be_asked_for_and_its_cursor_reaches_the_end() {
    let fixture = Fixture::new().await;
    fixture.store(&["a"]).await;
    let region =
        r#"{"name":{"de":{"text":"Magdeburg"}},"state":"DE-ST","time_zone":"Europe/Berlin"}"#;
    let region = NewRecord::parse("region", "magdeburg", region).unwrap();
    fixture.db.upsert_many(&[region]).await.unwrap();
    let selection = Selection {
        kind: Some("page".to_owned()),
        ..all(&Cursor::START, 10)
    };
    let Pull::Page(page) = fixture.db.pull(&selection).await.unwrap() else {
        panic!("the start is always known");
    };
    assert_eq!(ids(&page), ["a"]);
    assert_eq!(page.cursor, fixture.db.head());
}

#[tokio::test]
async fn a_deleted_record_arrives_as_a_tombstone_and_can_come_back() {
    let fixture = Fixture::new().await;
    fixture.store(&["a"]).await;
    let (before, rev) = (fixture.db.head(), fixture.rev("a").await);
    let gone = fixture.db.delete("page", "a", &Condition::Present).await;
    assert!(matches!(gone, Ok(Write::Done(Outcome::Changed, _))));
    let page_after = fixture.pull(&before, 10).await;
    let wire = page_after.records[0].to_wire();
    let envelope = lotse_core::wire::Envelope::read(&wire).unwrap();
    assert!(envelope.deleted && envelope.body.is_none());
    let rev_gone = fixture.rev("a").await;
    assert!(rev_gone > rev && envelope.rev as i64 == rev_gone);
    assert_eq!(fixture.db.count().await.unwrap(), 0);

    let again = fixture.db.delete("page", "a", &Condition::Present).await;
    assert!(matches!(again, Ok(Write::Done(Outcome::Unchanged, _))));
    let never = fixture.db.delete("page", "zz", &Condition::Present).await;
    assert!(matches!(never, Ok(Write::Refused(None))));

    let back = fixture.db.put(&page("a", PAGE), &Condition::Absent).await;
    let Ok(Write::Done(Outcome::Created, record)) = back else {
        panic!("a tombstone makes room: {back:?}");
    };
    assert!(record.rev > rev_gone);
}

#[tokio::test]
async fn a_revision_is_given_once_even_when_the_file_came_from_a_backup_or_the_clock_went_back() {
    let fixture = Fixture::new().await;
    let text = |text: &str| page("a", &format!(r#"{{"title":{{"de":{{"text":"{text}"}}}}}}"#));
    let write = async |said| match fixture.db.put(&text(said), &Condition::Present).await {
        Ok(Write::Done(Outcome::Changed, record)) => record.rev,
        other => panic!("{said}: {other:?}"),
    };
    fixture.store(&["a"]).await;
    let backup = fixture.rev("a").await;
    let lost = write("lost with the server").await;
    // What a backup does to the row.
    let set = async |rev: i64| {
        let set = sqlx::query("UPDATE records SET rev = $1").bind(rev);
        set.execute(&fixture.db.writer).await.unwrap();
    };
    set(backup).await;
    // Nobody restores a file within a millisecond.
    tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    let again = write("written after it").await;
    assert!(
        again > lost,
        "a condition on {lost} must not hold for {again}"
    );
    let ahead = again + 1_000_000;
    set(ahead).await;
    assert_eq!(write("by a clock that went back").await, ahead + 1);
}

#[tokio::test]
async fn conditions_guard_what_others_wrote() {
    let fixture = Fixture::new().await;
    let (mine, theirs) = (
        page("a", PAGE),
        page("a", r#"{"title":{"de":{"text":"Neu"}}}"#),
    );
    let db = &fixture.db;
    let refused = db.put(&mine, &Condition::Rev(vec![1])).await;
    assert!(matches!(refused, Ok(Write::Refused(None))));
    let done = db.put(&mine, &Condition::Absent).await;
    assert!(matches!(done, Ok(Write::Done(Outcome::Created, _))));
    let first = fixture.rev("a").await;
    let repeated = db.put(&mine, &Condition::Absent).await;
    assert!(matches!(repeated, Ok(Write::Done(Outcome::Unchanged, _))));
    let done = db.put(&theirs, &Condition::Rev(vec![first])).await;
    assert!(matches!(done, Ok(Write::Done(Outcome::Changed, _))));
    let Ok(Write::Refused(Some(current))) = db.put(&mine, &Condition::Rev(vec![first])).await
    else {
        panic!("the first revision is of the past");
    };
    assert!(current.rev > first);
    let refused = db.delete("page", "a", &Condition::Rev(vec![first])).await;
    assert!(matches!(refused, Ok(Write::Refused(Some(_)))));
}

#[tokio::test]
async fn the_order_of_the_feed_is_the_order_of_commits_under_concurrent_writers() {
    const WRITERS: usize = 8;
    const EACH: usize = 10;
    let fixture = Fixture::new().await;
    let second = Db::open(&fixture.dir.path().join("lotse.sqlite"))
        .await
        .unwrap();
    let mut tasks = tokio::task::JoinSet::new();
    for writer in 0..WRITERS {
        // Half of them write as another process would.
        let db = if writer % 2 == 0 {
            &fixture.db
        } else {
            &second
        }
        .clone();
        tasks.spawn(async move {
            for n in 0..EACH {
                let record = page(&format!("{writer}-{n}"), PAGE);
                db.upsert_many(&[record]).await.unwrap();
            }
        });
    }
    // A reader that follows meanwhile misses nothing and sees nothing twice.
    let mut seen = Vec::new();
    let mut cursor = Cursor::START;
    loop {
        let all_written = tasks.is_empty();
        let page = fixture.pull(&cursor, 7).await;
        let at_end = page.records.is_empty();
        seen.extend(page.records.into_iter().map(|record| record.id));
        cursor = page.cursor;
        if all_written && at_end {
            break;
        }
        while let Some(task) = tasks.try_join_next() {
            task.unwrap();
        }
        tokio::task::yield_now().await;
    }
    let unique: std::collections::BTreeSet<_> = seen.iter().collect();
    assert_eq!((seen.len(), unique.len()), (WRITERS * EACH, WRITERS * EACH));
}

#[tokio::test]
async fn a_restart_keeps_records_and_cursors() {
    let Fixture { db, dir } = Fixture::new().await;
    db.upsert_many(&[page("a", PAGE), page("b", PAGE)])
        .await
        .unwrap();
    let head = db.head();
    db.close().await;
    let db = Db::open(&dir.path().join("lotse.sqlite")).await.unwrap();
    assert_eq!(db.head(), head);
    assert_eq!(db.count().await.unwrap(), 2);
    let end = db.pull(&all(&head, 10)).await.unwrap();
    assert!(matches!(end, Pull::Page(page) if page.records.is_empty()));
}

#[tokio::test]
async fn a_cursor_from_after_the_backup_is_unknown_even_when_new_changes_have_overtaken_it() {
    let fixture = Fixture::new().await;
    fixture.store(&["a"]).await;
    let before = fixture.db.head();
    fixture.db.close().await;
    let file = fixture.dir.path().join("lotse.sqlite");
    let backup = fixture.dir.path().join("backup.sqlite");
    std::fs::copy(&file, &backup).unwrap();

    let lost = Db::open(&file).await.unwrap();
    lost.upsert_many(&[page("b", PAGE)]).await.unwrap();
    let after = lost.head();
    lost.close().await;

    let restored = Db::open(&backup).await.unwrap();
    let future = restored.pull(&all(&after, 10)).await.unwrap();
    assert_eq!(future, Pull::UnknownCursor);
    let ids = ["c", "d", "e"].map(|id| page(id, PAGE));
    restored.upsert_many(&ids).await.unwrap();
    let overtaken = restored.pull(&all(&after, 10)).await.unwrap();
    assert_eq!(overtaken, Pull::UnknownCursor);
    // Who stood before the backup has missed nothing and goes on.
    let known = restored.pull(&all(&before, 10)).await.unwrap();
    assert!(matches!(known, Pull::Page(page) if page.records.len() == 3));
}

#[tokio::test]
async fn what_another_process_wrote_is_noticed() {
    let fixture = Fixture::new().await;
    let mut watch = fixture.db.watch();
    watch.mark_unchanged();
    let other = Db::open(&fixture.dir.path().join("lotse.sqlite"))
        .await
        .unwrap();
    other.upsert_many(&[page("a", PAGE)]).await.unwrap();
    assert!(!watch.has_changed().unwrap());
    fixture.db.refresh().await.unwrap();
    assert!(watch.has_changed().unwrap());
    assert_eq!(fixture.db.head(), other.head());
}

#[tokio::test]
async fn a_file_of_a_newer_version_is_refused() {
    let Fixture { db, dir } = Fixture::new().await;
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (999, 'future', TRUE, x'00', 0)",
    )
    .execute(&db.writer)
    .await
    .unwrap();
    db.close().await;
    let opened = Db::open(&dir.path().join("lotse.sqlite")).await;
    assert!(matches!(opened, Err(DbError::Schema(_))));
}
