use super::*;

fn about() -> About {
    About::new("offer", "md-001", Some("city")).unwrap()
}

fn written_at() -> Timestamp {
    "2026-11-22T17:50:50Z".parse().unwrap()
}

/// `pointer code` of each error.
fn wrong(json: &str) -> Vec<String> {
    let errors = Feedback::read(json).unwrap_err();
    let told = errors
        .iter()
        .map(|error| format!("{} {}", error.pointer, error.code.as_str()));
    told.collect()
}

#[test]
fn what_is_written_is_read_again() {
    let comment = "Die Nummer \"stimmt\"\nnicht mehr \u{1f4de}";
    let feedback = Feedback::new(about(), Verdict::Wrong, comment, Lang::AR, written_at()).unwrap();
    let json = feedback.to_json();
    assert_eq!(Feedback::read(&json), Ok(feedback));
    let correct = Feedback::new(
        About::new("page", "about", None).unwrap(),
        Verdict::Correct,
        "",
        Lang::DE,
        written_at(),
    );
    assert_eq!(
        correct.unwrap().to_json(),
        r#"{"about":{"kind":"page","id":"about"},"verdict":"correct","comment":"","lang":"de","written_at":"2026-11-22T17:50:50Z"}"#
    );
}

#[test]
fn a_comment_may_be_left_out_only_when_all_is_correct() {
    let body = |rest: &str| {
        format!(
            r#"{{"about":{{"kind":"event","id":"e"}},"lang":"uk","written_at":"2026-11-22T17:50:50Z","newer":[1]{rest}}}"#
        )
    };
    for fine in [
        r#","verdict":"correct""#,
        r#","verdict":"correct","comment":null"#,
    ] {
        assert!(Feedback::read(&body(fine)).is_ok(), "{fine}");
    }
    for empty in ["", r#","comment":"""#, r#","comment":" \n ""#] {
        let json = body(&format!(r#","verdict":"wrong"{empty}"#));
        assert_eq!(wrong(&json), ["/comment required"]);
    }
}

#[test]
fn a_comment_is_counted_in_characters_not_bytes() {
    let of = |count| {
        let comment = "ш".repeat(count);
        Feedback::new(about(), Verdict::Wrong, &comment, Lang::UK, written_at())
    };
    assert!(of(MAX_COMMENT).is_ok());
    let error = of(MAX_COMMENT + 1).unwrap_err();
    assert_eq!((error.pointer, error.code), ("/comment", Code::TooLong));
}

#[test]
fn everything_wrong_is_told_at_once_with_its_field() {
    assert_eq!(
        wrong("{}"),
        [
            "/about required",
            "/verdict required",
            "/lang required",
            "/written_at required"
        ]
    );
    let long = "x".repeat(201);
    let json = format!(
        r#"{{"about":{{"kind":"diary","id":"a b","source":"{long}"}},"verdict":"maybe","comment":7,"lang":"d","written_at":"today"}}"#
    );
    assert_eq!(
        wrong(&json),
        [
            "/about/kind invalid",
            "/about/id invalid",
            "/about/source too_long",
            "/verdict invalid",
            "/lang invalid",
            "/written_at invalid",
            "/comment invalid"
        ]
    );
    assert_eq!(
        wrong(
            r#"{"about":{"kind":"offer","id":"a"},"verdict":"wrong","comment":7,"lang":"de","written_at":"2026-11-22T17:50:50Z"}"#
        ),
        ["/comment invalid"]
    );
    for no_object in ["[]", "7", "{", r#"{"about":1,"about":2}"#] {
        assert_eq!(wrong(no_object)[0].split(' ').nth(1), Some("invalid"));
    }
}

#[test]
fn feedback_about_feedback_is_refused() {
    assert!(About::new(KIND, "x", None).is_err());
}

#[test]
fn an_id_is_a_uuid_in_whatever_case() {
    let id: FeedbackId = "0193547A-5C1E-7ABC-8DEF-0123456789AB".parse().unwrap();
    assert_eq!(id.as_str(), "0193547a-5c1e-7abc-8def-0123456789ab");
    for bad in [
        "",
        "1",
        "0193547a5c1e7abc8def0123456789ab",
        "0193547a-5c1e-7abc-8def-0123456789a",
        "0193547a-5c1e-7abc-8def-0123456789ag",
        "0193547a-5c1e-7abc-8def-0123456789ab-",
        "0193547a-5c1e-7abc-8déf-0123456789a",
    ] {
        assert_eq!(bad.parse::<FeedbackId>(), Err(NoUuid), "{bad}");
    }
}
