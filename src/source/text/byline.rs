//! Lines that say who wrote a text and when.

use super::body_start;
use super::{names, shape};
use crate::article::people;
use crate::article::written_date::{self, DateReading};
use crate::source::block::{Block, Role};
use crate::source::{ReadOptions, dates, tidy};
use crate::{Article, Person};

/// Bylines are short; anything longer is a sentence.
const MAX_CHARS: usize = 200;

/// What a byline says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Byline {
    pub(super) authors: Vec<Person>,
    /// The date as written, and what it says; that of publication if several.
    pub(super) date: Option<(String, DateReading)>,
    /// How sure it is that the date is that of publication.
    rank: Rank,
}

/// How sure it is that a date is that of publication, from least to most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// There is no date.
    #[default]
    None,
    /// "Updated" or the like stands before it.
    Updated,
    /// Nothing says what it is.
    Bare,
    /// "Published" or the like stands before it.
    Published,
}

/// Words around the date and the names that say nothing else.
const NOISE: &[&str] = &[
    "published",
    "publish",
    "updated",
    "update",
    "posted",
    "last",
    "first",
    "on",
    "at",
    "date",
    "modified",
    "created",
    "am",
    "pm",
    "a.m",
    "p.m",
    "ist",
    "gmt",
    "utc",
    "est",
    "edt",
    "pst",
    "pdt",
    "bst",
    "cet",
    "cest",
    "et",
    "pt",
    "hrs",
    "hours",
    "uhr",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "min",
    "mins",
    "minute",
    "minutes",
    "read",
    "issued",
    "released",
    "veröffentlicht",
    "am",
    "publié",
    "le",
    "mis",
    "à",
    "jour",
    "publicado",
    "el",
    "em",
    "опубликовано",
    "г",
    "t",
    "z",
    "original",
    "originally",
    "publication",
    "aktualisiert",
    "stand",
    "online",
    "edition",
];

/// Says whether a line is a byline, for laying out lines.
pub(super) fn is_byline(text: &str) -> bool {
    parse(text).is_some()
}

/// Reads a line that holds nothing but writers, a date, or both.
///
/// A name without "By" counts only next to a date, and never after a comma
/// before the date, where a place stands ("London, 9 May 2024").
pub(super) fn parse(text: &str) -> Option<Byline> {
    let text = tidy::trim(text);
    if text.len() > MAX_CHARS * 4 || text.chars().count() > MAX_CHARS || shape::is_url(text) {
        return None;
    }
    let mut byline = Byline::default();
    let rest = take_dates(text, &mut byline);
    for part in rest.split(['|', '•', '·', '—', '–', '\u{1F}', '/', '(', ')']) {
        let part = part.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '-' | ':' | ';' | '.' | '[' | ']')
        });
        let words: Vec<&str> = part.split_whitespace().filter(|word| !is_noise(word)).collect();
        let part_without_noise = words.join(" ");
        let who = without_role(&part_without_noise);
        let said_by = who.len() < part_without_noise.len();
        let who = without_office(who);
        if part_without_noise.is_empty() {
            continue;
        }
        if said_by && names::can_be_writer(who) || byline.date.is_some() && names::are_names(who) {
            if byline.authors.is_empty() {
                byline.authors = people::read_people(who);
            }
        } else if !is_aside(&part_without_noise)
            || byline.date.is_none() && byline.authors.is_empty()
        {
            return None;
        }
    }
    (byline.date.is_some() || !byline.authors.is_empty()).then_some(byline)
}

/// Removes "By" and its like; of the languages where that word may begin a
/// name too, only as it stands at the start of a line.
fn without_role(text: &str) -> &str {
    let foreign = ["Von ", "Par ", "Por ", "VON ", "PAR ", "POR "]
        .iter()
        .find_map(|role| text.strip_prefix(role));
    foreign.unwrap_or_else(|| people::without_role(text))
}

/// Removes what the writer is from after the name: "Jane Doe, Staff Writer".
fn without_office(text: &str) -> &str {
    match text.rsplit_once(',') {
        Some((names, office)) if super::boilerplate::is_office(office) => names.trim_end(),
        _ => text,
    }
}

/// A place, a paper or a role beside names and dates: a few words, the first
/// of them capitalised, no sentence.
fn is_aside(text: &str) -> bool {
    shape::count_words(text) <= 4 && shape::starts_sentence(text) && !shape::ends_sentence(text)
}

/// Cuts the dates out of a line, leaving a separator in their place, and keeps
/// that of publication: one labelled so, else one that is not "updated".
fn take_dates(text: &str, byline: &mut Byline) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut tail = text;
    while let Some(found) = written_date::find_date(tail) {
        let before = &tail[..found.span.start];
        let label = before.rsplit(['|', '•', ';']).next().unwrap_or_default().to_lowercase();
        let this = if ["updated", "modified", "last ", "aktualisiert", "mis à jour"]
            .iter()
            .any(|word| label.contains(word))
        {
            Rank::Updated
        } else if ["publi", "posted", "date", "issued", "first", "veröffentlicht", "опублик"]
            .iter()
            .any(|word| label.contains(word))
        {
            Rank::Published
        } else {
            Rank::Bare
        };
        if this > byline.rank {
            byline.rank = this;
            let stated = found.span.slice(tail).unwrap_or_default().to_owned();
            byline.date = Some((stated, found.reading));
        }
        rest.push_str(before);
        rest.push('\u{1F}');
        tail = &tail[found.span.end..];
    }
    rest.push_str(tail);
    rest
}

/// A word that says nothing beside a date: a label, a weekday, a time, a zone.
fn is_noise(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let digits = bare.bytes().filter(u8::is_ascii_digit).count();
    bare.is_empty()
        || NOISE.contains(&bare.as_str())
        || digits > 0
            && bare.bytes().all(|b| {
                b.is_ascii_digit()
                    || matches!(b, b':' | b'.' | b'+' | b'z' | b't' | b'a' | b'p' | b'm' | b'h')
            })
}

/// Reads the bylines above the body, and dates of publication below it.
pub(super) fn mark(blocks: &mut [Block], article: &mut Article, options: &ReadOptions) {
    let body = body_start(blocks);
    let Some(first) = blocks.iter().position(Block::is_open) else { return };
    // A byline may follow a standfirst that is long enough to be a body.
    let header_end = blocks.len().min(body + 3);
    let last_prose = blocks.iter().rposition(Block::is_open_prose).unwrap_or(blocks.len());
    take_split(blocks, header_end, article);
    let titled = blocks.iter().any(|block| block.role == Role::Title);
    let (mut dated, mut found) = (Vec::new(), Vec::new());
    for (at, block) in blocks.iter().enumerate() {
        let in_header = at < header_end;
        if !block.is_open() || !(in_header || at > last_prose) {
            continue;
        }
        let Some(byline) = parse(&block.text) else { continue };
        // Far from the title, or as the first line, only a line that says what
        // it is counts: "May 2024" may be a heading, or the title of a diary.
        let explicit = matches!(byline.rank, Rank::Updated | Rank::Published)
            || without_role(&block.text).len() < block.text.len();
        if at == first && !titled && !explicit && !is_surely_a_byline(&byline)
            || !explicit && (!in_header || at > body + 1)
        {
            continue;
        }
        if byline.date.is_some() {
            dated.push(at);
        }
        found.push((at, byline));
    }
    // Of several dated lines, the surest says when the text was published.
    found.sort_by_key(|(_, byline)| std::cmp::Reverse(byline.rank));
    for (at, byline) in found {
        take(blocks, at, byline, article, options);
    }
    // A line with the writer's role beside a name is as good as a date.
    let is_role = |block: &Block| block.role == Role::LeftOut("byline".into());
    dated.extend((0..header_end).filter(|at| is_role(&blocks[*at])));
    for at in dated {
        take_name_beside(blocks, at, first, article);
    }
}

/// Tells a byline on the first line from a title with a date ("Lunar Eclipse
/// July 2018"): a day, and names of the usual form.
fn is_surely_a_byline(byline: &Byline) -> bool {
    let to_the_day =
        matches!(byline.date, Some((_, DateReading::Date(date))) if date.day().is_some());
    let usual = |person: &Person| {
        person.family.split(' ').count() <= 3 && !shape::is_all_caps(&person.family)
    };
    to_the_day && !byline.authors.is_empty() && byline.authors.iter().all(usual)
}

fn take(
    blocks: &mut [Block],
    at: usize,
    byline: Byline,
    article: &mut Article,
    options: &ReadOptions,
) {
    let origin = format!("{}, byline", blocks[at].place());
    let mut fields = Vec::new();
    if !byline.authors.is_empty() {
        fields.push("authors");
        if article.metadata.authors.is_empty() {
            article.metadata.authors = byline.authors;
            article.origin.insert("authors".to_owned(), origin.clone());
        }
    }
    if let Some((stated, reading)) = byline.date {
        fields.push("published");
        dates::set_published(article, reading, &stated, &origin, options);
    }
    blocks[at].leave_out(format!("byline: read as {}", fields.join(" and ")));
}

/// Reads bylines that a page broke into lines: "By", then the name; and leaves
/// out labels such as "Published on" that stand before the line of the date.
fn take_split(blocks: &mut [Block], header_end: usize, article: &mut Article) {
    for at in 0..header_end.min(blocks.len().saturating_sub(1)) {
        if !blocks[at].is_open() || !blocks[at + 1].is_open() || blocks[at].text.len() > 40 {
            continue;
        }
        let label = shape::label(&blocks[at].text);
        let next = &blocks[at + 1].text;
        if matches!(
            label.as_str(),
            "by" | "written by" | "author" | "authors" | "von" | "par" | "por"
        ) && names::can_be_writer(next)
        {
            if article.metadata.authors.is_empty() {
                article.metadata.authors = people::read_people(next);
                article
                    .origin
                    .insert("authors".to_owned(), format!("{}, byline", blocks[at + 1].place()));
            }
            blocks[at].leave_out("byline");
            blocks[at + 1].leave_out("byline: read as authors");
        } else if label.split(' ').all(is_noise)
            && parse(next).is_some_and(|byline| byline.date.is_some())
        {
            blocks[at].leave_out("byline");
        }
    }
}

/// A name on a line of its own counts as the author's only next to the line
/// with the date, and never as the first line of the text, which is a title.
fn take_name_beside(blocks: &mut [Block], dated: usize, first: usize, article: &mut Article) {
    let beside = [dated.checked_sub(1), Some(dated + 1)];
    for at in beside.into_iter().flatten() {
        if !article.metadata.authors.is_empty() {
            return;
        }
        if at <= first || at >= blocks.len() || !blocks[at].is_open() {
            continue;
        }
        // "Jane Doe in Geneva"
        let text = &blocks[at].text;
        let name = text.split_once(" in ").map_or(text.as_str(), |(name, _)| name);
        if names::are_names(name) {
            article.metadata.authors = people::read_people(name);
            article.origin.insert("authors".to_owned(), format!("{}, byline", blocks[at].place()));
            blocks[at].role = Role::LeftOut("byline: read as authors".into());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DateReading, parse};

    fn say(text: &str) -> String {
        let Some(byline) = parse(text) else { return "none".to_owned() };
        let authors: Vec<String> = byline.authors.iter().map(ToString::to_string).collect();
        let date = match byline.date {
            Some((_, DateReading::Date(date))) => date.to_string(),
            Some((_, DateReading::Ambiguous(year))) => format!("{year}?"),
            Some((_, DateReading::Impossible)) => "impossible".to_owned(),
            None => "-".to_owned(),
        };
        format!("{} @ {date}", authors.join(" + "))
    }

    #[test]
    fn reads_bylines() {
        for (text, expected) in [
            ("Jane Doe May 09, 2024", "Jane Doe @ 2024-05-09"),
            ("By Jane Doe", "Jane Doe @ -"),
            ("By Jane Doe and John Roe | 9 May 2024", "Jane Doe + John Roe @ 2024-05-09"),
            ("By JANE DOE", "JANE DOE @ -"),
            ("By Jane Doe, Special Correspondent", "Jane Doe @ -"),
            ("By Jane Doe, John Roe", "Jane Doe + John Roe @ -"),
            ("By Reuters", "Reuters @ -"),
            ("Published: May 9, 2024 | Updated: May 10, 2024 10:15 IST", " @ 2024-05-09"),
            ("Updated: May 10, 2024 | Published: May 9, 2024", " @ 2024-05-09"),
            ("Last updated on Sept. 9, 2024 at 5:30 pm", " @ 2024-09-09"),
            ("Thursday, September 5, 2024", " @ 2024-09-05"),
            ("New Delhi, May 9, 2024", " @ 2024-05-09"),
            ("Jane Doe • The Valley Post • 2024-05-09", "Jane Doe @ 2024-05-09"),
            ("9 May 2024 — 5 min read", " @ 2024-05-09"),
            ("2024-05-09T10:00:00Z", " @ 2024-05-09"),
            ("09/05/2024", " @ 2024?"),
            ("By the river", "none"),
            ("Jane Doe", "none"),
            ("The treaty of 9 May 2024 was signed in the hall", "none"),
            ("By 9 May 2024 all had left.", "none"),
            ("On 9 May 2024, the council met again", "none"),
            ("https://example.org/2024/05/09/x", "none"),
            ("", "none"),
        ] {
            assert_eq!(say(text), expected, "{text}");
        }
    }
}
