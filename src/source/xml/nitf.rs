//! NITF, the News Industry Text Format.

use roxmltree::Node;

use super::Source;
use super::facts::{Facts, attribute, child, children, descendants};
use super::flow::Cutter;
use super::inline::text_of;
use super::news::part;
use crate::article::people;
use crate::source::block::{Block, Role};
use crate::source::{Sink, text};
use crate::{ParagraphKind, Person};

/// Reads the article of a file.
pub(super) fn read<'s, 'a>(source: &mut Source<'s, 'a>, root: Node<'s, 'a>, sink: &mut Sink<'_>) {
    let mut article = source.new_article();
    let options = source.context.options;
    let mut facts = Facts { article: &mut article, options, vocabulary: "NITF" };
    facts.language(attribute(root, "lang").unwrap_or_default(), "attribute xml:lang");
    let mut blocks = read_into(source, root, &mut facts);
    text::mark_furniture(&mut blocks, &mut article, options);
    source.finish(article, blocks, sink);
}

/// Reads an article that stands in a file, or in an item of NewsML-G2, and
/// returns its blocks.
pub(super) fn read_into<'s, 'a>(
    source: &Source<'s, 'a>,
    root: Node<'s, 'a>,
    facts: &mut Facts<'_>,
) -> Vec<Block> {
    let mut cutter = Cutter::new(source.tree, part);
    let body = child(root, "body").unwrap_or(root);
    if let Some(head) = child(body, "body.head") {
        read_body_head(head, facts, &mut cutter);
    }
    if let Some(head) = child(root, "head") {
        read_head(head, facts);
    }
    for node in body.children().filter(Node::is_element) {
        match node.tag_name().name() {
            "body.head" => {}
            "body.content" => read_content(node, &mut cutter),
            _ => cutter.element(node, None),
        }
    }
    cutter.blocks
}

/// Reads the facts at the head of the file.
fn read_head(head: Node<'_, '_>, facts: &mut Facts<'_>) {
    if let Some(title) = child(head, "title") {
        let title = text_of(title, part);
        facts.title(&title, "head/title");
        if facts.article.metadata.title.as_deref() != Some(title.as_str()) {
            facts.extra("head-title", &title);
        }
    }
    for node in descendants(head, "pubdata") {
        facts.publisher(attribute(node, "name").unwrap_or_default(), "pubdata, attribute name");
        facts.url(attribute(node, "ex-ref").unwrap_or_default(), "pubdata, attribute ex-ref");
        for (attribute_name, name) in [
            ("position.section", "section"),
            ("position.sequence", "page"),
            ("volume", "volume"),
            ("number", "issue"),
        ] {
            facts.extra(name, attribute(node, attribute_name).unwrap_or_default());
        }
    }
    for (element, field) in
        [("date.issue", "norm"), ("pubdata", "date.publication"), ("date.release", "norm")]
    {
        for node in descendants(head, element) {
            let stated = attribute(node, field).unwrap_or_default();
            facts.published(stated, &format!("{element}, attribute {field}"));
        }
    }
    for node in descendants(head, "doc-id") {
        facts.extra("doc-id", attribute(node, "id-string").unwrap_or_default());
    }
    for node in descendants(head, "doc.copyright") {
        facts.extra("copyright", attribute(node, "holder").unwrap_or_default());
    }
    for node in descendants(head, "keyword") {
        facts.tag(attribute(node, "key").unwrap_or_default(), "keyword");
    }
    for node in descendants(head, "classifier") {
        let kind = attribute(node, "type").unwrap_or("classifier");
        let text = text_of(node, part);
        facts.extra(
            kind,
            if text.is_empty() { attribute(node, "value").unwrap_or_default() } else { &text },
        );
    }
}

/// Reads what stands above the text: headlines, byline, place.
fn read_body_head<'s, 'a>(head: Node<'s, 'a>, facts: &mut Facts<'_>, cutter: &mut Cutter<'s, 'a>) {
    for node in head.children().filter(Node::is_element) {
        match node.tag_name().name() {
            "hedline" => read_headlines(node, facts, cutter),
            "byline" => read_byline(node, facts, cutter),
            "distributor" => {
                let text = text_of(node, part);
                facts.extra("distributor", &text);
            }
            "dateline" => {
                facts.extra("dateline", &text_of(node, part));
                for date in descendants(node, "story.date") {
                    facts.extra("story-date", attribute(date, "norm").unwrap_or_default());
                }
            }
            "rights" => cutter.leave_out(node, "copyright notice"),
            _ => cutter.element(node, None),
        }
    }
    // An agency's distributor is its publisher where nobody else is named.
    let names_publisher =
        head.parent_element().and_then(|body| body.parent_element()).is_some_and(|root| {
            descendants(root, "pubdata").any(|node| attribute(node, "name").is_some())
        });
    if !names_publisher {
        for node in children(head, "distributor") {
            facts.publisher(&text_of(node, part), "distributor");
        }
    }
}

fn read_headlines<'s, 'a>(node: Node<'s, 'a>, facts: &mut Facts<'_>, cutter: &mut Cutter<'s, 'a>) {
    for line in node.children().filter(Node::is_element) {
        let text = text_of(line, part);
        if line.tag_name().name() == "hl1" {
            facts.title(&text, "hedline/hl1");
            let title = facts.article.metadata.title.clone().unwrap_or_default();
            if !text.is_empty() && !text::same_wording(&title, &text) {
                cutter.leave_out(line, "another headline");
            }
        } else {
            cutter.content(line, Some(ParagraphKind::Standfirst));
        }
    }
}

/// Takes the people that a byline names; a byline that marks none of them is
/// read as people write one.
fn read_byline<'s, 'a>(node: Node<'s, 'a>, facts: &mut Facts<'_>, cutter: &mut Cutter<'s, 'a>) {
    let is_known = facts.article.origin.contains_key("authors");
    let marked: Vec<Person> = descendants(node, "person")
        .map(|person| Person::from_stated(&text_of(person, part)))
        .filter(|person| !person.family.is_empty())
        .collect();
    if marked.is_empty() {
        let own: String =
            node.children().filter(Node::is_text).filter_map(|text| text.text()).collect();
        facts.authors(people::read_people(&own), "byline");
    } else {
        facts.authors(marked, "byline/person");
    }
    for title in descendants(node, "byttl") {
        cutter.leave_out(title, "position of the author");
    }
    if is_known {
        cutter.leave_out(node, "another byline");
    }
}

/// Cuts the text. Archives keep a copy of the first paragraphs beside the full
/// text; it is left out.
fn read_content<'s, 'a>(content: Node<'s, 'a>, cutter: &mut Cutter<'s, 'a>) {
    let class = |node: Node<'_, '_>| attribute(node, "class").unwrap_or_default().to_owned();
    let is_full = children(content, "block").any(|block| class(block) == "full_text");
    if !is_full {
        cutter.content(content, None);
        return;
    }
    for node in content.children().filter(Node::is_element) {
        if class(node).ends_with("lead_paragraph") {
            cutter.leave_out(node, "repeats the first paragraphs");
        } else {
            cutter.element(node, None);
        }
    }
}

/// Says whether blocks hold any text that is read.
pub(super) fn has_text(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| matches!(block.role, Role::Open | Role::Paragraph(_)))
}
