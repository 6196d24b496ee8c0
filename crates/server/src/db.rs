//! The database: all SQL of the server stands in this module and its children.
//!
//! SQLite through sqlx. The statements are plain SQL that PostgreSQL reads as well.
//! One connection writes, several read; a write is one transaction, which also gives the change its place in the feed.

mod cursor;
mod error;
mod record;
mod schema;

mod feedback;
mod read;
mod write;

use std::path::Path;
use std::time::Duration;

use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use tokio::sync::watch;

pub use cursor::{Cursor, UnknownCursor};
pub use error::DbError;
pub use read::{Page, Pull, Selection};
pub use record::{NewFeedback, NewRecord, StoredRecord};
pub use write::{Condition, Outcome, Write};

/// How long a statement waits while another process holds the file.
const BUSY: Duration = Duration::from_secs(10);
const READERS: u32 = 4;

/// The records of one city and their change feed; cheap to clone.
#[derive(Debug, Clone)]
pub struct Db {
    writer: SqlitePool,
    reader: SqlitePool,
    head: watch::Sender<Cursor>,
}

impl Db {
    /// Opens the SQLite file, creates it if there is none, and brings its schema up to date.
    ///
    /// # Errors
    /// When the file cannot be opened, is no database, or was written by a newer version.
    pub async fn open(path: &Path) -> Result<Self, DbError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // An acknowledged write survives a power cut.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(BUSY)
            .foreign_keys(true);
        let options = quiet(options);
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await?;
        schema::migrate(&writer).await?;
        let reader = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_with(options.create_if_missing(false).read_only(true))
            .await?;
        let db = Self {
            writer,
            reader,
            head: watch::Sender::new(Cursor::START),
        };
        db.refresh().await?;
        Ok(db)
    }

    /// Where the feed ends, as far as this process knows.
    pub fn head(&self) -> Cursor {
        self.head.borrow().clone()
    }

    /// Follows the end of the feed.
    pub fn watch(&self) -> watch::Receiver<Cursor> {
        self.head.subscribe()
    }

    /// Looks where the feed ends: another process, such as an import, may have written.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn refresh(&self) -> Result<(), DbError> {
        let head = self.read_head().await?;
        self.set_head(head);
        Ok(())
    }

    /// Writes a whole copy of the database to a new file while others read and write.
    ///
    /// # Errors
    /// When the file is there already or cannot be written.
    pub async fn backup(&self, file: &Path) -> Result<(), DbError> {
        sqlx::query("VACUUM INTO $1")
            .bind(file.to_string_lossy().into_owned())
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    /// Waits for what is under way and closes the file.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }

    /// Two writers may report in the wrong order; the feed only ever grows while a database is open.
    fn set_head(&self, head: Cursor) {
        self.head.send_if_modified(|known| {
            let grown = head.seq() > known.seq();
            if grown {
                *known = head;
            }
            grown
        });
    }
}

/// Statements stay out of the log: they could carry what somebody wrote.
fn quiet(options: SqliteConnectOptions) -> SqliteConnectOptions {
    use sqlx::ConnectOptions;
    options.disable_statement_logging()
}

#[cfg(test)]
mod tests;
