//! Hayagriva's YAML: a map of citation keys to works, each with the works it
//! appears in as its parents.
//!
//! `file`, `files`, `keywords` and `tags` are no fields of Hayagriva, which
//! ignores them; they are read here, so that such a file can say which
//! articles it describes.

use super::draft::{Draft, Role};
use super::entry::{Entry, Problem};
use super::kind::Work;
use super::yaml::{self, Field, Malformed, Node};
use super::{date, files};
use crate::Person;

/// Reads the entries of a file. Where the whole is no YAML, each entry is
/// tried alone.
pub(super) fn read(text: &str) -> (Vec<Entry>, Vec<Problem>) {
    let mut problems = Vec::new();
    let fields = yaml::read(text).unwrap_or_else(|_| pieces(text, &mut problems));
    let entries = fields.iter().filter_map(|field| entry(field, &mut problems)).collect();
    (entries, problems)
}

/// Reads a file entry by entry: one begins at every line that is not indented.
fn pieces(text: &str, problems: &mut Vec<Problem>) -> Vec<Field> {
    let begins = |line: &str| {
        !line.starts_with([' ', '\t', '#', '-', '}', ']', '\n', '\r', '%']) && line.contains(':')
    };
    let mut starts: Vec<(usize, u32)> = Vec::new();
    let mut at = 0;
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        if begins(line) {
            starts.push((at, number));
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let mut fields = Vec::new();
    for ((start, line), end) in starts.iter().zip(ends) {
        let piece = text.get(*start..end).unwrap_or_default();
        match yaml::read(piece) {
            Ok(read) => {
                fields.extend(
                    read.into_iter()
                        .map(|field| Field { line: field.line.saturating_add(line - 1), ..field }),
                );
            }
            Err(Malformed { line: within, what }) => {
                let key = piece.split(':').next().unwrap_or_default().trim();
                problems.push(Problem {
                    line: Some(within.saturating_add(line - 1)),
                    message: format!(
                        "entry {key}: {what}; expected YAML fields such as 'title: ...'; the \
                         entry is left out"
                    ),
                });
            }
        }
    }
    if starts.is_empty() && !text.trim().is_empty() {
        problems.push(Problem {
            line: Some(1),
            message: "it holds no entries; expected a map of citation keys such as \
                      'smith2024:' with indented fields"
                .to_owned(),
        });
    }
    fields
}

/// The fields of facts that are one text, and whose counts.
const TEXTS: &[(&str, &str, Reach)] = &[
    ("title", "title", Reach::Own),
    ("abstract", "abstract", Reach::Own),
    ("language", "language", Reach::Parents),
    ("volume", "volume", Reach::Parents),
    ("issue", "issue", Reach::Parents),
    ("pages", "page-range", Reach::Own),
    ("edition", "edition", Reach::Parents),
    ("genre", "genre", Reach::Own),
    ("note", "note", Reach::Own),
    ("place", "location", Reach::Parents),
    ("chapter", "chapter", Reach::Own),
    ("archive", "archive", Reach::Own),
    ("archive-location", "archive-location", Reach::Own),
    ("call-number", "call-number", Reach::Own),
    ("volumes", "volume-total", Reach::Parents),
    ("total-pages", "page-total", Reach::Own),
];

/// Whose field a fact may be read from.
#[derive(Clone, Copy, PartialEq)]
enum Reach {
    Own,
    Parents,
}

fn entry(field: &Field, problems: &mut Vec<Problem>) -> Option<Entry> {
    let node = &field.value;
    let mut draft = Draft::new(&field.name, field.line);
    if !matches!(node, Node::Map(_)) || field.name.is_empty() {
        problems.push(Problem {
            line: Some(field.line),
            message: format!(
                "entry {}: it has no fields; expected fields such as 'title: ...' below it; \
                 the entry is left out",
                field.name
            ),
        });
        return None;
    }
    let parents = ancestors(node);
    let kind = |node: &Node| node.get("type").and_then(Node::text).map(str::to_lowercase);
    let stated = kind(node).unwrap_or_default();
    // What an article appears in is a periodical unless it says otherwise.
    let parent =
        parents.first().map(|parent| kind(parent).unwrap_or_else(|| "periodical".to_owned()));
    let work = Work::of_hayagriva(&stated, parent.as_deref());
    if stated.is_empty() {
        draft.problem("it has no type; expected one such as 'type: Article'");
    }

    for &(fact, name, reach) in TEXTS {
        let own = text(node, name);
        let found = match reach {
            Reach::Own => own,
            Reach::Parents => own.or_else(|| parents.iter().find_map(|parent| text(parent, name))),
        };
        if let Some(found) = found {
            draft.set(fact, name, &found);
        }
    }
    for (role, name) in [(Role::Author, "author"), (Role::Editor, "editor")] {
        draft.people(role, name, people(node.get(name)));
    }
    draft.people(Role::Translator, "affiliated", affiliated(node, "translator"));
    for parent in &parents {
        draft.people(Role::Editor, "parent.editor", people(parent.get("editor")));
    }
    publishers(node, &parents, &mut draft);
    numbers(node, &parents, &mut draft);
    let dated = std::iter::once(("date", node)).chain(parents.iter().map(|p| ("parent.date", *p)));
    for (name, node) in dated {
        if let Some(stated) = text(node, "date") {
            draft.published(name, &stated, date::read(&stated));
            break;
        }
    }
    web_address(node, &parents, &mut draft);
    for name in ["keywords", "tags"] {
        for tag in node.get(name).map(Node::items).unwrap_or_default() {
            draft.tags(name, tag.text().unwrap_or_default().split([',', ';']));
        }
    }
    for name in ["file", "files"] {
        for file in node.get(name).map(Node::items).unwrap_or_default() {
            draft.files(file.text().map(files::normalised));
        }
    }
    keep_rest(node, &mut draft);
    Some(draft.finish(&work, problems))
}

/// Returns the parents of a work, and theirs, nearest first.
fn ancestors(node: &Node) -> Vec<&Node> {
    /// A chapter in a book in a series has two.
    const MAX_PARENTS: usize = 16;
    let mut found: Vec<&Node> =
        node.get("parent").map(Node::items).unwrap_or_default().iter().collect();
    let mut next = 0;
    while let Some(parent) = found.get(next).copied().filter(|_| found.len() < MAX_PARENTS) {
        found.extend(parent.get("parent").map(Node::items).unwrap_or_default());
        next += 1;
    }
    found
}

fn text(node: &Node, name: &str) -> Option<String> {
    let text = plain(node.get(name)?.text()?);
    (!text.trim().is_empty()).then_some(text)
}

/// Returns a text as it reads. Hayagriva keeps the case of what stands in
/// braces, and a backslash makes a brace, a dollar or a backslash of one.
fn plain(stated: &str) -> String {
    let mut text = String::new();
    let mut chars = stated.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = chars.next_if(|next| c == '\\' && matches!(next, '\\' | '{' | '}' | '$'));
        match (c, escaped) {
            (_, Some(escaped)) => text.push(escaped),
            ('{' | '}', None) => {}
            (c, None) => text.push(c),
        }
    }
    text
}

/// What it appears in, and who publishes it.
fn publishers(node: &Node, parents: &[&Node], draft: &mut Draft) {
    for parent in parents {
        if let Some(title) = text(parent, "title") {
            draft.set("container", "parent.title", &title);
        }
    }
    let all = || std::iter::once(&node).chain(parents.iter());
    for name in ["publisher", "organization"] {
        for node in all() {
            let Some(publisher) = node.get(name) else { continue };
            let stated = publisher.get("name").unwrap_or(publisher);
            draft.set("publisher", name, &plain(stated.text().unwrap_or_default()));
            if let Some(place) = publisher.get("location").and_then(Node::text) {
                draft.set("place", "location", &plain(place));
            }
        }
    }
}

/// DOI, ISBN and their like. A parent's DOI is not the work's.
fn numbers(node: &Node, parents: &[&Node], draft: &mut Draft) {
    let serial = |node: &Node| node.get("serial-number").or_else(|| node.get("serial")).cloned();
    for (at, node) in std::iter::once(&node).chain(parents.iter()).enumerate() {
        match serial(node) {
            Some(Node::Text(number)) => draft.set("number", "serial-number", &number),
            Some(Node::Map(fields)) => {
                for (name, value) in &fields {
                    let value = value.text().unwrap_or_default();
                    match name.as_str() {
                        "doi" if at == 0 => draft.set("doi", "serial-number.doi", value),
                        "isbn" => draft.set("isbn", "serial-number.isbn", value),
                        "issn" => draft.set("issn", "serial-number.issn", value),
                        "serial" => draft.set("number", "serial-number.serial", value),
                        name if at == 0 => draft.keep(name, value),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}

/// Its address, else that of what it appears in where that is a video or a
/// thread: of a newspaper it would be the front page.
fn web_address(node: &Node, parents: &[&Node], draft: &mut Draft) {
    let is_whole = |node: &Node| {
        let kind = node.get("type").and_then(Node::text).unwrap_or_default().to_lowercase();
        matches!(kind.as_str(), "video" | "audio" | "thread" | "post")
    };
    let candidates = parents.iter().copied().filter(|parent| is_whole(parent));
    for node in std::iter::once(node).chain(candidates) {
        let Some(url) = node.get("url") else { continue };
        draft.set("url", "url", url.text().unwrap_or_default());
        if let Some(accessed) = url.get("date").and_then(Node::text) {
            draft.set("accessed", "url.date", accessed);
        }
    }
}

fn people(node: Option<&Node>) -> Vec<Person> {
    node.map(Node::items).unwrap_or_default().iter().filter_map(person).collect()
}

/// Returns the people of a role among those who had a part in it.
fn affiliated(node: &Node, role: &str) -> Vec<Person> {
    let groups = node.get("affiliated").map(Node::items).unwrap_or_default();
    let of_role = groups.iter().filter(|group| {
        group.get("role").and_then(Node::text).is_some_and(|text| text.eq_ignore_ascii_case(role))
    });
    of_role.flat_map(|group| people(group.get("names"))).collect()
}

/// Reads `Family, Given`, `Family, Suffix, Given`, a whole name, or a map.
fn person(node: &Node) -> Option<Person> {
    let part = |name: &str| node.get(name).and_then(Node::text).map(str::trim).unwrap_or_default();
    let (family, given) = match node {
        Node::Text(name) => {
            let parts: Vec<&str> = name.split(',').map(str::trim).collect();
            match parts.as_slice() {
                [family, suffix, given] => (format!("{family} {suffix}"), (*given).to_owned()),
                _ => {
                    let person = Person::from_stated(name);
                    (person.family, person.given.unwrap_or_default())
                }
            }
        }
        _ => (
            [part("prefix"), part("name"), part("suffix")].join(" ").trim().to_owned(),
            part("given-name").to_owned(),
        ),
    };
    let given = Some(given).filter(|given| !given.is_empty());
    (!family.is_empty()).then_some(Person { family, given })
}

/// Keeps the texts that nothing else has read.
fn keep_rest(node: &Node, draft: &mut Draft) {
    const HANDLED: &[&str] = &[
        "type",
        "author",
        "editor",
        "affiliated",
        "publisher",
        "organization",
        "serial-number",
        "serial",
        "date",
        "url",
        "parent",
        "keywords",
        "tags",
        "file",
        "files",
    ];
    let Node::Map(fields) = node else { return };
    for (name, value) in fields {
        let known =
            HANDLED.contains(&name.as_str()) || TEXTS.iter().any(|(_, text, _)| text == name);
        if let (false, Some(text)) = (known, value.text()) {
            draft.keep(name, text);
        }
    }
}
