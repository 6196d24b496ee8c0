//! The store in memory passes the suite of all stores.

use lotse_sync::{
    MemoryStore,
    testing::{block_on, conformance},
};

macro_rules! in_memory {
    ($($case:ident),*) => {
        $(
            #[test]
            fn $case() {
                block_on(conformance::$case(&MemoryStore::default()));
            }
        )*
    };
}

lotse_sync::store_conformance!(in_memory);
