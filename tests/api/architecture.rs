//! Dependencies run one way.
//!
//! A module may import what stands beside it in the table, and only the
//! modules named may know the engine. Adding an arrow means editing the table,
//! and telling ARCHITECTURE.md.

use std::fs;
use std::path::{Path, PathBuf};

/// Module, what it may import, which of its files may name the engine (`*` for
/// any).
const TABLE: &[(&str, &[&str], &[&str])] = &[
    ("error", &[], &[]),
    ("text", &[], &[]),
    ("article", &["error", "text"], &[]),
    ("bibliography", &["article", "error", "text"], &[]),
    ("source", &["article", "bibliography", "error", "text"], &[]),
    ("analysis", &["text"], &[]),
    ("alias", &["analysis"], &[]),
    ("family", &["analysis"], &[]),
    ("query", &["article", "text"], &[]),
    ("cite", &["article", "error", "text"], &[]),
    ("snippet", &["analysis", "query", "text"], &[]),
    (
        "index",
        &[
            "alias",
            "analysis",
            "article",
            "bibliography",
            "cite",
            "error",
            "family",
            "source",
            "text",
        ],
        &["*"],
    ),
    (
        "search",
        &[
            "alias", "analysis", "article", "cite", "error", "family", "index", "query", "snippet",
            "text",
        ],
        &["*"],
    ),
    ("lock", &["article", "error", "index", "text"], &[]),
    (
        "quote",
        &["analysis", "article", "cite", "error", "index", "query", "search", "source", "text"],
        &[],
    ),
    ("eval", &["article", "error", "index", "query", "search"], &[]),
];

/// What the names at the root of the crate stand for, where they are used in
/// place of their module.
const ROOT_NAMES: &[(&str, &str)] = &[
    ("Error", "error"),
    ("ErrorKind", "error"),
    ("Result", "error"),
    ("SourceProblem", "error"),
    ("Article", "article"),
    ("ArticleId", "article"),
    ("LeftOut", "article"),
    ("Metadata", "article"),
    ("Paragraph", "article"),
    ("ParagraphKind", "article"),
    ("PartialDate", "article"),
    ("Person", "article"),
    ("SourceSpan", "article"),
    ("ByteSpan", "text"),
];

fn files(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The files of a module.
fn module(name: &str) -> Vec<PathBuf> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let file = src.join(format!("{name}.rs"));
    if file.exists() {
        found.push(file);
    } else {
        files(&src.join(name), &mut found);
    }
    assert!(!found.is_empty(), "no module {name}");
    found
}

/// The code of a file: without comments, and without tests, which may use
/// anything.
fn code(path: &Path) -> String {
    let is_test = path.iter().any(|part| part == "tests" || part == "tests.rs");
    if is_test {
        return String::new();
    }
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The names that follow `crate::` in some code, those of groups included.
fn imports(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let end = group.find("};").unwrap_or(group.len());
            let mut depth = 0;
            let mut name = String::new();
            for c in group[..end].chars().chain([',']) {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => names.push(std::mem::take(&mut name)),
                    c => name.push(c),
                }
            }
        } else {
            names.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    let first = |name: String| name.trim().split("::").next().unwrap_or_default().to_owned();
    names.into_iter().map(first).filter(|name| !name.is_empty()).collect()
}

#[test]
fn dependencies_run_one_way() {
    let mut wrong = Vec::new();
    for (name, allowed, _) in TABLE {
        for path in module(name) {
            for import in imports(&code(&path)) {
                let target = ROOT_NAMES
                    .iter()
                    .find(|(root, _)| *root == import)
                    .map_or(import.as_str(), |(_, module)| module);
                if target != *name && !allowed.contains(&target) {
                    wrong.push(format!("{} imports {import}", path.display()));
                }
            }
            // `super` must not climb out of the module.
            let depth = path.iter().skip_while(|part| *part != "src").count() - 2;
            let climbs = "super::".repeat(depth + 1);
            if depth > 0 && code(&path).contains(&climbs) {
                wrong.push(format!("{} climbs out of its module", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_index_and_search_know_the_engine() {
    let mut wrong = Vec::new();
    for (name, _, may) in TABLE {
        for path in module(name) {
            let file = path.file_name().unwrap().to_string_lossy().into_owned();
            let allowed = may.contains(&"*") || may.contains(&file.as_str());
            if !allowed && code(&path).contains("tantivy") {
                wrong.push(path.display().to_string());
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_is_in_the_table() {
    let lib = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs");
    let lib = fs::read_to_string(lib).unwrap();
    let modules = lib.lines().filter_map(|line| {
        let line = line.trim_start_matches("pub ");
        line.strip_prefix("mod ")?.strip_suffix(';')
    });
    let modules: Vec<_> = modules.collect();
    let listed: Vec<_> = TABLE.iter().map(|(name, ..)| *name).collect();
    for module in &modules {
        assert!(listed.contains(module), "{module} is not in the table");
    }
    assert_eq!(modules.len(), listed.len());
}

#[test]
fn the_program_uses_the_public_interface_only() {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bin"), &mut found);
    for path in found {
        let code = code(&path);
        assert!(!code.contains("tantivy"), "{} names the engine", path.display());
    }
}
