//! The names that each surface really has.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use walkdir::WalkDir;

use super::scan::{self, Class};
use crate::wasm::FLAVOURS;

/// The public names of every surface.
pub(super) struct Names {
    /// `Type::member` and `module::function`.
    pub(super) rust: BTreeSet<String>,
    /// `Class.method`, `Class` where one can make it, and `function`.
    pub(super) python: BTreeSet<String>,
    /// The same in JavaScript, with the builds that have it.
    pub(super) browser: BTreeMap<String, Vec<&'static str>>,
}

impl Names {
    /// Looks through the sources of a repository.
    pub(super) fn read(root: &Path) -> Result<Self> {
        let (core, py, wasm) = ("crates/nms-core/src", "crates/nms-py/python/nms", "crates/nms-wasm");
        Ok(Self { rust: rust(&root.join(core))?, python: python(&root.join(py))?, browser: browser(&root.join(wasm))? })
    }

    /// The builds that have all of some names.
    pub(super) fn builds_of(&self, names: &[String]) -> Vec<&'static str> {
        let has = |name: &String, build: &str| self.browser.get(name).is_some_and(|builds| builds.contains(&build));
        let all = FLAVOURS.iter().map(|build| build.name);
        all.filter(|build| !names.is_empty() && names.iter().all(|name| has(name, build))).collect()
    }
}

/// The sources below a folder that end in `.{extension}`, with their texts.
fn sources(folder: &Path, extension: &str) -> Result<Vec<(PathBuf, String)>> {
    let mut sources = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let path = entry?.into_path();
        if path.extension().is_some_and(|found| found == extension) {
            let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            sources.push((path, text));
        }
    }
    Ok(sources)
}

/// Functions that stand alone go by the path of their module, and of each above it, from where they may be given out.
fn rust(folder: &Path) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for (path, text) in sources(folder, "rs")? {
        let inside = path.strip_prefix(folder)?.with_extension("");
        let modules = inside.iter().filter_map(|part| part.to_str()).filter(|part| *part != "mod");
        let modules: Vec<&str> = modules.collect();
        for found in scan::rust(&text) {
            if let Some(owner) = found.owner {
                names.insert(format!("{owner}::{}", found.name));
                continue;
            }
            for depth in 1..=modules.len() {
                names.insert(format!(
                    "{}::{}",
                    modules.iter().take(depth).copied().collect::<Vec<_>>().join("::"),
                    found.name
                ));
            }
        }
    }
    Ok(names)
}

/// What `__all__` of the package names, with the methods that classes have of their own and from their bases.
fn python(folder: &Path) -> Result<BTreeSet<String>> {
    // The shapes of answers lie apart, some by the name of the class that wraps them.
    let sources =
        sources(folder, "py")?.into_iter().filter(|(path, _)| !path.ends_with("types.py")).collect::<Vec<_>>();
    let classes: Vec<Class<'_>> = sources.iter().flat_map(|(_, text)| scan::python(text)).collect();
    let init = fs::read_to_string(folder.join("__init__.py"))?;
    let list = init.split_once("__all__ = [").and_then(|(_, rest)| rest.split_once(']')).context("no `__all__`")?.0;
    let mut names = BTreeSet::new();
    for public in list.split([',', '\n']).map(|name| name.trim().trim_matches('"')) {
        let class = classes.iter().find(|class| class.name == public && !public.is_empty());
        if class.is_none() && classes.iter().any(|outside| outside.name.is_empty() && outside.methods.contains(&public))
        {
            names.insert(public.to_owned());
        }
        let mut above: Vec<_> = class.into_iter().collect();
        while let Some(next) = above.pop() {
            above.extend(next.bases.iter().filter_map(|base| classes.iter().find(|class| class.name == *base)));
            names.extend(next.methods.iter().map(|method| match *method {
                "__init__" => public.to_owned(),
                method => format!("{public}.{method}"),
            }));
        }
    }
    Ok(names)
}

fn browser(package: &Path) -> Result<BTreeMap<String, Vec<&'static str>>> {
    let builds = builds(package)?;
    let mut names = BTreeMap::new();
    for (path, text) in sources(&package.join("src"), "rs")? {
        let module = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        for found in scan::rust(&text) {
            let renamed = found.attributes.split_once("js_name = \"").and_then(|(_, rest)| rest.split_once('"'));
            let name = renamed.map_or(found.name, |(name, _)| name);
            let seen = found.attributes.contains("wasm_bindgen") || found.outer.contains("#[wasm_bindgen]");
            if !seen || name.starts_with('_') {
                continue;
            }
            let builds = builds.get(module).with_context(|| format!("lib.rs of nms-wasm has no `mod {module}`"))?;
            names.insert(found.owner.map_or(name.to_owned(), |owner| format!("{owner}.{name}")), builds.clone());
        }
    }
    Ok(names)
}

/// The builds that have each module of the browser package, by what stands before its `mod` in `lib.rs`.
fn builds(package: &Path) -> Result<BTreeMap<String, Vec<&'static str>>> {
    let manifest: toml::Table = fs::read_to_string(package.join("Cargo.toml"))?.parse()?;
    let features: BTreeMap<String, Vec<String>> =
        manifest.get("features").context("no features")?.clone().try_into()?;
    let closed = FLAVOURS.iter().map(|build| {
        let mut with = vec![build.features.to_owned()];
        let mut at = 0;
        while let Some(feature) = with.get(at) {
            let more = features.get(feature).cloned().unwrap_or_default();
            with.extend(more);
            at += 1;
        }
        (build.name, with)
    });
    let closed: Vec<(&str, Vec<String>)> = closed.collect();
    let mut modules = BTreeMap::new();
    let mut condition = "";
    for line in fs::read_to_string(package.join("src/lib.rs"))?.lines() {
        if let Some(module) = line.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')) {
            // `feature = "a"`, alone or in `any(…)`: the quoted words are features, one of which is enough.
            let wanted: Vec<&str> = condition.split('"').skip(1).step_by(2).collect();
            let has =
                |with: &[String]| wanted.is_empty() || with.iter().any(|feature| wanted.contains(&feature.as_str()));
            let builds = closed.iter().filter(|(_, with)| has(with)).map(|(build, _)| *build).collect();
            modules.insert(module.to_owned(), builds);
        }
        condition = line.strip_prefix("#[cfg(").unwrap_or_default();
    }
    Ok(modules)
}
