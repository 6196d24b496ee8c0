//! Looks at a list of an unknown REST backend and proposes a profile, or checks a profile against a live backend.

mod arguments;
mod presets;

use std::{fs, process::ExitCode};

use arguments::{Arguments, Task};
use lotse_sync::probe::{
    Native, Session,
    check::{self, check},
    look::{self, look},
};

fn main() -> ExitCode {
    let given = std::env::args().skip(1);
    match Arguments::read(given) {
        Ok(None) => {
            print!("{}", arguments::HELP);
            ExitCode::SUCCESS
        }
        Ok(Some(arguments)) => run(&arguments).unwrap_or_else(|why| complain(&why)),
        Err(why) => complain(&why),
    }
}

fn complain(why: &str) -> ExitCode {
    eprintln!("lotse-probe: {why}");
    ExitCode::from(2)
}

fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let wire = Native::default();
    let session = Session::new(&wire, arguments.requests);
    let preset = |name: &str| presets::of(arguments.presets.as_deref(), name);
    let (ok, text, json) = match &arguments.task {
        Task::Look { url } => {
            let options = look::Options {
                url,
                kind: &arguments.kind,
                language: arguments.languages.first().map_or("de", String::as_str),
                origin: arguments.origin.clone(),
                credentials: arguments.credentials.clone(),
                targets: look::Targets::parse(presets::TARGETS),
                preset: &preset,
            };
            let sight = look(&session, &options);
            if let (Some(file), Some(profile)) = (&arguments.out, &sight.profile) {
                fs::write(file, format!("{profile:#}\n"))
                    .map_err(|error| format!("{file}: {error}"))?;
            }
            (sight.profile.is_some(), sight.to_string(), sight.json())
        }
        Task::Check { profile, base_url } => {
            let text =
                fs::read_to_string(profile).map_err(|error| format!("{profile}: {error}"))?;
            let report = check(
                &session,
                &check::Options {
                    profile: &text,
                    preset: &preset,
                    base_url: base_url.clone(),
                    languages: arguments.languages.clone(),
                    credentials: arguments.credentials.clone(),
                    origin: arguments.origin.clone(),
                    write: arguments.write,
                },
            );
            (report.is_ok(), report.to_string(), report.json())
        }
    };
    if arguments.json {
        println!("{json:#}");
    } else {
        print!("{text}");
        println!("{} requests were sent.", session.sent());
    }
    Ok(if ok {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
