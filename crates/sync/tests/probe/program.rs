//! The program itself: its arguments, its exit codes, its files.

use std::{
    fs,
    process::{Command, Output},
};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lotse-probe"))
        .args(arguments)
        .output()
        .expect("the program starts")
}

fn said(output: &Output) -> String {
    let both = [&output.stdout, &output.stderr];
    both.map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .concat()
}

#[test]
fn what_it_is_told_wrongly_it_says() {
    let help = run(&["--help"]);
    assert!(help.status.success());
    assert!(said(&help).contains("--write --yes"));
    for (arguments, words) in [
        (&[][..], "an address"),
        (&["ftp://a.example"][..], "no address"),
        (&["--colour"][..], "there is no --colour"),
        (&["--profile"][..], "needs a value"),
        (&["--profile", "x.json"][..], "belong together"),
        (
            &[
                "--profile",
                "x.json",
                "--base-url",
                "http://127.0.0.1:1",
                "--write",
            ][..],
            "--yes",
        ),
        (
            &["http://127.0.0.1:1", "--write", "--yes"][..],
            "only looked at",
        ),
        (
            &[
                "--profile",
                "/nowhere/x.json",
                "--base-url",
                "http://127.0.0.1:1",
            ][..],
            "/nowhere/x.json",
        ),
        (
            &["http://127.0.0.1:1", "--token-file", "/nowhere/token"][..],
            "/nowhere/token",
        ),
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            said(&output).contains(words),
            "{arguments:?}: {}",
            said(&output)
        );
    }
}

#[test]
fn a_backend_that_is_not_there_ends_with_1() {
    let looked = run(&["http://127.0.0.1:1/offers"]);
    assert_eq!(looked.status.code(), Some(1));
    assert!(said(&looked).contains("No profile can be proposed"));

    let folder = std::env::temp_dir().join(format!("lotse-probe-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("profile.json");
    let profile = r#"{"profile": 1, "name": "x", "extends": "json-server",
        "lists": [{"kind": "offer", "path": "/offers"}]}"#;
    fs::write(&file, profile).expect("a file");
    let name = file.to_str().expect("a name");
    let checked = run(&[
        "--profile",
        name,
        "--base-url",
        "http://127.0.0.1:1",
        "--json",
    ]);
    assert_eq!(checked.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&checked.stdout).expect("JSON alone");
    assert_eq!(report["ok"], false);
    assert_eq!(report["steps"][0]["step"], "profile");
    assert_eq!(
        report["steps"][0]["verdict"], "ok",
        "the preset is built in"
    );
    assert_eq!(report["steps"][1]["verdict"], "failed");

    fs::write(&file, r#"{"profile": 1}"#).expect("a file");
    let flawed = run(&["--profile", name, "--base-url", "http://127.0.0.1:1"]);
    assert_eq!(flawed.status.code(), Some(1));
    assert!(said(&flawed).contains("lists"), "{}", said(&flawed));
    fs::remove_dir_all(&folder).expect("the folder goes");
}
