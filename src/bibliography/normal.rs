//! Forms in which texts that mean the same are equal: lines, DOIs, addresses,
//! keys.

use unicode_normalization::UnicodeNormalization;

/// Makes a text one line: runs of white space become one blank, invisible
/// characters go, letters are composed (NFC).
pub(super) fn line(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}'))
        .nfc()
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes pages with a plain hyphen: `12--20`, `12–20` and `12 - 20` are
/// `12-20`.
pub(super) fn pages(text: &str) -> String {
    let mut pages = String::with_capacity(text.len());
    for c in text.chars() {
        let dash = matches!(c, '-' | '\u{2010}'..='\u{2015}');
        if dash {
            pages.truncate(pages.trim_end_matches(' ').len());
            if !pages.ends_with('-') {
                pages.push('-');
            }
        } else if c != ' ' || !pages.ends_with('-') {
            pages.push(c);
        }
    }
    pages
}

/// Returns the DOI in a text, in lower case and without resolver; `None` where
/// the text is none.
pub(super) fn doi(text: &str) -> Option<String> {
    let text = decode_percent(text.trim()).to_lowercase();
    let mut rest = text.as_str();
    for prefix in ["https://", "http://", "www.", "dx.", "doi.org/", "info:doi/", "doi:", "doi "] {
        rest = rest.strip_prefix(prefix).unwrap_or(rest).trim_start();
    }
    let (registrant, name) = rest.strip_prefix("10.")?.split_once('/')?;
    let plain = !registrant.is_empty()
        && registrant.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && !name.is_empty()
        && !name.contains(char::is_whitespace);
    plain.then(|| rest.to_owned())
}

/// Query parameters that say where a reader came from, never what is shown.
const TRACKING: &[&str] = &[
    "_ga",
    "_gl",
    "cmp",
    "cmpid",
    "dclid",
    "fbclid",
    "gclid",
    "gclsrc",
    "guccounter",
    "igsh",
    "igshid",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "ocid",
    "smid",
    "smtyp",
    "spm",
    "srsltid",
    "twclid",
    "wbraid",
    "yclid",
];

/// Returns the form of an address in which two that lead to the same page are
/// equal: without scheme, `www.`, default port, final slash, fragment and
/// tracking parameters, the host in lower case. `None` where the text is no
/// web address.
pub(super) fn url(text: &str) -> Option<String> {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://")?;
    let port = match scheme.to_ascii_lowercase().as_str() {
        "http" => ":80",
        "https" => ":443",
        _ => return None,
    };
    let rest = rest.split('#').next().unwrap_or_default();
    let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = match address.find('/') {
        Some(at) => address.split_at(at),
        None => (address, ""),
    };
    let host = host.to_lowercase();
    let host = host.strip_suffix(port).unwrap_or(&host);
    let host = host.strip_prefix("www.").unwrap_or(host);
    if host.is_empty() || host.contains(char::is_whitespace) {
        return None;
    }
    let mut parameters: Vec<&str> =
        query.split('&').filter(|part| !part.is_empty() && !is_tracking(part)).collect();
    parameters.sort_unstable();
    let mut url = format!("{host}{}", path.trim_end_matches('/'));
    if !parameters.is_empty() {
        url.push('?');
        url.push_str(&parameters.join("&"));
    }
    Some(url)
}

fn is_tracking(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
    name.starts_with("utm_") || TRACKING.contains(&name.as_str())
}

/// Returns the form in which a citation key and the name of a file are
/// compared: lower case, everything but letters and digits one `-`.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.nfc().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            key.push(c);
        } else if !key.is_empty() && !key.ends_with('-') {
            key.push('-');
        }
    }
    key.truncate(key.trim_end_matches('-').len());
    key
}

/// Resolves `%20` and its like; a text that is not UTF-8 then stays as it is.
pub(super) fn decode_percent(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = text.get(at + 1..at + 3).filter(|_| byte == b'%');
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(value) => {
                decoded.push(value);
                at += 3;
            }
            None => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{doi, key, pages, url};

    #[test]
    fn knows_dois() {
        for (text, expected) in [
            ("10.1000/ABC.7", Some("10.1000/abc.7")),
            ("https://doi.org/10.1000/abc", Some("10.1000/abc")),
            ("http://dx.doi.org/10.1000%2Fabc", Some("10.1000/abc")),
            ("doi: 10.1000/abc", Some("10.1000/abc")),
            ("DOI:10.1000/a(b)c;2-d", Some("10.1000/a(b)c;2-d")),
            ("info:doi/10.1000/abc", Some("10.1000/abc")),
            ("11.1000/abc", None),
            ("10.1000", None),
            ("10.abc/d", None),
            ("", None),
        ] {
            assert_eq!(doi(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn compares_addresses() {
        let plain = url("https://example.org/News/a").unwrap();
        for same in [
            "http://www.example.org/News/a/",
            "https://EXAMPLE.org:443/News/a#top",
            "https://example.org/News/a?utm_source=x&fbclid=1",
            " https://example.org/News/a? ",
        ] {
            assert_eq!(url(same).as_deref(), Some(plain.as_str()), "{same}");
        }
        for other in
            ["https://example.org/news/a", "https://example.org/News/a?p=1", "https://b.org/News/a"]
        {
            assert_ne!(url(other).as_deref(), Some(plain.as_str()), "{other}");
        }
        assert_eq!(url("https://a.org/?b=2&a=1"), url("https://a.org?a=1&b=2"));
        for none in ["", "example.org/a", "ftp://example.org/a", "https://", "https:///a"] {
            assert_eq!(url(none), None, "{none}");
        }
    }

    #[test]
    fn compares_keys_and_pages() {
        assert_eq!(key("Rawal_2024: Budget"), "rawal-2024-budget");
        assert_eq!(key("rawal-2024-budget"), key("Rawal 2024 (budget)"));
        assert_eq!(key("--"), "");
        for text in ["12--20", "12–20", "12 - 20", "12-20"] {
            assert_eq!(pages(text), "12-20");
        }
        assert_eq!(pages("1, 3--5, A-7"), "1, 3-5, A-7");
    }
}
