//! E-books (EPUB 2 and 3).
//!
//! A book is a package of web pages. Its package document (OPF) states the
//! metadata and the order of the pages, its navigation their titles. Pages
//! that are no text of the book (cover, title page, copyright page, table of
//! contents) are left out where the book says that they are such.

mod chapter;
mod links;
mod navigation;
mod opf;
mod pages;
mod protection;
#[cfg(test)]
mod tests;

use super::Sink;
use super::block::assemble;
use super::package::{Package, all, attribute, parse_xml};
use super::reading::Context;
use super::{resize, text};
use navigation::Navigation;
use opf::Opf;

/// Reads a book.
pub(super) fn read(context: &Context<'_>, bytes: &[u8], sink: &mut Sink<'_>) {
    if let Err(what) = read_book(context, bytes, sink) {
        sink.problem(context.malformed(None, what));
    }
}

/// Reads a book; `Err` says why it cannot be read at all.
fn read_book(context: &Context<'_>, bytes: &[u8], sink: &mut Sink<'_>) -> Result<(), String> {
    let mut package = Package::open(context, bytes)?;
    let name = package_document(&mut package, context)?;
    let source = xml_text(&mut package, &name)?
        .ok_or_else(|| format!("it has no part {name}; expected {}", context.format.expected()))?;
    let document = parse_xml(&name, &source)?;
    let book = Opf::read(document.root_element(), &name);
    let names: Vec<String> = book.spine.iter().map(|page| page.name.clone()).collect();
    protection::check(&mut package, &names)?;
    if book.spine.is_empty() {
        return Err(format!("its package document {name} lists no pages; get the file again"));
    }
    let mut navigation = Navigation::default();
    for (name, is_page) in &book.navigation {
        // Titles are an extra; a book reads well without them.
        if let Some(text) = xml_text(&mut package, name).ok().flatten()
            && let Ok(document) = parse_xml(name, &text)
        {
            navigation.read(document.root_element(), name, *is_page);
        }
    }
    let mut pages = Vec::new();
    for page in &book.spine {
        match package.text(&page.name) {
            Ok(Some(text)) => pages.push((page, text)),
            Ok(None) => sink.problem(context.malformed(
                None,
                format!("its page {} is missing; the others are read", page.name),
            )),
            Err(what) => sink.problem(context.malformed(None, what)),
        }
    }
    let pages = links::bind(pages);
    let mut blocks = Vec::new();
    for page in &pages {
        chapter::read(page, &book, &navigation, &mut blocks);
    }
    text::mark_licence(&mut blocks);
    let mut article = context.new_article();
    book.apply(&mut article, context.options);
    resize::resize(&mut blocks, None);
    assemble(&mut article, None, blocks);
    context.finish(article, sink);
    Ok(())
}

/// Finds the package document: `container.xml` names it.
fn package_document(package: &mut Package<'_>, context: &Context<'_>) -> Result<String, String> {
    let name = "META-INF/container.xml";
    if let Some(text) = xml_text(package, name)? {
        let document = parse_xml(name, &text)?;
        let path = all(document.root(), "rootfile").find_map(|node| attribute(node, "full-path"));
        if let Some(path) = path {
            return Ok(path.to_owned());
        }
    }
    let found = package.names().into_iter().find(|name| name.ends_with(".opf"));
    found.ok_or_else(|| {
        format!("it names no package document in {name}; expected {}", context.format.expected())
    })
}

/// Unpacks a part of XML and blanks out the declaration of its document type,
/// which old books have. One that declares entities stays, and is refused.
fn xml_text(package: &mut Package<'_>, name: &str) -> Result<Option<String>, String> {
    let Some(mut text) = package.text(name)? else { return Ok(None) };
    if let Some(start) = text.find("<!DOCTYPE")
        && let Some(length) = text.get(start..).and_then(|rest| rest.find('>'))
        && text.get(start..start + length).is_some_and(|declaration| !declaration.contains('['))
    {
        text.replace_range(start..=start + length, "");
    }
    Ok(Some(text))
}
