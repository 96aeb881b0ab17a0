//! The fields before a Markdown text, in YAML or TOML.

use super::super::fields::Value;
use super::yaml;
use crate::text::ByteSpan;

/// A block of front matter.
pub(super) struct FrontMatter {
    /// Its bytes, with the lines that enclose it.
    pub(super) span: ByteSpan,
    /// The bytes between those lines.
    inner: ByteSpan,
    syntax: Syntax,
}

#[derive(Clone, Copy)]
enum Syntax {
    Yaml,
    Toml,
}

/// Why front matter could not be read.
pub(super) struct Malformed {
    /// The byte of the file where it goes wrong.
    pub(super) at: usize,
    /// What is wrong.
    pub(super) what: String,
}

impl FrontMatter {
    /// Finds front matter at the start of a text: a line `---` or `+++`, and
    /// another one that closes it (`...` closes YAML too). A first line that
    /// nothing closes is a ruled line, and no front matter.
    pub(super) fn find(source: &str) -> Option<Self> {
        let start = source.len() - source.trim_start_matches('\u{FEFF}').len();
        let text = &source[start..];
        let mut at = start;
        let mut lines = text.split_inclusive('\n');
        let opening = lines.next()?;
        let (syntax, closings): (_, &[&str]) = match opening.trim_end() {
            "---" => (Syntax::Yaml, &["---", "..."]),
            "+++" => (Syntax::Toml, &["+++"]),
            _ => return None,
        };
        at += opening.len();
        let inner_start = at;
        for line in lines {
            if closings.contains(&line.trim_end()) {
                let end = at + line.trim_end().len();
                return Some(Self {
                    span: ByteSpan::new(start, end),
                    inner: ByteSpan::new(inner_start, at),
                    syntax,
                });
            }
            at += line.len();
        }
        None
    }

    /// Reads the fields.
    pub(super) fn fields(&self, source: &str) -> Result<Vec<(String, Value)>, Malformed> {
        let inner = self.inner.slice(source).unwrap_or_default();
        let parsed = match self.syntax {
            Syntax::Yaml => yaml::parse(inner),
            Syntax::Toml => parse_toml(inner),
        };
        parsed.map_err(|malformed| Malformed { at: self.inner.start + malformed.at, ..malformed })
    }
}

fn parse_toml(text: &str) -> Result<Vec<(String, Value)>, Malformed> {
    match text.parse::<toml::Table>() {
        Ok(table) => Ok(table.into_iter().map(|(name, field)| (name, value(field))).collect()),
        Err(error) => Err(Malformed {
            at: error.span().map_or(0, |span| span.start.min(text.len())),
            what: format!("{}; expected TOML fields", error.message()),
        }),
    }
}

fn value(toml: toml::Value) -> Value {
    match toml {
        toml::Value::String(text) => Value::Text(text),
        toml::Value::Array(values) => Value::List(values.into_iter().map(value).collect()),
        toml::Value::Table(table) => {
            Value::Map(table.into_iter().map(|(name, field)| (name, value(field))).collect())
        }
        toml::Value::Integer(number) => Value::Text(number.to_string()),
        toml::Value::Float(number) => Value::Text(number.to_string()),
        toml::Value::Boolean(value) => Value::Text(value.to_string()),
        toml::Value::Datetime(date) => Value::Text(date.to_string()),
    }
}
