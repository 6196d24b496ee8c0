//! `cargo xtask tools`: what building and testing need beyond Rust, Node and a C compiler.
//!
//! A tool that is there at the right version is used, wherever it was installed.
//! What is missing goes into `.tools/` of this project, except what belongs to the system:
//! the Wasm target (rustup), Chromium and fonts (apt).

mod cargo;
mod chromium;
mod npm;
mod python;

pub use chromium::{browser, driver};
pub use npm::{backends_folder, bench_folder, e2e_folder};

use std::time::Instant;

use anyhow::{Context, Result, bail};

/// Something that building or testing needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// The standard library for wasm32.
    WasmTarget,
    /// The sources of the standard library, which the release build compiles for size.
    RustSources,
    /// Node, which runs `wasm-opt` and the browser stories; never installed from here.
    Node,
    /// The builder of the app.
    Trunk,
    /// Glue between Wasm and JavaScript, of exactly the version in Cargo.lock.
    WasmBindgen,
    /// Make the Wasm and its JavaScript smaller.
    Shrinkers,
    /// The browser, its driver and fonts for all languages of the app.
    Chromium,
    /// The npm packages of the browser stories.
    StoryPackages,
    /// Python, which runs Kinto; never installed from here.
    Python,
    /// Backends of other makers from npm: json-server and a CouchDB in JavaScript.
    NodeBackends,
    /// Backends of other makers from PyPI: Kinto and PocketBase.
    PythonBackends,
    /// The npm packages that measuring compares with.
    BenchPackages,
}

/// What `build` and `run` need.
pub const FOR_BUILDING: &[Tool] = &[
    Tool::WasmTarget,
    Tool::RustSources,
    Tool::Node,
    Tool::Trunk,
    Tool::WasmBindgen,
    Tool::Shrinkers,
];

/// What the browser tests need on top.
pub const FOR_BROWSER_TESTS: &[Tool] = &[Tool::Chromium, Tool::StoryPackages];

/// What the tests on real backends need.
pub const FOR_BACKENDS: &[Tool] = &[
    Tool::Node,
    Tool::Python,
    Tool::NodeBackends,
    Tool::PythonBackends,
];

/// What measuring needs on top of that; nothing else does.
pub const FOR_BENCH: &[Tool] = &[Tool::BenchPackages];

/// Installs everything that building and testing need and lists it all.
pub fn run(arguments: &[String]) -> Result<()> {
    let mut tools = [FOR_BUILDING, FOR_BROWSER_TESTS].concat();
    tools.extend(FOR_BACKENDS.iter().filter(|tool| **tool != Tool::Node));
    install_and_list(&tools, arguments)
}

/// Installs the backends that are missing and lists them.
pub fn backends(arguments: &[String]) -> Result<()> {
    install_and_list(FOR_BACKENDS, arguments)
}

fn install_and_list(tools: &[Tool], arguments: &[String]) -> Result<()> {
    if let Some(argument) = arguments.first() {
        bail!("unknown argument {argument}");
    }
    for &tool in tools {
        ensure(&[tool])?;
        println!(
            "{:<52} {}",
            tool.name(),
            tool.present()?.unwrap_or_default()
        );
    }
    Ok(())
}

/// Installs what of these is missing or has the wrong version; silent when all are there.
pub fn ensure(tools: &[Tool]) -> Result<()> {
    for tool in tools {
        if tool.present()?.is_some() {
            continue;
        }
        println!("{} is missing: installing it", tool.name());
        let begun = Instant::now();
        tool.install()
            .with_context(|| format!("{} could not be installed", tool.name()))?;
        if tool.present()?.is_none() {
            bail!("{} was installed but cannot be found", tool.name());
        }
        println!("  installed in {} s", begun.elapsed().as_secs());
    }
    Ok(())
}

impl Tool {
    fn name(self) -> &'static str {
        match self {
            Tool::WasmTarget => "Rust's wasm32-unknown-unknown target",
            Tool::RustSources => "sources of Rust's standard library",
            Tool::Node => "Node 20 or later",
            Tool::Trunk => "trunk, which builds the app",
            Tool::WasmBindgen => "wasm-bindgen, glue to JavaScript",
            Tool::Shrinkers => "wasm-opt and esbuild, for fewer bytes",
            Tool::Chromium => "Chromium, its driver and fonts, for browser tests",
            Tool::StoryPackages => "npm packages of the browser stories",
            Tool::Python => "Python 3.10 or later with venv and pip",
            Tool::NodeBackends => "backends from npm, for tests",
            Tool::PythonBackends => "backends from PyPI, for tests",
            Tool::BenchPackages => "npm packages that measuring compares with",
        }
    }

    /// The version that is there, if it is the right one.
    fn present(self) -> Result<Option<String>> {
        match self {
            Tool::WasmTarget => Ok(cargo::wasm_target()),
            Tool::RustSources => Ok(cargo::rust_sources()),
            Tool::Node => Ok(npm::node()),
            Tool::Trunk => Ok(cargo::trunk()),
            Tool::WasmBindgen => cargo::wasm_bindgen(),
            Tool::Shrinkers => Ok(npm::shrinkers()),
            Tool::Chromium => Ok(chromium::version()),
            Tool::StoryPackages => npm::installed(&e2e_folder()),
            Tool::Python => Ok(python::version()),
            Tool::NodeBackends => npm::backends(),
            Tool::PythonBackends => python::backends(),
            Tool::BenchPackages => npm::installed(&bench_folder()),
        }
    }

    fn install(self) -> Result<()> {
        match self {
            Tool::WasmTarget => cargo::install_wasm_target(),
            Tool::RustSources => cargo::install_rust_sources(),
            Tool::Node => bail!("install Node by your system's packages or from nodejs.org"),
            Tool::Trunk => cargo::install_trunk(),
            Tool::WasmBindgen => cargo::install_wasm_bindgen(),
            Tool::Shrinkers => npm::install_shrinkers(),
            Tool::Chromium => chromium::install(),
            Tool::StoryPackages => npm::install(&e2e_folder()),
            Tool::Python => bail!(
                "install Python by your system's packages or from python.org \
                 (Debian and Ubuntu: python3 and python3-venv)"
            ),
            Tool::NodeBackends => npm::install(&backends_folder()),
            Tool::PythonBackends => python::install_backends(),
            Tool::BenchPackages => npm::install(&bench_folder()),
        }
    }
}
