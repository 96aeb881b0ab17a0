//! Citation keys.

use crate::article::ArticleId;

/// Returns the key that an article is cited by in BibTeX, CSL-JSON, pandoc and
/// their like: its id, where every one of them can read that.
///
/// Of any other id what cannot be read becomes `-`, and four digits of a hash
/// of the id tell it from those that look the same then. So the key hangs on
/// the id alone, not on what else is exported with it.
///
/// ```
/// use pincite::{ArticleId, cite::citation_key};
///
/// assert_eq!(citation_key(&ArticleId::new("rawal-2024")), "rawal-2024");
/// assert_eq!(citation_key(&ArticleId::new("may/report")), "may/report");
/// assert_eq!(citation_key(&ArticleId::new("Report (final)")), "Report-final-b80c");
/// ```
#[must_use]
pub fn citation_key(id: &ArticleId) -> String {
    let id = id.as_str();
    let mut key = String::with_capacity(id.len());
    for c in id.chars() {
        if c.is_alphanumeric() {
            key.push(c);
        } else if key.is_empty() {
            // A key begins with a letter or a digit.
        } else if is_mark(c) && !key.ends_with(is_mark) {
            key.push(c);
        } else if !key.ends_with(is_mark) {
            key.push('-');
        }
    }
    // Pandoc takes marks at the end for those of the sentence.
    key.truncate(key.trim_end_matches(is_mark).len());
    if key == id {
        return key;
    }
    let hash = xxhash_rust::xxh3::xxh3_64(id.as_bytes()) & 0xFFFF;
    match key.is_empty() {
        true => format!("article-{hash:04x}"),
        false => format!("{key}-{hash:04x}"),
    }
}

/// Marks that BibTeX, LaTeX and pandoc read within a key, one at a time.
fn is_mark(c: char) -> bool {
    matches!(c, '-' | '_' | '.' | ':' | '/' | '+')
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::citation_key;
    use crate::article::ArticleId;

    fn key(id: &str) -> String {
        citation_key(&ArticleId::new(id))
    }

    #[test]
    fn ids_that_can_be_read_stay() {
        for id in ["rawal-2024", "a_b.c:d/e+f", "2024", "Müller2024", "日本-1"] {
            assert_eq!(key(id), id);
        }
    }

    #[test]
    fn others_become_keys_of_their_own() {
        let ids =
            ["a,b", "a-b", "a{b", "a(b", "a b", "a--b", "-a-b", "a-b.", "a=b", "a%b", "…", "!"];
        // `ArticleId` makes `a-b` of `a b` itself.
        let keys: HashSet<_> = ids.iter().filter(|id| **id != "a b").map(|id| key(id)).collect();
        assert_eq!(keys.len(), ids.len() - 1, "{keys:?}");
        for key in keys {
            let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '/');
            assert!(key.chars().all(plain) && key.starts_with(char::is_alphanumeric), "{key}");
        }
    }
}
