//! Which files are bibliographies.

use std::path::Path;

use super::kind;

/// The format of a bibliography.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum BibliographyFormat {
    /// BibLaTeX and BibTeX (`.bib`).
    BibLatex,
    /// Hayagriva's YAML (`.yml`, `.yaml`).
    Hayagriva,
    /// CSL-JSON, and Zotero's own JSON as Better BibTeX exports it (`.json`).
    CslJson,
}

/// Tells whether a file is a bibliography, by its name and its first bytes: a
/// `.yml` or `.json` may be anything. A few thousand bytes are enough; more
/// are not looked at.
#[must_use]
pub(crate) fn recognise(path: &Path, head: &[u8]) -> Option<BibliographyFormat> {
    /// An entry is seldom longer, and one is all it takes.
    const HEAD_BYTES: usize = 16 * 1024;
    let head = String::from_utf8_lossy(head.get(..HEAD_BYTES).unwrap_or(head));
    let head = head.trim_start_matches('\u{FEFF}');
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "bib" | "bibtex" | "biblatex" => Some(BibliographyFormat::BibLatex),
        "yml" | "yaml" if is_hayagriva(head) => Some(BibliographyFormat::Hayagriva),
        "csljson" => Some(BibliographyFormat::CslJson),
        "json" if is_csl_json(head) => Some(BibliographyFormat::CslJson),
        _ => None,
    }
}

/// Hayagriva is a map of keys to maps that have a `type` of its own.
fn is_hayagriva(head: &str) -> bool {
    let mut in_entry = false;
    for line in head.lines() {
        let bare = line.trim();
        if bare.is_empty() || bare.starts_with('#') || bare == "---" || bare.starts_with("%YAML") {
            continue;
        }
        if !line.starts_with([' ', '\t']) {
            let Some((_, value)) = bare.split_once(':') else { return false };
            let value = value.trim();
            if !(value.is_empty() || value.starts_with(['{', '#', '&'])) {
                return false;
            }
            in_entry = true;
        }
        let stated = bare.split_once("type:").map(|(_, value)| {
            value.trim().trim_matches(['"', '\'']).split([',', '}', ' ']).next().unwrap_or_default()
        });
        if in_entry
            && let Some(stated) = stated
            && kind::is_hayagriva(&stated.to_lowercase())
        {
            return true;
        }
    }
    false
}

/// CSL-JSON is a list of objects with a `type` of CSL and fields only it has.
fn is_csl_json(head: &str) -> bool {
    let squeezed: String = head.chars().filter(|c| !c.is_whitespace()).collect();
    let is_list = squeezed.starts_with("[{")
        || squeezed.starts_with('{') && (squeezed.contains("\"items\":[") || is_one(&squeezed));
    // An article in JSON may have a type too, but also its text.
    let has_text = ["\"text\":", "\"paragraphs\":", "\"body\":", "\"content\":"]
        .iter()
        .any(|field| squeezed.contains(field));
    if !is_list || has_text {
        return false;
    }
    let has_type = |name: &str, known: &dyn Fn(&str) -> bool| {
        squeezed.match_indices(name).any(|(at, _)| {
            let value = squeezed.get(at + name.len()..).unwrap_or_default();
            value.split('"').next().is_some_and(known)
        })
    };
    let has_field = FIELDS.iter().any(|field| squeezed.contains(field));
    has_type("\"type\":\"", &|name| kind::is_csl(name)) && has_field
        || squeezed.contains("\"itemType\":\"") && squeezed.contains("\"creators\":")
}

/// One entry without a list around it.
fn is_one(squeezed: &str) -> bool {
    squeezed.contains("\"id\":") && squeezed.contains("\"type\":\"")
}

/// Fields that CSL-JSON has and articles in JSON have not.
const FIELDS: &[&str] = &[
    "\"issued\":",
    "\"container-title\":",
    "\"citation-key\":",
    "\"date-parts\":",
    "\"family\":",
    "\"DOI\":",
    "\"URL\":",
    "\"ISBN\":",
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{BibliographyFormat, recognise};

    #[test]
    fn by_name_and_content() {
        use BibliographyFormat::{BibLatex, CslJson, Hayagriva};
        for (name, head, expected) in [
            ("refs.bib", "", Some(BibLatex)),
            ("refs.BIB", "@book{a,", Some(BibLatex)),
            ("refs.yml", "# mine\na2020:\n    type: Article\n    title: A\n", Some(Hayagriva)),
            ("refs.yaml", "---\na2020:\n  title: A\n  type: \"web\"\n", Some(Hayagriva)),
            ("refs.yaml", "a2020: { type: book, title: A }\n", Some(Hayagriva)),
            ("ci.yml", "on: push\njobs:\n  build:\n    type: article\n", None),
            ("a.yml", "services:\n  web:\n    image: x\n    type: http\n", None),
            ("list.yml", "- type: article\n", None),
            ("refs.json", r#"[{"id":"a","type":"book","issued":{}}]"#, Some(CslJson)),
            (
                "refs.json",
                "{\n \"items\": [ {\"id\": 1, \"type\": \"webpage\", \"URL\": \"x\"} ] }",
                Some(CslJson),
            ),
            (
                "bbt.json",
                r#"{"config":{},"items":[{"itemType":"book","creators":[]}]}"#,
                Some(CslJson),
            ),
            ("a.json", r#"[{"id":"a","type":"article","text":"…","issued":1}]"#, None),
            ("a.json", r#"[{"id":"a","type":"gadget","URL":"x"}]"#, None),
            ("a.json", r#"{"name":"x","version":"1"}"#, None),
            ("a.json", "", None),
            ("a.txt", "@book{a,", None),
            ("bib", "@book{a,", None),
        ] {
            assert_eq!(recognise(Path::new(name), head.as_bytes()), expected, "{name}: {head}");
        }
    }
}
