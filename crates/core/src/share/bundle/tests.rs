use super::*;
use proptest::prelude::*;

fn part(source: &str) -> Part {
    Part {
        source: source.to_owned(),
        as_of: "2026-11-22T17:50:50Z".parse().expect("a timestamp"),
    }
}

fn file() -> String {
    let mut writer = BundleWriter::new();
    writer.part(&part("city"));
    writer.record(r#"{"kind":"offer","id":"a"}"#);
    writer.record("{\n  \"kind\": \"offer\"\r\n}");
    let mut file = writer.take();
    writer.part(&part("cms"));
    writer.record(r#"{"kind":"offer","id":"é"}"#);
    file.push_str(&writer.finish());
    file
}

#[test]
fn what_is_written_is_read_source_by_source() {
    let file = file();
    assert!(
        file.starts_with(
            "LOTSE-BUNDLE 1\n{\"source\":\"city\",\"as_of\":\"2026-11-22T17:50:50Z\"}\n"
        )
    );
    let bundle = Bundle::read(file.as_bytes()).expect("a bundle");
    assert_eq!(bundle.parts(), [(part("city"), 2), (part("cms"), 1)]);
    let records: Vec<_> = bundle.records().collect();
    assert_eq!(
        records,
        [
            ("city", r#"{"kind":"offer","id":"a"}"#),
            ("city", "{   \"kind\": \"offer\"  }"),
            ("cms", r#"{"kind":"offer","id":"é"}"#)
        ]
    );
}

#[test]
fn wrong_newer_and_damaged_files_are_told_apart() {
    let read = |file: &str| Bundle::read(file.as_bytes()).err();
    assert_eq!(read(""), Some(BundleError::NotABundle));
    assert_eq!(read("<!doctype html>"), Some(BundleError::NotABundle));
    assert_eq!(read("LOTSE-BUNDLE x\n"), Some(BundleError::NotABundle));
    assert_eq!(
        read(&file().replace("BUNDLE 1", "BUNDLE 12")),
        Some(BundleError::Newer(12))
    );
    assert_eq!(
        read(&file().replace("offer", "OFFER")),
        Some(BundleError::Damaged(0))
    );
    assert_eq!(
        read(&file().replace("END 3", "END 2")),
        Some(BundleError::Damaged(0))
    );
    assert_eq!(read(&BundleWriter::new().finish()), None);
}

#[test]
fn records_without_a_source_are_damage() {
    let mut writer = BundleWriter::new();
    writer.record("{}");
    assert_eq!(
        Bundle::read(writer.finish().as_bytes()).err(),
        Some(BundleError::Damaged(2))
    );
}

proptest! {
    #[test]
    fn a_file_cut_off_anywhere_is_not_taken(cut in any::<prop::sample::Index>()) {
        let file = file();
        let cut = cut.index(file.len());
        prop_assert!(Bundle::read(&file.as_bytes()[..cut]).is_err());
    }

    #[test]
    fn a_file_with_a_wrong_byte_is_not_taken(at in any::<prop::sample::Index>(), flip in 1u8..) {
        let mut bytes = file().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        prop_assert!(Bundle::read(&bytes).is_err());
    }
}
