//! Links that lead to a source.

use std::fmt::Write as _;
use std::path::Path;

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

#[cfg(test)]
mod tests {
    use super::file_url;
    use std::path::Path;

    #[test]
    fn odd_characters_are_escaped() {
        assert_eq!(file_url(Path::new("/a/b c#é.txt")), "file:///a/b%20c%23%C3%A9.txt");
    }
}
