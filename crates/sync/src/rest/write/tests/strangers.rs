//! Conventions of servers that nobody here wrote.

use super::*;

/// A server that makes the ids and answers with the record (Django REST framework, FastAPI, Feathers, LoopBack).
const BARE: &str = r#"{"profile": 1, "name": "t", "lists": [{
    "kind": "offer", "path": "/offers/", "identity": "/id", "fields": {"/title": "/title"},
    "writes": {"create": {"path": "{list}"}, "update": {"path": "{list}{id}/"}}
}]}"#;

#[test]
fn an_answer_is_taken_for_the_record_where_nothing_else_tells_its_id() {
    let made = json!({"id": 8, "title": "x"});
    let (_, outcome) = talk(&writing(BARE), &create(), false, &[(201, made)]);
    let Outcome::Sent { id, document } = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(id, "8");
    assert_eq!(document.unwrap()["body"], json!({"title": "x"}));
}

#[test]
fn an_answer_that_says_less_is_read_again() {
    let profile = BARE.replace(r#""writes""#, r#""one": {"path": "{list}{id}/"}, "writes""#);
    let answers = [
        (201, json!({"id": 8})),
        (200, json!({"id": 8, "title": "x"})),
    ];
    let (asked, outcome) = talk(&writing(&profile), &create(), false, &answers);
    assert_eq!(asked[1], "GET /offers/8/");
    assert!(matches!(outcome, Outcome::Sent { id, .. } if id == "8"));
}

#[test]
fn what_is_wrong_with_the_whole_record_is_beside_no_field() {
    let profile = BARE.replace(
        r#""writes""#,
        r#""refusals": {"at": "/details", "field": "/path", "message": "/message"}, "writes""#,
    );
    let error = json!({"details": [{"path": "", "message": "name is missing"}]});
    let (_, outcome) = talk(&writing(&profile), &create(), false, &[(422, error)]);
    let Outcome::Refused { fields, .. } = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(
        (&*fields[0].pointer, &*fields[0].message),
        ("", "name is missing")
    );
}

#[test]
fn what_was_created_beyond_doubt_is_not_created_again() {
    let without_id = json!({"result": {"ok": true}});
    let answer = |status| [(status, without_id.clone())];
    let (_, outcome) = talk(&writing(BARE), &create(), false, &answer(201));
    assert!(matches!(outcome, Outcome::Sent { .. }), "{outcome:?}");
    // Anybody answers 200: a gate in between, too.
    let (_, outcome) = talk(&writing(BARE), &create(), false, &answer(200));
    assert_eq!(outcome, Outcome::NoAnswer);
}

/// A number's column takes "0199-a" for 199, or for nothing at all: somebody else's record.
#[test]
fn what_was_created_without_an_id_is_not_changed_by_our_name_for_it() {
    let profile = REFERENCED.replace(
        r#", "ref": {"at": "/client_ref", "query": {"client_ref": "{ref}"}}"#,
        "",
    );
    let writing = writing(&profile);
    let made = json!({"doc": {"id": 121}});
    let (_, outcome) = talk(&writing, &create(), false, &[(201, made)]);
    let Outcome::Sent { document, .. } = outcome else {
        panic!("{outcome:?}");
    };
    for operation in [Change_::Update, Change_::Delete] {
        let later = change(operation, document.clone(), json!({"title": "y"}));
        let (asked, outcome) = talk(&writing, &later, false, &[]);
        assert_eq!((asked.len(), outcome), (0, Outcome::NotAllowed));
        assert_eq!(writing.prepare(&later), None);
    }
}

#[test]
fn constants_name_the_record_where_the_server_wants_it_in_the_content() {
    let profile = CONDITIONAL.replace(
        r#""constants": {"/type": "offers"}"#,
        r#""constants": {"/type": "offers", "/id": "{id}", "/meta": {"from": [1, "{version}"]}}"#,
    );
    let answers = [(200, row(4, json!({"title": "x"})))];
    let (asked, _) = talk(&writing(&profile), &update(), false, &answers);
    assert!(
        asked[0].contains(r#""id":"0199-a","meta":{"from":[1,"3"]},"type":"offers""#),
        "{asked:?}"
    );
    // A new record has no version, and no id where the server makes them.
    let (asked, _) = talk(&writing(&profile), &create(), false, &answers);
    assert!(asked[0].contains(r#""meta":{"from":[1]}"#), "{asked:?}");
    let profile = profile.replace(r#""client": "uuid""#, r#""client": "none""#);
    let profile = profile.replace(
        r#""PUT", "path": "/offers/{id}""#,
        r#""POST", "path": "/offers""#,
    );
    let (asked, _) = talk(&writing(&profile), &create(), false, &answers);
    assert!(!asked[0].contains(r#""id""#), "{asked:?}");
}

#[test]
fn coordinates_of_geojson_are_written_as_an_array() {
    let profile = BARE.replace(
        r#"{"/title": "/title"}"#,
        r#"{"/lat": "/geometry/coordinates/1", "/lon": "/geometry/coordinates/0"}"#,
    );
    let new = change(Change_::Create, None, json!({"lat": 52.1, "lon": 11.6}));
    let (asked, _) = talk(&writing(&profile), &new, false, &[(201, Value::Null)]);
    assert_eq!(
        asked,
        [r#"POST /offers/ {"geometry":{"coordinates":[11.6,52.1]}}"#]
    );
    // One of them changes, and both go.
    let raw = json!({"geometry": {"type": "Point", "coordinates": [11.6, 52.1]}});
    let base = json!({"id": "7", "body": {"lat": 52.1, "lon": 11.6}, "raw": raw});
    let moved = change(Change_::Update, Some(base), json!({"lat": 52.2}));
    let (asked, _) = talk(&writing(&profile), &moved, false, &[(1, Value::Null)]);
    assert!(
        asked[0].contains(r#"{"geometry":{"coordinates":[11.6,52.2],"type":"Point"}}"#),
        "{asked:?}"
    );
}

#[test]
fn one_error_alone_names_its_field() {
    let profile = CONDITIONAL.replace(
        r#"{"at": "/errors", "field": "/pointer", "code": "/code", "message": "/detail"}"#,
        r#"{"at": "/error", "field": "/target", "code": "/code", "message": "/message"}"#,
    );
    let error =
        json!({"error": {"target": "title", "code": "MISSING", "message": "Say what it is"}});
    let (_, outcome) = talk(&writing(&profile), &create(), false, &[(422, error)]);
    let Outcome::Refused { fields, .. } = outcome else {
        panic!("{outcome:?}")
    };
    let said = fields
        .iter()
        .map(|field| (&*field.pointer, &*field.code, &*field.message));
    assert_eq!(
        said.collect::<Vec<_>>(),
        [("/title", "MISSING", "Say what it is")]
    );
}
