//! YAML as plain values: every scalar stays the text that was written, so that
//! an id `007` or a date is not turned into something else.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::super::fields::Value;
use super::front_matter::Malformed;

/// Deeper nesting is no metadata, and would overflow the stack when dropped.
const MAX_DEPTH: usize = 32;

/// A list or a map that is not closed yet.
enum Open {
    List(Vec<Value>),
    Map { fields: Vec<(String, Value)>, name: Option<String> },
}

/// Reads a YAML mapping; an empty text has no fields.
///
/// An alias of a scalar is resolved. One of a list or a map is refused: a few
/// lines of such aliases can stand for gigabytes.
pub(super) fn parse(text: &str) -> Result<Vec<(String, Value)>, Malformed> {
    let mut open: Vec<Open> = Vec::new();
    let mut anchors: HashMap<usize, String> = HashMap::new();
    let mut root = None;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| Malformed {
            at: byte_of_line(text, error.marker().line()),
            what: format!("{}; expected YAML fields", error.info()),
        })?;
        let refuse = |what: &str| Malformed {
            at: byte_of_line(text, span.start.line()),
            what: what.to_owned(),
        };
        let done = match event {
            Event::Scalar(value, style, anchor, _) => {
                let null = style == ScalarStyle::Plain
                    && matches!(value.as_ref(), "" | "~" | "null" | "Null" | "NULL");
                if anchor > 0 {
                    anchors.insert(anchor, value.clone().into_owned());
                }
                Some(if null { Value::Null } else { Value::Text(value.into_owned()) })
            }
            Event::Alias(anchor) => match anchors.get(&anchor) {
                Some(value) => Some(Value::Text(value.clone())),
                None => return Err(refuse("an alias of a list or a map; expected plain values")),
            },
            Event::SequenceStart(..) | Event::MappingStart(..) if open.len() >= MAX_DEPTH => {
                return Err(refuse("nested too deeply; expected plain values"));
            }
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                None
            }
            Event::MappingStart(..) => {
                open.push(Open::Map { fields: Vec::new(), name: None });
                None
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(|closed| match closed {
                Open::List(values) => Value::List(values),
                Open::Map { fields, .. } => Value::Map(fields),
            }),
            Event::DocumentEnd => break,
            _ => None,
        };
        if let Some(value) = done {
            place(&mut open, value, &mut root);
        }
    }
    match root {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Map(fields)) => Ok(fields),
        Some(_) => Err(Malformed {
            at: 0,
            what: "it holds no fields; expected YAML such as 'title: ...'".to_owned(),
        }),
    }
}

/// Puts a value where it belongs: into the innermost open list or map, as the
/// name of the next field or as the value of the last.
fn place(open: &mut [Open], value: Value, root: &mut Option<Value>) {
    match open.last_mut() {
        None => *root = Some(value),
        Some(Open::List(values)) => values.push(value),
        Some(Open::Map { fields, name }) => match name.take() {
            Some(name) => fields.push((name, value)),
            None => *name = Some(value.text().unwrap_or_default().to_owned()),
        },
    }
}

/// Returns the byte at which a line, counted from 1, begins.
fn byte_of_line(text: &str, line: usize) -> usize {
    let skipped = text.split_inclusive('\n').take(line.saturating_sub(1));
    skipped.map(str::len).sum::<usize>().min(text.len())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn keeps_what_was_written() {
        let fields =
            parse("id: 007\ntags: [a, \"b, c\"]\nnone: ~\ndate: 2024-05-09\n").ok().unwrap();
        let text = format!("{fields:?}");
        assert!(
            text.contains("Text(\"007\")")
                && text.contains("Text(\"b, c\")")
                && text.contains("Null"),
            "{text}"
        );
    }

    #[test]
    fn survives_bombs() {
        assert!(parse(&"[".repeat(10_000)).is_err());
        assert!(parse(&"- ".repeat(10_000)).is_err());
        assert!(parse("a: &a [x, x]\nb: &b [*a, *a]\n").is_err());
        assert!(parse("a: &a x\nb: *a\n").is_ok());
        assert!(parse("").is_ok() && parse("just text").is_err() && parse("a: b: c").is_err());
    }
}
