//! How the parts of a Word document find each other.

use roxmltree::Node;

use crate::source::package::{Package, attribute, elements, parse_xml, resolve};

/// The parts that a part refers to.
#[derive(Debug, Default)]
pub(super) struct Relationships {
    /// The last word of the type of relationship, and the part.
    parts: Vec<(String, String)>,
}

impl Relationships {
    /// Reads the relationships of a part; none where they cannot be read, as
    /// the names of the parts are known by custom.
    pub(super) fn of(package: &mut Package<'_>, part: &str) -> Self {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let own = format!("{folder}{slash}_rels/{name}.rels");
        let text = package.text(&own).ok().flatten().unwrap_or_default();
        let Ok(document) = parse_xml(&own, &text) else { return Self::default() };
        let relation = |node: Node<'_, '_>| {
            let outside = attribute(node, "TargetMode") == Some("External");
            let kind = attribute(node, "Type")?.rsplit('/').next()?.to_owned();
            let target = attribute(node, "Target").filter(|_| !outside)?;
            Some((kind, resolve(part, target)))
        };
        Self { parts: elements(document.root_element()).filter_map(relation).collect() }
    }

    /// Returns the parts of a kind, in file order: `styles`, `header`.
    pub(super) fn of_kind(&self, kind: &str) -> Vec<String> {
        let mut parts: Vec<String> = Vec::new();
        for (other, part) in &self.parts {
            if other == kind && !parts.contains(part) {
                parts.push(part.clone());
            }
        }
        if parts.is_empty() && self.parts.is_empty() {
            parts.push(format!("word/{kind}.xml"));
        }
        parts
    }
}

/// Returns the name of the part that holds the body.
pub(super) fn main_part(package: &mut Package<'_>) -> Result<String, String> {
    // A package that is protected says so here, where it is read first.
    package.part("_rels/.rels")?;
    let found = Relationships::of(package, "").of_kind("officeDocument").into_iter().next();
    Ok(found
        .filter(|name| name != "word/officeDocument.xml")
        .unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// Returns the name of the part that holds the core properties.
pub(super) fn core_properties(package: &mut Package<'_>) -> String {
    let found = Relationships::of(package, "").of_kind("core-properties").into_iter().next();
    found
        .filter(|name| name.ends_with(".xml") && !name.starts_with("word/"))
        .unwrap_or_else(|| "docProps/core.xml".to_owned())
}
