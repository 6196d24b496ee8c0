//! The schema's versions, applied in order when the file is opened.
//!
//! A version once released is never edited: add the next file to `migrations/` and a line here.
//! A file written by a newer version is refused and left as it is.

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{SqlSafeStr, SqlitePool};

use super::DbError;

const VERSIONS: &[(i64, &str, &str)] = &[
    (
        1,
        "records",
        include_str!("../../migrations/0001_records.sql"),
    ),
    (
        2,
        "feedback",
        include_str!("../../migrations/0002_feedback.sql"),
    ),
];

pub(super) async fn migrate(pool: &SqlitePool) -> Result<(), DbError> {
    let versions = VERSIONS.iter().map(|&(version, name, sql)| {
        let sql = sql.into_sql_str();
        Migration::new(version, name.into(), MigrationType::Simple, sql, false)
    });
    Migrator::with_migrations(versions.collect())
        .run(pool)
        .await?;
    Ok(())
}
