//! JATS, in which journals publish and archives keep their articles, and its
//! forerunner, the NLM DTD.

mod contributors;
mod front;

use roxmltree::Node;

use super::Source;
use super::facts::{Facts, attribute, child, children};
use super::flow::{Cutter, Part};
use crate::article::SourceSpan;
use crate::source::Sink;
use crate::source::block::{Block, Role};
use crate::{ArticleId, ParagraphKind};

/// Reads an article, and those that it holds: letters about it, reviews,
/// translations.
pub(super) fn read<'s, 'a>(source: &mut Source<'s, 'a>, root: Node<'s, 'a>, sink: &mut Sink<'_>) {
    read_one(source, root, sink);
    let inner = root.descendants().filter(|node| {
        node.is_element() && matches!(node.tag_name().name(), "sub-article" | "response")
    });
    for node in inner {
        read_one(source, node, sink);
    }
}

fn read_one<'s, 'a>(source: &mut Source<'s, 'a>, node: Node<'s, 'a>, sink: &mut Sink<'_>) {
    let is_first = source.articles == 0;
    let number = source.articles + 1;
    let mut article = source.new_article();
    if !is_first {
        let name = attribute(node, "id").map_or_else(|| number.to_string(), str::to_owned);
        article.id = ArticleId::new(&format!("{}-{name}", source.context.stem()));
    }
    let mut facts =
        Facts { article: &mut article, options: source.context.options, vocabulary: "JATS" };
    facts.language(attribute(node, "lang").unwrap_or_default(), "attribute xml:lang");
    facts.extra("article-type", attribute(node, "article-type").unwrap_or_default());
    let mut cutter = Cutter::new(source.tree, part);
    for front in children(node, "front").chain(children(node, "front-stub")) {
        front::read(front, &mut facts, &mut cutter);
    }
    for body in children(node, "body") {
        cutter.content(body, None);
    }
    for inner in children(node, "back").flat_map(|back| back.children()).filter(Node::is_element) {
        match inner.tag_name().name() {
            "ack" => cut_titled(inner, "Acknowledgements", &mut cutter),
            _ => cutter.element(inner, None),
        }
    }
    for floats in children(node, "floats-group") {
        cutter.content(floats, None);
    }
    source.finish(article, cutter.blocks, sink);
}

/// Cuts an abstract or the like; one without a heading of its own gets one, as
/// its text would else stand under that of what comes before.
fn cut_titled<'s, 'a>(node: Node<'s, 'a>, title: &str, cutter: &mut Cutter<'s, 'a>) {
    let is_titled = child(node, "title").is_some();
    let is_sections = node.first_element_child().is_some_and(|first| first.has_tag_name("sec"));
    if !is_titled && !is_sections {
        let mut heading = Block::new(title.to_owned(), Role::Heading, SourceSpan::default());
        heading.heading_level = 1;
        cutter.blocks.push(heading);
    }
    cutter.content(node, None);
}

/// Says which part an element of JATS plays.
pub(super) fn part(node: Node<'_, '_>) -> Part {
    let parent = node.parent_element().map_or("", |parent| parent.tag_name().name());
    match node.tag_name().name() {
        "p"
        | "sec"
        | "ack"
        | "app"
        | "app-group"
        | "abstract"
        | "trans-abstract"
        | "boxed-text"
        | "statement"
        | "fig-group"
        | "fn-group"
        | "table-wrap-group"
        | "glossary"
        | "notes"
        | "sig-block"
        | "speech"
        | "attrib"
        | "ref-list"
        | "question"
        | "answer"
        | "supplementary-material"
        | "array"
        | "graphic"
        | "media"
        | "chem-struct-wrap" => Part::Flow(None),
        "disp-quote" | "verse-group" => Part::Flow(Some(ParagraphKind::Quote)),
        "verse-line" | "caption" | "def" | "term" | "speaker" => Part::Joined,
        "fig" | "table-wrap" => Part::Flow(Some(ParagraphKind::Caption)),
        "table-wrap-foot" => Part::Flow(Some(ParagraphKind::Note)),
        "title" if parent == "caption" => Part::Joined,
        "title" | "subtitle" => Part::Heading(level(node)),
        "label" if node.next_sibling_element().is_some_and(|next| next.has_tag_name("title")) => {
            Part::LeftOut("section number")
        }
        "label" => Part::Joined,
        "list" | "def-list" => Part::List,
        "list-item" | "def-item" => Part::Item,
        "table" => Part::Table,
        "tr" | "row" => Part::Row,
        "td" | "th" | "entry" => Part::Cell,
        "fn" => Part::Note,
        "xref" => Part::Reference(attribute(node, "rid").unwrap_or_default().to_owned()),
        "sup" => Part::Raised,
        "break" | "hr" => Part::Break,
        "disp-formula" | "inline-formula" | "tex-math" | "math" => Part::Formula,
        "preformat" | "code" if parent != "p" => Part::Code,
        "ref" => Part::LeftOut("reference"),
        "bio" => Part::LeftOut("author note"),
        "alt-text" | "long-desc" => Part::LeftOut("description of an image"),
        "permissions" => Part::LeftOut("copyright notice"),
        "object-id" | "sec-meta" | "index-term" | "col" | "colgroup" | "colspec"
        | "processing-meta" | "sub-article" | "response" => Part::Silent,
        _ => Part::Inline,
    }
}

/// Returns the level of a heading: how many sections it stands in.
fn level(node: Node<'_, '_>) -> u8 {
    let sections = node.ancestors().filter(|node| node.has_tag_name("sec")).count();
    u8::try_from(sections).unwrap_or(u8::MAX).max(1)
}
