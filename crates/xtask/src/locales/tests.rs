//! Bad message files, each with what is said about it.

use std::path::Path;

use super::check::{compare, twice};
use super::flat;
use super::source::Source;
use super::usage::Usage;

fn source(lang: &str, ftl: &str) -> Source {
    Source::parse(lang, format!("{lang}.ftl").into(), ftl, "")
}

/// What is said about these files, with place.
fn complaints(files: &[(&str, &str)]) -> Vec<String> {
    let sources: Vec<Source> = files.iter().map(|(lang, ftl)| source(lang, ftl)).collect();
    let parsing = sources.iter().flat_map(|source| source.findings.clone());
    let mut all: Vec<_> = parsing.chain(compare(&sources)).collect();
    all.sort();
    all.iter().map(ToString::to_string).collect()
}

fn check(files: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(complaints(files), expected);
}

#[test]
fn good_files_pass() {
    check(
        &[
            (
                "de",
                "a = Hallo { $name }\nb = { $n ->\n [one] ein Haus\n *[other] { $n } Häuser\n }\n",
            ),
            (
                "en",
                "a = Hello { $name }\nb = { $n ->\n [one] a house\n *[other] { $n } houses\n }\n",
            ),
        ],
        &[],
    );
}

#[test]
fn broken_fluent_is_named_with_its_line() {
    let said = complaints(&[("de", "a = A\nb = { $x\nc = C\n")]);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("de.ftl:3: is no Fluent: "), "{said:?}");
}

#[test]
fn keys_are_the_same_everywhere() {
    check(
        &[
            ("de", "a = Haus\nb = Baum\n"),
            ("en", "a = house\nc = tree\n"),
        ],
        &[
            "de.ftl:2: b: is missing in en.ftl",
            "en.ftl:2: c: is not in de.ftl",
        ],
    );
}

#[test]
fn a_key_stands_once() {
    check(
        &[("de", "a = Haus\na = Baum\n")],
        &["de.ftl:2: a: stands twice"],
    );
}

#[test]
fn variables_are_the_same_everywhere() {
    check(
        &[
            ("de", "a = Bis { $time }\n"),
            ("en", "a = Until { $tiem }\n"),
        ],
        &[
            "en.ftl:1: a: $tiem is not in German",
            "en.ftl:1: a: $time is missing",
        ],
    );
}

#[test]
fn plural_forms_are_exactly_those_of_the_language() {
    let de = "a = { $n ->\n [one] Tag\n *[other] Tage\n }\n";
    check(
        &[
            ("de", de),
            (
                "uk",
                "a = { $n ->\n [one] день\n [few] дні\n *[other] дня\n }\n",
            ),
        ],
        &["uk.ftl:1: a: $n: the form many is missing"],
    );
    check(
        &[
            ("de", de),
            (
                "en",
                "a = { $n ->\n [one] day\n [few] days\n *[other] days\n }\n",
            ),
        ],
        &["en.ftl:1: a: $n: en has no form few"],
    );
    check(
        &[("de", "a = { $n ->\n *[one] Tag\n [other] Tage\n }\n")],
        &["de.ftl:1: a: $n: the default must be *[other]"],
    );
    check(
        &[("de", "a = { $n ->\n [0] keine\n *[other] Tage\n }\n")],
        &["de.ftl:1: a: $n: the form one is missing"],
    );
}

#[test]
fn exact_numbers_and_names_may_be_chosen_by() {
    check(
        &[(
            "de",
            "a = { $n ->\n [0] kein Tag\n [one] Tag\n *[other] Tage\n }\n",
        )],
        &[],
    );
    check(
        &[(
            "de",
            "a = { $who ->\n [female] Lehrerin\n [male] Lehrer\n *[other] Lehrkraft\n }\n",
        )],
        &[],
    );
}

#[test]
fn a_language_nobody_entered_is_named() {
    check(
        &[("de", "a = Haus\n"), ("xx", "a = casa\n")],
        &["xx.ftl:1: its plural forms are not entered in locales/plural.rs"],
    );
}

#[test]
fn german_is_not_left_behind() {
    check(
        &[
            ("de", "a = Speichern\nb = OK\nc = Sport\n"),
            ("en", "a = Speichern\nb = OK\n# same as German\nc = Sport\n"),
        ],
        &["en.ftl:1: a: is still German (or mark it with the comment \"same as German\")"],
    );
    check(
        &[
            ("de", "a = Sport\n"),
            ("en", "# same as German\na = Sports\n"),
        ],
        &["en.ftl:2: a: is marked \"same as German\" and is not"],
    );
    check(
        &[
            ("de", "a = Angebote drucken\nb = Angebote\n"),
            ("uk", "a = Друк Angebote\nb = Offers\n"),
        ],
        &[
            "uk.ftl:1: a: the German word \"Angebote\" is left",
            "uk.ftl:2: b: has no letter of its own script",
        ],
    );
}

#[test]
fn sentences_are_not_glued_together() {
    check(
        &[(
            "de",
            "a = { \" und \" }{ $x }\nb = { a } weiter\nc = { $x }\u{a0}\n",
        )],
        &[
            "de.ftl:1: a: the literal { \" und \" }: sentences are not glued together, write plain text",
            "de.ftl:2: b: begins or ends with a blank; sentences are not glued together",
            "de.ftl:2: b: refers to the message a; write it out or make it a term",
            "de.ftl:3: c: begins or ends with a blank; sentences are not glued together",
        ],
    );
}

#[test]
fn what_is_read_from_the_right_says_so() {
    let german = ("de", "a = { $x } { $y }\nb = { $x } { $y }\nc = { $x }\n");
    let arabic = (
        "ar",
        "a = { $x }، { $y }\nb = \u{200f}{ $x } { $y }\n# same as German\nc = { $x }\n",
    );
    let open = "has no letter that says its direction; begin with U+200F";
    check(&[german, arabic], &[&format!("ar.ftl:1: a: {open}")]);
}

#[test]
fn what_the_table_has_no_room_for_is_refused() {
    check(
        &[(
            "de",
            "a = A\n    .title = B\nb = { NUMBER($n) }\nc = { -nobody }\nd = { -t(case: \"x\") }\n-t = T { -t }\n",
        )],
        &[
            "de.ftl:1: a: attributes have no place in the table",
            "de.ftl:3: b: NUMBER() is not known on the phone",
            "de.ftl:3: b: is empty",
            "de.ftl:4: c: is empty",
            "de.ftl:4: c: there is no term -nobody",
            "de.ftl:5: d: -t: terms take no arguments or attributes here",
            "de.ftl:5: d: is empty",
        ],
    );
    let circle = complaints(&[("de", "-t = T{ -t }\na = { -t }\n")]);
    assert_eq!(circle, ["de.ftl:2: a: the term -t contains itself"]);
}

#[test]
fn terms_stand_written_out_in_the_table() {
    let source = source(
        "de",
        "-brand = Lotse\nb = Mit { -brand } los\na =\n    eins\n    { $x }\n",
    );
    let table = flat::table(&source);
    assert_eq!(
        table,
        "lotse-messages 1 de\na\teins\u{b}\u{2}x\u{3}\nb\tMit Lotse los\n"
    );
}

#[test]
fn the_default_stands_last_in_the_table() {
    let source = source("de", "a = { $n ->\n *[other] viele\n [one] eins\n }\n");
    let table = flat::table(&source);
    assert_eq!(
        table,
        "lotse-messages 1 de\na\t\u{4}n\u{5}one\u{6}eins\u{5}other\u{6}viele\u{7}\n"
    );
}

fn usage(rust: &str) -> Usage {
    let mut usage = Usage::default();
    usage.add(Path::new("x.rs"), rust);
    usage
}

fn said(findings: &[super::Finding]) -> Vec<String> {
    findings.iter().map(ToString::to_string).collect()
}

#[test]
fn unused_messages_are_found() {
    let german = source(
        "de",
        "# dynamic: topic-* topic-short-* day-*\n\na = A\nb = B\ntopic-x = X\nday-1 = D\ntopic-short-x = X\n",
    );
    let rust =
        "// \"b\" in a comment\nfn f() { t(\"a\"); format!(\"topic-{slug}\"); \"day-light\"; }";
    let unused = usage(rust).unused(&german);
    assert_eq!(
        said(&unused),
        [
            "de.ftl:4: b: no source names it",
            "de.ftl:6: day-1: no source names it",
            "de.ftl:7: topic-short-x: no source names it",
        ]
    );
}

#[test]
fn keys_in_tests_do_not_count() {
    let german = source("de", "a = A\n");
    let unused = usage("fn f() {}\n#[cfg(test)]\nmod tests { fn g() { t(\"a\"); t(\"b\"); } }\n")
        .unused(&german);
    assert_eq!(said(&unused), ["de.ftl:1: a: no source names it"]);
}

#[test]
fn missing_messages_are_found_where_a_literal_is_a_key() {
    let german = source("de", "a = A\n");
    let rust = "fn f() {\n  i18n.t(\"a\");\n  i18n.t(\"gone\");\n  i18n.t_args(\n    \"gone-args\", &[]);\n  \
        view! { <Box title_key=\"gone-title\" class=\"not-a-key\"/> };\n  Door { key: \"gone-door\" };\n  \
        insert(\"not-a-key\"); let c = '\"'; t(\"a\");\n}";
    assert_eq!(
        said(&usage(rust).wrong(&[&german])),
        [
            "x.rs:3: gone: there is no such message",
            "x.rs:5: gone-args: there is no such message",
            "x.rs:6: gone-title: there is no such message",
            "x.rs:7: gone-door: there is no such message",
        ]
    );
}

#[test]
fn variables_are_given_as_the_message_wants_them() {
    let german = source("de", "a = A { $x } { $y }\nb = B\n");
    let rust = "fn f() {\n  t.t_args(\"a\", &[(\"x\", g(\"[\", [1].into())), (\"y\", \"q\".into())]);\n  \
        t.t_args(\"a\", &[(\"x\", h((\"y\", 1)))]);\n  t.t(\"a\");\n  t.t_args(\"b\", &[(\"z\", n.into())]);\n  \
        t.t_args(\"a\", &args);\n  t.t(\"b\");\n}";
    assert_eq!(
        said(&usage(rust).wrong(&[&german])),
        [
            "x.rs:3: a: $y is not given",
            "x.rs:4: a: $x is not given",
            "x.rs:4: a: $y is not given",
            "x.rs:5: b: $z is given, but not in the message",
        ]
    );
}

#[test]
fn words_of_a_further_binary_are_its_own() {
    let path = "crates/app/locales/people/de.ftl";
    let main = source("de", "-brand = Lotse\na = Haus\nb = Baum\nc = Tür\n");
    let people = Source::parse("de", path.into(), "p = In { -brand }\n", "-brand = Lotse\n");
    assert!(people.findings.is_empty(), "{:?}", people.findings);
    assert_eq!(people.messages["p"].words(), "In Lotse\n");

    let mut usage = Usage::default();
    let pages = Path::new("crates/app/src/pages/home.rs");
    usage.add(pages, "fn f() { t.t(\"a\"); t.t(\"p\"); }");
    let own = Path::new("crates/app/src/people/screen.rs");
    usage.add(own, "fn f() { t.t(\"a\"); t.t(\"b\"); t.t(\"p\"); }");
    assert_eq!(
        said(&usage.wrong(&[&main, &people])),
        [
            "crates/app/src/pages/home.rs:1: p: only lotse-people has this message, and this source is not its own"
        ]
    );
    assert_eq!(
        said(&usage.misplaced(&main)),
        ["de.ftl:3: b: only lotse-people names it, whose words have a file of their own"]
    );
    assert_eq!(said(&usage.misplaced(&people)), [""; 0]);
}

#[test]
fn a_key_stands_in_one_file_of_a_language() {
    let main = source("de", "a = Haus\n");
    let people = Source::parse("de", "people/de.ftl".into(), "a = Haus\nb = Tür\n", "");
    assert_eq!(
        said(&twice(&[&main, &people])),
        ["people/de.ftl:1: a: stands in de.ftl as well"]
    );
}
