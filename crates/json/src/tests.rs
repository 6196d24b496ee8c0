//! Held to `serde_json`: what is JSON there is JSON here, and says the same.

use proptest::prelude::*;

use super::*;

fn value(at: Node<'_, '_>) -> Result<serde_json::Value, Fault> {
    Ok(match at.shape() {
        Shape::Null => serde_json::Value::Null,
        Shape::Bool => bool::read(at)?.into(),
        Shape::Number => match (at.raw().parse::<u64>(), at.raw().parse::<i64>()) {
            (Ok(number), _) => number.into(),
            // The oracle knows a negative zero among whole numbers.
            (_, Ok(number)) if number != 0 => number.into(),
            _ => f64::read(at)?.into(),
        },
        Shape::Text => at.text()?.into(),
        Shape::Array => at
            .items()?
            .map(value)
            .collect::<Result<Vec<_>, _>>()?
            .into(),
        Shape::Object => {
            let member = |at: Node<'_, '_>| Ok((at.key().into_owned(), value(at)?));
            serde_json::Value::Object(at.members()?.map(member).collect::<Result<_, Fault>>()?)
        }
    })
}

fn ours(json: &str) -> Option<serde_json::Value> {
    value(Json::parse(json).root().ok()?).ok()
}

/// Whether two values say the same, numbers with a fraction or an exponent to four units in the last place.
fn alike(ours: &serde_json::Value, oracle: &serde_json::Value) -> bool {
    use serde_json::Value::{Array, Number, Object};
    match (ours, oracle) {
        (Array(a), Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(a, b)),
        (Object(a), Object(b)) => {
            let same = |((name, a), (other, b)): (_, (_, _))| name == other && alike(a, b);
            a.len() == b.len() && a.iter().zip(b).all(same)
        }
        (Number(a), Number(b)) if a.is_f64() && b.is_f64() => match (a.as_f64(), b.as_f64()) {
            (Some(a), Some(b)) => (a - b).abs() <= b.abs() * 4.0 * f64::EPSILON,
            _ => false,
        },
        _ => ours == oracle,
    }
}

fn agrees(json: &str) {
    assert_eq!(ours(json), serde_json::from_str(json).ok(), "{json}");
}

#[test]
fn reads_what_json_is_and_refuses_the_rest() {
    for json in [
        "null",
        " true ",
        "false",
        "0",
        "-0",
        "-1",
        "01",
        "1.",
        ".5",
        "1.5e3",
        "1e-7",
        "1E+2",
        "1e",
        "+1",
        "-",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "-9223372036854775809",
        "52.13070000000001",
        "123456789012345678901234567890.5",
        "0.00000000000000000000001",
        "1e400",
        "1e99999999999",
        "\"\"",
        "\"ä\\u00e4\\n\\\"\\\\\\/\\b\\f\\r\\t\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud83d\"",
        "\"\\ud83d\\u0041\"",
        "\"\\ude00\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\u12\"",
        "\"\\\"",
        "\"",
        "\"a\nb\"",
        "\"a\u{7f}b\"",
        "[]",
        "[1,2]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[",
        "]",
        "[1}",
        "{}",
        "{\"a\":1}",
        "{\"a\":1,}",
        "{\"a\"}",
        "{a:1}",
        "{\"a\" : [ { } , null ] }",
        "{\"\\u0061\":1}",
        "{1:2}",
        "",
        " ",
        "nul",
        "truex",
        "1 2",
        "\u{feff}1",
        "{\"a\":1}x",
    ] {
        agrees(json);
    }
}

#[test]
fn what_is_nested_too_deep_is_refused_not_fatal() {
    for depth in [127, 128, 100_000] {
        let json = "[".repeat(depth) + &"]".repeat(depth);
        assert_eq!(
            Json::parse(&json).root().is_ok(),
            serde_json::from_str::<serde_json::Value>(&json).is_ok(),
            "{depth}"
        );
    }
}

#[test]
fn a_fault_is_found_again_by_its_path() {
    let json = Json::parse(r#"{"a":[{},{"b":1,"c\n":[0,"x"]}],"d":null}"#);
    let root = json.root().unwrap();
    let list = root.need("a").unwrap().items().unwrap().nth(1).unwrap();
    let text = list.need("c\n").unwrap().items().unwrap().nth(1).unwrap();
    let problem = json.problem("offer/1", text.wrong("u8"));
    assert_eq!(
        (problem.path.as_str(), problem.message.as_str()),
        (
            "offer/1/a/1/c\n/1",
            "invalid type: string \"x\", expected u8"
        )
    );
    assert_eq!(json.problem("", root.fault(String::new())).path, "");
    assert_eq!(list.need("e").unwrap_err().0.1, "missing field `e`");
}

#[test]
fn a_number_may_be_a_bit_off_in_its_last_place_and_no_more() {
    let json = "[null,-29.901424e58,null]";
    let oracle = serde_json::from_str(json).expect("JSON");
    assert!(alike(&ours(json).expect("JSON"), &oracle));
    assert!(!alike(
        &ours("[null,-29.901425e58,null]").expect("JSON"),
        &oracle
    ));
}

#[test]
fn numbers_keep_to_their_type() {
    assert_eq!(read::<u8>("255"), Ok(255));
    for (json, message) in [
        ("256", "invalid value: integer `256`, expected u8"),
        ("-1", "invalid value: integer `-1`, expected u8"),
        ("1.0", "invalid type: floating point `1.0`, expected u8"),
        ("null", "invalid type: null, expected u8"),
        ("[]", "invalid type: sequence, expected u8"),
    ] {
        assert_eq!(read::<u8>(json).unwrap_err().message, message);
    }
    assert_eq!(read::<Option<u32>>("null"), Ok(None));
    assert!(read::<f64>("\"1\"").is_err());
}

fn tree() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        (-180_000_000_000i64..180_000_000_000).prop_map(|n| (n as f64 / 1e9).into()),
        "\\PC{0,8}|[\\x00-\\x7f]{0,6}".prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 24, 5, |below| {
        prop_oneof![
            prop::collection::vec(below.clone(), 0..5).prop_map(Into::into),
            prop::collection::vec(("[a-c\\\\\"é]{0,2}", below), 0..5)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_serde_json_writes_is_read_the_same(value in tree(), pretty in any::<bool>()) {
        let json = if pretty { format!("{value:#}") } else { value.to_string() };
        prop_assert_eq!(ours(&json), serde_json::from_str(&json).ok());
    }

    #[test]
    fn damaged_json_is_judged_the_same(value in tree(), at in any::<prop::sample::Index>(), put in "[\\[\\]{}\",:\\\\0-9eE.u +a-]?") {
        let mut letters: Vec<char> = value.to_string().chars().collect();
        let at = at.index(letters.len());
        letters.splice(at..=at, put.chars());
        let json: String = letters.into_iter().collect();
        let (ours, oracle) = (ours(&json), serde_json::from_str(&json).ok());
        let same = match (&ours, &oracle) {
            (Some(ours), Some(oracle)) => alike(ours, oracle),
            (ours, oracle) => ours == oracle,
        };
        prop_assert!(same, "{json}: {ours:?}, but {oracle:?}");
    }

    #[test]
    fn numbers_agree_with_serde_json_to_four_ulp(whole in 0u64..1_000, part in "[0-9]{1,24}", exponent in -20i32..20) {
        for json in [format!("{whole}.{part}"), format!("-{whole}.{part}e{exponent}")] {
            let oracle: f64 = serde_json::from_str(&json).unwrap();
            let (read, oracle) = (read::<f64>(&json).unwrap(), oracle);
            prop_assert!((read - oracle).abs() <= oracle.abs() * 4.0 * f64::EPSILON, "{json}: {read} {oracle}");
        }
    }
}

/// Looks at a document level by level.
fn levels(at: Node<'_, '_>, left: usize, seen: &mut Vec<String>) {
    seen.push([&*at.key(), "=", at.raw()].concat());
    if left > 0 {
        at.below().for_each(|below| levels(below, left - 1, seen));
    }
}

#[test]
fn an_outline_lists_the_outermost_levels_and_checks_all() {
    let json = r#"{"a":[{"b":{"c":[1,2]}},3],"d":"]"}"#;
    for depth in 0..6 {
        let (mut seen, mut wanted) = (Vec::new(), Vec::new());
        let outline = Json::outline(json, depth);
        levels(outline.root().unwrap(), usize::MAX, &mut seen);
        levels(Json::parse(json).root().unwrap(), depth, &mut wanted);
        assert_eq!(seen, wanted, "{depth} levels");
    }
    assert!(Json::outline(r#"{"a":{"b":[1,}}"#, 1).root().is_err());
}

#[test]
fn what_is_cut_off_is_told_from_what_is_broken() {
    let json = r#"{"a":["\u00e4",-1.5e3,true,null],"b":{"c":"d"}}"#;
    for end in 0..json.len() {
        let text = &json[..end];
        let cut = Json::outline(text, 1);
        assert!(cut.is_cut_off(text), "{text}");
        assert!(cut.root().is_err(), "{text}");
    }
    for text in [json, "nul!", "{]", "[1,]", "{}}", "<html>"] {
        assert!(!Json::parse(text).is_cut_off(text), "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_written_says_the_same_to_serde(name in ".*", text in ".*", number: i64, flag: bool) {
        let inner = Object::new().text(&name, &text).number("n", number);
        let json = Object::new().object(&name, inner).flag("f", flag).raw("r", "[null]").finish();
        let oracle = serde_json::json!({&name: {&name: &text}, "f": flag, "r": [null]});
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        // Of two members with one name the last counts, so the oracle is asked name by name.
        prop_assert_eq!(&read["f"], &oracle["f"]);
        prop_assert_eq!(&read["r"], &oracle["r"]);
        if !["f", "r", "n"].contains(&&*name) {
            prop_assert_eq!(&read[&name][&name], &oracle[&name][&name]);
            prop_assert_eq!(&read[&name]["n"], &serde_json::json!(number));
        }
    }
}
