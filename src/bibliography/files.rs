//! The paths in a `file` field, in every syntax that reference managers write.
//!
//! Zotero and JabRef write `description:path:type`, several separated by `;`,
//! with a backslash before each `:`, `;` and `\` of their own; Mendeley leaves
//! the description out; Better BibTeX may write bare paths.

use super::normal;

/// Returns the paths of a `file` field, with `/` between folders.
pub(super) fn paths(value: &str) -> Vec<String> {
    // Mendeley escapes these as LaTeX.
    let mut value = value.to_owned();
    for sign in ["_", "&", "%", "#", "$"] {
        value = value.replace(&format!("{{\\{sign}}}"), sign);
    }
    let mut paths: Vec<String> = Vec::new();
    for file in split(&value, ';') {
        let path = normalised(&path_of(&split(&file, ':')));
        if !path.is_empty() && !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}

/// Writes a path with `/`, without `file://` and what that encodes.
pub(super) fn normalised(path: &str) -> String {
    let path = path.trim().replace('\\', "/");
    match path.strip_prefix("file://") {
        Some(rest) => {
            let rest = normal::decode_percent(rest.strip_prefix("localhost").unwrap_or(rest));
            // `file:///C:/a` is `C:/a`.
            let drive = rest.strip_prefix('/').filter(|rest| has_drive(rest));
            drive.map_or(rest.clone(), str::to_owned)
        }
        None => path,
    }
}

/// Says whether a path names no folder to start from.
pub(super) fn is_absolute(path: &str) -> bool {
    path.starts_with('/') || path.starts_with("~/") || has_drive(path)
}

fn has_drive(path: &str) -> bool {
    let mut chars = path.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.next() == Some(':')
        && matches!(chars.next(), Some('/' | '\\'))
}

/// Splits at a mark without a backslash before it. The escapes stay for a
/// later split at `:`, which removes them.
fn split(text: &str, mark: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = chars.next_if(|next| {
            c == '\\' && matches!(next, '\\' | ':' | ';' | '{' | '}' | '$' | '_' | '&' | '%' | '#')
        });
        if c == mark {
            parts.push(String::new());
            continue;
        }
        let Some(part) = parts.last_mut() else { continue };
        match escaped {
            Some(sign) if mark == ':' => part.push(sign),
            Some(sign) => part.extend([c, sign]),
            None => part.push(c),
        }
    }
    parts
}

/// Returns the path among the parts of one file.
fn path_of(parts: &[String]) -> String {
    let mut parts = parts.to_vec();
    // The colon of a drive or of `file://` that nobody escaped separates
    // nothing.
    let mut at = 0;
    while at + 1 < parts.len() {
        let is_drive = parts.get(at).is_some_and(|part| {
            let part = part.trim();
            let letter = part.strip_prefix("file:").map_or(part, |url| url.trim_start_matches('/'));
            letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_alphabetic()) || part == "file"
        });
        let is_path = parts.get(at + 1).is_some_and(|part| part.starts_with(['/', '\\']));
        if is_drive && is_path {
            let next = parts.remove(at + 1);
            if let Some(part) = parts.get_mut(at) {
                *part = format!("{}:{next}", part.trim());
            }
        } else {
            at += 1;
        }
    }
    let typed = parts.len() > 1 && parts.last().is_some_and(|last| is_type(last));
    let index = parts.len().saturating_sub(if typed { 2 } else { 1 });
    parts.get(index).cloned().unwrap_or_default()
}

/// Says whether a text names a type of file and no file: `application/pdf`,
/// `PDF`, nothing.
fn is_type(text: &str) -> bool {
    const FAMILIES: &[&str] =
        &["application/", "audio/", "image/", "message/", "text/", "video/", "multipart/"];
    /// The longest name that JabRef gives to a type has 12 letters.
    const MAX_NAME_CHARS: usize = 16;
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    FAMILIES.iter().any(|family| lower.starts_with(family))
        || text.chars().count() <= MAX_NAME_CHARS && !text.contains(['.', '/', '\\'])
}

#[cfg(test)]
mod tests {
    use super::{is_absolute, paths};

    #[test]
    fn reads_every_syntax() {
        for (value, expected) in [
            ("Title.pdf:files/12/Title.pdf:application/pdf", "files/12/Title.pdf"),
            (
                "Full Text:files/1/a.pdf:application/pdf;Snapshot:files/2/a.html:text/html",
                "files/1/a.pdf | files/2/a.html",
            ),
            (r"A\: B\; C.pdf:files/3/A\: B\; C.pdf:application/pdf", "files/3/A: B; C.pdf"),
            (
                r"a.pdf:C\:\\Users\\x\\Zotero\\storage\\ABCD1234\\a.pdf:application/pdf",
                "C:/Users/x/Zotero/storage/ABCD1234/a.pdf",
            ),
            (r"C:\Users\x\a.pdf", "C:/Users/x/a.pdf"),
            (r"C\:\\Users\\x\\a.pdf", "C:/Users/x/a.pdf"),
            (r"C:/x/a.pdf;D:/y/b.pdf", "C:/x/a.pdf | D:/y/b.pdf"),
            ("/home/x/Zotero/storage/ABCD1234/a.pdf", "/home/x/Zotero/storage/ABCD1234/a.pdf"),
            ("papers/a.pdf;papers/b.html", "papers/a.pdf | papers/b.html"),
            (":home/x/a.pdf:pdf", "home/x/a.pdf"),
            (":/home/x/a{\\_}b.pdf:pdf", "/home/x/a_b.pdf"),
            ("desc:a.pdf:PDF", "a.pdf"),
            (":C\\:/x/a.pdf:PDF", "C:/x/a.pdf"),
            ("a.pdf:PDF", "a.pdf"),
            ("Title: with colon:files/1/a.pdf:application/pdf", "files/1/a.pdf"),
            ("file:///home/x/a%20b.pdf", "/home/x/a b.pdf"),
            ("file:///C:/x/a.pdf", "C:/x/a.pdf"),
            ("a.pdf;a.pdf; ;", "a.pdf"),
            ("README", "README"),
            ("", ""),
            ("::", ""),
            ("\\", "/"),
        ] {
            assert_eq!(paths(value).join(" | "), expected, "{value}");
        }
    }

    #[test]
    fn knows_absolute_paths() {
        for (path, expected) in
            [("/a", true), ("C:/a", true), ("~/a", true), ("a/b", false), ("../a", false)]
        {
            assert_eq!(is_absolute(path), expected, "{path}");
        }
    }
}
