//! Which addresses become links.

/// What a link may lead to: the web, and files.
const SCHEMES: [&str; 3] = ["https://", "http://", "file://"];

/// Returns an address that may be followed, with everything that has no place
/// in one percent-encoded; `None` for any other, such as `javascript:`. The
/// address of an article is whatever its source says.
pub fn followable(url: &str) -> Option<String> {
    let has = |scheme: &str| {
        url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    let scheme = SCHEMES.into_iter().find(|scheme| has(scheme))?;
    if url.len() == scheme.len() {
        return None;
    }
    let mut encoded = String::with_capacity(url.len());
    for c in url.chars() {
        if is_allowed(c) {
            encoded.push(c);
        } else {
            let mut buffer = [0; 4];
            let bytes = c.encode_utf8(&mut buffer).bytes();
            encoded.extend(bytes.map(|byte| format!("%{byte:02X}")));
        }
    }
    Some(encoded)
}

/// Says whether `c` may stand in an address (WHATWG, "URL code points", and
/// `%`, `#`, `[`, `]`).
fn is_allowed(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => true,
        '\0'..='\u{7F}' => "!$&'()*+,-./:;=?@_~%#[]".contains(c),
        // Letters of all scripts may, what cannot be seen may not.
        _ => c.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::followable;

    #[test]
    fn only_the_web_and_files_are_followed() {
        for (url, expected) in [
            ("https://example.org/a?b=c&d#e", Some("https://example.org/a?b=c&d#e")),
            ("HTTP://example.org", Some("HTTP://example.org")),
            ("file:///a%20b.txt", Some("file:///a%20b.txt")),
            ("https://example.org/brücke", Some("https://example.org/brücke")),
            ("https://e.org/a b\"><script>", Some("https://e.org/a%20b%22%3E%3Cscript%3E")),
            ("https://e.org/\u{1B}]8\n\u{202E}", Some("https://e.org/%1B]8%0A%E2%80%AE")),
            ("https://", None),
            ("javascript:alert(1)", None),
            ("JavaScript:alert(1)", None),
            (" javascript:alert(1)", None),
            ("java\nscript:alert(1)", None),
            ("data:text/html,<script>", None),
            ("vbscript:x", None),
            ("//example.org", None),
            ("example.org", None),
            ("", None),
            ("ü", None),
        ] {
            assert_eq!(followable(url).as_deref(), expected, "{url:?}");
        }
    }
}
