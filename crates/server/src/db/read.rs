//! What is read: single records, counts, and pages of the change feed.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use lotse_core::time::Timestamp;

use super::{Cursor, Db, DbError, StoredRecord};

/// Which part of the feed is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Selection {
    /// Only this kind, or all.
    pub kind: Option<String>,
    /// What the reader has already.
    pub since: Cursor,
    /// At most so many records.
    pub limit: u32,
}

/// A part of the feed, in the order of commits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Records as they are now; each stands at the place of its last change.
    pub records: Vec<StoredRecord>,
    /// Where to go on.
    pub cursor: Cursor,
    /// Whether there is more right now.
    pub more: bool,
    /// How many records the selection's kind has in all, without tombstones.
    pub total: u64,
}

/// What the feed answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pull {
    /// The changes.
    Page(Page),
    /// The cursor is not of this database, or of a state that was taken back; the reader starts again.
    UnknownCursor,
}

impl Db {
    /// A record or its tombstone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn get(&self, kind: &str, id: &str) -> Result<Option<StoredRecord>, DbError> {
        let mut connection = self.reader.acquire().await?;
        find(&mut connection, kind, id).await
    }

    /// How many records there are, without tombstones.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count(&self) -> Result<u64, DbError> {
        let mut connection = self.reader.acquire().await?;
        count(&mut connection, None).await
    }

    /// The changes after a cursor.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn pull(&self, selection: &Selection) -> Result<Pull, DbError> {
        // One transaction: records, end and token are of the same moment.
        let mut snapshot = self.reader.begin().await?;
        let since = &selection.since;
        if since.seq() > 0
            && token_at(&mut snapshot, since.seq()).await?.as_deref() != Some(since.token())
        {
            return Ok(Pull::UnknownCursor);
        }
        let total = count(&mut snapshot, selection.kind.as_deref()).await?;
        let wanted = i64::from(selection.limit);
        let rows = match &selection.kind {
            Some(kind) => {
                sqlx::query(
                    "SELECT kind, id, rev, seq, updated_at, body FROM records \
                     WHERE kind = $1 AND seq > $2 ORDER BY seq LIMIT $3",
                )
                .bind(kind)
                .bind(since.seq())
                .bind(wanted + 1)
                .fetch_all(&mut *snapshot)
                .await?
            }
            None => {
                sqlx::query(
                    "SELECT kind, id, rev, seq, updated_at, body FROM records \
                     WHERE seq > $1 ORDER BY seq LIMIT $2",
                )
                .bind(since.seq())
                .bind(wanted + 1)
                .fetch_all(&mut *snapshot)
                .await?
            }
        };
        let kept = rows.len().min(selection.limit as usize);
        let more = rows.len() > kept;
        let cursor = match rows[..kept].last() {
            Some(last) if more => {
                let seq = last.try_get("seq")?;
                let token = token_at(&mut snapshot, seq).await?.unwrap_or_default();
                Cursor::new(seq, token)
            }
            _ => end(&mut snapshot).await?,
        };
        let records = rows[..kept].iter().map(stored).collect::<Result<_, _>>()?;
        Ok(Pull::Page(Page {
            records,
            cursor,
            more,
            total,
        }))
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), DbError> {
        self.read_head().await.map(drop)
    }

    pub(super) async fn read_head(&self) -> Result<Cursor, DbError> {
        let mut connection = self.reader.acquire().await?;
        end(&mut connection).await
    }
}

pub(super) async fn find(
    connection: &mut SqliteConnection,
    kind: &str,
    id: &str,
) -> Result<Option<StoredRecord>, DbError> {
    let row = sqlx::query(
        "SELECT kind, id, rev, seq, updated_at, body FROM records WHERE kind = $1 AND id = $2",
    )
    .bind(kind)
    .bind(id)
    .fetch_optional(connection)
    .await?;
    Ok(row.as_ref().map(stored).transpose()?)
}

/// The token of the transaction that made the change `seq`.
async fn token_at(connection: &mut SqliteConnection, seq: i64) -> Result<Option<String>, DbError> {
    let token = sqlx::query_scalar(
        "SELECT token FROM commits WHERE last_seq >= $1 ORDER BY last_seq LIMIT 1",
    )
    .bind(seq)
    .fetch_optional(connection)
    .await?;
    Ok(token)
}

/// How many records there are, of one kind or of all, without tombstones.
async fn count(connection: &mut SqliteConnection, kind: Option<&str>) -> Result<u64, DbError> {
    let query = match kind {
        Some(kind) => {
            sqlx::query_scalar("SELECT COUNT(*) FROM records WHERE body IS NOT NULL AND kind = $1")
                .bind(kind)
        }
        None => sqlx::query_scalar("SELECT COUNT(*) FROM records WHERE body IS NOT NULL"),
    };
    let count: i64 = query.fetch_one(connection).await?;
    Ok(count.unsigned_abs())
}

/// The end of the feed.
async fn end(connection: &mut SqliteConnection) -> Result<Cursor, DbError> {
    let row = sqlx::query("SELECT last_seq, token FROM commits ORDER BY last_seq DESC LIMIT 1")
        .fetch_optional(connection)
        .await?;
    Ok(match row {
        Some(row) => Cursor::new(row.try_get("last_seq")?, row.try_get("token")?),
        None => Cursor::START,
    })
}

fn stored(row: &SqliteRow) -> Result<StoredRecord, sqlx::Error> {
    Ok(StoredRecord {
        kind: row.try_get("kind")?,
        id: row.try_get("id")?,
        rev: row.try_get("rev")?,
        updated_at: Timestamp::from_seconds(row.try_get("updated_at")?),
        body: row.try_get("body")?,
    })
}
