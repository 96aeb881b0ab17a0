//! Lists of names as BibTeX writes them.

use super::latex;
use crate::Person;

/// Reads a list of names joined by `and`. `and others` names nobody.
pub(super) fn people(text: &str) -> Vec<Person> {
    let names = split(text, Mark::And).into_iter().map(str::trim);
    names.filter(|name| !name.is_empty() && *name != "others").filter_map(person).collect()
}

/// What separates the parts of a list; only outside of braces.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    And,
    Comma,
    Blank,
}

/// Splits outside of braces.
fn split(text: &str, mark: Mark) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    let mut escaped = false;
    for (at, &byte) in bytes.iter().enumerate() {
        let len = match (byte, mark) {
            _ if escaped || depth > 0 => 0,
            (b',', Mark::Comma) | (b'~', Mark::Blank) => 1,
            (blank, Mark::Blank) if blank.is_ascii_whitespace() => 1,
            (blank, Mark::And) if blank.is_ascii_whitespace() => and_len(bytes, at),
            _ => 0,
        };
        if len > 0 && at >= start {
            parts.push(text.get(start..at).unwrap_or_default());
            start = at + len;
        }
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        escaped = byte == b'\\' && !escaped;
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}

/// Returns the length of ` and`, where a blank follows it.
fn and_len(bytes: &[u8], at: usize) -> usize {
    let word = bytes.get(at + 1..at + 4);
    let ends = bytes.get(at + 4).is_none_or(u8::is_ascii_whitespace);
    if ends && word.is_some_and(|word| word.eq_ignore_ascii_case(b"and")) { 4 } else { 0 }
}

/// Reads one name: of an organisation in braces, in BibLaTeX's extended form
/// (`family=..., given=...`), or in BibTeX's forms `Family, Given`,
/// `Family, Suffix, Given` and `Given Family`.
fn person(name: &str) -> Option<Person> {
    let parts: Vec<&str> = split(name, Mark::Comma);
    if is_one_group(name) {
        return made(latex::decode_line(name), String::new());
    }
    if let Some(person) = extended(&parts) {
        return Some(person);
    }
    let decoded = |part: &str| latex::decode_line(part);
    match parts.as_slice() {
        [whole] => natural(whole),
        [family, given] => made(decoded(family), decoded(given)),
        [family, suffix, given, ..] => made(
            format!("{} {}", decoded(family), decoded(suffix)).trim().to_owned(),
            decoded(given),
        ),
        [] => None,
    }
}

/// Makes a person; of an empty family name the given one is the whole name.
fn made(family: String, given: String) -> Option<Person> {
    match (family.is_empty(), given.is_empty()) {
        (true, true) => None,
        (true, false) => Some(Person { family: given, given: None }),
        (false, true) => Some(Person { family, given: None }),
        (false, false) => Some(Person { family, given: Some(given) }),
    }
}

/// Says whether a name is one group of braces, which nothing may tell apart.
fn is_one_group(name: &str) -> bool {
    let Some(inner) = name.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
        return false;
    };
    let mut depth = 0_usize;
    for byte in inner.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return false,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    true
}

/// Reads `Given von Family`: the family name begins at the first word in
/// small letters after the first word, else it is the last word.
fn natural(name: &str) -> Option<Person> {
    let words: Vec<&str> =
        split(name, Mark::Blank).into_iter().filter(|word| !word.is_empty()).collect();
    let last = words.len().checked_sub(1)?;
    let is_particle = |word: &&str| {
        !word.starts_with('{') && latex::decode(word).chars().next().is_some_and(char::is_lowercase)
    };
    let family = words.get(..last)?.iter().position(is_particle).unwrap_or(last);
    let line = |words: &[&str]| latex::decode_line(&words.join(" "));
    made(line(words.get(family..)?), line(words.get(..family)?))
}

/// Reads BibLaTeX's extended form.
fn extended(parts: &[&str]) -> Option<Person> {
    let (mut family, mut given, mut prefix, mut suffix) =
        (String::new(), String::new(), String::new(), String::new());
    for part in parts {
        let (name, value) = part.split_once('=')?;
        let value = latex::decode_line(value);
        match name.trim().to_ascii_lowercase().as_str() {
            "family" => family = value,
            "given" => given = value,
            "prefix" => prefix = value,
            "suffix" => suffix = value,
            _ => {}
        }
    }
    let family = [prefix, family, suffix].join(" ");
    made(family.trim().to_owned(), given)
}

#[cfg(test)]
mod tests {
    use super::people;

    #[test]
    fn tells_names_apart() {
        for (text, expected) in [
            ("Rawal, Aparna", "Rawal, Aparna"),
            ("Aparna Rawal", "Rawal, Aparna"),
            ("Ludwig van der Berg", "van der Berg, Ludwig"),
            ("van der Berg, Ludwig", "van der Berg, Ludwig"),
            ("de la Fuente", "de la Fuente"),
            ("King, Jr., Martin Luther", "King Jr., Martin Luther"),
            ("Doe, Jane and Roe, Richard", "Doe, Jane; Roe, Richard"),
            ("Jane Doe AND Richard Roe and others", "Doe, Jane; Roe, Richard"),
            ("{World Health Organization}", "World Health Organization"),
            ("{Bread and Roses, Inc.} and Doe, Jane", "Bread and Roses, Inc.; Doe, Jane"),
            ("{{NASA}}", "NASA"),
            (r#"M{\"u}ller, J{\"o}rg"#, "Müller, Jörg"),
            (r#"{\O}stergaard, Ida"#, "Østergaard, Ida"),
            ("Sandford and Sons", "Sandford; Sons"),
            ("Anders Anderson\n  and\n  Bo Bosen", "Anderson, Anders; Bosen, Bo"),
            ("family=Berg, given=Ludwig, prefix=van, useprefix=true", "van Berg, Ludwig"),
            ("given={Jane}, given-i={J}, family={Doe, Esq.}", "Doe, Esq., Jane"),
            ("Plato", "Plato"),
            ("Aristotle,", "Aristotle"),
            ("and", "and"),
            ("", ""),
            ("{}", ""),
        ] {
            let found: Vec<_> = people(text).iter().map(ToString::to_string).collect();
            assert_eq!(found.join("; "), expected, "{text}");
        }
    }
}
