//! A database and a folder for files, and short words for what a report says.

use std::path::PathBuf;

use lotse_server::db::Db;
use lotse_server::import::{self, Report};
use sqlx::{Connection, SqliteConnection};

/// A database and a folder for files, gone afterwards.
pub struct City {
    folder: tempfile::TempDir,
    pub db: Db,
}

impl City {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&folder.path().join("lotse.db")).await.unwrap();
        Self { folder, db }
    }

    pub fn folder(&self, name: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(&path).unwrap();
        path
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    pub async fn import(&self, name: &str, content: impl AsRef<[u8]>) -> Report {
        let path = self.write(name, content);
        import::file(&self.db, &path, None, false).await.unwrap()
    }

    pub async fn refusal(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.write(name, content);
        let error = import::file(&self.db, &path, None, false)
            .await
            .unwrap_err();
        assert_eq!(self.db.count().await.unwrap(), 0);
        error.to_string()
    }

    pub async fn body(&self, kind: &str, id: &str) -> serde_json::Value {
        let record = self.db.get(kind, id).await.unwrap().unwrap();
        serde_json::from_str(&record.body.unwrap()).unwrap()
    }

    pub async fn rev(&self, kind: &str, id: &str) -> i64 {
        self.db.get(kind, id).await.unwrap().unwrap().rev
    }

    /// A statement of another process on the same file.
    pub async fn sql(&self, statement: &'static str) {
        let url = format!("sqlite://{}", self.folder.path().join("lotse.db").display());
        let mut connection = SqliteConnection::connect(&url).await.unwrap();
        sqlx::raw_sql(statement)
            .execute(&mut connection)
            .await
            .unwrap();
        connection.close().await.unwrap();
    }
}

pub fn numbers(report: &Report) -> [usize; 4] {
    let summary = report.summary;
    [
        summary.created,
        summary.changed,
        summary.unchanged,
        summary.refused,
    ]
}

pub fn said(report: &Report) -> Vec<String> {
    report.problems.iter().map(ToString::to_string).collect()
}
