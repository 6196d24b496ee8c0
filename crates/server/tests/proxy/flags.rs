use clap::{CommandFactory, Parser};
use lotse_server::config::{Cli, Command};
use lotse_server::proxy::Upstream;

/// `docs/proxy.md` has a row for each flag that `serve` does not have, and names no other.
#[test]
fn the_manual_names_every_flag_of_the_proxy_and_no_other() {
    let manual = include_str!("../../../../docs/proxy.md");
    let cli = Cli::command();
    let serve = cli.find_subcommand("serve").unwrap();
    let known = |long: &str| {
        serve
            .get_arguments()
            .any(|flag| flag.get_long() == Some(long))
    };
    let mut flags = Vec::new();
    let arguments = cli.find_subcommand("proxy").unwrap().get_arguments();
    for flag in arguments.filter(|flag| flag.get_env().is_some()) {
        let long = flag.get_long().unwrap();
        if known(long) {
            continue;
        }
        let variable = flag.get_env().unwrap().to_str().unwrap();
        let default = match flag.get_default_values() {
            [] => String::new(),
            [value, ..] => format!("`{}`", value.to_str().unwrap()),
        };
        let row = format!("| `--{long}` | `{variable}` | {default} |").replace("|  |", "| |");
        assert!(manual.contains(&row), "docs/proxy.md lacks {row}");
        flags.push(format!("| `--{long}` |"));
    }
    for row in manual.lines().filter(|line| line.starts_with("| `--")) {
        assert!(
            flags.iter().any(|flag| row.starts_with(flag)),
            "there is no such flag: {row}"
        );
    }
    assert!(flags.len() > 5);
}

fn upstreams(flags: &[&str]) -> Result<Vec<Upstream>, String> {
    let all = ["lotse-server", "proxy"].iter().chain(flags);
    let cli = Cli::try_parse_from(all).map_err(|error| error.to_string())?;
    let Command::Proxy(flags) = cli.command else {
        return Err("another command".to_owned());
    };
    flags.upstreams().map_err(|error| error.to_string())
}

#[test]
fn several_backends_each_with_what_is_said_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("header");
    std::fs::write(&file, "X-API-Key: secret\n").unwrap();
    let header = format!("cms={}", file.display());
    let described = upstreams(&[
        "--upstream",
        "cms=https://cms.example/api",
        "--upstream",
        "table=http://127.0.0.1:3000/",
        "--allow",
        "cms=GET,POST",
        "--upstream-header-file",
        &header,
        "--pass-authorization",
        "table",
    ])
    .unwrap();
    let of = |upstream: &Upstream| {
        let Upstream {
            credentials,
            passes_authorization,
            ..
        } = upstream;
        let allowed = upstream.allowed();
        (
            upstream.name.to_string(),
            allowed,
            credentials.len(),
            *passes_authorization,
        )
    };
    assert_eq!(
        described.iter().map(of).collect::<Vec<_>>(),
        [
            ("cms".to_owned(), "GET, POST, HEAD".to_owned(), 1, false),
            ("table".to_owned(), "GET, HEAD".to_owned(), 0, true),
        ]
    );
}

#[test]
fn what_does_not_fit_together_is_told() {
    let cms = ["--upstream", "cms=https://cms.example/api"];
    let more = [
        (&["--upstream", "cms=https://b.example"][..], "there twice"),
        (&["--upstream", "cms2=cms.example"], "starts with https://"),
        (
            &["--upstream", "Cms=https://b.example"],
            "lower-case letters",
        ),
        (&["--upstream", "b"], "starts with NAME="),
        (&["--allow", "csm=GET"], "there is no --upstream csm"),
        (&["--allow", "cms=GET,FETCH"], "FETCH is none of"),
        (
            &["--pass-authorization", "csm"],
            "there is no --upstream csm",
        ),
        (&["--upstream-header-file", "cms=/nowhere"], "/nowhere"),
    ];
    for (flags, words) in more {
        let told = upstreams(&[&cms, flags].concat()).unwrap_err();
        assert!(told.contains(words), "{flags:?}: {told}");
    }
    assert!(upstreams(&[]).unwrap_err().contains("--upstream"));
    assert_eq!(upstreams(&cms).unwrap().len(), 1);
}
