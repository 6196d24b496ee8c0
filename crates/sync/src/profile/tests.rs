//! What a profile may say, and what it is told when it says something else.

use super::*;

const LEAST: &str = r#"{
    "profile": 1, "name": "Least",
    "lists": [{"kind": "offer", "path": "/offers", "identity": "/id"}]
}"#;

fn none(_: &str) -> Option<String> {
    None
}

fn flaws(text: &str) -> Vec<String> {
    match Profile::parse(text, none) {
        Ok(_) => Vec::new(),
        Err(flaws) => flaws.iter().map(Flaw::to_string).collect(),
    }
}

#[test]
fn the_least_profile_reads_a_bare_array_every_time() {
    let profile = Profile::parse(LEAST, none).expect("a profile");
    let [list] = profile.lists.as_slice() else {
        panic!("one list")
    };
    assert_eq!(list.kind, Kind::Always("offer".into()));
    assert_eq!(list.read.paging, Paging::default());
    assert_eq!(list.deletions, Deletions::Full);
    assert_eq!(list.fields, None);
    assert!(!list.keeps_row());
}

#[test]
fn unknown_words_are_named_with_the_near_one() {
    let text = LEAST.replace(r#""path""#, r#""pagign": {"kind": "pages"}, "path""#);
    assert_eq!(
        flaws(&text),
        ["/lists/0/pagign: there is no \"pagign\" here; did you mean \"paging\"?"]
    );
    let text = LEAST.replace(r#""path""#, r#""paging": {"kind": "pages"}, "path""#);
    assert_eq!(
        flaws(&text),
        ["/lists/0/paging/kind: there is no \"pages\" here; did you mean \"page\"?"]
    );
    let text = LEAST.replace("/offers", "/offers?since={sinse}");
    assert_eq!(
        flaws(&text),
        ["/lists/0/path: there is no variable {sinse}; did you mean {since}?"]
    );
}

#[test]
fn all_flaws_are_said_at_once_and_those_of_every_list_once() {
    let text = r#"{
        "profile": 2,
        "every": {"items": "data", "paging": {"kind": "token"}},
        "lists": [
            {"kind": "offer", "path": "/offers", "identity": {"at": "/id", "client": "uid"}},
            {"kind": "event", "identity": "/id"}
        ]
    }"#;
    assert_eq!(
        flaws(text),
        [
            "/profile: this version reads profiles of format 1",
            "/every/items: \"data\" is no JSON Pointer: it has to begin with /, as in \"/data\"",
            "/every/paging: \"at\" is missing",
            "/lists/0/identity/client: there is no \"uid\" here; did you mean \"uuid\"?",
            "/lists/1: \"path\" is missing",
        ]
    );
}

#[test]
fn what_is_no_profile_at_all() {
    assert!(
        flaws("<html>")
            .first()
            .is_some_and(|flaw| flaw.starts_with("/: no JSON"))
    );
    assert_eq!(flaws("[]"), ["/: expected an object, found an array"]);
    assert_eq!(
        flaws(r#"{"profile": 1, "lists": []}"#),
        ["/: there has to be at least one list"]
    );
}

#[test]
fn credentials_never_stand_in_a_profile() {
    let text = LEAST.replace(
        r#""lists""#,
        r#""transport": {"headers": {"Authorization": "Bearer x"}}, "lists""#,
    );
    assert_eq!(
        flaws(&text),
        [
            "/transport/headers/Authorization: credentials never stand in a profile: everybody can read it"
        ]
    );
}

#[test]
fn a_profile_extends_a_preset_by_merge_patch() {
    let preset = |name: &str| match name {
        "base" => Some(
            r#"{"profile": 1, "name": "Base", "every": {"items": "/data", "keyed": true}}"#
                .to_owned(),
        ),
        "loop" => Some(r#"{"profile": 1, "extends": "loop"}"#.to_owned()),
        _ => None,
    };
    let of = |name: &str| {
        LEAST.replace(
            r#""name": "Least""#,
            &format!(r#""extends": "{name}", "every": {{"keyed": null}}"#),
        )
    };
    let profile = Profile::parse(&of("base"), preset).expect("a profile");
    assert_eq!(profile.name, "Base");
    let read = &profile.lists.first().expect("a list").read;
    assert_eq!(
        (read.items.to_string().as_str(), read.keyed),
        ("/data", false)
    );
    let flaw = |name: &str| {
        Profile::parse(&of(name), preset)
            .unwrap_err()
            .remove(0)
            .to_string()
    };
    assert_eq!(flaw("bass"), "/extends: there is no preset \"bass\"");
    assert!(flaw("loop").contains("extends itself"));
}

#[test]
fn what_does_not_go_together() {
    let with =
        |more: &str| flaws(&LEAST.replace(r#""identity""#, &format!(r#"{more}, "identity""#)));
    let since = r#""since": {"query": {"after": "{since}"}, "mark": {"max": "/updated"}}"#;
    assert_eq!(with(since), Vec::<String>::new());
    assert_eq!(
        with(r#""since": {"mark": {"max": "/updated"}}"#),
        ["/lists/0/since: a \"query\" has to say how changes since a time are asked for"]
    );
    assert_eq!(
        with(r#""since": {"mark": "cursor"}"#),
        ["/lists/0: the mark \"cursor\" needs a paging by token or link"]
    );
    assert_eq!(
        with(&format!(
            r#"{since}, "languages": {{"lists": {{"de": "de"}}}}"#
        ))
        .len(),
        1
    );
    assert_eq!(
        with(r#""fields": {"/title/{lang}/text": "/title"}"#),
        ["/lists/0: fields that name {lang} need \"languages\""]
    );
    assert_eq!(with(r#""deletions": {"kind": "sweep"}"#).len(), 1);
    assert_eq!(
        with(
            r#""fields": {"/topic": {"from": "/category", "codec": "lookup", "table": "topics"}}"#
        ),
        [
            "/lists/0/fields: /topic looks up in the table \"topics\", which is not among the \"tables\""
        ]
    );
}

#[test]
fn paths_name_only_what_has_a_value() {
    let flaws = |path: &str| flaws(&LEAST.replace("/offers", path));
    assert_eq!(flaws("/offers/{page}"), Vec::<String>::new());
    assert_eq!(
        flaws("/{lang}/offers/{id}"),
        [
            "/lists/0: the path of this list cannot name {lang}: it has no value here",
            "/lists/0: the path of this list cannot name {id}: it has no value here"
        ]
    );
}

#[test]
fn the_row_is_kept_only_where_writing_needs_it() {
    let keeps = |more: &str| {
        let text = LEAST.replace(r#""identity""#, &format!(r#"{more}, "identity""#));
        let profile = Profile::parse(&text, none).expect("a profile");
        profile.lists.first().expect("a list").keeps_row()
    };
    let update = |merge: &str| {
        format!(r#""writes": {{"update": {{"path": "/offers/{{id}}", "merge": {merge}}}}}"#)
    };
    let flat = r#""fields": {"/title": "/title"}"#;
    let deep = r#""fields": {"/street": "/place/street"}"#;
    assert!(!keeps(flat));
    assert!(!keeps(&format!("{flat}, {}", update("1"))));
    assert!(keeps(&format!("{flat}, {}", update("\"replace\""))));
    assert!(keeps(&format!("{deep}, {}", update("1"))));
    assert!(!keeps(&format!("{deep}, {}", update("2"))));
    assert!(!keeps(&update("\"replace\"")));
}

#[test]
fn a_preset_says_how_records_are_addressed_without_knowing_the_list() {
    let preset = r#"{"profile": 1, "every": {
        "identity": "/id",
        "one": {"path": "{list}/{id}"},
        "writes": {"create": {"path": "{list}"}, "delete": {"path": "{list}/{id}"}}
    }}"#;
    let text = r#"{"profile": 1, "extends": "p", "lists": [
        {"kind": "offer", "path": "/offers"}, {"kind": "feedback", "path": "/feedback", "write_only": true}
    ]}"#;
    let profile = Profile::parse(text, |_| Some(preset.to_owned())).expect("a profile");
    let paths = |list: &List| {
        let vars = Vars::default().with(Var::Id, "7");
        let one = list.one.as_ref().map(|one| &one.path);
        let writes = [&list.writes.create, &list.writes.delete];
        let writes = writes
            .into_iter()
            .flatten()
            .map(|operation| &operation.path);
        let all: Vec<_> = one.into_iter().chain(writes).collect();
        all.iter()
            .map(|path| path.fill_encoded(&vars).expect("a path"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        paths(&profile.lists[0]),
        ["/offers/7", "/offers", "/offers/7"]
    );
    assert_eq!(
        paths(&profile.lists[1]),
        ["/feedback/7", "/feedback", "/feedback/7"]
    );
    assert_eq!(
        profile
            .lists
            .iter()
            .map(|list| list.write_only)
            .collect::<Vec<_>>(),
        [false, true]
    );
}

#[test]
fn a_null_that_merging_would_swallow_is_noticed() {
    let with = |deletions: &str| {
        LEAST.replace(r#""path""#, &format!(r#""deletions": {deletions}, "path""#))
    };
    let feed = |test: &str| {
        with(&format!(
            r#"{{"kind": "feed", "at": "/deleted_at", "not": {test}}}"#
        ))
    };
    let [flaw] = flaws(&feed("null")).try_into().expect("one flaw");
    assert!(
        flaw.starts_with("/lists/0/deletions/not: ") && flaw.ends_with("\"set\" says"),
        "{flaw}"
    );
    let [flaw] = flaws(&feed("[null]")).try_into().expect("one flaw");
    assert!(flaw.contains("since"), "{flaw}");
}
