//! What people said about records, in the order in which it arrived.

use lotse_core::feedback::{FeedbackId, KIND};
use lotse_core::time::Timestamp;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::write::{next_seq, now, same_body};
use super::{Cursor, Db, DbError, NewFeedback, Outcome, Page, Pull, StoredRecord, Write};

/// Nobody changes feedback, so it has one revision, and a second when it was taken away.
const REV: i64 = 1;

impl Db {
    /// Stores feedback, or finds it stored already; `Refused(None)` when its id stands for something else.
    ///
    /// What the operator took away stays away: a device that repeats it is told so and is done.
    ///
    /// # Errors
    /// When the database fails; then nothing was written.
    pub async fn hand_in(&self, feedback: &NewFeedback) -> Result<Write, DbError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let id = feedback.id();
        match find(&mut transaction, id).await? {
            Some(known) if known.body.is_none() || same_body(&known, feedback.body()) => {
                return Ok(Write::Done(Outcome::Unchanged, known));
            }
            Some(_) => return Ok(Write::Refused(None)),
            None => {}
        }
        let seq = next_seq(&mut transaction, "feedback").await?;
        let received_at = now();
        sqlx::query("INSERT INTO feedback (id, seq, received_at, body) VALUES ($1, $2, $3, $4)")
            .bind(id.as_str())
            .bind(seq)
            .bind(received_at.seconds())
            .bind(feedback.body())
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        let body = Some(feedback.body().to_owned());
        let stored = record(id.as_str().to_owned(), received_at, body);
        Ok(Write::Done(Outcome::Created, stored))
    }

    /// Feedback, or the mark that it was taken away.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn feedback(&self, id: &FeedbackId) -> Result<Option<StoredRecord>, DbError> {
        let mut connection = self.reader.acquire().await?;
        find(&mut connection, id).await
    }

    /// Takes feedback away, its words with it; nothing when there never was such.
    ///
    /// # Errors
    /// When the database fails; then nothing was written.
    pub async fn remove_feedback(&self, id: &FeedbackId) -> Result<Option<StoredRecord>, DbError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query("UPDATE feedback SET body = NULL WHERE id = $1")
            .bind(id.as_str())
            .execute(&mut *transaction)
            .await?;
        let left = find(&mut transaction, id).await?;
        transaction.commit().await?;
        Ok(left)
    }

    /// At most `limit` pieces of feedback that arrived after `since`; `total` counts what is there.
    ///
    /// Each keeps its place for good, so who reads on sees what is new and not what was taken away meanwhile.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn pull_feedback(&self, since: &Cursor, limit: u32) -> Result<Pull, DbError> {
        let mut snapshot = self.reader.begin().await?;
        if since.seq() > 0 && cursor_at(&mut snapshot, since.seq()).await?.as_ref() != Some(since) {
            return Ok(Pull::UnknownCursor);
        }
        let total: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM feedback WHERE body IS NOT NULL")
            .fetch_one(&mut *snapshot)
            .await?;
        let rows = sqlx::query(
            "SELECT id, seq, received_at, body FROM feedback WHERE seq > $1 ORDER BY seq LIMIT $2",
        )
        .bind(since.seq())
        .bind(i64::from(limit) + 1)
        .fetch_all(&mut *snapshot)
        .await?;
        let kept = rows.len().min(limit as usize);
        let cursor = match rows[..kept].last() {
            Some(last) => cursor(last)?,
            None => since.clone(),
        };
        let records = rows[..kept].iter().map(stored).collect::<Result<_, _>>()?;
        Ok(Pull::Page(Page {
            records,
            cursor,
            more: rows.len() > kept,
            total: total.unsigned_abs(),
        }))
    }
}

async fn find(
    connection: &mut SqliteConnection,
    id: &FeedbackId,
) -> Result<Option<StoredRecord>, DbError> {
    let row = sqlx::query("SELECT id, received_at, body FROM feedback WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(connection)
        .await?;
    Ok(row.as_ref().map(stored).transpose()?)
}

async fn cursor_at(connection: &mut SqliteConnection, seq: i64) -> Result<Option<Cursor>, DbError> {
    let row = sqlx::query("SELECT id, seq FROM feedback WHERE seq = $1")
        .bind(seq)
        .fetch_optional(connection)
        .await?;
    Ok(row.as_ref().map(cursor).transpose()?)
}

/// After this row. Its id was made at random, which tells a restored database from the one the cursor is of.
fn cursor(row: &SqliteRow) -> Result<Cursor, sqlx::Error> {
    let id: String = row.try_get("id")?;
    Ok(Cursor::new(row.try_get("seq")?, id.replace('-', "")))
}

fn stored(row: &SqliteRow) -> Result<StoredRecord, sqlx::Error> {
    let received_at = Timestamp::from_seconds(row.try_get("received_at")?);
    Ok(record(
        row.try_get("id")?,
        received_at,
        row.try_get("body")?,
    ))
}

fn record(id: String, updated_at: Timestamp, body: Option<String>) -> StoredRecord {
    StoredRecord {
        kind: KIND.to_owned(),
        id,
        rev: if body.is_some() { REV } else { REV + 1 },
        updated_at,
        body,
    }
}
