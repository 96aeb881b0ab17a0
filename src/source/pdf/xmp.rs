//! XMP: metadata as a small piece of XML inside the document.
//!
//! Only the few properties that are of use are looked for, by their usual
//! names; nothing is fetched and no entity is expanded but the five of XML and
//! numbers.

/// A piece of XMP.
pub(super) struct Xmp {
    text: String,
}

/// Longer pieces are images and editing histories.
const MAX_BYTES: usize = 4 * 1024 * 1024;

impl Xmp {
    pub(super) fn new(bytes: &[u8]) -> Self {
        let bytes = bytes.get(..MAX_BYTES).unwrap_or(bytes);
        Self { text: super::text_string::decode(bytes) }
    }

    /// Returns the values of a property, such as `dc:creator`.
    pub(super) fn values(&self, name: &str) -> Vec<String> {
        let values = match self.element(name) {
            Some(content) => {
                let items = items(content);
                if items.is_empty() { vec![plain(content)] } else { items }
            }
            None => self.attribute(name).map(plain).into_iter().collect(),
        };
        values.into_iter().filter(|value| !value.is_empty()).collect()
    }

    /// Returns the first value of a property.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        self.values(name).into_iter().next()
    }

    /// Returns what stands between the tags of an element.
    fn element(&self, name: &str) -> Option<&str> {
        let open = format!("<{name}");
        let close = format!("</{name}>");
        let mut rest = self.text.as_str();
        loop {
            let start = rest.find(&open)? + open.len();
            rest = rest.get(start..)?;
            if rest.starts_with(|c: char| c == '>' || c.is_whitespace()) {
                let content = rest.get(rest.find('>')? + 1..)?;
                return content.get(..content.find(&close)?);
            }
        }
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        let mut rest = self.text.as_str();
        loop {
            let start = rest.find(name)?;
            let is_whole = rest[..start].ends_with(char::is_whitespace);
            rest = rest.get(start + name.len()..)?;
            let Some(value) = rest.trim_start().strip_prefix('=') else { continue };
            let value = value.trim_start();
            let Some(quote) = value.chars().next().filter(|c| is_whole && matches!(c, '"' | '\''))
            else {
                continue;
            };
            let value = value.get(1..)?;
            return value.get(..value.find(quote)?);
        }
    }
}

/// Returns the items of a list; of one text in several languages the default.
fn items(content: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut rest = content;
    let is_alternatives = content.contains("<rdf:Alt");
    while let Some((_, after)) = rest.split_once("<rdf:li") {
        let Some((tag, after)) = after.split_once('>') else { break };
        let Some((value, after)) = after.split_once("</rdf:li>") else { break };
        rest = after;
        if is_alternatives && tag.contains("x-default") {
            return vec![plain(value)];
        }
        items.push(plain(value));
    }
    items.truncate(if is_alternatives { 1 } else { items.len() });
    items
}

/// Writes the characters that XML escapes, without tags.
fn plain(xml: &str) -> String {
    let mut text = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(at) = rest.find(['&', '<']) {
        text.push_str(&rest[..at]);
        let is_tag = rest[at..].starts_with('<');
        let end = rest[at..].find(if is_tag { '>' } else { ';' });
        let Some(len) = end else { break };
        let piece = &rest[at + 1..at + len];
        if !is_tag {
            text.extend(entity(piece));
        }
        rest = &rest[at + len + 1..];
    }
    text.push_str(rest);
    super::super::tidy::tidy(&text)
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Xmp;

    #[test]
    fn finds_properties() {
        let xmp = Xmp::new(
            br#"<rdf:Description prism:doi="10.1234/ab" xmlns:dc="x">
            <dc:title><rdf:Alt><rdf:li xml:lang="de">Hafen</rdf:li>
            <rdf:li xml:lang="x-default">Harbour &amp; Sea &#x2013; 2</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>A. One</rdf:li><rdf:li>B. Two</rdf:li></rdf:Seq></dc:creator>
            <prism:coverDate>2021-03</prism:coverDate><dc:date/></rdf:Description>"#,
        );
        for (name, expected) in [
            ("dc:title", vec!["Harbour & Sea – 2"]),
            ("dc:creator", vec!["A. One", "B. Two"]),
            ("prism:doi", vec!["10.1234/ab"]),
            ("prism:coverDate", vec!["2021-03"]),
            ("dc:date", vec![]),
            ("dc:subject", vec![]),
        ] {
            assert_eq!(xmp.values(name), expected, "{name}");
        }
        assert!(Xmp::new(b"<dc:title").values("dc:title").is_empty());
    }
}
