//! Links that lead to a source.

use std::fmt::Write as _;
use std::path::Path;

use super::TextFragment;
use crate::article::SourceSpan;

/// Returns the `file://` URL of an absolute path (RFC 8089), with the host
/// left empty.
pub(crate) fn file_url(path: &Path) -> String {
    let mut url = String::from("file://");
    let text = path.to_string_lossy();
    if !text.starts_with('/') {
        url.push('/');
    }
    for byte in text.bytes() {
        match byte {
            b'\\' if cfg!(windows) => url.push('/'),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b':' => {
                url.push(char::from(byte));
            }
            // Writing to a string cannot fail.
            _ => drop(write!(url, "%{byte:02X}")),
        }
    }
    url
}

/// Returns the address of a place in what an address of the web leads to: of a
/// PDF its page, of anything else the words of `fragment`. Other addresses stay
/// as they are.
pub(crate) fn page_url(url: &str, place: SourceSpan, fragment: Option<TextFragment>) -> String {
    let is_web = ["http://", "https://"].iter().any(|scheme| {
        url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let is_pdf = path.len() > 4
        && path.get(path.len() - 4..).is_some_and(|end| end.eq_ignore_ascii_case(".pdf"));
    match (place.page, fragment) {
        _ if !is_web => url.to_owned(),
        (Some(page), _) if is_pdf && !url.contains('#') => format!("{url}#page={page}"),
        (_, Some(fragment)) if !is_pdf => fragment.add_to(url),
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{file_url, page_url};
    use crate::article::SourceSpan;
    use crate::cite::TextFragment;
    use std::path::Path;

    #[test]
    fn odd_characters_are_escaped() {
        assert_eq!(file_url(Path::new("/a/b c#é.txt")), "file:///a/b%20c%23%C3%A9.txt");
    }

    #[test]
    fn a_place_is_a_page_or_words() {
        let fragment = || TextFragment::of_passage("It rose.");
        let seventh = SourceSpan { page: Some(7), ..SourceSpan::default() };
        for (url, place, expected) in [
            ("https://e.org/a", seventh, "https://e.org/a#:~:text=It%20rose."),
            ("HTTPS://e.org/a", seventh, "HTTPS://e.org/a#:~:text=It%20rose."),
            ("https://e.org/a.pdf", seventh, "https://e.org/a.pdf#page=7"),
            ("https://e.org/a.PDF?b", seventh, "https://e.org/a.PDF?b#page=7"),
            ("https://e.org/a.pdf#page=2", seventh, "https://e.org/a.pdf#page=2"),
            ("https://e.org/a.pdf", SourceSpan::default(), "https://e.org/a.pdf"),
            ("urn:isbn:1", seventh, "urn:isbn:1"),
            ("é", seventh, "é"),
        ] {
            assert_eq!(page_url(url, place, fragment()), expected);
        }
        let plain = page_url("https://e.org/a", seventh, None);
        assert_eq!(plain, "https://e.org/a");
    }
}
