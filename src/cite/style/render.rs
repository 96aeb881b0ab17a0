//! From what a style makes of a citation to markup.

use hayagriva::citationberg::{
    Display, FontStyle, FontVariant, FontWeight, TextDecoration, VerticalAlign,
};
use hayagriva::{BibliographyItem, ElemChild, ElemChildren, Formatted, Formatting};

use super::super::Markup;
use super::look::Look;

/// Writes a citation.
pub(super) fn rendered(children: &ElemChildren, markup: Markup) -> String {
    let mut out = String::new();
    for child in &children.0 {
        element(&mut out, child, markup);
    }
    tidy(&out)
}

/// Takes out what is left where a part that says nothing stood between others:
/// a second blank, a comma before a bracket (`2024a,)`), and a full stop behind a
/// mark that ends a sentence as well (`why?.`).
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            ' ' if out.ends_with(' ') => {}
            ')' if out.ends_with(',') => {
                out.pop();
                out.push(c);
            }
            '.' if out.ends_with(['?', '!']) => {}
            c => out.push(c),
        }
    }
    out
}

/// Writes a reference of a list; what the style puts into the margin stands in
/// front.
pub(super) fn reference(item: &BibliographyItem, markup: Markup) -> String {
    let mut out = String::new();
    if let Some(first) = &item.first_field {
        element(&mut out, first, markup);
        out.truncate(out.trim_end().len());
        out.push(' ');
    }
    let content = rendered(&item.content, markup);
    (out + &content).trim().to_owned()
}

fn element(out: &mut String, child: &ElemChild, markup: Markup) {
    match child {
        ElemChild::Text(text) => push(out, &formatted(text, markup), markup),
        ElemChild::Elem(inner) => {
            // Lines and margins of their own are blanks in a line of text.
            let stands_apart = inner.display.is_some() && !out.is_empty();
            if stands_apart && !out.ends_with(char::is_whitespace) {
                out.push(' ');
            }
            for child in &inner.children.0 {
                element(out, child, markup);
            }
            if matches!(inner.display, Some(Display::LeftMargin | Display::Block)) {
                out.push(' ');
            }
        }
        ElemChild::Link { text, url } => {
            let inner = formatted(text, markup);
            match markup {
                // An address is whatever a source says; only the web is linked.
                _ if !url.starts_with("https://") && !url.starts_with("http://") => {
                    push(out, &inner, markup);
                }
                Markup::Text => *out += &inner,
                Markup::Markdown if text.text == *url && !url.contains([' ', '<', '>']) => {
                    *out += &format!("<{url}>");
                }
                _ => *out += &markup.link(&inner, url),
            }
        }
        ElemChild::Markup(text) => push(out, &markup.escape(text), markup),
        // Only for those who set numbers later.
        ElemChild::Transparent { .. } => {}
    }
}

/// Adds a piece. In Typst a bracket right behind a function would be one of its
/// arguments, and a full stop with a name would call a method.
fn push(out: &mut String, piece: &str, markup: Markup) {
    let mut chars = piece.chars();
    let goes_on = match chars.next() {
        Some('(' | ';') => true,
        Some('.') => chars.next().is_some_and(char::is_alphabetic),
        _ => false,
    };
    if markup == Markup::Typst && goes_on && out.ends_with(']') {
        out.push('\\');
    }
    *out += piece;
}

fn formatted(text: &Formatted, markup: Markup) -> String {
    let Formatting {
        font_style, font_variant, font_weight, text_decoration, vertical_align, ..
    } = text.formatting;
    let looks = [
        (font_style == FontStyle::Italic).then_some(Look::Italic),
        (font_variant == FontVariant::SmallCaps).then_some(Look::SmallCaps),
        (font_weight == FontWeight::Bold).then_some(Look::Bold),
        (text_decoration == TextDecoration::Underline).then_some(Look::Underlined),
        (vertical_align == VerticalAlign::Sup).then_some(Look::Raised),
        (vertical_align == VerticalAlign::Sub).then_some(Look::Lowered),
    ];
    let escaped = markup.escape(&text.text);
    looks.into_iter().flatten().fold(escaped, |text, look| markup.with_look(look, &text))
}
