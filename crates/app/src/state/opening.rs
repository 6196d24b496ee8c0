//! Reading the device's copy, begun while the words of the language are still on their way.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::Poll;

use lotse_core::image::Image;
use lotse_sync::{Area, Keys, Row, Store, StoreError};

use super::device_store::DeviceStore;
use super::outbox;

/// The key of the image in the area of derived data.
pub const IMAGE: &str = "image";

/// What the device has of a region.
pub struct Opened {
    /// The store, or why there is none.
    pub store: Result<DeviceStore, StoreError>,
    /// The kept image as it is; whether it is stale is asked afterwards.
    pub image: Option<Image>,
    /// What the person wrote and its source may not have yet.
    pub outbox: Vec<Row>,
}

/// The copy of a region, being opened; it goes on only while somebody waits for it or beside something.
pub struct Opening {
    /// Nothing where it is an open question which region that is.
    work: Option<Pin<Box<dyn Future<Output = Opened>>>>,
    done: Option<Opened>,
}

impl Opening {
    /// Begins to open the copy of a region, if there is one to open.
    pub fn of(region: Option<String>) -> Self {
        let work = region.map(|region| Box::pin(open(region)) as Pin<Box<dyn Future<Output = _>>>);
        Self { work, done: None }
    }

    /// Waits for something else, and goes on meanwhile.
    pub async fn beside<T>(&mut self, other: impl Future<Output = T>) -> T {
        let mut other = pin!(other);
        poll_fn(|context| {
            if let Some(work) = &mut self.work
                && let Poll::Ready(opened) = work.as_mut().poll(context)
            {
                (self.work, self.done) = (None, Some(opened));
            }
            other.as_mut().poll(context)
        })
        .await
    }

    /// Waits until all is read.
    pub async fn opened(self) -> Option<Opened> {
        match self.work {
            Some(work) => Some(work.await),
            None => self.done,
        }
    }
}

async fn open(region: String) -> Opened {
    let store = DeviceStore::open(&region).await;
    let (mut image, mut outbox) = (None, Vec::new());
    if let Ok(store) = &store {
        outbox = outbox::stored(store).await;
        let rows = store.load(Area::Derived, Keys::One(IMAGE.to_owned())).await;
        let row = rows.ok().and_then(|rows| rows.into_iter().next());
        image = row.and_then(|row| Image::open(row.value).ok());
    }
    Opened {
        store,
        image,
        outbox,
    }
}
