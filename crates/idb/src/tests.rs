//! What only the inside of the crate can bring about: versions that do not exist yet, tabs that
//! hold on, errors of the browser, a full device.

mod room;
mod spare;
mod upgrade;

use lotse_sync::{Area, Batch, Keys, Store, StoreError};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{DomException, IdbDatabase};

use crate::{
    IdbStore,
    connection::Connection,
    problem,
    problem::Problem,
    request::Failure,
    schema::{STEPS, Step},
};

wasm_bindgen_test_configure!(run_in_browser);

/// A version after the present one that changes nothing.
const NEXT: &[Step] = &[STEPS[0], |_| Ok(())];

fn name() -> String {
    format!("inside-{}", js_sys::Math::random())
}

async fn put(store: &IdbStore, value: &[u8]) -> Result<(), StoreError> {
    let mut batch = Batch::default();
    batch.put(Area::State, "a", value.to_vec());
    store.commit(batch).await
}

/// A connection as another program would hold it: it does not let go.
async fn stubborn(name: &str) -> IdbDatabase {
    let connection = Connection::new(name.to_owned(), STEPS);
    let database = connection.database().await.expect("a connection");
    database.set_onversionchange(None);
    database
}

#[wasm_bindgen_test]
async fn an_old_tab_lets_a_new_version_in_and_reports_it() {
    let name = name();
    let old = IdbStore::new(name.as_str());
    put(&old, b"mine").await.expect("a commit succeeds");
    let new = Connection::new(name, NEXT);
    assert!(new.database().await.is_ok());
    assert_eq!(
        old.load(Area::State, Keys::All).await,
        Err(StoreError::Newer)
    );
    assert_eq!(put(&old, b"again").await, Err(StoreError::Newer));
    assert_eq!(old.open().await, Err(StoreError::Newer));
    new.erase().await.expect("the database can be deleted");
}

#[wasm_bindgen_test]
async fn a_tab_that_holds_on_blocks_until_it_lets_go() {
    let name = name();
    let stubborn = stubborn(&name).await;
    let new = Connection::new(name, NEXT);
    assert_eq!(new.database().await.err(), Some(StoreError::Blocked));
    stubborn.close();
    assert!(new.database().await.is_ok());
    new.erase().await.expect("the database can be deleted");
}

#[wasm_bindgen_test]
async fn erasing_tells_when_a_tab_holds_on() {
    let name = name();
    let stubborn = stubborn(&name).await;
    let store = IdbStore::new(name);
    assert_eq!(store.erase().await, Err(StoreError::Blocked));
    stubborn.close();
    store.erase().await.expect("the database can be deleted");
}

#[wasm_bindgen_test]
async fn erasing_closes_the_other_tabs_and_leaves_nothing() {
    let name = name();
    let (one, other) = (IdbStore::new(name.as_str()), IdbStore::new(name));
    put(&one, b"mine").await.expect("a commit succeeds");
    assert_eq!(
        other
            .load(Area::State, Keys::All)
            .await
            .map(|rows| rows.len()),
        Ok(1)
    );
    one.erase().await.expect("the database can be deleted");
    assert_eq!(
        other
            .load(Area::State, Keys::All)
            .await
            .map(|rows| rows.len()),
        Ok(0)
    );
    other.erase().await.expect("the database can be deleted");
}

#[wasm_bindgen_test]
async fn a_connection_the_browser_closed_is_opened_again() {
    let store = IdbStore::new(name());
    put(&store, b"before").await.expect("a commit succeeds");
    store
        .connection
        .database()
        .await
        .expect("a connection")
        .close();
    put(&store, b"after").await.expect("a commit succeeds");
    store
        .connection
        .database()
        .await
        .expect("a connection")
        .close();
    assert_eq!(
        store
            .load(Area::State, Keys::All)
            .await
            .map(|rows| rows.len()),
        Ok(1)
    );
    store.erase().await.expect("the database can be deleted");
}

#[wasm_bindgen_test]
fn errors_of_the_browser_have_a_meaning() {
    for (name, meaning) in [
        ("QuotaExceededError", Problem::Store(StoreError::Full)),
        ("VersionError", Problem::Store(StoreError::Newer)),
        ("SecurityError", Problem::Store(StoreError::Unavailable)),
        ("NotFoundError", Problem::Store(StoreError::Broken)),
        ("UnknownError", Problem::Store(StoreError::Broken)),
        ("InvalidStateError", Problem::LostConnection),
    ] {
        let exception = DomException::new_with_message_and_name("", name);
        let thrown = JsValue::from(exception.expect("an exception"));
        assert_eq!(Problem::from(Failure::from(thrown)), meaning, "{name}");
    }
    let no_state = Failure("InvalidStateError".to_owned());
    assert_eq!(problem::opening(&no_state), StoreError::Unavailable);
    let no_exception = Failure::from(JsValue::from("thrown by somebody"));
    assert_eq!(
        Problem::from(no_exception),
        Problem::Store(StoreError::Broken)
    );
}
