//! Notes that stand on another page than what refers to them.
//!
//! Within a page the reader of web pages binds notes. Books often gather them
//! on a page of their own at the end, so the ends of each such link are given
//! a common name here, and each page a helper that stands for its other end.

use std::collections::HashMap;
use std::ops::Range;

use super::opf::SpinePage;
use crate::source::block::Block;
use crate::source::package::resolve;
use crate::source::tidy;

/// The text of helpers: characters that stand in no book.
const HELPER: &str = "\u{F8F3}\u{F8F1}\u{F8F3}";

/// What the names given to notes begin with.
const LABEL: &str = "note-of-book-";

/// The longest text of a link that is a reference, as in web pages.
const MAX_MARK_CHARS: usize = 8;

/// A page whose notes are bound.
pub(super) struct Bound {
    pub(super) name: String,
    pub(super) html: String,
    has_helpers: bool,
}

impl Bound {
    /// Makes the labels of notes those of the book, and removes the helpers
    /// from the blocks of the page.
    pub(super) fn finish_notes(&self, blocks: &mut Vec<Block>) {
        if self.has_helpers {
            blocks.retain(|block| !block.text.contains(HELPER));
        }
        let labels =
            blocks.iter_mut().flat_map(|block| block.label.iter_mut().chain(&mut block.refers_to));
        // Each page counts its notes anew.
        for label in labels.filter(|label| !label.starts_with(LABEL)) {
            *label = format!("{}#{label}", self.name);
        }
    }
}

/// A link to a note on a later page.
struct Reference {
    /// The bytes of the address in the page that refers.
    address: Range<usize>,
    label: String,
}

/// Binds the notes of a book.
pub(super) fn bind(pages: Vec<(&SpinePage, String)>) -> Vec<Bound> {
    let order: HashMap<&str, usize> =
        pages.iter().enumerate().map(|(at, (page, _))| (page.name.as_str(), at)).collect();
    // The labels given to the ids of each page.
    let mut labels: Vec<HashMap<String, String>> = vec![HashMap::new(); pages.len()];
    let mut references: Vec<Vec<Reference>> = Vec::with_capacity(pages.len());
    let mut count = 0_usize;
    for (at, (page, html)) in pages.iter().enumerate() {
        let mut found = Vec::new();
        for (address, is_stated) in marks(html) {
            let target = html.get(address.clone()).unwrap_or_default();
            let Some((path, id)) = target.split_once('#') else { continue };
            // A link back from a note leads to an earlier page.
            let to = order.get(resolve(&page.name, path).as_str()).copied();
            let Some(to) = to.filter(|to| *to > at || is_stated && *to != at) else { continue };
            let Some(ids) = labels.get_mut(to).filter(|_| !path.is_empty()) else { continue };
            let label = ids.entry(id.to_owned()).or_insert_with(|| {
                count += 1;
                format!("{LABEL}{count}")
            });
            found.push(Reference { address, label: label.clone() });
        }
        references.push(found);
    }
    let linked = pages.into_iter().zip(labels).zip(references);
    linked
        .map(|(((page, html), labels), references)| {
            let has_helpers = !labels.is_empty() || !references.is_empty();
            let html = if has_helpers { rewrite(&html, &labels, &references) } else { html };
            Bound { name: page.name.clone(), html, has_helpers }
        })
        .collect()
}

/// Writes the common names into a page, and the helpers.
fn rewrite(html: &str, labels: &HashMap<String, String>, references: &[Reference]) -> String {
    let mut changes: Vec<(Range<usize>, String)> = references
        .iter()
        .map(|reference| (reference.address.clone(), format!("#{}", reference.label)))
        .collect();
    let mut named: Vec<&str> = Vec::new();
    for tag in Tags::new(html) {
        for name in ["id", "name"] {
            let Some(value) = attribute(html, &tag, name) else { continue };
            let label = html.get(value.clone()).and_then(|id| labels.get(id));
            if let Some(label) = label.filter(|label| !named.contains(&label.as_str())) {
                named.push(label);
                changes.push((value, label.clone()));
                break;
            }
        }
    }
    let body =
        Tags::new(html).find(|tag| name_of(html, tag) == "body").map_or(0, |tag| tag.end + 1);
    if !labels.is_empty() {
        let links = labels
            .values()
            .map(|label| format!("<a epub:type=\"noteref\" href=\"#{label}\">1</a> "));
        let helper = format!("<p>{HELPER} {}</p>", links.collect::<String>());
        changes.push((body..body, helper));
    }
    let end = html.rfind("</body").unwrap_or(html.len()).max(body);
    let mut helpers = String::new();
    for reference in references {
        helpers.push_str(&format!(
            "<aside epub:type=\"footnote\" id=\"{}\"><p>{HELPER}</p></aside>",
            reference.label
        ));
    }
    changes.push((end..end, helpers));
    changes.sort_by_key(|(range, _)| (range.start, range.end));
    let mut written = String::with_capacity(html.len() + changes.len() * 32);
    let mut at = 0;
    for (range, text) in changes.into_iter().filter(|(range, _)| range.start <= range.end) {
        if range.start < at {
            continue;
        }
        written.push_str(html.get(at..range.start).unwrap_or_default());
        written.push_str(&text);
        at = range.end;
    }
    written.push_str(html.get(at..).unwrap_or_default());
    written
}

/// Returns the addresses of the links whose text is a mark, and whether they
/// are said to refer to notes.
fn marks(html: &str) -> Vec<(Range<usize>, bool)> {
    let mut found = Vec::new();
    for tag in Tags::new(html).filter(|tag| name_of(html, tag) == "a") {
        let Some(address) = attribute(html, &tag, "href") else { continue };
        let text = html.get(tag.end + 1..).unwrap_or_default();
        // A mark and a tag or two around it; what is longer is none.
        let near = text.char_indices().nth(200).map_or(text.len(), |(at, _)| at);
        let near = text.get(..near).unwrap_or_default();
        let Some((inner, _)) = near.split_once("</a") else { continue };
        let kind = attribute(html, &tag, "epub:type").and_then(|value| html.get(value));
        let role = attribute(html, &tag, "role").and_then(|value| html.get(value));
        let is_stated = kind.is_some_and(|kind| kind.contains("noteref"))
            || role.is_some_and(|role| role.contains("noteref"));
        let shown = without_tags(inner);
        let shown = tidy::trim(&shown);
        let core = shown.trim_matches(|c: char| !c.is_alphanumeric());
        let is_number = core.len() <= 3 && core.bytes().all(|byte| byte.is_ascii_digit());
        let is_short = !shown.is_empty() && shown.chars().count() <= MAX_MARK_CHARS;
        if is_short && (is_stated || is_number) {
            found.push((address, is_stated));
        }
    }
    found
}

fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    text
}

/// The start tags of a page: the bytes between `<` and `>`.
struct Tags<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Tags<'a> {
    fn new(html: &'a str) -> Self {
        Self { html, at: 0 }
    }
}

impl Iterator for Tags<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        loop {
            let start = self.at + self.html.get(self.at..)?.find('<')? + 1;
            let rest = self.html.get(start..)?;
            let end = start + rest.find('>')?;
            self.at = end + 1;
            if rest.starts_with("!--") {
                self.at = start + rest.find("-->")? + 3;
            } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
                return Some(start..end);
            }
        }
    }
}

fn name_of<'a>(html: &'a str, tag: &Range<usize>) -> &'a str {
    let tag = html.get(tag.clone()).unwrap_or_default();
    tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default()
}

/// Returns the bytes of the value of an attribute.
fn attribute(html: &str, tag: &Range<usize>, name: &str) -> Option<Range<usize>> {
    let text = html.get(tag.clone())?;
    for (at, _) in text.match_indices(name) {
        let is_whole = text.get(..at)?.ends_with(char::is_whitespace);
        let after = text.get(at + name.len()..)?;
        let Some(value) = after.trim_start().strip_prefix('=').filter(|_| is_whole) else {
            continue;
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let start = text.len() - value.len() + 1;
        let length = text.get(start..)?.find(quote)?;
        return Some(tag.start + start..tag.start + start + length);
    }
    None
}
