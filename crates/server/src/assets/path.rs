//! From addresses to files, and what a file's name says about it.

/// The file an address names, relative to the folder; none when it could lead out of it or to a hidden file.
pub fn file(address: &str) -> Option<String> {
    let decoded = decode(address.trim_start_matches('/'))?;
    if decoded.is_empty() {
        return Some("index.html".to_owned());
    }
    let is_safe = |segment: &str| !segment.starts_with('.') && !segment.contains(['\\', '\0', ':']);
    // `.well-known` is the one dot name the web has agreed on.
    let is_safe = |segment: &str| segment == ".well-known" || is_safe(segment);
    if !decoded.split('/').all(is_safe) {
        return None;
    }
    // Compressed copies are answered through their file's own address.
    if decoded.ends_with(".br") || decoded.ends_with(".gz") {
        return None;
    }
    if decoded == "away" {
        return Some("away.html".to_owned());
    }
    Some(decoded)
}

/// Whether the address may be a screen of the app: its last part has no extension.
/// Below a kind of record (`offer/…`) the last part is an id, which may hold a dot.
pub fn is_screen(file: &str) -> bool {
    let mut segments = file.split('/');
    let first = segments.next().unwrap_or_default();
    let last = segments.next_back();
    match last {
        None => !first.contains('.'),
        Some(last) => {
            ["offer", "organization", "event", "page"].contains(&first) || !last.contains('.')
        }
    }
}

/// Whether the name holds a hash of the content, so that it never changes: `app-0123456789abcdef_bg.wasm`.
pub fn is_hashed(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    hash.len() >= 8
        && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
        && hash.bytes().any(|byte| byte.is_ascii_digit())
}

/// The media type by the name's extension.
pub fn media_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "txt" | "ftl" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

fn decode(address: &str) -> Option<String> {
    let mut out = Vec::with_capacity(address.len());
    let mut bytes = address.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            out.push(byte);
            continue;
        }
        let mut digit = || char::from(bytes.next()?).to_digit(16);
        let value = digit()? * 16 + digit()?;
        out.push(u8::try_from(value).ok()?);
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_address_leads_out_of_the_folder() {
        assert_eq!(file("/").as_deref(), Some("index.html"));
        assert_eq!(file("/icons/a%20b.png").as_deref(), Some("icons/a b.png"));
        assert_eq!(file("/away").as_deref(), Some("away.html"));
        for bad in [
            "/../secret",
            "/a/../../secret",
            "/%2e%2e/secret",
            "/a%2f..%2fb",
            "/..%5csecret",
            "/.env",
            "/a/.git/config",
            "/%00",
            "/C:/x",
            "/bad%zz",
            "/%ff",
            "/index.html.br",
        ] {
            assert_eq!(file(bad), None, "{bad}");
        }
    }

    #[test]
    fn screens_have_no_extension_but_ids_may_hold_a_dot() {
        for screen in [
            "results",
            "offer/md-001",
            "offer/v1.2",
            "organization/e.v",
            "page/imprint",
        ] {
            assert!(is_screen(screen), "{screen}");
        }
        for asset in [
            "app-12345678.js",
            "icons/512.png",
            "favicon.ico",
            "locales/de.json",
        ] {
            assert!(!is_screen(asset), "{asset}");
        }
    }

    #[test]
    fn only_names_with_a_hash_never_change() {
        for hashed in [
            "lotse-app-0123456789abcdef.js",
            "lotse-app-0123456789abcdef_bg.wasm",
            "styles-a1b2c3d4e5f60718.css",
            "snippets/x-0123456789abcdef/inline-0123456789abcdef.js",
        ] {
            assert!(is_hashed(hashed), "{hashed}");
        }
        for plain in [
            "index.html",
            "sw.js",
            "manifest.webmanifest",
            "config.json",
            "icons/maskable-512.png",
            "cross-feedface.js",
        ] {
            assert!(!is_hashed(plain), "{plain}");
        }
    }
}
