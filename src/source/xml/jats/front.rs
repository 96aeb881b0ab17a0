//! What stands before the text of an article: facts, and the abstract.

use roxmltree::Node;

use super::{contributors, cut_titled, part};
use crate::PartialDate;
use crate::article::written_date::DateReading;
use crate::source::dates;
use crate::source::xml::facts::{
    Facts, attribute, child, children, date_of_parts, descendants, read_date,
};
use crate::source::xml::flow::{Cutter, Part};
use crate::source::xml::inline::{Inline, text_of};

/// Reads the front matter of an article.
pub(super) fn read<'s, 'a>(
    front: Node<'s, 'a>,
    facts: &mut Facts<'_>,
    cutter: &mut Cutter<'s, 'a>,
) {
    if let Some(journal) = child(front, "journal-meta") {
        read_journal(journal, facts);
    }
    // The front of an inner article holds its facts itself.
    let meta = child(front, "article-meta").unwrap_or(front);
    read_title(meta, facts);
    contributors::read(meta, facts);
    read_dates(meta, facts);
    for node in meta.children().filter(Node::is_element) {
        read_field(node, facts, cutter);
    }
}

fn read_journal(journal: Node<'_, '_>, facts: &mut Facts<'_>) {
    for (name, field) in
        [("journal-title", ""), ("publisher-name", "publisher-name"), ("issn", "issn")]
    {
        if let Some(node) = descendants(journal, name).next() {
            let text = text_of(node, part);
            match field {
                "" => facts.publisher(&text, "journal-title"),
                field => facts.extra(field, &text),
            }
        }
    }
}

fn read_title(meta: Node<'_, '_>, facts: &mut Facts<'_>) {
    let group = child(meta, "title-group").unwrap_or(meta);
    let get = |name: &str| descendants(group, name).next().map(|node| text_of(node, in_title));
    facts.title(&get("article-title").unwrap_or_default(), "article-title");
    for name in ["subtitle", "trans-title", "alt-title"] {
        facts.extra(name, &get(name).unwrap_or_default());
    }
}

/// Says which part an element plays in a title, which is cited without the
/// marks of its notes.
fn in_title(node: Node<'_, '_>) -> Part {
    match node.tag_name().name() {
        "xref" | "fn" => Part::Silent,
        "sup" if node.descendants().any(|inner| inner.has_tag_name("xref")) => Part::Silent,
        "title" | "subtitle" => Part::Joined,
        _ => part(node),
    }
}

/// Reads a field that is neither title, people nor date.
fn read_field<'s, 'a>(node: Node<'s, 'a>, facts: &mut Facts<'_>, cutter: &mut Cutter<'s, 'a>) {
    let text = || text_of(node, part);
    match node.tag_name().name() {
        "article-id" => {
            let kind = attribute(node, "pub-id-type").unwrap_or("article-id");
            facts.extra(kind, &text());
        }
        name @ ("volume" | "issue" | "fpage" | "lpage" | "elocation-id") => {
            facts.extra(name, &text())
        }
        "self-uri" => facts.url(attribute(node, "href").unwrap_or(&text()), "self-uri"),
        "ext-link" | "uri" => facts.url(attribute(node, "href").unwrap_or(&text()), "ext-link"),
        "kwd-group" => {
            for keyword in descendants(node, "kwd") {
                facts.tag(&text_of(keyword, part), "kwd");
            }
        }
        "article-categories" => {
            let subjects: Vec<String> =
                descendants(node, "subject").map(|subject| text_of(subject, part)).collect();
            facts.extra("subject", &subjects.join("; "));
        }
        "history" => {
            for date in children(node, "date") {
                let name = attribute(date, "date-type").unwrap_or("date");
                let stated = date_of(date).map(|date| date.to_string());
                facts.extra(name, &stated.unwrap_or_default());
            }
        }
        "abstract" | "trans-abstract" => cut_titled(node, "Abstract", cutter),
        "contrib-group" => {
            for (name, why) in [("aff", "affiliation"), ("bio", "author note")] {
                for inner in descendants(node, name) {
                    cutter.leave_out(inner, why);
                }
            }
        }
        "aff" | "aff-alternatives" => cutter.leave_out(node, "affiliation"),
        "author-notes" => leave_out_notes(node, cutter),
        "permissions" => cutter.leave_out(node, "copyright notice"),
        "funding-group" => cutter.leave_out(node, "funding statement"),
        "title-group" | "pub-date" | "counts" | "journal-meta" | "pub-history" => {}
        _ => cutter.leave_out(node, "metadata"),
    }
}

fn leave_out_notes<'s, 'a>(node: Node<'s, 'a>, cutter: &mut Cutter<'s, 'a>) {
    for note in node.children().filter(Node::is_element) {
        // A note plays its part in its parent; here it is the whole.
        let mut text = Inline::new(part);
        text.take_children(note);
        if !text.is_blank() {
            cutter.leave_out(note, "author note");
        }
    }
}

/// Kinds of dates that say when the article reached its readers, the others
/// being when an archive released it or when its issue was put together.
const PUBLICATION: &[&str] =
    &["epub", "ppub", "epub-ppub", "pub", "electronic", "print", "publication"];

/// Takes the earliest date of publication; one that states only the year
/// gives way to a more precise one of that year.
fn read_dates(meta: Node<'_, '_>, facts: &mut Facts<'_>) {
    let mut dates: Vec<(bool, PartialDate, &str)> = Vec::new();
    for node in children(meta, "pub-date") {
        let kind = ["date-type", "pub-type", "publication-format"]
            .into_iter()
            .find_map(|name| attribute(node, name))
            .unwrap_or("pub");
        if let Some(date) = date_of(node) {
            let is_later = !PUBLICATION.contains(&kind);
            dates.push((is_later, date, kind));
        } else {
            let text = text_of(node, part);
            if !text.is_empty() {
                facts.extra("pub-date", &text);
            }
        }
    }
    dates.sort_by_key(|(is_later, date, _)| (*is_later, *date));
    let Some((is_later, first, _)) = dates.first().copied() else { return };
    let same = dates.iter().filter(|(other, date, _)| {
        *other == is_later
            && date.first_day() >= first.first_day()
            && date.last_day() <= first.last_day()
    });
    let Some((_, date, kind)) =
        same.min_by_key(|(_, date, _)| date.last_day() - date.first_day()).copied()
    else {
        return;
    };
    let origin = format!("JATS, pub-date of type {kind}");
    let reading = DateReading::Date(date);
    dates::set_published(facts.article, reading, &date.to_string(), &origin, facts.options);
}

/// Reads a date of parts, or as a text.
fn date_of(node: Node<'_, '_>) -> Option<PartialDate> {
    let get = |name: &str| child(node, name).map(|part_of| text_of(part_of, part));
    if let Some(year) = get("year") {
        let (month, day) = (get("month"), get("day"));
        // A month may be written as a name.
        if let Some(name) = month.as_deref().filter(|month| month.parse::<u8>().is_err()) {
            let text = format!("{} {name} {year}", day.as_deref().unwrap_or_default());
            if let Some(DateReading::Date(date)) = read_date(&text) {
                return Some(date);
            }
        }
        return date_of_parts(&year, month.as_deref(), day.as_deref());
    }
    let stated =
        get("string-date").or_else(|| attribute(node, "iso-8601-date").map(str::to_owned))?;
    match read_date(&stated)? {
        DateReading::Date(date) | DateReading::Ambiguous(date) => Some(date),
        _ => None,
    }
}
