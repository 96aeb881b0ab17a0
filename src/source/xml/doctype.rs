//! The document type declaration: which entities a file defines itself.
//!
//! The parser never sees it. What it would define elsewhere, in a DTD or in a
//! file, is never fetched.

use std::collections::HashMap;

use super::super::entities;

/// What a name stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Entity {
    /// A text, which may hold markup.
    Text(String),
    /// Something outside of the file, which is not read.
    External,
}

/// The general entities by name; the first definition of a name counts.
pub(super) type Entities = HashMap<String, Entity>;

/// Reads the declaration at the start of `text`, `<!DOCTYPE ...>`; returns its
/// length, the rest of the text where nothing closes it.
pub(super) fn read(text: &str, entities: &mut Entities) -> usize {
    let mut at = "<!DOCTYPE".len();
    let mut in_subset = false;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(MARKS)) {
        at += found;
        let rest = &text[at..];
        let skip = match rest.as_bytes().first() {
            Some(b'[') => {
                in_subset = true;
                1
            }
            Some(b']') => {
                in_subset = false;
                1
            }
            Some(b'>') if !in_subset => return at + 1,
            Some(quote @ (b'"' | b'\'')) => quoted_length(rest, *quote),
            Some(b'<') if rest.starts_with("<!--") => length_to(rest, "-->"),
            Some(b'<') if rest.starts_with("<?") => length_to(rest, "?>"),
            Some(b'<') if rest.starts_with("<!ENTITY") => {
                let length = declaration_length(rest);
                if let Some((name, entity)) = rest.get(..length).and_then(declaration) {
                    entities.entry(name).or_insert(entity);
                }
                length
            }
            Some(b'<') => declaration_length(rest),
            _ => 1,
        };
        at += skip.max(1);
    }
    text.len()
}

const MARKS: &[char] = &['[', ']', '<', '>', '"', '\''];

/// Returns the length of a text up to and with `end`, or of all of it.
pub(super) fn length_to(text: &str, end: &str) -> usize {
    text.find(end).map_or(text.len(), |at| at + end.len())
}

fn quoted_length(text: &str, quote: u8) -> usize {
    let end = text.bytes().skip(1).position(|byte| byte == quote);
    end.map_or(text.len(), |at| at + 2)
}

/// Returns the length of the declaration at the start of a text, whose quoted
/// parts may hold a `>`.
fn declaration_length(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return at + 1,
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// Reads `<!ENTITY name "text">`, or what stands there instead of the text.
/// Parameter entities (`<!ENTITY % name ...>`) are none of the text's.
fn declaration(text: &str) -> Option<(String, Entity)> {
    let text = text.strip_prefix("<!ENTITY")?.trim_start();
    let (name, rest) = text.split_once(|c: char| c.is_whitespace())?;
    let rest = rest.trim_start();
    if name == "%" {
        return None;
    }
    let entity = match rest.chars().next()? {
        quote @ ('"' | '\'') => {
            let value = rest.get(1..)?.split(quote).next()?;
            Entity::Text(with_numbers_decoded(value))
        }
        _ => Entity::External,
    };
    Some((name.to_owned(), entity))
}

/// Decodes references by number: in a definition they count as the characters
/// themselves, so that `&#60;b>` is markup.
fn with_numbers_decoded(value: &str) -> String {
    let mut decoded = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find("&#") {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = entities::reference(rest)
            .and_then(|(name, length)| Some((entities::numbered(name.get(1..)?)?, length)));
        match found {
            Some((c, length)) => {
                decoded.push(c);
                rest = &rest[length..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded.push_str(rest);
    decoded
}

#[cfg(test)]
mod tests {
    use super::{Entities, Entity, read};

    #[test]
    fn reads_definitions() {
        for (text, length, expected) in [
            ("<!DOCTYPE nitf>x", 15, vec![]),
            ("<!DOCTYPE a SYSTEM \"x>[.dtd\" >x", 30, vec![]),
            (
                "<!DOCTYPE a [<!-- ]> <!ENTITY no \"1\"> --><!ELEMENT a (b)*><?p ]>?>\
                 <!ENTITY one '1>&#38;'>\n<!ENTITY % two \"2\">%two;<!ENTITY one \"again\">\
                 <!ENTITY out SYSTEM \"file:///x\">]  >x",
                0,
                vec![("one", Entity::Text("1>&".to_owned())), ("out", Entity::External)],
            ),
            ("<!DOCTYPE a [ <!ENTITY b \"c", 27, vec![("b", Entity::Text("c".to_owned()))]),
            ("<!DOCTYPE", 9, vec![]),
        ] {
            let mut entities = Entities::new();
            let expected_length = if length == 0 { text.len() - 1 } else { length };
            assert_eq!(read(text, &mut entities), expected_length, "{text}");
            let expected: Entities =
                expected.into_iter().map(|(name, entity)| (name.to_owned(), entity)).collect();
            assert_eq!(entities, expected, "{text}");
        }
    }
}
