//! Making a text ready for the XML parser, and finding the way back.
//!
//! The parser is strict, and knows none of the entities that a DTD defines.
//! So its references are replaced before it sees them, and so are small
//! faults that would cost the whole file. Each change is an [`Edit`], by which
//! places in the prepared text are found in the file as it is stored.

use std::ops::Range;

use super::super::entities;
use super::doctype::{self, Entities, Entity};

/// References to entities are followed this deep: more than any real
/// definition needs, and few enough to stop a definition that holds itself.
const MAX_ENTITY_DEPTH: usize = 16;

/// Entities may add this much text in all. Those of real files add a few
/// kilobytes; those made to exhaust memory multiply into gigabytes.
const MAX_ENTITY_BYTES: usize = 8 * 1024 * 1024;

/// A text that the parser can read.
pub(super) struct Prepared {
    /// The text.
    pub(super) text: String,
    /// Where it differs from the file, in order.
    edits: Vec<Edit>,
    /// What a person should know about the differences.
    pub(super) notes: Vec<String>,
}

/// A place where the prepared text differs.
struct Edit {
    prepared: Range<usize>,
    original: Range<usize>,
}

/// Prepares a text. `prefixes` are namespace prefixes that the file uses
/// without declaring them, because its DTD does; they are declared on the root
/// element. `Err` says why the text is refused.
pub(super) fn prepare(original: &str, prefixes: &[String]) -> Result<Prepared, String> {
    let mut preparer = Preparer {
        original,
        prepared: Prepared {
            text: String::with_capacity(original.len()),
            edits: Vec::new(),
            notes: Vec::new(),
        },
        copied: 0,
        entities: Entities::new(),
        entity_bytes: 0,
        unknown: Vec::new(),
        external: Vec::new(),
        bare_ampersands: 0,
        control_characters: 0,
    };
    preparer.run(prefixes)?;
    Ok(preparer.finish())
}

struct Preparer<'a> {
    original: &'a str,
    prepared: Prepared,
    /// How much of the original is taken over.
    copied: usize,
    entities: Entities,
    entity_bytes: usize,
    unknown: Vec<String>,
    external: Vec<String>,
    bare_ampersands: usize,
    control_characters: usize,
}

impl Preparer<'_> {
    fn run(&mut self, prefixes: &[String]) -> Result<(), String> {
        let text = self.original;
        // The declaration must be the first thing in a file; blanks and byte
        // order marks before it are common and harmless.
        let mut at = text.len()
            - text.trim_start_matches(|c: char| c == '\u{FEFF}' || c.is_whitespace()).len();
        self.replace(0..at, "");
        let mut prefixes = Some(prefixes).filter(|prefixes| !prefixes.is_empty());
        while let Some(found) = text.get(at..).and_then(|rest| rest.find(needs_a_look)) {
            at += found;
            let rest = &text[at..];
            at += match rest.as_bytes().first() {
                Some(b'&') => self.reference(at)?,
                Some(b'<') if rest.starts_with("<!--") => doctype::length_to(rest, "-->"),
                Some(b'<') if rest.starts_with("<![CDATA[") => doctype::length_to(rest, "]]>"),
                Some(b'<') if rest.starts_with("<?") => doctype::length_to(rest, "?>"),
                Some(b'<') if rest.starts_with("<!DOCTYPE") => {
                    let length = doctype::read(rest, &mut self.entities);
                    self.replace(at..at + length, "");
                    length
                }
                Some(b'<') => {
                    let name = tag_name_length(rest);
                    if let Some(prefixes) = prefixes.take_if(|_| name > 1) {
                        self.declare(at + name, prefixes);
                    }
                    name.max(1)
                }
                _ => {
                    let length = rest.chars().next().map_or(1, char::len_utf8);
                    self.control_characters += 1;
                    self.replace(at..at + length, " ");
                    length
                }
            };
        }
        self.copy_to(text.len());
        Ok(())
    }

    /// Takes the reference at a place, and returns its length.
    fn reference(&mut self, at: usize) -> Result<usize, String> {
        let rest = &self.original[at..];
        let Some((name, length)) = entities::reference(rest) else {
            self.bare_ampersands += 1;
            self.replace(at..at + 1, "&amp;");
            return Ok(1);
        };
        if is_predefined(name) {
            return Ok(length);
        }
        let mut text = String::new();
        self.resolve(name, &mut text, 0)?;
        self.replace(at..at + length, &text);
        Ok(length)
    }

    /// Writes what a reference stands for.
    fn resolve(&mut self, name: &str, out: &mut String, depth: usize) -> Result<(), String> {
        if is_predefined(name) {
            out.push('&');
            out.push_str(name);
            out.push(';');
            return Ok(());
        }
        if let Some(number) = name.strip_prefix('#') {
            match entities::numbered(number) {
                Some(c) => push_escaped(out, c),
                None => {
                    out.push('\u{FFFD}');
                    self.remember_unknown(name);
                }
            }
            return Ok(());
        }
        match self.entities.get(name).cloned() {
            Some(Entity::Text(value)) => return self.expand(name, &value, out, depth),
            Some(Entity::External) => {
                if !self.external.iter().any(|known| known == name) {
                    self.external.push(name.to_owned());
                }
            }
            None => match entities::named(name) {
                Some(c) => push_escaped(out, c),
                None => {
                    out.push_str("&amp;");
                    out.push_str(name);
                    out.push(';');
                    self.remember_unknown(name);
                }
            },
        }
        Ok(())
    }

    /// Writes the text of an entity with the entities it holds.
    fn expand(
        &mut self,
        name: &str,
        value: &str,
        out: &mut String,
        depth: usize,
    ) -> Result<(), String> {
        self.entity_bytes = self.entity_bytes.saturating_add(value.len());
        if depth >= MAX_ENTITY_DEPTH || self.entity_bytes > MAX_ENTITY_BYTES {
            return Err(format!(
                "its entities, such as &{name};, hold each other without end or add more than \
                 {MAX_ENTITY_BYTES} bytes; expected entities that stand for short texts"
            ));
        }
        let mut rest = value;
        while let Some(at) = rest.find('&') {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            match entities::reference(rest) {
                Some((name, length)) => {
                    self.resolve(name, out, depth + 1)?;
                    rest = &rest[length..];
                }
                None => {
                    out.push_str("&amp;");
                    rest = &rest[1..];
                }
            }
        }
        out.push_str(rest);
        Ok(())
    }

    fn remember_unknown(&mut self, name: &str) {
        // A handful tells what is wrong; thousands would only fill memory.
        if self.unknown.len() < 10 && !self.unknown.iter().any(|known| known == name) {
            self.unknown.push(name.to_owned());
        }
    }

    fn declare(&mut self, at: usize, prefixes: &[String]) {
        let declarations: String = prefixes
            .iter()
            .map(|prefix| format!(" xmlns:{prefix}=\"undeclared:{prefix}\""))
            .collect();
        self.replace(at..at, &declarations);
    }

    fn copy_to(&mut self, end: usize) {
        let piece = self.original.get(self.copied..end).unwrap_or_default();
        self.prepared.text.push_str(piece);
        self.copied = end.max(self.copied);
    }

    fn replace(&mut self, original: Range<usize>, text: &str) {
        if original.is_empty() && text.is_empty() {
            return;
        }
        self.copy_to(original.start);
        let start = self.prepared.text.len();
        self.prepared.text.push_str(text);
        self.copied = original.end;
        self.prepared.edits.push(Edit { prepared: start..self.prepared.text.len(), original });
    }

    fn finish(mut self) -> Prepared {
        let notes = &mut self.prepared.notes;
        for name in &self.external {
            notes.push(format!("entity &{name}; stands for another file, which is not read"));
        }
        for name in &self.unknown {
            notes.push(format!("reference &{name}; is defined nowhere; left as it is"));
        }
        if self.bare_ampersands > 0 {
            notes.push(format!(
                "{} begin no reference; read as the sign itself",
                count(self.bare_ampersands, "ampersand")
            ));
        }
        if self.control_characters > 0 {
            notes.push(format!(
                "{} read as blanks, as XML does not allow them",
                count(self.control_characters, "control character")
            ));
        }
        self.prepared
    }
}

/// Writes a number with its noun: `1 ampersand`, `2 ampersands`.
fn count(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

fn needs_a_look(c: char) -> bool {
    matches!(c, '<' | '&' | '\u{FFFE}' | '\u{FFFF}') || c < ' ' && !matches!(c, '\t' | '\n' | '\r')
}

/// Says whether the parser knows the reference itself.
fn is_predefined(name: &str) -> bool {
    matches!(name, "amp" | "lt" | "gt" | "quot" | "apos")
}

fn push_escaped(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&apos;"),
        c => out.push(c),
    }
}

/// Returns the length of `<name` at the start of a text; 1 where no element
/// starts there.
fn tag_name_length(text: &str) -> usize {
    let name = text.get(1..).unwrap_or_default();
    if !name.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        return 1;
    }
    1 + name.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).unwrap_or(name.len())
}

impl Prepared {
    /// Returns the bytes of the file that a range of the prepared text is.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = match self.edit_at(range.start) {
            Some(edit) if range.start < edit.prepared.end => edit.original.start,
            Some(edit) => edit.original.end + (range.start - edit.prepared.end),
            None => range.start,
        };
        // The end is where the last byte ends.
        let end = match range.end.checked_sub(1).and_then(|last| self.edit_at(last)) {
            Some(edit) if range.end <= edit.prepared.end => edit.original.end,
            Some(edit) => edit.original.end + (range.end - edit.prepared.end),
            None => range.end,
        };
        start..end.max(start)
    }

    /// Finds the last edit that starts at or before a place.
    fn edit_at(&self, at: usize) -> Option<&Edit> {
        let after = self.edits.partition_point(|edit| edit.prepared.start <= at);
        self.edits.get(after.checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_ENTITY_BYTES, prepare};

    fn check(original: &str, expected: &str, notes: &[&str]) {
        let prepared = prepare(original, &[]).unwrap();
        assert_eq!(prepared.text, expected, "{original}");
        assert_eq!(prepared.notes, notes, "{original}");
    }

    #[test]
    fn replaces_what_the_parser_cannot_read() {
        check("<a>caf&eacute; &amp; &#233; &mdash;</a>", "<a>café &amp; é —</a>", &[]);
        check("\u{FEFF}\n <?xml version='1.0'?><a/>", "<?xml version='1.0'?><a/>", &[]);
        check("<!DOCTYPE a SYSTEM 'x.dtd'><a>1</a>", "<a>1</a>", &[]);
        check(
            "<!DOCTYPE a [<!ENTITY co \"Doe &#38; &b;\"><!ENTITY b '<i>Sons</i>'>]><a x='&b;'>&co;</a>",
            "<a x='<i>Sons</i>'>Doe &amp; <i>Sons</i></a>",
            &[],
        );
        check(
            "<a>AT&T &here; &#0;\u{1}&</a>",
            "<a>AT&amp;T &amp;here; \u{FFFD} &amp;</a>",
            &[
                "reference &here; is defined nowhere; left as it is",
                "reference &#0; is defined nowhere; left as it is",
                "2 ampersands begin no reference; read as the sign itself",
                "1 control character read as blanks, as XML does not allow them",
            ],
        );
        check(
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;&x;</a>",
            "<a></a>",
            &["entity &x; stands for another file, which is not read"],
        );
        check(
            "<a><!-- &x; --><![CDATA[&y;]]><?p &z;?></a>",
            "<a><!-- &x; --><![CDATA[&y;]]><?p &z;?></a>",
            &[],
        );
    }

    #[test]
    fn refuses_entities_without_end() {
        let loops = "<!DOCTYPE a [<!ENTITY a '&b;'><!ENTITY b '&a;'>]><a>&a;</a>";
        assert!(prepare(loops, &[]).is_err_and(|what| what.starts_with("its entities, such as &")));
        let mut laughs = "<!DOCTYPE a [<!ENTITY l0 'lol'>".to_owned();
        for n in 1..12 {
            let inner = format!("&l{};", n - 1).repeat(10);
            laughs.push_str(&format!("<!ENTITY l{n} '{inner}'>"));
        }
        laughs.push_str("]><a>&l11;</a>");
        assert!(prepare(&laughs, &[]).is_err());
        let long = "x".repeat(MAX_ENTITY_BYTES / 100);
        let wide = format!("<!DOCTYPE a [<!ENTITY x '{long}'>]><a>{}</a>", "&x;".repeat(200));
        assert!(prepare(&wide, &[]).is_err());
    }

    #[test]
    fn finds_the_way_back() {
        let original = "<!DOCTYPE a [<!ENTITY b 'long text'>]><a>&eacute;t&eacute; &b; end</a>";
        let prepared = prepare(original, &["x".to_owned()]).unwrap();
        for piece in ["été", "t", "long text end", "end", "</a>", "ext"] {
            let at = prepared.text.rfind(piece).unwrap();
            let range = prepared.original(at..at + piece.len());
            let expected = match piece {
                "été" => "&eacute;t&eacute;",
                "t" | "ext" => "&b;",
                "long text end" => "&b; end",
                same => same,
            };
            assert_eq!(&original[range], expected, "{piece}");
        }
    }
}
