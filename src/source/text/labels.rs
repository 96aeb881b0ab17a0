//! Metadata written as labelled lines above a text: `Title: ...`.

use super::body_start;
use super::shape;
use crate::Article;
use crate::article::people;
use crate::article::written_date;
use crate::source::block::Block;
use crate::source::{ReadOptions, dates};

/// What a label states, and its spellings in lower case.
const LABELS: &[(&str, &[&str])] = &[
    (
        "title",
        &[
            "title",
            "titel",
            "titre",
            "título",
            "заголовок",
            "headline",
            "subject",
            "عنوان",
            "العنوان",
        ],
    ),
    (
        "authors",
        &[
            "author",
            "authors",
            "autor",
            "autorin",
            "auteur",
            "автор",
            "авторы",
            "作者",
            "writer",
            "نویسنده",
            "نویسندگان",
            "به قلم",
            "بقلم",
            "الكاتب",
        ],
    ),
    (
        "translators",
        &[
            "translator",
            "translators",
            "translated by",
            "translation",
            "übersetzung",
            "übersetzer",
            "traducteur",
            "traduction",
            "traductor",
            "traducción",
            "перевод",
            "переводчик",
            "مترجم",
            "ترجمه",
            "ترجمة",
        ],
    ),
    (
        "published",
        &[
            "date",
            "published",
            "publication date",
            "published on",
            "datum",
            "fecha",
            "дата",
            "日期",
            "تاریخ",
            "تاریخ انتشار",
            "التاريخ",
            "تاريخ النشر",
        ],
    ),
    (
        "publisher",
        &[
            "publisher",
            "source",
            "publication",
            "newspaper",
            "site",
            "quelle",
            "источник",
            "منبع",
            "المصدر",
        ],
    ),
    ("url", &["url", "link", "web address"]),
    ("language", &["language", "lang"]),
    ("mail header", &["from", "to", "cc", "bcc", "reply-to", "sent"]),
    ("tags", &["tags", "keywords", "topics", "categories"]),
];

/// Says whether a line is a label with its value.
pub(super) fn is_label(text: &str) -> bool {
    parse(text).is_some()
}

fn parse(text: &str) -> Option<(&'static str, &str)> {
    let (label, value) = text.split_once([':', '：'])?;
    if label.len() > 40 || value.trim().is_empty() {
        return None;
    }
    let label = label.trim().to_lowercase();
    let field = LABELS.iter().find(|(_, labels)| labels.contains(&label.as_str()))?.0;
    Some((field, value.trim()))
}

/// Reads the labelled lines above the body.
///
/// One such line could be the first sentence of anything, so that either two
/// are wanted or the label of an author or a title.
pub(super) fn mark(blocks: &mut [Block], article: &mut Article, options: &ReadOptions) {
    take_masthead(blocks, article);
    let header = blocks.len().min(body_start(blocks) + 1);
    let found: Vec<usize> = (0..header)
        .filter(|at| blocks[*at].is_open() && parse(&blocks[*at].text).is_some())
        .collect();
    let clear =
        found.iter().any(|at| matches!(parse(&blocks[*at].text), Some(("title" | "authors", _))));
    if found.len() < 2 && !clear {
        return;
    }
    for at in found {
        let origin = format!("{}, label", blocks[at].place());
        let text = blocks[at].text.clone();
        let Some((field, value)) = parse(&text) else { continue };
        if field == "mail header" {
            blocks[at].leave_out(field);
            continue;
        }
        if set(article, field, value, &origin, options) {
            article.origin.entry(field.to_owned()).or_insert(origin);
        }
        blocks[at].leave_out(format!("label: read as {field}"));
    }
}

/// Words of the names of papers and sites, in lower case.
const PAPERS: &[&str] = &[
    "times",
    "post",
    "news",
    "herald",
    "tribune",
    "journal",
    "gazette",
    "review",
    "telegraph",
    "guardian",
    "daily",
    "weekly",
    "magazine",
    "observer",
    "chronicle",
    "express",
    "press",
    "courier",
    "monitor",
    "bulletin",
    "zeitung",
    "institute",
];

/// Takes the name of a site in capitals above the title as the publisher, so
/// that it is not taken for the title.
fn take_masthead(blocks: &mut [Block], article: &mut Article) {
    let mut open = (0..blocks.len()).filter(|at| blocks[*at].is_open());
    let (Some(first), Some(second)) = (open.next(), open.next()) else { return };
    if second >= body_start(blocks) {
        return;
    }
    let (name, title) = (blocks[first].text.as_str(), blocks[second].text.as_str());
    let words: Vec<String> = name.split_whitespace().map(shape::label).collect();
    let is_name = shape::is_all_caps(name)
        && (2..=5).contains(&words.len())
        && words.iter().any(|word| PAPERS.contains(&word.as_str()))
        && !name.ends_with(['.', '!', '?', ':', ',']);
    let is_title = shape::starts_sentence(title)
        && !shape::is_all_caps(title)
        && !shape::ends_sentence(title)
        && shape::count_words(title) >= 3
        && !super::byline::is_byline(title)
        && parse(title).is_none();
    if is_name && is_title {
        let origin = format!("{}, name above the title", blocks[first].place());
        if article.metadata.publisher.is_none() {
            article.metadata.publisher = Some(name.to_owned());
            article.origin.insert("publisher".to_owned(), origin);
        }
        blocks[first].leave_out("name of the site: read as publisher");
    }
}

/// Sets one field if it is not known yet; says whether it did.
fn set(
    article: &mut Article,
    field: &str,
    value: &str,
    origin: &str,
    options: &ReadOptions,
) -> bool {
    let metadata = &mut article.metadata;
    let slot = match field {
        "title" => &mut metadata.title,
        "publisher" => &mut metadata.publisher,
        "url" => &mut metadata.url,
        "language" => &mut metadata.language,
        "published" => {
            match written_date::read_date(value) {
                Some(reading) => dates::set_published(article, reading, value, origin, options),
                None => article.notes.push(format!("{origin}: '{value}' is not a date")),
            }
            return false;
        }
        "tags" => {
            let tags = value.split([',', ';']).map(str::trim).filter(|tag| !tag.is_empty());
            metadata.tags.extend(tags.map(str::to_owned));
            return true;
        }
        _ => {
            let people =
                if field == "authors" { &mut metadata.authors } else { &mut metadata.translators };
            if people.is_empty() {
                *people = people::read_people(value);
                return !people.is_empty();
            }
            return false;
        }
    };
    let free = slot.is_none();
    if free {
        let value = if field == "language" {
            crate::source::fields::language(value)
        } else {
            value.to_owned()
        };
        *slot = Some(value);
    }
    free
}

#[cfg(test)]
mod tests {
    use crate::Article;
    use crate::source::ReadOptions;

    fn read(source: &str) -> Article {
        let mut article = Article::default();
        let options =
            ReadOptions { latest_date: "2026-06-30".parse().ok(), ..ReadOptions::default() };
        super::super::read(&mut article, source, &options);
        article
    }

    const PROSE: &str = "The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.";

    #[test]
    fn the_name_of_a_site_is_no_title() {
        let article = read(&format!("THE VALLEY TIMES\n\nThe council and its bridge\n\n{PROSE}\n"));
        let metadata = &article.metadata;
        assert_eq!(metadata.title.as_deref(), Some("The council and its bridge"));
        assert_eq!(metadata.publisher.as_deref(), Some("THE VALLEY TIMES"));
        assert_eq!(article.left_out[0].why, "name of the site: read as publisher");
        // A title in capitals stays the title.
        let article = read(&format!("NEWS FROM THE VALLEY\n\n{PROSE}\n"));
        assert_eq!(article.metadata.title.as_deref(), Some("NEWS FROM THE VALLEY"));
    }

    #[test]
    fn reads_persian_headers() {
        let prose = "پل قدیمی دویست سال بود که بر رودخانه ایستاده بود و هیچ کس در دره باور نمی‌کرد که شورا آن را پیش از زمستان خراب کند، اما این کار با یک رأی انجام شد.";
        for header in [
            "نویسنده: آن پو\n\nتاریخ انتشار: ۲۰ ثور ۱۴۰۳",
            "نوشته آن پو\n\n۲۰ ثور ۱۴۰۳",
            "نوشتهٔ: آن پو – ۲۰ اردیبهشت ۱۴۰۳",
        ] {
            let article = read(&format!(
                "پل قدیمی دره\n\n{}\n\n{prose}\n\n{prose} باز هم.\n",
                header.replace('ٔ', "")
            ));
            let metadata = &article.metadata;
            assert_eq!(metadata.title.as_deref(), Some("پل قدیمی دره"), "{header}");
            assert_eq!(metadata.authors[0].display(), "آن پو", "{header}");
            assert_eq!(metadata.published.unwrap().to_string(), "2024-05-09", "{header}");
            assert!(article.paragraphs.iter().all(|p| p.heading.is_none()), "{header}");
            assert_eq!(article.paragraphs.len(), 2, "{header}");
        }
    }
}
