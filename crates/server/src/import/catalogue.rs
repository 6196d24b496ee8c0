//! What is in the catalogue while files are imported one after another.

use std::collections::{HashMap, HashSet};

use lotse_core::region::Region;
use serde_json::Value;

use super::plan::{Existing, Reference, Target};
use super::report::Problem;
use crate::db::{Cursor, Db, DbError, NewRecord, Outcome, Pull, Selection};

/// The database, and what a dry run would have written into it.
pub(super) struct Catalogue<'a> {
    db: &'a Db,
    unwritten: Existing,
}

/// Cities have one region, states a few hundred.
const REGIONS: u32 = 1000;

impl<'a> Catalogue<'a> {
    pub fn new(db: &'a Db) -> Self {
        Self {
            db,
            unwritten: HashMap::new(),
        }
    }

    /// The bodies of those records that exist.
    pub async fn get_all(&self, keys: Vec<(String, String)>) -> Result<Existing, DbError> {
        let mut existing = Existing::new();
        for key in keys {
            if let Some(body) = self.get(&key).await? {
                existing.insert(key, body);
            }
        }
        Ok(existing)
    }

    /// Writes all records in one transaction, or none; in a dry run only says what would become of them.
    pub async fn write(
        &mut self,
        records: &[NewRecord],
        dry_run: bool,
    ) -> Result<Vec<Outcome>, DbError> {
        if !dry_run {
            return self.db.upsert_many(records).await;
        }
        let outcomes = self.db.preview_many(records).await?;
        for record in records {
            let key = (record.kind().to_owned(), record.id().to_owned());
            let body = serde_json::from_str(record.body()).unwrap_or_default();
            self.unwritten.insert(key, body);
        }
        Ok(outcomes)
    }

    /// What rows point to without its being there: reported, not refused, since it may still come.
    pub async fn missing(&self, references: &[Reference]) -> Result<Vec<Problem>, DbError> {
        let districts = self.districts().await?;
        let mut known: HashMap<&str, bool> = HashMap::new();
        let mut problems = Vec::new();
        for reference in references {
            let message = match &reference.to {
                Target::Organization(id) => {
                    let found = match known.get(id.as_str()) {
                        Some(found) => *found,
                        None => {
                            let key = ("organization".to_owned(), id.clone());
                            self.get(&key).await?.is_some()
                        }
                    };
                    known.insert(id, found);
                    (!found).then(|| format!("there is no organization {id} in the catalogue"))
                }
                Target::District(id) => (!districts.contains(id))
                    .then(|| format!("no region in the catalogue has a district {id}")),
            };
            let problem =
                |message| Problem::warning(reference.line, Some(reference.column), message);
            problems.extend(message.map(problem));
        }
        Ok(problems)
    }

    async fn get(&self, key: &(String, String)) -> Result<Option<Value>, DbError> {
        if let Some(body) = self.unwritten.get(key) {
            return Ok(Some(body.clone()));
        }
        let stored = self.db.get(&key.0, &key.1).await?;
        Ok(stored
            .and_then(|record| record.body)
            .and_then(|body| serde_json::from_str(&body).ok()))
    }

    async fn districts(&self) -> Result<HashSet<String>, DbError> {
        let selection = Selection {
            kind: Some("region".to_owned()),
            since: Cursor::START,
            limit: REGIONS,
        };
        let stored = match self.db.pull(&selection).await? {
            Pull::Page(page) => page.records,
            Pull::UnknownCursor => Vec::new(),
        };
        let stored = stored.into_iter().filter_map(|record| record.body);
        let unwritten = self
            .unwritten
            .iter()
            .filter(|((kind, _), _)| kind == "region");
        let regions = stored.chain(unwritten.map(|(_, body)| body.to_string()));
        Ok(regions
            .filter_map(|body| lotse_json::read::<Region>(&body).ok())
            .flat_map(|region| region.districts)
            .map(|district| district.id.to_string())
            .collect())
    }
}
