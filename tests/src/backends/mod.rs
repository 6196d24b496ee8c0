//! Real backends, started on loopback with folders of their own and ended by process id.
//!
//! A test starts one by [`Backend::start`], fills and changes it as other people would by [`Backend::desk`], and
//! points the code under test at [`Backend::url`].
//! What a backend needs and how it speaks stands in one file each; what is missing on this machine fails the test
//! and says what installs it.

mod backup;
mod desk;
mod kind;
mod offer;
mod process;

mod couch;
mod django;
mod json_server;
mod kinto;
mod lotse;
mod pocketbase;

pub use backup::Backup;
pub use desk::Desk;
pub use kind::Kind;
pub use offer::{Offer, Place, Stored};

use std::path::Path;
use std::process::Command;

use lotse_sync::profile::Credentials;
use serde_json::Value;
use tempfile::TempDir;

use crate::http::Headers;
use process::Process;

/// How one backend is started, and how it speaks of offers.
trait Adapter: Sync {
    /// Puts what the program expects into its new folder.
    fn prepare(&self, _folder: &Path) {}

    /// The program with all its arguments.
    fn command(&self, folder: &Path, port: u16) -> Command;

    /// A path that is answered with 200 once everything works.
    fn probe(&self) -> &'static str;

    /// Makes the collection and the accounts, once, and returns what the office sends with each request.
    fn set_up(&self, url: &str, folder: &Path) -> Headers;

    /// What a person sends with each request who may write; empty where nobody signs in.
    fn sign_in(&self, url: &str, folder: &Path) -> Headers;

    /// Who signs in there: what they type.
    fn person(&self) -> Credentials {
        Credentials::default()
    }

    /// An id of our choosing that this backend takes.
    fn own_id(&self, number: u32) -> String;

    /// An offer as this backend wants it written.
    fn written(&self, offer: &Offer) -> Value;

    /// A record as this backend tells it.
    fn read(&self, raw: &Value) -> Stored;

    /// All records there are, as they come.
    fn all(&self, desk: &Desk) -> Vec<Value>;

    /// Makes a record.
    fn create(&self, desk: &Desk, id: &str, offer: &Offer);

    /// Replaces what a record says, whatever it said before.
    fn update(&self, desk: &Desk, before: &Stored, offer: &Offer);

    /// Takes a record away.
    fn delete(&self, desk: &Desk, before: &Stored);

    /// Waits until all that was answered would survive the end of the process.
    fn settle(&self, _desk: &Desk, _folder: &Path) {}
}

/// A backend of some kind with an empty collection `offers`; it ends and its folder goes when this is dropped.
pub struct Backend {
    kind: Kind,
    process: Option<Process>,
    port: u16,
    office: Headers,
    folder: TempDir,
}

impl Backend {
    /// Starts one on a free port of 127.0.0.1.
    ///
    /// # Panics
    /// When it is not installed or does not come up, with its log.
    pub fn start(kind: Kind) -> Backend {
        let folder = tempfile::Builder::new()
            .prefix(&format!("lotse-{kind}-"))
            .tempdir()
            .expect("a temporary folder");
        let adapter = kind.adapter();
        adapter.prepare(folder.path());
        let (process, port) = Process::start_anywhere(kind, folder.path());
        let mut backend = Backend {
            kind,
            process: Some(process),
            port,
            office: Headers::new(),
            folder,
        };
        backend.office = adapter.set_up(&backend.url(), backend.folder.path());
        backend
    }

    /// What it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its address without a slash at the end, the same after a restart.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Signs somebody in who may write, and returns the header fields their requests carry.
    pub fn sign_in(&self) -> Headers {
        self.kind.adapter().sign_in(&self.url(), self.folder.path())
    }

    /// What the person who may write types to sign in; nothing where nobody does.
    pub fn person(&self) -> Credentials {
        self.kind.adapter().person()
    }

    /// The office beside the code under test: what it does was done by somebody else.
    pub fn desk(&self) -> Desk {
        Desk::new(self.kind, self.url(), self.office.clone())
    }

    /// Asks it to end, and waits; nobody answers at its address then.
    pub fn stop(&mut self) {
        if let Some(process) = self.process.take() {
            self.kind.adapter().settle(&self.desk(), self.folder.path());
            process.stop();
        }
    }

    /// Ends it without asking, as a power cut would.
    pub fn kill(&mut self) {
        self.process = None;
    }

    /// Starts it again at its address with what it had kept, after [`Backend::stop`] or [`Backend::kill`].
    ///
    /// # Panics
    /// When it does not come up, with its log.
    pub fn start_again(&mut self) {
        self.kill();
        self.process = Some(Process::start(self.kind, self.folder.path(), self.port));
    }

    /// Stops it and starts it again.
    ///
    /// # Panics
    /// When it does not come up, with its log.
    pub fn restart(&mut self) {
        self.stop();
        self.start_again();
    }

    /// Copies all it keeps, stopping it meanwhile.
    ///
    /// # Panics
    /// When that cannot be copied, or it does not come up again.
    pub fn back_up(&mut self) -> Backup {
        self.stop();
        let backup = Backup::of(self.folder.path()).expect("a copy of the folder");
        self.start_again();
        backup
    }

    /// Starts it again with what it held when the backup was made: all that came later never happened there.
    ///
    /// # Panics
    /// When that cannot be copied, or it does not come up again.
    pub fn restore(&mut self, backup: &Backup) {
        self.stop();
        backup
            .put_back(self.folder.path())
            .expect("the folder as it was");
        self.start_again();
    }
}
