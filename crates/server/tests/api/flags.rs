use clap::CommandFactory;
use lotse_server::config::Cli;

/// `docs/deploy.md` has a row for each flag of `serve`, with its variable and default.
#[test]
fn the_manual_names_every_flag_and_no_other() {
    let manual = include_str!("../../../../docs/deploy.md");
    let cli = Cli::command();
    let serve = cli.find_subcommand("serve").unwrap();
    let mut flags = Vec::new();
    for flag in serve
        .get_arguments()
        .filter(|flag| flag.get_env().is_some())
    {
        let long = flag.get_long().unwrap();
        let variable = flag.get_env().unwrap().to_str().unwrap();
        let default = match flag.get_default_values() {
            [] => String::new(),
            [value, ..] => format!("`{}`", value.to_str().unwrap()),
        };
        let row = format!("| `--{long}` | `{variable}` | {default} |").replace("|  |", "| |");
        assert!(manual.contains(&row), "docs/deploy.md lacks {row}");
        flags.push(format!("| `--{long}` |"));
    }
    let rows = manual.lines().filter(|line| line.starts_with("| `--"));
    for row in rows {
        assert!(
            flags.iter().any(|flag| row.starts_with(flag)),
            "there is no such flag: {row}"
        );
    }
    assert!(flags.len() > 5);
}
