//! The program itself: it listens, keeps what it is given, and stops when asked.
#![cfg(unix)]

mod limits;
mod log;
mod proxy;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::Duration;

/// Ends a test that would wait for ever; nothing waits for it.
const PATIENCE: Duration = Duration::from_secs(60);

struct Running {
    child: Child,
    log: BufReader<ChildStderr>,
    address: String,
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_lotse-server"))
}

fn start(database: &Path) -> Running {
    start_with(database, &[])
}

fn start_with(database: &Path, flags: &[&str]) -> Running {
    let database = ["--database", database.to_str().unwrap()];
    start_command("serve", &[&database, flags].concat())
}

fn start_command(command: &str, flags: &[&str]) -> Running {
    let mut child = program()
        .args([command, "--listen", "127.0.0.1:0"])
        .args(flags)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut log = BufReader::new(child.stderr.take().unwrap());
    let line = line_with(&mut log, "listening");
    let address = line
        .split("address=")
        .nth(1)
        .unwrap()
        .split(' ')
        .next()
        .unwrap()
        .to_owned();
    Running {
        child,
        log,
        address,
    }
}

fn line_with(log: &mut impl BufRead, word: &str) -> String {
    let line = log
        .lines()
        .map(Result::unwrap)
        .find(|line| line.contains(word));
    line.unwrap_or_else(|| panic!("the log ends without {word:?}"))
}

impl Running {
    fn get(&self, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nhost: lotse\r\nconnection: close\r\n\r\n"
        )
        .unwrap();
        stream
    }

    fn text(&self, path: &str) -> String {
        let mut text = String::new();
        self.get(path).read_to_string(&mut text).unwrap();
        text
    }

    fn stop(mut self, signal: &str) -> String {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &pid])
                .status()
                .unwrap()
                .success()
        );
        let mut rest = String::new();
        self.log.read_to_string(&mut rest).unwrap();
        assert!(self.child.wait().unwrap().success(), "{rest}");
        rest
    }
}

/// A test that fails leaves no server behind.
impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn table(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("organizations.csv");
    std::fs::write(&path, "id,kind,name_de\nfa,provider,Freiwilligenagentur\n").unwrap();
    path
}

#[test]
fn a_stop_ends_streams_in_time_and_a_restart_keeps_everything() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("lotse.sqlite");
    for signal in ["-TERM", "-INT"] {
        let running = start(&database);
        let mut stream = BufReader::new(running.get("/api/v1/events"));
        line_with(&mut stream, "event: changed");
        let log = running.stop(signal);
        assert!(log.contains("stopped") && !log.contains("open"), "{log}");
        let mut rest = String::new();
        stream.read_to_string(&mut rest).unwrap();
    }
    let running = start(&database);
    let mut stream = BufReader::new(running.get("/api/v1/events"));
    line_with(&mut stream, "event: changed");
    // Another process writes; listeners hear of it.
    let import = program()
        .args(["import", "--database"])
        .arg(&database)
        .arg(table(folder.path()))
        .output()
        .unwrap();
    assert!(import.status.success(), "{import:?}");
    line_with(&mut stream, "event: changed");
    assert!(
        running
            .text("/api/v1/organization")
            .contains("Freiwilligenagentur")
    );
    running.stop("-TERM");
    let again = start(&database);
    assert!(
        again
            .text("/api/v1/organization")
            .contains("Freiwilligenagentur")
    );

    // A copy made while it runs holds the same.
    let copy = folder.path().join("copy.sqlite");
    let backup = || {
        program()
            .arg("backup")
            .arg(&copy)
            .arg("--database")
            .arg(&database)
            .output()
            .unwrap()
    };
    assert!(backup().status.success());
    assert!(
        !backup().status.success(),
        "a copy that is there is not overwritten"
    );
    again.stop("-TERM");
    let from_copy = start(&copy);
    assert!(
        from_copy
            .text("/api/v1/organization")
            .contains("Freiwilligenagentur")
    );
    from_copy.stop("-TERM");
}

#[test]
fn a_wrong_setting_is_told_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let short = folder.path().join("token");
    std::fs::write(&short, "short").unwrap();
    let database = folder.path().join("lotse.sqlite");
    let cases: [(&[&str], &str); 4] = [
        (&["--assets", "/nowhere"], "/nowhere is not there"),
        (
            &["--operator-token-file", short.to_str().unwrap()],
            "at least 24 characters",
        ),
        (&["--connect", "https://a; script-src *"], "is no origin"),
        (&["--listen", "here"], "--listen"),
    ];
    for (flags, words) in cases {
        let run = program()
            .args(["serve", "--database"])
            .arg(&database)
            .args(flags)
            .output()
            .unwrap();
        let told = String::from_utf8(run.stderr).unwrap();
        assert!(
            !run.status.success() && told.contains(words),
            "{flags:?}: {told}"
        );
    }
    let text = folder.path().join("text.sqlite");
    std::fs::write(&text, "this is no database, whatever its name says").unwrap();
    let run = program()
        .args(["serve", "--database"])
        .arg(&text)
        .output()
        .unwrap();
    assert!(!run.status.success());
    assert!(
        std::fs::read_to_string(&text)
            .unwrap()
            .starts_with("this is no database")
    );
}
