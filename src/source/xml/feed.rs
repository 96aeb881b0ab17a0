//! Feeds: RSS and Atom. Each entry is an article with as much text as the
//! feed carries.

use roxmltree::Node;

use super::facts::{Facts, attribute, child, children};
use super::flow::{Cutter, Part};
use super::inline::text_of;
use super::{Source, XHTML, news};
use crate::Person;
use crate::article::people;
use crate::source::Sink;
use crate::source::block::Block;

/// Reads the entries of a feed.
pub(super) fn read<'s, 'a>(source: &mut Source<'s, 'a>, root: Node<'s, 'a>, sink: &mut Sink<'_>) {
    let channel = child(root, "channel").unwrap_or(root);
    // RSS 1.0 has its items beside the channel.
    let entries: Vec<Node<'s, 'a>> = [channel, root]
        .into_iter()
        .map(|node| children(node, "item").chain(children(node, "entry")).collect::<Vec<_>>())
        .find(|entries| !entries.is_empty())
        .unwrap_or_default();
    if entries.is_empty() {
        let what = "it is a feed without entries; expected <item> or <entry> elements";
        sink.problem(source.context.malformed(None, what.to_owned()));
        return;
    }
    for (at, entry) in entries.into_iter().enumerate() {
        read_entry(source, channel, entry, at + 1, sink);
    }
}

fn read_entry<'s, 'a>(
    source: &mut Source<'s, 'a>,
    channel: Node<'s, 'a>,
    entry: Node<'s, 'a>,
    number: usize,
    sink: &mut Sink<'_>,
) {
    let mut article = source.new_numbered(number);
    let options = source.context.options;
    let mut facts = Facts { article: &mut article, options, vocabulary: "feed" };
    read_facts(channel, entry, &mut facts);
    let mut blocks = Vec::new();
    let content = ["encoded", "content", "description", "summary"]
        .into_iter()
        .flat_map(|name| children(entry, name))
        .find(|node| node.children().any(|inner| inner.is_element() || has_text(inner)));
    if let Some(content) = content {
        match cut(source, content) {
            Ok(cut) => blocks = cut,
            Err(what) => {
                sink.problem(source.context.malformed(Some(source.tree.line_of(content)), what));
            }
        }
        let mut place = source.tree.place_of(content);
        place.bytes = None;
        for block in &mut blocks {
            // What stands in a text of its own is placed by the element.
            if block.source.bytes.is_none() {
                block.source = place;
            }
        }
    }
    crate::source::text::mark_furniture(&mut blocks, &mut article, options);
    source.finish(article, blocks, sink);
}

fn has_text(node: Node<'_, '_>) -> bool {
    node.is_text() && node.text().is_some_and(|text| !text.trim().is_empty())
}

/// Cuts the content of an entry: XHTML, or a web page's text written as one.
fn cut<'s, 'a>(source: &Source<'s, 'a>, content: Node<'s, 'a>) -> Result<Vec<Block>, String> {
    if content.descendants().any(|node| node.tag_name().namespace() == Some(XHTML)) {
        let mut cutter = Cutter::new(source.tree, news::part);
        cutter.content(content, None);
        return Ok(cutter.blocks);
    }
    let text: String =
        content.children().filter_map(|node| node.text().filter(|_| node.is_text())).collect();
    let is_plain = attribute(content, "type") == Some("text") || !text.contains(['<', '&']);
    if is_plain {
        let mut cutter = Cutter::new(source.tree, plain);
        cutter.content(content, None);
        return Ok(cutter.blocks);
    }
    html_blocks(&text)
}

fn plain(_: Node<'_, '_>) -> Part {
    Part::Inline
}

#[cfg(feature = "html")]
#[allow(clippy::unnecessary_wraps, reason = "a build without HTML cannot read it")]
fn html_blocks(text: &str) -> Result<Vec<Block>, String> {
    let mut blocks = crate::source::html::body_blocks(text);
    for block in &mut blocks {
        // Its places count in the text of the element, not in the file.
        block.source = crate::article::SourceSpan::default();
    }
    Ok(blocks)
}

#[cfg(not(feature = "html"))]
fn html_blocks(_: &str) -> Result<Vec<Block>, String> {
    Err("its text is HTML, which needs a build of pincite with the feature 'html'".to_owned())
}

fn read_facts(channel: Node<'_, '_>, entry: Node<'_, '_>, facts: &mut Facts<'_>) {
    let get = |name: &str| child(entry, name).map(|node| text_of(node, plain)).unwrap_or_default();
    facts.title(&get("title"), "title");
    for link in children(entry, "link") {
        let is_page = attribute(link, "rel").is_none_or(|rel| rel == "alternate");
        if is_page {
            let address = text_of(link, plain);
            facts.url(attribute(link, "href").unwrap_or(&address), "link");
        }
    }
    for name in ["published", "pubDate", "date", "issued", "updated"] {
        facts.published(&get(name), name);
    }
    let authors: Vec<Person> = ["author", "creator"]
        .into_iter()
        .flat_map(|name| children(entry, name))
        .flat_map(|node| match child(node, "name") {
            Some(name) => vec![Person::from_stated(&text_of(name, plain))],
            None => people::read_people(without_address(&text_of(node, plain))),
        })
        .filter(|person| !person.family.is_empty())
        .collect();
    facts.authors(authors, "author");
    for node in children(entry, "category") {
        let text = text_of(node, plain);
        facts.tag(attribute(node, "term").unwrap_or(&text), "category");
    }
    facts.publisher(
        &child(channel, "title").map(|node| text_of(node, plain)).unwrap_or_default(),
        "title of the feed",
    );
    let stated = attribute(entry, "lang").or_else(|| attribute(channel, "lang")).map(str::to_owned);
    let language = stated.or_else(|| child(channel, "language").map(|node| text_of(node, plain)));
    facts.language(&language.unwrap_or_default(), "language of the feed");
    for name in ["guid", "id"] {
        facts.extra("guid", &get(name));
    }
}

/// Takes the name out of `jane@example.org (Jane Doe)`, as RSS has it.
fn without_address(author: &str) -> &str {
    match author.split_once('(') {
        Some((address, name)) if address.contains('@') => name.trim_end_matches(')').trim(),
        _ => author,
    }
}
