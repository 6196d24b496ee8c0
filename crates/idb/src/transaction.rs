//! One transaction per call: begun, asked everything at once, finished.

use js_sys::{Array, Function, JsString, Object, Reflect, Uint8Array};
use lotse_sync::{Area, Batch, Durability, Keys, Row, StoreError, Write};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbKeyRange, IdbTransaction};

use crate::{
    problem::Problem,
    request::{Failure, Pending, finish},
};

/// Reads the rows meant.
pub(crate) async fn load(
    database: &IdbDatabase,
    area: Area,
    keys: &Keys,
) -> Result<Vec<Row>, Problem> {
    let begun = database.transaction_with_str(area.as_str());
    let transaction = begun.map_err(Failure::from)?;
    let rows = read(&transaction, area, keys).await;
    // Otherwise it would go on for a moment, and block whoever wants to delete the database.
    let _ = transaction.abort();
    rows
}

async fn read(transaction: &IdbTransaction, area: Area, keys: &Keys) -> Result<Vec<Row>, Problem> {
    let store = transaction.object_store(area.as_str());
    let store = store.map_err(Failure::from)?;
    if let Keys::One(key) = keys {
        let asked = store.get(&key.into()).map_err(Failure::from)?;
        let value = Pending::new(asked).result().await?;
        if value.is_undefined() {
            return Ok(Vec::new());
        }
        return Ok(vec![row(key.into(), value)?]);
    }
    let ask = || {
        let range = range(keys)?;
        let names = Pending::new(store.get_all_keys_with_key(&range)?);
        Ok((names, Pending::new(store.get_all_with_key(&range)?)))
    };
    let (names, values) = ask().map_err(|thrown: JsValue| Failure::from(thrown))?;
    let (names, values) = (names.result().await?, values.result().await?);
    let (names, values) = (Array::from(&names), Array::from(&values));
    let rows = names.iter().zip(values.iter());
    rows.map(|(key, value)| row(key, value)).collect()
}

/// A row as it stands in the store; what is neither text nor bytes was not written here.
fn row(key: JsValue, value: JsValue) -> Result<Row, Problem> {
    let bytes = value.dyn_into::<Uint8Array>();
    match (key.as_string(), bytes) {
        (Some(key), Ok(bytes)) => Ok(Row {
            key,
            value: bytes.to_vec(),
        }),
        _ => Err(Problem::Store(StoreError::Broken)),
    }
}

/// Writes the whole batch or nothing.
pub(crate) async fn commit(database: &IdbDatabase, batch: &Batch) -> Result<(), Problem> {
    let areas = Array::new();
    for area in Area::ALL {
        if batch.writes.iter().any(|write| write.area() == area) {
            areas.push(&area.as_str().into());
        }
    }
    if areas.length() == 0 {
        return Ok(());
    }
    let transaction = begin(database, &areas, batch.durability).map_err(Failure::from)?;
    for write in &batch.writes {
        if let Err(thrown) = ask(&transaction, write) {
            // Half a batch is none.
            let _ = transaction.abort();
            return Err(Failure::from(thrown).into());
        }
    }
    Ok(finish(&transaction).await?)
}

/// `web_sys` does not know how durable a transaction can be asked to be.
fn begin(
    database: &IdbDatabase,
    areas: &Array,
    durability: Durability,
) -> Result<IdbTransaction, JsValue> {
    let durability = match durability {
        Durability::Relaxed => "relaxed",
        Durability::Strict => "strict",
    };
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &durability.into())?;
    let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    begin
        .call3(database, areas, &"readwrite".into(), &options)?
        .dyn_into()
}

/// Issues one write. What fails later is seen when the transaction finishes; nothing is awaited before.
fn ask(transaction: &IdbTransaction, write: &Write) -> Result<(), JsValue> {
    let store = transaction.object_store(write.area().as_str())?;
    match write {
        Write::Put { row, .. } => {
            let value = Uint8Array::from(row.value.as_slice());
            store.put_with_key(&value, &JsString::from(row.key.as_str()))?
        }
        Write::Delete { keys, .. } => store.delete(range(keys)?.as_ref())?,
    };
    Ok(())
}

/// The keys meant, as IndexedDB compares them. Keys are ASCII: U+FFFF comes after all of them.
fn range(keys: &Keys) -> Result<IdbKeyRange, JsValue> {
    match keys {
        Keys::All => IdbKeyRange::lower_bound(&"".into()),
        Keys::Prefix(prefix) => {
            IdbKeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into())
        }
        Keys::One(key) => IdbKeyRange::only(&key.into()),
    }
}
