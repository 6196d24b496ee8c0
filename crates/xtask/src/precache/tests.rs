use std::collections::BTreeMap;

use super::*;

const SHELL: &str = "<!doctype html><title>Lotse</title>";
const WORKER: &str = "const VERSION = \"dev\";\nconst ASSETS = [];\nconst LATER = [];\nstart(VERSION, ASSETS, LATER);\n";

/// A folder as trunk leaves it, which goes away with the test.
struct Staging(PathBuf);

impl Staging {
    fn new(name: &str) -> Staging {
        let folder =
            std::env::temp_dir().join(format!("lotse-precache-{name}-{}", std::process::id()));
        let staging = Staging(folder);
        let script = "export const word = 'word word word word word word word word';\n".repeat(9);
        for (path, text) in [
            ("index.html", SHELL),
            ("sw.js", WORKER),
            ("sw-kill.js", "self.registration.unregister();"),
            (
                "config.json",
                r#"{"regions":[{"id":"a"},{"id":"a"},{"id":"a"},{"id":"a"}]}"#,
            ),
            ("boot.js", &script),
            ("icons/192.png", "not really a picture"),
            ("profiles/city.json", "{}"),
        ] {
            staging.write(path, text);
        }
        staging
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.0.join(path)).unwrap()
    }

    /// A list in the worker.
    fn list(&self, name: &str) -> BTreeMap<String, String> {
        let worker = self.read("sw.js");
        let (_, list) = worker.split_once(&format!("const {name} = ")).unwrap();
        let (list, _) = list.split_once(";\n").unwrap();
        let pairs: Vec<(String, String)> = serde_json::from_str(list).unwrap();
        pairs.into_iter().collect()
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn worker_keeps_what_does_not_change_and_the_shell_as_the_start() {
    let staging = Staging::new("kept");
    finish_release(&staging.0, "/").unwrap();
    let assets = staging.list("ASSETS");
    let paths: Vec<&str> = assets.keys().map(String::as_str).collect();
    assert_eq!(paths, ["/", "/boot.js", "/icons/192.png"]);
    // The hash of the shell, as `openssl dgst -sha256 -binary | base64` says.
    assert_eq!(
        assets["/"],
        "sha256-E42//nORTqHCEdK7Qy5jdxICIqsIfohn/MTcE70tlrk="
    );
}

#[test]
fn worker_keeps_further_binaries_afterwards() {
    let staging = Staging::new("further");
    for file in [
        "lotse-app-1a_bg.wasm",
        "lotse-people-2b.js",
        "lotse-people-2b_bg.wasm",
        "locales/de.txt",
        "locales/people/de.txt",
    ] {
        staging.write(file, "x");
    }
    finish_release(&staging.0, "/").unwrap();
    let later: Vec<String> = staging.list("LATER").into_keys().collect();
    assert_eq!(
        later,
        [
            "/locales/people/de.txt",
            "/lotse-people-2b.js",
            "/lotse-people-2b_bg.wasm"
        ]
    );
    let now = staging.list("ASSETS");
    assert!(now.contains_key("/locales/de.txt") && now.contains_key("/lotse-app-1a_bg.wasm"));
    assert!(later.iter().all(|path| !now.contains_key(path)));
}

#[test]
fn app_below_a_path() {
    let staging = Staging::new("path");
    finish_release(&staging.0, "/lotse/").unwrap();
    let assets = staging.list("ASSETS");
    assert!(assets.contains_key("/lotse/"));
    assert!(assets.contains_key("/lotse/boot.js"));
}

#[test]
fn same_files_same_worker_and_other_files_another() {
    let first = Staging::new("first");
    let second = Staging::new("second");
    let third = Staging::new("third");
    third.write("boot.js", "export {};");
    for staging in [&first, &second, &third] {
        finish_release(&staging.0, "/").unwrap();
    }
    let version = |staging: &Staging| staging.read("sw.js").lines().next().unwrap().to_owned();
    assert_eq!(first.read("sw.js"), second.read("sw.js"));
    assert_ne!(version(&first), version(&third));
    assert_ne!(version(&first), "const VERSION = \"dev\";");
}

#[test]
fn compressed_copies_hold_the_same_bytes() {
    let staging = Staging::new("compressed");
    finish_release(&staging.0, "/").unwrap();
    let original = std::fs::read(staging.0.join("boot.js")).unwrap();
    let compressed = std::fs::read(staging.0.join("boot.js.br")).unwrap();
    assert!(compressed.len() < original.len());
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut &compressed[..], &mut unpacked).unwrap();
    assert_eq!(unpacked, original);
    let mut unpacked = Vec::new();
    let compressed = std::fs::File::open(staging.0.join("boot.js.gz")).unwrap();
    std::io::copy(&mut flate2::read::GzDecoder::new(compressed), &mut unpacked).unwrap();
    assert_eq!(unpacked, original);
    assert!(
        !staging.0.join("icons/192.png.br").exists(),
        "pictures are compressed already"
    );
}

#[test]
fn what_an_operator_changes_later_has_no_copies() {
    let staging = Staging::new("later");
    finish_release(&staging.0, "/").unwrap();
    assert!(!staging.0.join("config.json.br").exists());
    assert!(staging.0.join("boot.js.br").exists());
}

#[test]
fn static_hosts_get_the_shell_for_unknown_paths() {
    let staging = Staging::new("not-found");
    finish_release(&staging.0, "/").unwrap();
    assert_eq!(staging.read("404.html"), SHELL);
}

#[test]
fn static_hosts_get_the_headers_that_the_server_sends() {
    let staging = Staging::new("headers");
    staging.write("index.html", "<style>a{}</style><script>b()</script>");
    let config = r#"{"regions":[{"sources":[{"base_url":"https://data.example.org/x"}]}]}"#;
    staging.write("config.json", config);
    finish_release(&staging.0, "/lotse/").unwrap();
    let headers = staging.read("_headers");
    let policy = "/lotse/*\n  content-security-policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-";
    assert!(headers.starts_with(policy), "{headers}");
    for line in [
        "connect-src 'self' https://data.example.org;",
        "\n  x-content-type-options: nosniff\n",
        "\n/lotse/sw.js\n  cache-control: no-cache\n",
        "\n/lotse/profiles/*\n  cache-control: no-cache\n",
    ] {
        assert!(headers.contains(line), "{line} in {headers}");
    }
}

#[test]
fn worker_without_the_lines_to_fill_in_is_an_error() {
    let staging = Staging::new("no-lines");
    staging.write(
        "sw.js",
        "const VERSION = \"dev\";\nconst ASSETS = [1];\nconst LATER = [];\n",
    );
    let error = finish_release(&staging.0, "/").unwrap_err();
    assert!(error.to_string().contains("const ASSETS = [];"), "{error}");
}

#[test]
fn development_worker_takes_itself_away() {
    let staging = Staging::new("debug");
    finish_debug(&staging.0).unwrap();
    assert!(staging.read("sw.js").contains("unregister()"));
    assert!(!staging.0.join("index.html.br").exists());
}
