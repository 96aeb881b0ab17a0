//! What whole values are looked up by: labels, languages, paths, places.

use super::documents::file_key;
use crate::analysis::Analyzer;

/// What a label is compared by: its words, folded, with single blanks.
pub(crate) fn label_key(label: &str) -> String {
    let pattern = Analyzer::unstemmed().pattern(label);
    let words: Vec<_> = pattern.parts.into_iter().map(|term| term.form).collect();
    if words.is_empty() { label.trim().to_lowercase() } else { words.join(" ") }
}

/// A language tag in lower case, and each of its beginnings: `pt` finds
/// `pt-BR`.
pub(super) fn language_keys(tag: &str) -> Vec<String> {
    let tag = language_key(tag);
    let beginnings = tag.match_indices('-').map(|(at, _)| tag[..at].to_owned());
    let mut keys: Vec<_> = beginnings.collect();
    keys.push(tag);
    keys
}

/// What a language tag is compared by.
pub(crate) fn language_key(tag: &str) -> String {
    tag.trim().replace('_', "-").to_lowercase()
}

/// What `path:` finds a file by: its name with and without extension, each
/// folder, and each run of folders from the top.
pub(super) fn path_keys(path: &str) -> Vec<String> {
    let path = path_key(path);
    let mut keys: Vec<String> = path.split('/').map(str::to_owned).collect();
    if let Some((stem, _)) = keys.last().and_then(|name| name.rsplit_once('.')) {
        keys.push(stem.to_owned());
    }
    keys.extend(path.match_indices('/').map(|(at, _)| path[..at].to_owned()));
    keys.push(path);
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// What a path is compared by.
pub(crate) fn path_key(path: &str) -> String {
    path.trim_matches('/').to_lowercase()
}

/// The places a file is in: its source, the folders below it, itself.
pub(super) fn place_keys(source: u32, path: &str) -> Vec<String> {
    let folders = path.match_indices('/').map(|(at, _)| file_key(source, &path[..at]));
    std::iter::once(file_key(source, ""))
        .chain(folders)
        .chain(std::iter::once(file_key(source, path)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{language_keys, path_keys, place_keys};

    #[test]
    fn keys_of_paths() {
        assert_eq!(
            path_keys("2024/May/a.txt"),
            ["2024", "2024/may", "2024/may/a.txt", "a", "a.txt", "may"]
        );
        assert_eq!(
            place_keys(3, "2024/May/a.txt"),
            ["3:", "3:2024", "3:2024/May", "3:2024/May/a.txt"]
        );
        assert_eq!(language_keys("pt_BR"), ["pt", "pt-br"]);
    }
}
