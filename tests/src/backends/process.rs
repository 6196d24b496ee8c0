//! One running program: started on a free port, waited for, ended by its id.

use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use lotse_sync::{Method, Request};

use super::Kind;
use crate::http;

/// How long a start may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a program may take to end when asked.
const GRACE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(30);
/// A free port may be taken by somebody else before the program has it.
const TRIES: u32 = 4;

pub(super) struct Process {
    child: Child,
}

impl Process {
    /// Starts it on a port that is free.
    pub fn start_anywhere(kind: Kind, folder: &Path) -> (Process, u16) {
        let mut reason = String::new();
        for _ in 0..TRIES {
            let port = free_port();
            match try_start(kind, folder, port) {
                Ok(process) => return (process, port),
                Err(log) => reason = log,
            }
        }
        panic!("{kind} does not come up:\n{reason}");
    }

    /// Starts it on this port.
    pub fn start(kind: Kind, folder: &Path, port: u16) -> Process {
        try_start(kind, folder, port)
            .unwrap_or_else(|log| panic!("{kind} does not come up again:\n{log}"))
    }

    /// Asks it to end and waits; who does not listen is killed.
    pub fn stop(mut self) {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status();
        let begun = Instant::now();
        while asked.as_ref().is_ok_and(|asked| asked.success()) && begun.elapsed() < GRACE {
            if self.child.try_wait().is_ok_and(|status| status.is_some()) {
                return;
            }
            std::thread::sleep(PAUSE);
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts it and waits until it answers; says why it does not.
fn try_start(kind: Kind, folder: &Path, port: u16) -> Result<Process, String> {
    let adapter = kind.adapter();
    let log = folder.join("log");
    let file = || File::options().create(true).append(true).open(&log);
    let mut command = adapter.command(folder, port);
    command.current_dir(folder).stdin(Stdio::null());
    command.stdout(file().map_err(|error| error.to_string())?);
    command.stderr(file().map_err(|error| error.to_string())?);
    let child = command
        .spawn()
        .map_err(|error| format!("{}: {error}", command.get_program().to_string_lossy()))?;
    let mut process = Process { child };
    let probe = Request {
        method: Method::Get,
        url: format!("http://127.0.0.1:{port}{}", adapter.probe()),
        headers: Vec::new(),
        body: None,
        patience_ms: 5000,
    };
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        let answers = http::send(&probe).is_ok_and(|answer| answer.status == 200);
        // Asked last: whoever answered, it was not a program that has ended.
        if let Ok(Some(status)) = process.child.try_wait() {
            return Err(format!("it ended ({status})\n{}", read(log)));
        }
        if answers {
            return Ok(process);
        }
        std::thread::sleep(PAUSE);
    }
    Err(format!("no answer for {PATIENCE:?}\n{}", read(log)))
}

fn read(log: PathBuf) -> String {
    std::fs::read_to_string(log).unwrap_or_default()
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its own address").port()
}
