//! One transaction per call: begun, asked everything at once, finished.

use indexed_db_futures::{
    BuildPrimitive, KeyRange,
    database::Database,
    internals::SystemRepr,
    prelude::{Build, QuerySource},
    transaction::{TransactionDurability, TransactionMode, TransactionOptions},
    typed_array::{Uint8Array, Uint8ArraySlice},
};
use lotse_sync::{Area, Batch, Durability, Keys, Row, Write};

use crate::problem::{self, Problem};

/// Reads the rows meant.
pub(crate) async fn load(
    database: &Database,
    area: Area,
    keys: &Keys,
) -> Result<Vec<Row>, Problem> {
    let transaction = database.transaction(area.as_str()).build()?;
    let store = transaction.object_store(area.as_str())?;
    if let Keys::One(key) = keys {
        let value: Option<Uint8Array> = store.get(key.as_str()).primitive()?.await?;
        let row = value.map(|value| Row {
            key: key.clone(),
            value: value.into(),
        });
        return Ok(row.into_iter().collect());
    }
    let range = range(keys);
    let names = store
        .get_all_keys::<String>()
        .with_query::<String, _>(range.clone())
        .primitive()?;
    let values = store
        .get_all::<Uint8Array>()
        .with_query::<String, _>(range)
        .primitive()?;
    let (names, values) = (names.await?, values.await?);
    let mut rows = Vec::with_capacity(names.len());
    for (key, value) in names.zip(values) {
        rows.push(Row {
            key: key?,
            value: value?.into(),
        });
    }
    Ok(rows)
}

/// Writes the whole batch or nothing.
pub(crate) async fn commit(database: &Database, batch: &Batch) -> Result<(), Problem> {
    let areas: Vec<&str> = Area::ALL
        .into_iter()
        .filter(|area| batch.writes.iter().any(|write| write_area(write) == *area))
        .map(Area::as_str)
        .collect();
    if areas.is_empty() {
        return Ok(());
    }
    let durability = match batch.durability {
        Durability::Relaxed => TransactionDurability::Relaxed,
        Durability::Strict => TransactionDurability::Strict,
    };
    let transaction = database
        .transaction(areas.as_slice())
        .with_mode(TransactionMode::Readwrite)
        .with_options(TransactionOptions::new().with_durability(durability))
        .build()?;
    for write in &batch.writes {
        let store = transaction.object_store(write_area(write).as_str())?;
        // What fails is seen when the transaction finishes; nothing is awaited before.
        match write {
            Write::Put { row, .. } => {
                let value = Uint8ArraySlice::new(&row.value);
                drop(
                    store
                        .put(value)
                        .with_key(row.key.as_str())
                        .without_key_type()
                        .primitive()?,
                );
            }
            Write::Delete { keys, .. } => drop(store.delete::<String, _>(range(keys)).primitive()?),
        }
    }
    let raw = transaction.as_sys().clone();
    transaction
        .commit()
        .await
        .map_err(|error| match raw.error() {
            // A store that runs full while finishing says so here only.
            Some(exception) => Problem::Store(problem::named(&exception.name())),
            None => error.into(),
        })
}

fn write_area(write: &Write) -> Area {
    match write {
        Write::Put { area, .. } | Write::Delete { area, .. } => *area,
    }
}

/// The keys meant, as IndexedDB compares them. Keys are ASCII: U+FFFF comes after all of them.
fn range(keys: &Keys) -> KeyRange<String> {
    match keys {
        Keys::All => KeyRange::LowerBound(String::new(), false),
        Keys::Prefix(prefix) => {
            KeyRange::Bound(prefix.clone(), false, format!("{prefix}\u{ffff}"), false)
        }
        Keys::One(key) => KeyRange::Only(key.clone()),
    }
}
