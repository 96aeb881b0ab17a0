//! Regular expressions: where one ends, and whether it is one.

use regex_syntax::{ParserBuilder, ast};

use super::chars::{is_blank, is_ignorable, is_parenthesis};
use super::limits::MAX_PATTERN_BYTES;

/// As deep as where it is looked up.
const MAX_NESTING: u32 = 50;

/// The end of an expression is looked for no further, so that the reading of
/// many slashes is linear. Longer ones are too long anyway.
const MAX_SEARCH_BYTES: usize = 4 * MAX_PATTERN_BYTES;

/// Reads the expression that `text` begins with: what stands between the
/// slashes, and how many bytes it takes with them.
///
/// It holds no blank, and ends at a slash that nothing follows but a blank, a
/// parenthesis, a weight or a full stop: `/usr/bin/` is a path. A slash within
/// it is written `\/`.
pub(super) fn find(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('/')?;
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        if is_blank(c) || at > MAX_SEARCH_BYTES {
            return None;
        }
        match c {
            c if is_ignorable(c) => {}
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '/' => {
                let (before, after) = (inner.get(..at)?, inner.get(at + 1..)?);
                let pattern: String = before.chars().filter(|&c| !is_ignorable(c)).collect();
                // `/../` is a path, and `//` nothing at all.
                let found = ends(after) && pattern.contains(char::is_alphanumeric);
                return found.then_some((pattern, at + 2));
            }
            _ => {}
        }
    }
    None
}

/// Says whether an expression may end before `after`.
fn ends(after: &str) -> bool {
    let after = after.trim_start_matches(is_ignorable);
    let rest = after.trim_start_matches(['.', ',', ';', ':', '?', '!']);
    let is_weight = after.starts_with('^');
    is_weight || rest.chars().next().is_none_or(|c| is_blank(c) || is_parenthesis(c))
}

/// Says in a few words what is wrong with an expression, where anything is.
pub(super) fn what_is_wrong(pattern: &str) -> Option<String> {
    if pattern.len() > MAX_PATTERN_BYTES {
        return Some(format!("an expression is at most {MAX_PATTERN_BYTES} bytes long"));
    }
    // As it stands, and as it is looked up: `a)(b` is one within parentheses,
    // and a comment would take the closing one with it.
    let syntax = ast::parse::ParserBuilder::new().nest_limit(MAX_NESTING).build().parse(pattern);
    if let Err(error) = syntax {
        return Some(one_line(error.kind()));
    }
    let looked_up = format!("(?:{pattern})");
    let parsed = ParserBuilder::new().nest_limit(MAX_NESTING).build().parse(&looked_up);
    match parsed {
        Ok(parsed) if parsed.properties().look_set().contains_word() => {
            Some("a pattern has no boundaries of words".to_owned())
        }
        Ok(_) => None,
        Err(regex_syntax::Error::Parse(error)) => Some(one_line(error.kind())),
        Err(regex_syntax::Error::Translate(error)) => Some(one_line(error.kind())),
        Err(_) => Some("it cannot be read".to_owned()),
    }
}

fn one_line(wrong: &impl ToString) -> String {
    super::chars::one_line(&wrong.to_string())
}

/// Counts the classes of characters in an expression, which take most of the
/// time to read it: `[a-z]`, `\w`, `\p{Arabic}`.
pub(super) fn classes(pattern: &str) -> usize {
    let mut chars = pattern.chars();
    let mut classes = 0;
    while let Some(c) = chars.next() {
        let is_class = match c {
            '\\' => chars.next().is_some_and(|c| "wWdDsSpPbB".contains(c)),
            c => c == '[',
        };
        classes += usize::from(is_class);
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::{classes, find, what_is_wrong};

    #[test]
    fn counts_classes() {
        assert_eq!(classes(r"[a-z]\w\p{Arabic}"), 3);
        assert_eq!(classes(r"a\[b\\w."), 0);
        assert_eq!(classes(r"[[a]&&[^b]]\"), 3);
    }

    #[test]
    fn ends_at_a_slash_that_nothing_follows() {
        for (text, pattern) in [
            ("/isk[ap]?/", Some("isk[ap]?")),
            ("/a/ b", Some("a")),
            ("/a/) b", Some("a")),
            ("/a(b|\"c\")d/^2", Some("a(b|\"c\")d")),
            ("/a/, b", Some("a")),
            ("/a\\/b/", Some("a\\/b")),
            ("/a\\\\/", Some("a\\\\")),
            ("/a\u{AD}b/", Some("ab")),
            ("/usr/bin/", None),
            ("/usr/bin", None),
            ("/a b/", None),
            ("/a", None),
            ("//", None),
            ("/../", None),
            ("/a\\/", None),
            ("/a\\\u{AD}/", None),
            ("/home/*", None),
            ("/a/b", None),
        ] {
            assert_eq!(find(text).map(|(pattern, _)| pattern).as_deref(), pattern, "{text}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (pattern, wrong) in [
            ("isk[ap]?", None),
            ("^a$", None),
            (r"\p{Arabic}+", None),
            ("a[", Some("unclosed character class")),
            ("a)(b", Some("unopened group")),
            ("(?x)a#", Some("unclosed group")),
            (r"\p{Klingon}", Some("Unicode property not found")),
            (r"\ba", Some("a pattern has no boundaries of words")),
            ("a(?=b)", Some("look-around, including look-ahead and look-behind, is not supported")),
        ] {
            assert_eq!(what_is_wrong(pattern).as_deref(), wrong, "{pattern}");
        }
        assert!(what_is_wrong(&"a".repeat(1001)).is_some());
        assert!(what_is_wrong(&"(".repeat(900)).is_some());
    }
}
