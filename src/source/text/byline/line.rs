//! A line that holds nothing but writers, a date, or both.

use super::super::{names, shape};
use crate::Person;
use crate::article::people::{self, Role as Part};
use crate::article::written_date::{self, DateReading};
use crate::source::tidy;

/// Bylines are short; anything longer is a sentence.
const MAX_CHARS: usize = 200;

/// What a byline says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Byline {
    pub(super) authors: Vec<Person>,
    pub(super) translators: Vec<Person>,
    pub(super) editors: Vec<Person>,
    /// The date as written, and what it says; that of publication if several.
    pub(super) date: Option<(String, DateReading)>,
    /// How sure it is that the date is that of publication.
    pub(super) rank: Rank,
}

/// How sure it is that a date is that of publication, from least to most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// There is no date.
    #[default]
    None,
    /// It is of a calendar that is not converted.
    Unusable,
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
        // In small letters it joins French names; "ET" is a time zone.
        let joins = |word: &str| word == "et" && part.contains(" et ");
        let words: Vec<&str> =
            part.split_whitespace().filter(|word| joins(word) || !is_noise(word)).collect();
        let part_without_noise = words.join(" ");
        if let Some((role, who)) = people::role_of(&part_without_noise)
            && role != Part::Author
            && can_be_writers(who)
        {
            match role {
                Part::Translator => byline.translators.extend(people::read_people(who)),
                Part::Editor => byline.editors.extend(people::read_people(who)),
                // Photographers and helpers are no authors.
                Part::Author | Part::Other => {}
            }
            continue;
        }
        let who = without_role(&part_without_noise);
        let said_by = who.len() < part_without_noise.len();
        let who = without_office(who);
        if part_without_noise.is_empty() {
            continue;
        }
        let named = without_place(who);
        if said_by && can_be_writers(who) || byline.date.is_some() && names::are_names(named) {
            if byline.authors.is_empty() {
                byline.authors = people::read_people(who);
            }
        } else if !is_aside(&part_without_noise)
            || byline.date.is_none() && byline.authors.is_empty()
        {
            return None;
        }
    }
    byline.says_something().then_some(byline)
}

impl Byline {
    fn says_something(&self) -> bool {
        self.date.is_some()
            || [&self.authors, &self.translators, &self.editors].iter().any(|who| !who.is_empty())
    }
}

/// The most words of names in scripts without capitals, which nothing but
/// their number tells from a sentence.
const MAX_UNCASED_WORDS: usize = 8;

/// Says whether a text after "By" can be who wrote: capitalised names, and
/// with them what people are and where they write from.
fn can_be_writers(text: &str) -> bool {
    if shape::count_words(text) > 24 || shape::ends_sentence(text) && !text.ends_with('.') {
        return false;
    }
    if !text.chars().any(|c| c.is_lowercase() || c.is_uppercase()) {
        return text.split_whitespace().count() <= MAX_UNCASED_WORDS
            && names::can_be_writer(text)
            && !shape::ends_sentence(text);
    }
    if names::can_be_writer(text) {
        return true;
    }
    let beside = text.contains([',', '@', '('])
        || text.contains(" with ")
        || without_place(text).len() < text.len();
    let people = people::read_people(text);
    beside && !people.is_empty() && people.iter().all(|person| names::is_name(&person.display()))
}

/// Removes the place or the paper after names: "Jane Doe in Geneva".
fn without_place(text: &str) -> &str {
    let cut = [" in ", " for ", " from "].iter().find_map(|word| text.split_once(word));
    match cut {
        Some((names, place)) if shape::starts_sentence(place) && shape::count_words(place) <= 3 => {
            names
        }
        _ => text,
    }
}

/// Removes "By" and its like; of the languages where that word may begin a
/// name too, only as it stands at the start of a line.
pub(super) fn without_role(text: &str) -> &str {
    let foreign = ["Von ", "Par ", "Por ", "VON ", "PAR ", "POR "]
        .iter()
        .find_map(|role| text.strip_prefix(role));
    foreign.unwrap_or_else(|| people::without_role(text))
}

/// Removes what the writer is from after the name: "Jane Doe, Staff Writer".
fn without_office(text: &str) -> &str {
    match text.rsplit_once(',') {
        Some((names, office)) if super::super::boilerplate::is_office(office) => names.trim_end(),
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
        let this = if found.reading == DateReading::LunarHijri {
            Rank::Unusable
        } else if ["updated", "modified", "last ", "aktualisiert", "mis à jour"]
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
pub(super) fn is_noise(word: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::{DateReading, parse};

    fn say(text: &str) -> String {
        let Some(byline) = parse(text) else { return "none".to_owned() };
        let authors: Vec<String> = byline.authors.iter().map(ToString::to_string).collect();
        let date = match byline.date {
            Some((_, DateReading::Date(date))) => date.to_string(),
            Some((_, DateReading::Ambiguous(year))) => format!("{year}?"),
            Some((_, other)) => format!("{other:?}").to_lowercase(),
            None => "-".to_owned(),
        };
        format!("{} @ {date}", authors.join(" + "))
    }

    #[test]
    fn tells_roles_apart() {
        let byline = parse("By Jane Doe | Translated by Ann Poe | Edited by Al Fox").unwrap();
        assert_eq!(byline.translators[0].display(), "Ann Poe");
        assert_eq!(byline.editors[0].display(), "Al Fox");
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
            ("By Reuters Staff", "Reuters Staff @ -"),
            ("By Jane Doe for Reuters", "Jane Doe @ -"),
            ("By Jane Doe in Kabul", "Jane Doe @ -"),
            (
                "By Jane Doe, Washington correspondent, and John Roe in Kabul",
                "Jane Doe + John Roe @ -",
            ),
            ("By Jane Doe with John Roe", "Jane Doe + John Roe @ -"),
            ("By Jane Doe @jdoe", "Jane Doe @ -"),
            ("By Jane Doe | The Post", "Jane Doe @ -"),
            (
                "By Ministry of Foreign Affairs and Trade",
                "Ministry of Foreign Affairs and Trade @ -",
            ),
            ("Von Hans Roe und Ann Poe", "Hans Roe + Ann Poe @ -"),
            ("Par Jeanne Doe et Jean Roe", "Jeanne Doe + Jean Roe @ -"),
            ("Por Juana Doe y Juan Roe", "Juana Doe + Juan Roe @ -"),
            ("Автор: Иван Петров", "Иван Петров @ -"),
            ("نوشته آن پو", "آن پو @ -"),
            ("بقلم: آن پو | 9 مايو 2024", "آن پو @ 2024-05-09"),
            ("نویسنده: آن پو – ۲۰ اردیبهشت ۱۴۰۳", "آن پو @ 2024-05-09"),
            ("پنج‌شنبه ۲۰ اردیبهشت ۱۴۰۳", " @ 2024-05-09"),
            ("الخميس 1 ذو القعدة 1445 هـ - 9 مايو 2024", " @ 2024-05-09"),
            ("Jane Doe in Geneva | 9 May 2024", "Jane Doe @ 2024-05-09"),
            ("By Jane Doe | Translated by Ann Poe | Edited by Al Fox", "Jane Doe @ -"),
            ("Übersetzt von Ann Poe", " @ -"),
            ("Photos by Ann Poe", "none"),
            ("گزارش تازه دربارهٔ وضعیت پل قدیمی شهر", "none"),
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
