//! The elements in which news are written: those of NITF and those of web
//! pages, which NITF took most of its own from.

use roxmltree::Node;

use super::facts::attribute;
use super::flow::Part;
use crate::ParagraphKind;

/// Says which part an element of NITF or of XHTML plays.
pub(super) fn part(node: Node<'_, '_>) -> Part {
    match node.tag_name().name() {
        "p" | "block" | "body" | "body.content" | "body.end" | "nitf-table" | "div" | "section"
        | "article" | "main" | "header" | "footer" | "figure" | "details" | "body.head"
        | "address" => Part::Flow(None),
        "abstract" => Part::Flow(Some(ParagraphKind::Standfirst)),
        "bq" | "blockquote" => Part::Flow(Some(ParagraphKind::Quote)),
        "media-caption" | "figcaption" | "caption" => Part::Flow(Some(ParagraphKind::Caption)),
        "media" => Part::Flow(None),
        "hl1" | "h1" => Part::Heading(1),
        "hl2" | "h2" => Part::Heading(2),
        "h3" => Part::Heading(3),
        "h4" => Part::Heading(4),
        "h5" => Part::Heading(5),
        "h6" => Part::Heading(6),
        "ul" | "ol" | "dl" => Part::List,
        "li" | "dt" | "dd" => Part::Item,
        "table" => Part::Table,
        "tr" => Part::Row,
        "td" | "th" => Part::Cell,
        "pre" => Part::Code,
        "note" | "fn" => Part::Note,
        "a" => match attribute(node, "href").and_then(|target| target.strip_prefix('#')) {
            Some(target) => Part::Reference(target.to_owned()),
            None => Part::Inline,
        },
        "sup" => Part::Raised,
        "br" | "hr" => Part::Break,
        "math" => Part::Formula,
        "tagline" => Part::LeftOut("tagline"),
        "bibliography" => Part::LeftOut("reference"),
        "media-producer" => Part::LeftOut("image credit"),
        "copyrite" => Part::LeftOut("copyright notice"),
        "nav" => Part::LeftOut("navigation"),
        "head"
        | "media-reference"
        | "media-metadata"
        | "media-object"
        | "nitf-table-metadata"
        | "nitf-colgroup"
        | "col"
        | "colgroup"
        | "script"
        | "style"
        | "img"
        | "template" => Part::Silent,
        _ => Part::Inline,
    }
}
