//! The built app: its files with the right headers, and the shell for every screen's address.
//!
//! Files are read when asked for, so that a new build shows at once; what was read is kept until the file changes.

mod path;

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use axum::body::Bytes;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, VARY};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use lotse_headers::Inline;

use crate::encoding::Encoding;
use crate::error::ApiError;
use crate::etag;

const SHELL: &str = "index.html";
const HASHED: &str = "public, max-age=31536000, immutable";
const CHECKED: &str = "no-cache";

/// A folder with the built app.
#[derive(Debug)]
pub struct Assets {
    folder: PathBuf,
    kept: Mutex<HashMap<String, Arc<Kept>>>,
}

/// A file and its compressed copies as they were when last read.
#[derive(Debug)]
struct Kept {
    modified: SystemTime,
    len: u64,
    /// The smallest coding first, the file itself last.
    variants: Vec<Variant>,
    /// What a page holds of scripts and styles: the policy in its headers is about exactly these bytes,
    /// also when a new build has just replaced the file.
    inline: Option<Inline>,
}

#[derive(Debug, Clone)]
struct Variant {
    encoding: Encoding,
    etag: HeaderValue,
    body: Bytes,
}

impl Assets {
    /// Serves the files below `folder`.
    pub fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            kept: Mutex::default(),
        }
    }

    /// The file at the address, or the shell when the address is a screen's.
    ///
    /// # Errors
    /// When there is no such file, or it cannot be read.
    pub async fn answer(
        &self,
        method: &Method,
        address: &str,
        headers: &HeaderMap,
    ) -> Result<Response, ApiError> {
        if method != Method::GET && method != Method::HEAD {
            return Err(ApiError::MethodNotAllowed("GET, HEAD".into()));
        }
        let file = path::file(address).ok_or(ApiError::NotFound)?;
        if let Some(found) = self.file(&file, headers).await? {
            return Ok(found);
        }
        if path::is_screen(&file)
            && let Some(shell) = self.file(SHELL, headers).await?
        {
            return Ok(shell);
        }
        Err(ApiError::NotFound)
    }

    async fn file(&self, file: &str, headers: &HeaderMap) -> Result<Option<Response>, ApiError> {
        let Some(kept) = self.kept(file).await? else {
            return Ok(None);
        };
        let best = Encoding::best(headers);
        let Some(variant) = kept
            .variants
            .iter()
            .find(|variant| taken(best, variant.encoding))
        else {
            return Ok(None);
        };
        let mut response = if etag::none_match(headers, &variant.etag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            Response::new(variant.body.clone().into())
        };
        let cache = if path::is_hashed(file) {
            HASHED
        } else {
            CHECKED
        };
        let headers = response.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static(path::media_type(file)),
        );
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(ETAG, variant.etag.clone());
        if let Some(encoding) = variant.encoding.header() {
            headers.insert(CONTENT_ENCODING, encoding);
        }
        if let Some(inline) = &kept.inline {
            response.extensions_mut().insert(inline.clone());
        }
        Ok(Some(response))
    }

    async fn kept(&self, file: &str) -> Result<Option<Arc<Kept>>, ApiError> {
        let path = self.folder.join(file);
        let Some(metadata) = found(tokio::fs::metadata(&path).await)? else {
            return Ok(None);
        };
        if !metadata.is_file() {
            return Ok(None);
        }
        let stamp = (
            metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH),
            metadata.len(),
        );
        let known = self.lock().get(file).cloned();
        if let Some(known) = known.filter(|kept| (kept.modified, kept.len) == stamp) {
            return Ok(Some(known));
        }
        let read = tokio::task::spawn_blocking(move || read(&path, stamp)).await;
        let kept = found(read.map_err(|error| ApiError::Internal(error.into()))?)?.map(Arc::new);
        if let Some(kept) = &kept {
            self.lock().insert(file.to_owned(), kept.clone());
        }
        Ok(kept)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Arc<Kept>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads a file and those of its compressed copies that hold the same:
/// a file edited after the build must not be answered from an old copy.
fn read(path: &Path, (modified, len): (SystemTime, u64)) -> io::Result<Kept> {
    let plain = std::fs::read(path)?;
    let is_page = path
        .extension()
        .is_some_and(|extension| extension == "html");
    let inline = is_page.then(|| Inline::of(&String::from_utf8_lossy(&plain)));
    let mut variants = Vec::new();
    for (encoding, suffix) in [(Encoding::Brotli, ".br"), (Encoding::Gzip, ".gz")] {
        let mut copy = path.as_os_str().to_owned();
        copy.push(suffix);
        if let Ok(body) = std::fs::read(copy)
            && encoding.decode(&body).is_ok_and(|decoded| decoded == plain)
        {
            variants.push(Variant::new(encoding, body));
        }
    }
    variants.push(Variant::new(Encoding::Identity, plain));
    Ok(Kept {
        modified,
        len,
        variants,
        inline: inline.filter(|inline| !inline.is_empty()),
    })
}

impl Variant {
    fn new(encoding: Encoding, body: Vec<u8>) -> Self {
        Self {
            encoding,
            etag: etag::quoted(&etag::of(&body)),
            body: body.into(),
        }
    }
}

/// Whether a client whose best coding is `best` takes `encoding`; who takes brotli takes gzip.
fn taken(best: Encoding, encoding: Encoding) -> bool {
    match best {
        Encoding::Brotli => true,
        Encoding::Gzip => encoding != Encoding::Brotli,
        Encoding::Identity => encoding == Encoding::Identity,
    }
}

fn found<T>(result: io::Result<T>) -> Result<Option<T>, ApiError> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::InvalidFilename
            | io::ErrorKind::IsADirectory => Ok(None),
            _ => Err(ApiError::Internal(error.into())),
        },
    }
}
