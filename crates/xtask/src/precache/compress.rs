//! Compressed copies beside the files, so that a server only has to choose.

use std::io::Write;
use std::path::Path;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

const COMPRESSIBLE: &[&str] = &[
    "html",
    "js",
    "mjs",
    "css",
    "json",
    "webmanifest",
    "svg",
    "ftl",
    "txt",
    "wasm",
];

/// What an operator changes without a build: a copy would stay behind.
const CHANGED_LATER: &[&str] = &["config.json", "profiles/"];

/// Writes `.br` and `.gz` beside a file of the folder, where they are smaller than the file.
pub(super) fn write_copies(folder: &Path, file: &str) -> Result<()> {
    if CHANGED_LATER.iter().any(|later| file.starts_with(later)) {
        return Ok(());
    }
    let file = &folder.join(file);
    let extension = file.extension().and_then(|extension| extension.to_str());
    if !extension.is_some_and(|extension| COMPRESSIBLE.contains(&extension)) {
        return Ok(());
    }
    let bytes = std::fs::read(file)?;
    for (suffix, compressed) in [("br", brotli(&bytes)?), ("gz", gzip(&bytes)?)] {
        if compressed.len() < bytes.len() {
            std::fs::write(format!("{}.{suffix}", file.display()), compressed)?;
        }
    }
    Ok(())
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
