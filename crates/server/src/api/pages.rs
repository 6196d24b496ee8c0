//! Pages of the feed, kept as they were sent until the next change.
//!
//! A page is read from the database and compressed once, however many phones ask for it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::Bytes;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use tokio::sync::OnceCell;

use crate::db::{Cursor, Db, Page, Pull, Selection};
use crate::encoding::Encoding;
use crate::error::ApiError;
use crate::etag;

/// All pages together may hold so many bytes; then they are dropped and read again when asked for.
const CAPACITY: usize = 64 * 1024 * 1024;
/// What a page costs besides its bytes; counted when it is asked for, so that even questions without an answer are few.
const OVERHEAD: usize = 512;
/// Smaller pages gain nothing from compression.
const WORTH_COMPRESSING: usize = 700;

/// The pages that were asked for since the last change.
#[derive(Debug, Default)]
pub struct Pages {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    /// Where the feed ended when these pages were read.
    head: Option<Cursor>,
    bytes: usize,
    slots: HashMap<Selection, Arc<OnceCell<EncodedPage>>>,
}

#[derive(Debug)]
struct EncodedPage {
    identity: Variant,
    brotli: OnceCell<Variant>,
    gzip: OnceCell<Variant>,
    tag: String,
}

/// The page in one content coding, with its own strong tag.
#[derive(Debug, Clone)]
struct Variant {
    encoding: Encoding,
    etag: HeaderValue,
    body: Bytes,
}

impl Pages {
    /// Answers with the selected page, or with 304 when the client has it.
    ///
    /// # Errors
    /// When the cursor is unknown or the database fails.
    pub async fn answer(
        &self,
        db: &Db,
        selection: Selection,
        headers: &HeaderMap,
    ) -> Result<Response, ApiError> {
        let slot = self.slot(db.head(), &selection);
        let page = slot
            .get_or_try_init(|| async {
                let page = match db.pull(&selection).await? {
                    Pull::Page(page) => page,
                    Pull::UnknownCursor => return Err(ApiError::UnknownCursor),
                };
                let page = EncodedPage::new(&page);
                self.count(page.identity.body.len());
                Ok(page)
            })
            .await;
        let page = match page {
            Ok(page) => page,
            Err(error) => {
                self.forget(&selection);
                return Err(error);
            }
        };
        let variant = self.variant(page, Encoding::best(headers)).await?;
        if etag::none_match(headers, &variant.etag) {
            return Ok(variant.not_modified());
        }
        Ok(variant.response())
    }

    fn slot(&self, head: Cursor, selection: &Selection) -> Arc<OnceCell<EncodedPage>> {
        let mut kept = self.lock();
        if kept.head.as_ref() != Some(&head) || kept.bytes > CAPACITY {
            *kept = Kept {
                head: Some(head),
                ..Kept::default()
            };
        }
        if let Some(slot) = kept.slots.get(selection) {
            return slot.clone();
        }
        kept.bytes += OVERHEAD;
        kept.slots.entry(selection.clone()).or_default().clone()
    }

    /// An unknown cursor leaves no trace: there are as many as somebody likes to invent.
    fn forget(&self, selection: &Selection) {
        self.lock().slots.remove(selection);
    }

    async fn variant<'a>(
        &self,
        page: &'a EncodedPage,
        encoding: Encoding,
    ) -> Result<&'a Variant, ApiError> {
        let cell = match encoding {
            Encoding::Identity => return Ok(&page.identity),
            _ if page.identity.body.len() < WORTH_COMPRESSING => return Ok(&page.identity),
            Encoding::Brotli => &page.brotli,
            Encoding::Gzip => &page.gzip,
        };
        cell.get_or_try_init(|| async {
            let plain = page.identity.body.clone();
            let body = tokio::task::spawn_blocking(move || encoding.encode(&plain))
                .await
                .map_err(|error| ApiError::Internal(error.into()))?
                .map_err(|error| ApiError::Internal(error.into()))?;
            self.count(body.len());
            Ok(Variant::new(encoding, &page.tag, body.into()))
        })
        .await
    }

    fn count(&self, bytes: usize) {
        self.lock().bytes += bytes;
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        // What a panicking thread left is whole: every change under the lock is a single step.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl EncodedPage {
    fn new(page: &Page) -> Self {
        let body = json(page);
        let tag = etag::of(body.as_bytes());
        Self {
            identity: Variant::new(Encoding::Identity, &tag, body.into()),
            brotli: OnceCell::new(),
            gzip: OnceCell::new(),
            tag,
        }
    }
}

impl Variant {
    fn new(encoding: Encoding, tag: &str, body: Bytes) -> Self {
        let etag = match encoding {
            Encoding::Identity => etag::quoted(tag),
            Encoding::Brotli => etag::quoted(&format!("{tag}-br")),
            Encoding::Gzip => etag::quoted(&format!("{tag}-gz")),
        };
        Self {
            encoding,
            etag,
            body,
        }
    }

    fn not_modified(&self) -> Response {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        self.describe(response.headers_mut());
        response
    }

    fn response(&self) -> Response {
        let mut response = Response::new(self.body.clone().into());
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Some(encoding) = self.encoding.header() {
            headers.insert(CONTENT_ENCODING, encoding);
        }
        self.describe(headers);
        response
    }

    fn describe(&self, headers: &mut HeaderMap) {
        headers.insert(ETAG, self.etag.clone());
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
}

/// The page as it stands on the wire; the records' text goes in as it is kept.
pub(super) fn json(page: &Page) -> String {
    let bytes = page
        .records
        .iter()
        .map(|record| record.body.as_ref().map_or(0, String::len) + 200);
    let mut out = String::with_capacity(bytes.sum::<usize>() + 100);
    out.push_str("{\"changes\":[");
    for (n, record) in page.records.iter().enumerate() {
        if n > 0 {
            out.push(',');
        }
        record.write_wire(&mut out);
    }
    let Page {
        cursor,
        more,
        total,
        ..
    } = page;
    // A cursor is made of digits, letters and a hyphen.
    out.push_str(&format!(
        "],\"cursor\":\"{cursor}\",\"more\":{more},\"total\":{total}}}"
    ));
    out
}
