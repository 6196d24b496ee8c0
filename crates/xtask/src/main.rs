//! `cargo xtask <command>`: everything that is done with this repository.
//!
//! One file or folder per command; this one only picks.

mod binaries;
mod markers;
mod process;
mod workspace;

mod bench;
mod build;
mod ci;
mod dev;
mod locales;
mod precache;
mod run;
mod size;
mod test;
mod tidy;
mod tools;

use std::process::ExitCode;

/// What can be asked for: its name, one line of help, and what does it.
struct Command {
    name: &'static str,
    help: &'static str,
    run: fn(&[String]) -> anyhow::Result<()>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "run",
        help: "builds what is stale and starts Lotse with the demo city on 127.0.0.1:8080",
        run: run::run,
    },
    Command {
        name: "dev",
        help: "like `run`, in debug, and builds again whenever a source changes",
        run: dev::run,
    },
    Command {
        name: "test",
        help: "runs every check CI runs; `test <step>…` runs some, `--long` runs the long tests too",
        run: test::run,
    },
    Command {
        name: "ci",
        help: "what CI calls: all of `test`",
        run: ci::run,
    },
    Command {
        name: "size",
        help: "the bytes a first visit loads, against the budget (`--write`: into docs/performance.md)",
        run: size::run,
    },
    Command {
        name: "bench",
        help: "times in Chromium beside their limits (`--quick`, `--repeat N`, `--only <row>`, `--offers N`, `--write`)",
        run: bench::run,
    },
    Command {
        name: "tidy",
        help: "the rules of the house: dependencies, file length, documents, languages, styles, privacy",
        run: tidy::run,
    },
    Command {
        name: "build",
        help: "builds the app in release into dist/ (`--debug`: fast to build, large, without service worker)",
        run: build::run,
    },
    Command {
        name: "precache",
        help: "what trunk calls at the end of a build: service worker list, compressed copies, messages",
        run: precache::run,
    },
    Command {
        name: "locales",
        help: "checks the messages of all languages (`--strict`, `--remove-unused`); `--out <folder>` writes their tables",
        run: locales::command,
    },
    Command {
        name: "pictures",
        help: "takes the pictures in the README and in the app's manifest anew, from the built app",
        run: test::pictures,
    },
    Command {
        name: "tools",
        help: "installs the tools that are missing, for building and for testing",
        run: tools::run,
    },
    Command {
        name: "backends",
        help: "installs the backends of other makers that the tests run against",
        run: tools::backends,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = arguments.split_first() else {
        print_help();
        return ExitCode::from(2);
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print_help();
        return ExitCode::SUCCESS;
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        eprintln!("cargo xtask knows no command \"{name}\"\n");
        print_help();
        return ExitCode::from(2);
    };
    match (command.run)(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cargo xtask {name}: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn print_help() {
    println!("cargo xtask <command>\n");
    for Command { name, help, .. } in COMMANDS {
        println!("  {name:<9} {help}");
    }
    println!("  {:<9} this list", "help");
}
