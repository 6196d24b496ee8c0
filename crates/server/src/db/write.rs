//! What is written: each call is one transaction, and each change gets the next place in the feed.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value;
use sqlx::{Sqlite, SqliteConnection, Transaction};

use lotse_core::time::Timestamp;

use super::read::find;
use super::{Cursor, Db, DbError, NewRecord, StoredRecord};

/// What the writer believes about the record, so that nobody's change is overwritten unseen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// There is none yet (`If-None-Match: *`).
    Absent,
    /// There is one (`If-Match: *`).
    Present,
    /// It has one of these revisions (`If-Match: "3"`).
    Rev(Vec<i64>),
}

/// What became of one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was not there before.
    Created,
    /// It was there with another body.
    Changed,
    /// It was there with this body; nothing was written.
    Unchanged,
}

/// What became of a write under a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// The record stands as wished, with what had to be done.
    Done(Outcome, StoredRecord),
    /// The condition does not hold; the record as it is, if there is one.
    Refused(Option<StoredRecord>),
}

impl Db {
    /// Stores all records in one transaction; a body equal to the stored one makes no new revision.
    ///
    /// # Errors
    /// When the database fails; then nothing was written.
    pub async fn upsert_many(&self, records: &[NewRecord]) -> Result<Vec<Outcome>, DbError> {
        let mut transaction = Change::begin(self).await?;
        let outcomes = transaction.upsert_all(records).await?;
        transaction.commit().await?;
        Ok(outcomes)
    }

    /// What [`Db::upsert_many`] would do, without doing it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn preview_many(&self, records: &[NewRecord]) -> Result<Vec<Outcome>, DbError> {
        // Dropping the transaction takes everything back.
        Change::begin(self).await?.upsert_all(records).await
    }

    /// Stores one record if the condition holds, or if it stands there already as wished.
    ///
    /// # Errors
    /// When the database fails; then nothing was written.
    pub async fn put(&self, record: &NewRecord, condition: &Condition) -> Result<Write, DbError> {
        let mut change = Change::begin(self).await?;
        let current = change.find(record.kind(), record.id()).await?;
        let (outcome, stored) = match current {
            // Repeating a write whose answer was lost is no conflict.
            Some(current) if same_body(&current, record.body()) => (Outcome::Unchanged, current),
            current if !condition.holds(current.as_ref()) => return Ok(Write::Refused(current)),
            current => change.store(record, current).await?,
        };
        change.commit().await?;
        Ok(Write::Done(outcome, stored))
    }

    /// Makes a record a tombstone if the condition holds; `Refused(None)` when there never was one.
    ///
    /// # Errors
    /// When the database fails; then nothing was written.
    pub async fn delete(
        &self,
        kind: &str,
        id: &str,
        condition: &Condition,
    ) -> Result<Write, DbError> {
        let mut change = Change::begin(self).await?;
        let current = match change.find(kind, id).await? {
            None => return Ok(Write::Refused(None)),
            Some(tombstone) if tombstone.body.is_none() => {
                return Ok(Write::Done(Outcome::Unchanged, tombstone));
            }
            Some(current) => current,
        };
        if !condition.holds(Some(&current)) {
            return Ok(Write::Refused(Some(current)));
        }
        let rev = change.next_rev(Some(&current));
        let tombstone = change.put_row(kind, id, rev, None).await?;
        change.commit().await?;
        Ok(Write::Done(Outcome::Changed, tombstone))
    }
}

impl Condition {
    fn holds(&self, current: Option<&StoredRecord>) -> bool {
        let present = current.filter(|record| record.body.is_some());
        match self {
            Self::Absent => present.is_none(),
            Self::Present => present.is_some(),
            Self::Rev(revs) => present.is_some_and(|record| revs.contains(&record.rev)),
        }
    }
}

/// A writing transaction and the places in the feed it has given out.
struct Change<'a> {
    db: &'a Db,
    transaction: Transaction<'static, Sqlite>,
    now: Timestamp,
    /// Milliseconds since 1970: what this transaction writes gets it as its revision.
    now_ms: i64,
    last_seq: Option<i64>,
}

impl<'a> Change<'a> {
    async fn begin(db: &'a Db) -> Result<Self, DbError> {
        Ok(Self {
            db,
            // Takes the write lock at once: reading first and locking later could fail halfway.
            transaction: db.writer.begin_with("BEGIN IMMEDIATE").await?,
            now: now(),
            now_ms: now_ms(),
            last_seq: None,
        })
    }

    async fn find(&mut self, kind: &str, id: &str) -> Result<Option<StoredRecord>, DbError> {
        find(&mut self.transaction, kind, id).await
    }

    async fn upsert_all(&mut self, records: &[NewRecord]) -> Result<Vec<Outcome>, DbError> {
        let mut outcomes = Vec::with_capacity(records.len());
        for record in records {
            let current = self.find(record.kind(), record.id()).await?;
            outcomes.push(self.store(record, current).await?.0);
        }
        Ok(outcomes)
    }

    async fn store(
        &mut self,
        record: &NewRecord,
        current: Option<StoredRecord>,
    ) -> Result<(Outcome, StoredRecord), DbError> {
        let outcome = match &current {
            Some(current) if same_body(current, record.body()) => {
                return Ok((Outcome::Unchanged, current.clone()));
            }
            Some(current) if current.body.is_some() => Outcome::Changed,
            Some(_) | None => Outcome::Created,
        };
        let rev = self.next_rev(current.as_ref());
        let body = Some(record.body());
        let stored = self.put_row(record.kind(), record.id(), rev, body).await?;
        Ok((outcome, stored))
    }

    /// Higher than the one before, and by the clock: a count would give a revision a second time
    /// after the file was restored from a backup, and a condition on the first would hold.
    fn next_rev(&self, current: Option<&StoredRecord>) -> i64 {
        current.map_or(self.now_ms, |current| self.now_ms.max(current.rev + 1))
    }

    async fn put_row(
        &mut self,
        kind: &str,
        id: &str,
        rev: i64,
        body: Option<&str>,
    ) -> Result<StoredRecord, DbError> {
        let seq = next_seq(&mut self.transaction, "public").await?;
        sqlx::query(
            "INSERT INTO records (kind, id, rev, seq, updated_at, body) VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (kind, id) DO UPDATE SET rev = excluded.rev, seq = excluded.seq, \
             updated_at = excluded.updated_at, body = excluded.body",
        )
        .bind(kind)
        .bind(id)
        .bind(rev)
        .bind(seq)
        .bind(self.now.seconds())
        .bind(body)
        .execute(&mut *self.transaction)
        .await?;
        self.last_seq = Some(seq);
        Ok(StoredRecord {
            kind: kind.to_owned(),
            id: id.to_owned(),
            rev,
            updated_at: self.now,
            body: body.map(str::to_owned),
        })
    }

    async fn commit(mut self) -> Result<(), DbError> {
        let Some(last_seq) = self.last_seq else {
            return Ok(());
        };
        let token = token()?;
        sqlx::query("INSERT INTO commits (last_seq, token) VALUES ($1, $2)")
            .bind(last_seq)
            .bind(&token)
            .execute(&mut *self.transaction)
            .await?;
        self.transaction.commit().await?;
        self.db.set_head(Cursor::new(last_seq, token));
        Ok(())
    }
}

/// The next place in a feed.
pub(super) async fn next_seq(
    connection: &mut SqliteConnection,
    feed: &str,
) -> Result<i64, DbError> {
    let seq = sqlx::query_scalar("UPDATE feed SET seq = seq + 1 WHERE name = $1 RETURNING seq")
        .bind(feed)
        .fetch_one(connection)
        .await?;
    Ok(seq)
}

/// Whether the stored body says the same, whatever the order of its keys.
pub(super) fn same_body(stored: &StoredRecord, body: &str) -> bool {
    let Some(stored) = &stored.body else {
        return false;
    };
    stored == body
        || match (
            serde_json::from_str::<Value>(stored),
            serde_json::from_str::<Value>(body),
        ) {
            (Ok(stored), Ok(body)) => stored == body,
            _ => false,
        }
}

pub(super) fn now() -> Timestamp {
    Timestamp::from_seconds(now_ms() / 1000)
}

fn now_ms() -> i64 {
    let since_1970 = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX)
}

/// 64 random bits in hexadecimal.
fn token() -> Result<String, DbError> {
    Ok(format!("{:016x}", getrandom::u64()?))
}
