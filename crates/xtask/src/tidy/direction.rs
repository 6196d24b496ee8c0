//! Which module may name what: the last column of the dependency table.

use super::Finding;
use super::files::File;

const BROWSER: &[&str] = &[
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo",
    "gloo_net",
];

/// Words that sources in a folder must not use, outside of the folders excepted.
struct Ban {
    folder: &'static str,
    except: &'static [&'static str],
    words: &'static [&'static str],
    why: &'static str,
}

const BANS: &[Ban] = &[
    Ban {
        folder: "crates/app/src/",
        except: &[
            "crates/app/src/platform/",
            "crates/app/src/platform.rs",
            "crates/app/src/bin/",
        ],
        words: BROWSER,
        why: "only platform/ speaks to the browser",
    },
    Ban {
        folder: "crates/app/src/",
        except: &[
            "crates/app/src/state/",
            "crates/app/src/state.rs",
            "crates/app/src/connect/",
        ],
        words: &["lotse_sync", "lotse_idb"],
        why: "only state/ and connect/ know how the copy on the device is kept",
    },
    Ban {
        folder: "crates/app/src/",
        // What platform/connect.rs names, it takes from another binary.
        except: &["crates/app/src/bin/", "crates/app/src/platform/connect.rs"],
        words: &["#[wasm_bindgen"],
        why: "every binary would export it; what one offers stands in its own file",
    },
    Ban {
        folder: "crates/app/src/",
        except: &["crates/app/src/people/", "crates/app/src/bin/people.rs"],
        words: &["crate::people", "lotse_app::people"],
        why: "the reading app would carry the screens of lotse-people",
    },
    Ban {
        folder: "crates/app/src/",
        except: &["crates/app/src/connect/", "crates/app/src/bin/connect.rs"],
        words: &["crate::connect", "lotse_app::connect"],
        why: "every binary would carry what lotse-connect is for",
    },
    Ban {
        folder: "crates/core/src/",
        except: &[],
        words: &[
            "lotse_sync",
            "SystemTime",
            "Instant::now",
            "rand::",
            "getrandom",
            "std::fs",
            "std::net",
            "async",
        ],
        why: "core is pure: time and chance are parameters",
    },
    Ban {
        folder: "crates/sync/src/",
        except: &[],
        words: &["lotse_core", "leptos", "web_sys", "js_sys"],
        why: "sync knows documents, not offers, and no browser",
    },
    Ban {
        folder: "crates/sync/src/",
        // A program of its own, which talks to live backends.
        except: &["crates/sync/src/probe/", "crates/sync/src/bin/"],
        words: &["SystemTime", "Instant::now"],
        why: "sync has no clock: time is a parameter",
    },
    Ban {
        folder: "crates/sync/src/",
        except: &[
            "crates/sync/src/probe/",
            "crates/sync/src/bin/",
            "crates/sync/src/lib.rs",
        ],
        words: &["crate::probe", "ureq"],
        why: "phones would carry what only lotse-probe needs",
    },
    Ban {
        folder: "crates/idb/src/",
        except: &[],
        words: &["lotse_core", "leptos"],
        why: "idb stores bytes, whatever they mean",
    },
    Ban {
        folder: "crates/server/src/",
        except: &[],
        words: &["lotse_sync", "lotse_idb", "lotse_app"],
        why: "the server shares the domain with the app and nothing else",
    },
    Ban {
        folder: "crates/",
        except: &["crates/app/", "crates/desk/", "crates/ui/", "crates/xtask/"],
        words: &["leptos"],
        why: "leptos stays in what people see",
    },
    Ban {
        folder: "crates/",
        except: &["crates/xtask/"],
        words: &[
            "pub use lotse_core",
            "pub use lotse_sync",
            "pub use lotse_idb",
            "pub use lotse_server",
        ],
        why: "crates do not pass each other's names on",
    },
];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for Ban {
        folder,
        except,
        words,
        why,
    } in BANS
    {
        let is_bound = |file: &&File| {
            file.has_extension(&["rs"])
                && file.is_below(folder)
                && !except.iter().any(|folder| file.is_below(folder))
        };
        for file in files.iter().filter(is_bound) {
            for (line, code) in file.code() {
                for word in words.iter().filter(|word| names(code, word)) {
                    findings.push(Finding::new(&file.path, line, format!("`{word}`: {why}")));
                }
            }
        }
    }
    findings
}

/// Whether the code holds the word, not as a part of a longer one.
fn names(code: &str, word: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(start, _)| {
        let before = code[..start].chars().next_back();
        let after = code[start + word.len()..].chars().next();
        let ends = word.ends_with(|c: char| !c.is_alphanumeric()) || !after.is_some_and(is_name);
        !before.is_some_and(is_name) && ends
    })
}
