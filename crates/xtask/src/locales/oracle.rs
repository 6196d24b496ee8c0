//! The whole way of a message against `fluent-bundle`: compiled here, read by the very files that run on the phone.

use std::collections::BTreeSet;
use std::path::Path;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use super::{FOLDER, flat, read};
use crate::workspace;

#[path = "../../../app/src/i18n/text/mod.rs"]
#[allow(dead_code)]
mod text;

use text::message::{Arg, plain};
use text::number::Number;
use text::plural::category;
use text::table::Table;

/// Counts at which some language changes the form.
const NUMBERS: [i64; 8] = [0, 1, 2, 3, 5, 11, 21, 100];

#[test]
fn every_message_reads_as_fluent_writes_it() {
    let all = read(workspace::root()).unwrap();
    for source in all.iter().flat_map(|(_, sources)| sources) {
        let table = Table::parse(&flat::table(source)).expect("a table");
        // The words of a further binary use the terms of the reading app's.
        let beside = Path::new(FOLDER).join(format!("{}.ftl", source.lang));
        let files = BTreeSet::from([beside, source.file.clone()]);
        let text: String = files
            .iter()
            .map(|file| workspace::read(file).unwrap())
            .collect();
        let bundle = bundle(&source.lang, &text);
        assert_eq!(table.len(), source.messages.len(), "{}", source.lang);
        for (key, message) in &source.messages {
            for number in NUMBERS {
                let variables: Vec<&str> = message.variables().into_iter().collect();
                let counts = counts(&message.pattern);
                let (mut ours, mut theirs) = (Vec::new(), FluentArgs::new());
                for name in variables {
                    if counts.contains(&name) {
                        ours.push((name, Arg::from(number)));
                        theirs.set(name, FluentValue::from(number));
                    } else {
                        ours.push((name, Arg::from("سوق Markt")));
                        theirs.set(name, FluentValue::from("سوق Markt"));
                    }
                }
                let got = table.format(key, &ours).expect(key);
                let want = show(&bundle, key, &theirs);
                assert_eq!(plain(&got), plain(&want), "{} {key} {number}", source.lang);
                if counts.is_empty() {
                    assert_eq!(got, want, "isolates of {} {key}", source.lang);
                }
            }
        }
    }
}

#[test]
fn a_bundle_of_hard_cases_reads_as_fluent_writes_it() {
    let ftl = "-brand = Lotse\n\
        lines =\n    First line\n    second, indented\n      third\n\n    after a gap\n\
        term = The { -brand } of { $name }\n\
        alone = { $name }\n\
        nested = { $a ->\n    [x] { $b ->\n        [y] both\n       *[other] x and { $b }\n    }\n   *[other] neither\n}\n\
        sentence = You have { $count ->\n    [0] nothing\n    [one] one thing\n   *[other] { $count } things\n} here.\n\
        early = { $count ->\n   *[other] many { $count }\n    [one] one\n}\n";
    let source = super::source::Source::parse("en", "en.ftl".into(), ftl, "");
    assert_eq!(source.findings, []);
    let table = Table::parse(&flat::table(&source)).expect("a table");
    let bundle = bundle("en", ftl);
    for (a, b) in [("x", "y"), ("x", "z"), ("q", "y")] {
        for number in NUMBERS {
            let ours = [
                ("name", Arg::from("Amal")),
                ("a", Arg::from(a)),
                ("b", Arg::from(b)),
                ("count", Arg::from(number)),
            ];
            let mut theirs = FluentArgs::new();
            theirs.set("name", "Amal");
            theirs.set("a", a);
            theirs.set("b", b);
            theirs.set("count", number);
            for key in source.messages.keys() {
                let got = plain(&table.format(key, &ours).expect(key));
                assert_eq!(got, plain(&show(&bundle, key, &theirs)), "{key} {number}");
            }
        }
    }
}

// `intl_pluralrules` 7.0.2, which fluent-bundle counts with, is wrong for Arabic from 103 on; ICU4X is right.
#[test]
fn plural_forms_are_those_of_cldr() {
    use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};
    let languages = [
        "de", "en", "ar", "uk", "ru", "fa", "ps", "ti", "so", "ku", "tr", "fr", "es", "pl", "ro",
        "bg", "sq", "sr", "hr", "vi", "zh", "hi", "am", "pt", "it",
    ];
    for lang in languages {
        let locale: icu_locale_core::Locale = lang.parse().unwrap();
        let rules = PluralRules::try_new(locale.into(), PluralRulesOptions::default()).unwrap();
        for n in (0..=250_u32).chain([1_000, 1_000_000, 1_000_001, 2_000_000]) {
            let want = match rules.category_for(n) {
                PluralCategory::Zero => "zero",
                PluralCategory::One => "one",
                PluralCategory::Two => "two",
                PluralCategory::Few => "few",
                PluralCategory::Many => "many",
                PluralCategory::Other => "other",
            };
            let got = category(Number::Whole(n.into()), lang);
            assert_eq!(got, want, "{lang} {n}");
            let known = super::plural::categories(lang).unwrap();
            assert!(known.contains(&want), "{lang} lacks the form {want}");
        }
    }
}

/// Variables that are counted with: those a choice is made by.
fn counts(pattern: &[super::source::Part]) -> Vec<&str> {
    let mut names = Vec::new();
    super::source::walk(pattern, &mut |part| {
        if let super::source::Part::Select { variable, .. } = part {
            names.push(variable.as_str());
        }
    });
    names
}

fn bundle(lang: &str, ftl: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![lang.parse().unwrap()]);
    let resource = FluentResource::try_new(ftl.to_owned()).expect("Fluent");
    bundle.add_resource(resource).expect("no key twice");
    bundle
}

fn show(bundle: &FluentBundle<FluentResource>, key: &str, args: &FluentArgs<'_>) -> String {
    let message = bundle.get_message(key).expect(key);
    let mut errors = Vec::new();
    let pattern = message.value().expect(key);
    let text = bundle
        .format_pattern(pattern, Some(args), &mut errors)
        .into_owned();
    assert!(errors.is_empty(), "{key}: {errors:?}");
    text
}
