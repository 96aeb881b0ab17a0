//! YAML as plain values: every scalar stays the text that was written.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle};

/// Deeper nesting is no bibliography, and would overflow the stack when
/// dropped.
const MAX_DEPTH: usize = 32;

/// Aliases may stand for at most this many values in a file: a few lines of
/// them could otherwise stand for gigabytes.
const MAX_ALIASED_NODES: usize = 100_000;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Null,
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

impl Node {
    /// Returns a text, or the `value` of a map that says more about it.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Map(_) => match self.get("value")? {
                Self::Text(text) => Some(text),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns the value of a field of a map.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Map(fields) => {
                fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// Returns the values of a list; of anything else but null, itself.
    pub(super) fn items(&self) -> &[Self] {
        match self {
            Self::List(nodes) => nodes,
            Self::Null => &[],
            one => std::slice::from_ref(one),
        }
    }

    fn size(&self) -> usize {
        // Depth is limited where nodes are made, so that this may recurse.
        1 + match self {
            Self::List(nodes) => nodes.iter().map(Self::size).sum(),
            Self::Map(fields) => fields.iter().map(|(_, value)| value.size()).sum(),
            _ => 0,
        }
    }
}

/// A field of the outermost map.
pub(super) struct Field {
    pub(super) name: String,
    pub(super) line: u32,
    pub(super) value: Node,
}

/// Why a text could not be read.
#[derive(Debug)]
pub(super) struct Malformed {
    pub(super) line: u32,
    pub(super) what: String,
}

/// A list or a map that is not closed yet.
struct Open {
    node: Node,
    anchor: usize,
    /// The name of the field whose value comes next, and its line.
    name: Option<(String, u32)>,
}

/// Reads a map; an empty text has no fields.
pub(super) fn read(text: &str) -> Result<Vec<Field>, Malformed> {
    let mut reader =
        Reader { open: Vec::new(), anchors: HashMap::new(), aliased: 0, fields: Vec::new() };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| Malformed {
            line: line(error.marker().line()),
            what: error.info().to_owned(),
        })?;
        if matches!(event, Event::DocumentEnd) {
            break;
        }
        let line = line(span.start.line());
        reader.event(event, line).map_err(|what| Malformed { line, what: what.to_owned() })?;
    }
    Ok(reader.fields)
}

fn line(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

struct Reader {
    open: Vec<Open>,
    anchors: HashMap<usize, Node>,
    aliased: usize,
    fields: Vec<Field>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>, line: u32) -> Result<(), &'static str> {
        match event {
            Event::Scalar(value, style, anchor, _) => {
                let null = style == ScalarStyle::Plain
                    && matches!(value.as_ref(), "" | "~" | "null" | "Null" | "NULL");
                let node = if null { Node::Null } else { Node::Text(value.into_owned()) };
                self.place(node, anchor, line)
            }
            Event::Alias(anchor) => {
                let node = self.anchors.get(&anchor).ok_or("an alias without an anchor")?;
                self.aliased += node.size();
                if self.aliased > MAX_ALIASED_NODES {
                    return Err("aliases stand for too much");
                }
                let node = node.clone();
                self.place(node, 0, line)
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if self.open.len() >= MAX_DEPTH => {
                Err("it is nested too deeply")
            }
            Event::SequenceStart(anchor, _) => {
                self.open.push(Open { node: Node::List(Vec::new()), anchor, name: None });
                Ok(())
            }
            Event::MappingStart(anchor, _) => {
                self.open.push(Open { node: Node::Map(Vec::new()), anchor, name: None });
                Ok(())
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(_) if self.open.is_empty() => Ok(()),
                Some(closed) => self.place(closed.node, closed.anchor, line),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn place(&mut self, node: Node, anchor: usize, line: u32) -> Result<(), &'static str> {
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        let outermost = self.open.len() == 1;
        let Some(open) = self.open.last_mut() else { return not_a_map(&node) };
        match (&mut open.node, open.name.take()) {
            (Node::Map(_), None) => {
                open.name = Some((node.text().unwrap_or_default().to_owned(), line));
            }
            (Node::Map(_), Some((name, line))) if outermost => {
                self.fields.push(Field { name, line, value: node });
            }
            (Node::Map(fields), Some((name, _))) => fields.push((name, node)),
            (Node::List(_), _) if outermost => return Err("it is a list"),
            (Node::List(nodes), _) => nodes.push(node),
            _ => {}
        }
        Ok(())
    }
}

fn not_a_map(node: &Node) -> Result<(), &'static str> {
    if *node == Node::Null { Ok(()) } else { Err("it is one text") }
}

#[cfg(test)]
mod tests {
    use super::{Node, read};

    #[test]
    fn keeps_what_was_written_and_where() {
        let fields = read("# c\na:\n  id: 007\n  tags: [x, ~]\nb: &b {y: 1}\nc: *b\n").unwrap();
        let lines: Vec<_> = fields.iter().map(|f| (f.name.as_str(), f.line)).collect();
        assert_eq!(lines, [("a", 2), ("b", 5), ("c", 6)]);
        assert_eq!(fields[0].value.get("id").and_then(Node::text), Some("007"));
        assert_eq!(fields[1].value, fields[2].value);
    }

    #[test]
    fn survives_bombs() {
        assert!(read(&"[".repeat(10_000)).is_err());
        assert!(read(&"- ".repeat(10_000)).is_err());
        let mut bomb = "a0: &a0 [x, x]\n".to_owned();
        for n in 1..40 {
            bomb.push_str(&format!("a{n}: &a{n} [*a{0}, *a{0}]\n", n - 1));
        }
        assert!(read(&bomb).is_err());
        assert!(read("").is_ok() && read("text").is_err() && read("- a").is_err());
    }
}
