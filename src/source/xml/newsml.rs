//! NewsML-G2: items of news, each with facts about it and a text in NITF or
//! XHTML.

use roxmltree::Node;

use super::facts::{Facts, attribute, child, children, descendants};
use super::flow::Cutter;
use super::inline::text_of;
use super::news::part;
use super::{Source, nitf};
use crate::article::{LeftOut, people};
use crate::source::block::Block;
use crate::source::{Sink, text};
use crate::{Article, Person};

/// Reads the items of a file. Items without a text, such as packages and
/// pictures, are noted on the first article; a file without any text is a
/// problem.
pub(super) fn read<'s, 'a>(source: &mut Source<'s, 'a>, root: Node<'s, 'a>, sink: &mut Sink<'_>) {
    let items: Vec<Node<'s, 'a>> = if root.tag_name().name() == "newsMessage" {
        children(root, "itemSet").flat_map(|set| set.children().filter(Node::is_element)).collect()
    } else {
        vec![root]
    };
    let mut skipped = Vec::new();
    let mut read = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let content = descendants(*item, "contentSet").next();
        match content.filter(|_| item.tag_name().name() == "newsItem") {
            Some(content) if has_content(content) => read.push((at + 1, *item, content)),
            _ => skipped.push(format!(
                "item {} (<{}>, line {}) is skipped, as there is no text in it",
                at + 1,
                item.tag_name().name(),
                source.tree.line_of(*item)
            )),
        }
    }
    if read.is_empty() {
        let what =
            "there is no item with a text in it; expected a newsItem with inlineXML or inlineData";
        sink.problem(source.context.malformed(None, what.to_owned()));
        return;
    }
    for (number, item, content) in read {
        let mut article =
            if items.len() == 1 { source.new_article() } else { source.new_numbered(number) };
        article.notes.append(&mut skipped);
        read_item(source, item, content, article, sink);
    }
}

/// Says whether a content set holds the content itself.
fn has_content(content: Node<'_, '_>) -> bool {
    content.children().any(|node| matches!(node.tag_name().name(), "inlineXML" | "inlineData"))
}

fn read_item<'s, 'a>(
    source: &mut Source<'s, 'a>,
    item: Node<'s, 'a>,
    content: Node<'s, 'a>,
    mut article: Article,
    sink: &mut Sink<'_>,
) {
    let options = source.context.options;
    let mut facts = Facts { article: &mut article, options, vocabulary: "NewsML-G2" };
    read_facts(item, &mut facts);
    // Several contents are one text in several forms: the first with a text
    // is read.
    let mut blocks: Vec<Block> = Vec::new();
    let mut plain = None;
    for node in content.children().filter(Node::is_element) {
        let is_read = nitf::has_text(&blocks) || plain.is_some();
        match node.tag_name().name() {
            _ if is_read => {
                let why = "another form of the text".to_owned();
                let text = text_of(node, part);
                if !text.is_empty() {
                    let place = source.tree.place_of(node);
                    facts.article.left_out.push(LeftOut { text, why, source: place });
                }
            }
            "inlineXML" => blocks = inline_xml(source, node, &mut facts),
            "inlineData" => {
                plain = node.text().map(str::to_owned).filter(|text| !text.trim().is_empty());
            }
            _ => {}
        }
    }
    match plain {
        Some(plain) => {
            text::read(&mut article, &plain, options);
            // Lines and bytes count in the text alone.
            let place =
                descendants(content, "inlineData").next().map(|node| source.tree.place_of(node));
            let place = place.map(|place| crate::article::SourceSpan { bytes: None, ..place });
            for paragraph in &mut article.paragraphs {
                paragraph.source = place.unwrap_or_default();
            }
            for piece in &mut article.left_out {
                piece.source = place.unwrap_or_default();
            }
        }
        None => text::mark_furniture(&mut blocks, &mut article, options),
    }
    source.finish(article, blocks, sink);
}

/// Cuts the NITF or the XHTML of an item.
fn inline_xml<'s, 'a>(
    source: &Source<'s, 'a>,
    node: Node<'s, 'a>,
    facts: &mut Facts<'_>,
) -> Vec<Block> {
    if let Some(nitf) = descendants(node, "nitf").next() {
        return nitf::read_into(source, nitf, facts);
    }
    let mut cutter = Cutter::new(source.tree, part);
    let page = descendants(node, "body").next().unwrap_or(node);
    cutter.content(page, None);
    let mut blocks = cutter.blocks;
    // A page repeats its title as its first heading.
    if let (Some(title), Some(first)) = (&facts.article.metadata.title, blocks.first_mut())
        && first.heading_level > 0
        && text::same_wording(title, &first.text)
    {
        first.leave_out("repeats the title");
    }
    blocks
}

fn read_facts(item: Node<'_, '_>, facts: &mut Facts<'_>) {
    let empty = item.document().root();
    let content_meta = child(item, "contentMeta").unwrap_or(empty);
    let item_meta = child(item, "itemMeta").unwrap_or(empty);
    facts.extra("guid", attribute(item, "guid").unwrap_or_default());
    for node in children(content_meta, "headline") {
        facts.title(&text_of(node, part), "headline");
    }
    for node in children(item_meta, "title") {
        facts.title(&text_of(node, part), "itemMeta/title");
    }
    let creators: Vec<Person> = children(content_meta, "creator")
        .filter_map(name_of)
        .map(|name| Person::from_stated(&name))
        .collect();
    facts.authors(creators, "creator");
    for node in children(content_meta, "by") {
        facts.authors(people::read_people(&text_of(node, part)), "by");
    }
    for (parent, name) in [
        (content_meta, "contentCreated"),
        (item_meta, "firstCreated"),
        (item_meta, "versionCreated"),
        (content_meta, "contentModified"),
    ] {
        for node in children(parent, name) {
            facts.published(&text_of(node, part), name);
        }
    }
    for node in children(item_meta, "provider") {
        facts.publisher(&name_of(node).unwrap_or_default(), "provider");
    }
    for node in descendants(item, "copyrightHolder") {
        facts.publisher(&name_of(node).unwrap_or_default(), "copyrightHolder");
        facts.extra("copyright", &name_of(node).unwrap_or_default());
    }
    for node in children(content_meta, "language") {
        facts.language(attribute(node, "tag").unwrap_or_default(), "language, attribute tag");
    }
    facts.language(attribute(item, "lang").unwrap_or_default(), "attribute xml:lang");
    for node in children(content_meta, "subject") {
        for name in children(node, "name") {
            facts.tag(&text_of(name, part), "subject/name");
        }
    }
    for node in children(content_meta, "keyword") {
        facts.tag(&text_of(node, part), "keyword");
    }
    for name in
        ["slugline", "dateline", "creditline", "urgency", "genre", "description", "infoSource"]
    {
        for node in children(content_meta, name) {
            let text = text_of(node, part);
            facts.extra(
                name,
                &if text.is_empty() { name_of(node).unwrap_or_default() } else { text },
            );
        }
    }
    for node in descendants(item, "usageTerms").chain(descendants(item, "copyrightNotice")) {
        facts.extra(node.tag_name().name(), &text_of(node, part));
    }
}

/// Returns the name of a party: as an element, or as a literal; a code names
/// nobody to readers, but is better than nothing.
fn name_of(node: Node<'_, '_>) -> Option<String> {
    let name = child(node, "name").map(|name| text_of(name, part)).filter(|name| !name.is_empty());
    let stated = name.or_else(|| attribute(node, "literal").map(str::to_owned));
    let code = || attribute(node, "qcode").or_else(|| attribute(node, "uri")).map(str::to_owned);
    stated.or_else(code).filter(|name| !name.trim().is_empty())
}
