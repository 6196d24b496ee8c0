//! Content codings: which one the client takes (RFC 9110, section 12.5.3), into it and back.

use std::io::{self, Read, Write};

use axum::http::header::ACCEPT_ENCODING;
use axum::http::{HeaderMap, HeaderValue};
use flate2::Compression;

/// Brotli's middle: a page of 500 offers costs some ten milliseconds, once.
const BROTLI_QUALITY: u32 = 5;
const BROTLI_WINDOW: u32 = 22;
const BUFFER: usize = 64 * 1024;

/// A content coding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Brotli.
    Brotli,
    /// gzip.
    Gzip,
    /// As it is.
    Identity,
}

impl Encoding {
    /// The coding as `Content-Encoding` says it; nothing when there is none.
    pub fn header(self) -> Option<HeaderValue> {
        match self {
            Self::Brotli => Some(HeaderValue::from_static("br")),
            Self::Gzip => Some(HeaderValue::from_static("gzip")),
            Self::Identity => None,
        }
    }

    /// The content behind a coding.
    ///
    /// # Errors
    /// When the bytes are not of this coding.
    pub fn decode(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        match self {
            Self::Brotli => brotli::Decompressor::new(bytes, BUFFER).read_to_end(&mut out)?,
            Self::Gzip => flate2::read::GzDecoder::new(bytes).read_to_end(&mut out)?,
            Self::Identity => {
                out.extend_from_slice(bytes);
                out.len()
            }
        };
        Ok(out)
    }

    /// The content in this coding.
    ///
    /// # Errors
    /// Never in practice: it is written to memory.
    pub fn encode(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut out = Vec::with_capacity(bytes.len() / 4);
        match self {
            Self::Brotli => {
                let mut writer =
                    brotli::CompressorWriter::new(&mut out, BUFFER, BROTLI_QUALITY, BROTLI_WINDOW);
                writer.write_all(bytes)?;
                writer.flush()?;
            }
            Self::Gzip => {
                let mut writer = flate2::write::GzEncoder::new(&mut out, Compression::default());
                writer.write_all(bytes)?;
                writer.finish()?;
            }
            Self::Identity => out.extend_from_slice(bytes),
        }
        Ok(out)
    }

    /// The smallest coding the client takes; every client takes content as it is.
    pub fn best(headers: &HeaderMap) -> Self {
        let mut best = Self::Identity;
        let fields = headers.get_all(ACCEPT_ENCODING).into_iter();
        for item in fields
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
        {
            let mut parts = item.split(';').map(str::trim);
            let coding = parts.next().unwrap_or_default();
            let refused = parts.any(|part| {
                part.strip_prefix("q=")
                    .is_some_and(|q| q.parse::<f32>().is_ok_and(|q| q <= 0.0))
            });
            if refused {
                continue;
            }
            if coding.eq_ignore_ascii_case("br") {
                return Self::Brotli;
            }
            if coding.eq_ignore_ascii_case("gzip") {
                best = Self::Gzip;
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_coding_that_is_taken() {
        let check = |accepted: &'static str, expected| {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(accepted));
            assert_eq!(Encoding::best(&headers), expected, "{accepted}");
        };
        check("gzip, deflate, br, zstd", Encoding::Brotli);
        check("gzip;q=1.0, br;q=0", Encoding::Gzip);
        check("GZIP", Encoding::Gzip);
        check("deflate", Encoding::Identity);
        check("br;q=0.000, gzip; q=0", Encoding::Identity);
        assert_eq!(Encoding::best(&HeaderMap::new()), Encoding::Identity);
    }
}
