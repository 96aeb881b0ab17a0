//! OpenDocument texts.
//!
//! The body stands in `content.xml`, the styles it names there and in
//! `styles.xml`, which holds the page headers too. As in Word documents, what
//! is read is the text with every tracked change accepted.

mod body;
mod format;
mod inline;
#[cfg(test)]
mod tests;

use super::content::Content;
use super::properties::Properties;
use crate::source::Sink;
use crate::source::package::{Package, all, child, elements, parse_xml, text_of};
use crate::source::reading::Context;
use body::Body;
use format::Formats;

/// Reads an OpenDocument text.
pub(in crate::source) fn read(context: &Context<'_>, bytes: &[u8], sink: &mut Sink<'_>) {
    if let Err(what) = read_package(context, bytes, sink) {
        sink.problem(context.malformed(None, what));
    }
}

/// Reads a document; `Err` says why it cannot be read at all.
fn read_package(context: &Context<'_>, bytes: &[u8], sink: &mut Sink<'_>) -> Result<(), String> {
    let expected = context.format.expected();
    let mut package = Package::open(context, bytes)?;
    if let Some(manifest) = package.text("META-INF/manifest.xml")?
        && manifest.contains("encryption-data")
    {
        return Err("it is protected by a password; save a copy without it".to_owned());
    }
    let name = "content.xml";
    let text =
        package.text(name)?.ok_or_else(|| format!("it has no part {name}; expected {expected}"))?;
    let document = parse_xml(name, &text)?;
    let body = child(document.root_element(), "body").and_then(|body| elements(body).next());
    let what = match body.map_or("", |body| body.tag_name().name()) {
        "text" => None,
        "spreadsheet" => Some("it is a spreadsheet"),
        "presentation" => Some("they are slides"),
        "drawing" => Some("it is a drawing"),
        _ => Some("it has no text body"),
    };
    if let Some(what) = what {
        return Err(format!("{what}; expected {expected}"));
    }
    let mut optional = |name: &str| {
        package.text(name).unwrap_or_else(|what| {
            sink.problem(context.malformed(None, what));
            None
        })
    };
    let styles_text = optional("styles.xml").unwrap_or_default();
    let meta_text = optional("meta.xml").unwrap_or_default();
    let styles = parse_xml("styles.xml", &styles_text).ok();
    let mut formats = Formats::default();
    if let Some(styles) = &styles {
        formats.read(styles.root_element(), "styles");
    }
    formats.read(document.root_element(), "automatic-styles");

    let mut content = Content::default();
    if let Some(body) = body {
        Body::new(&formats).read(body, &mut content);
    }
    if let Some(styles) = &styles {
        leave_out_page_lines(styles, &formats, &mut content);
    }
    let properties = properties(context, &meta_text);
    content.finish(context, context.new_article(), properties, sink);
    Ok(())
}

/// Leaves out the lines at the top and the foot of each page.
fn leave_out_page_lines(
    styles: &roxmltree::Document<'_>,
    formats: &Formats,
    content: &mut Content,
) {
    let masters = all(styles.root(), "master-page").flat_map(elements);
    for node in masters {
        let why = match node.tag_name().name() {
            name if name.starts_with("header") => "page header",
            name if name.starts_with("footer") => "page footer",
            _ => continue,
        };
        let mut inner = Content::default();
        Body::new(formats).read(node, &mut inner);
        content.add_asides(inner.pieces, why);
    }
}

/// Reads what `meta.xml` states about the text. `creator` is who changed the
/// file last, so that it counts only where nobody is said to have begun it.
fn properties(context: &Context<'_>, meta: &str) -> Properties {
    let mut properties =
        Properties { place: "document properties", stem: context.stem(), ..Properties::default() };
    let Ok(document) = parse_xml("meta.xml", meta) else { return properties };
    let first = |name| all(document.root(), name).next().map(|node| text_of(node, ""));
    for (element, field) in [
        ("title", "title"),
        ("language", "language"),
        ("subject", "subject"),
        ("description", "description"),
    ] {
        properties.add(field, &first(element).unwrap_or_default());
    }
    let author = first("initial-creator").filter(|name| !name.trim().is_empty());
    properties.add("creator", &author.or_else(|| first("creator")).unwrap_or_default());
    for keyword in all(document.root(), "keyword") {
        properties.add("keywords", &text_of(keyword, ""));
    }
    properties
}
