//! Running heads and feet, and page numbers: what stands at the same place
//! over pages.

use std::collections::HashMap;

use super::super::content::Part;
use super::lines::{self, Line};
use super::words::{PageText, Word};

/// A line left out of its page.
pub(super) struct Furniture {
    pub(super) text: String,
    pub(super) why: &'static str,
}

const RUNNING_HEAD: &str = "running head";
const PAGE_NUMBER: &str = "page number";

/// How many lines at the top and at the bottom of a page may be furniture.
const EDGE_LINES: usize = 3;
/// The same place: within so many points.
const SAME_PLACE: f64 = 4.0;
/// Furniture stands in the outer part of a page: this share of its height.
const EDGE: f64 = 0.2;

/// A line at the edge of a page.
struct Candidate {
    page: usize,
    line: Line,
    at_top: bool,
    /// How many lines stand between it and the edge.
    rank: usize,
    /// Its text without digits.
    pattern: String,
}

/// Takes the furniture out of the words of the pages.
pub(super) fn take(pages: &mut [PageText]) -> Vec<Vec<Furniture>> {
    let mut taken: Vec<Vec<Furniture>> = pages.iter().map(|_| Vec::new()).collect();
    unmark_most(pages);
    for (page, taken) in pages.iter_mut().zip(&mut taken) {
        take_marked(page, taken);
    }
    let candidates: Vec<Candidate> =
        pages.iter().enumerate().flat_map(|(at, page)| candidates(at, page)).collect();
    let repeated = repeated(&candidates, pages.len());
    let alike = alike(&candidates);
    let offset = number_offset(&candidates);
    let mut by_page: HashMap<usize, Vec<(&Candidate, &'static str)>> = HashMap::new();
    for (at, candidate) in candidates.iter().enumerate() {
        let text = &candidate.line.text;
        let counts = offset.is_some_and(|offset| {
            numbers(text).any(|number| number - page_index(candidate.page) == offset)
        });
        // A chapter may have one page, so that its head stands on no other. At
        // the foot a note may begin with the number of the page by chance.
        let is_head = counts
            && text.split_whitespace().count() <= 12
            && numbers_at_end(text)
            && (candidate.at_top || alike[at]);
        let why = if is_page_number(text) && (counts || offset.is_none() && alike[at]) {
            PAGE_NUMBER
        } else if repeated[at] || is_head {
            RUNNING_HEAD
        } else {
            continue;
        };
        by_page.entry(candidate.page).or_default().push((candidate, why));
    }
    for (at, mut found) in by_page {
        // A line inside is furniture only if those outside of it are.
        found.sort_by_key(|(candidate, _)| (candidate.at_top, candidate.rank));
        for is_top in [true, false] {
            let side = found.iter().filter(|(candidate, _)| candidate.at_top == is_top);
            for (expected, (candidate, why)) in side.enumerate() {
                if candidate.rank != expected {
                    break;
                }
                remove(&mut pages[at].words, &candidate.line.words);
                taken[at].push(Furniture { text: candidate.line.text.clone(), why });
            }
        }
    }
    taken
}

/// Takes back the marks of a document that marks most of its text as no
/// content: its producer marked all it did not know.
fn unmark_most(pages: &mut [PageText]) {
    let count = |part: Part| {
        let words = pages.iter().flat_map(|page| &page.words);
        words.filter(|word| word.part == part).count()
    };
    if count(Part::Artifact) > count(Part::Content) {
        let words = pages.iter_mut().flat_map(|page| &mut page.words);
        for word in words.filter(|word| word.part == Part::Artifact) {
            word.part = Part::Content;
        }
    }
}

/// Takes what the document itself marks as no content.
fn take_marked(page: &mut PageText, taken: &mut Vec<Furniture>) {
    let (marked, content): (Vec<Word>, Vec<Word>) =
        std::mem::take(&mut page.words).into_iter().partition(|word| word.part != Part::Content);
    page.words = content;
    for line in lines::lines(marked, page.number) {
        let is_pagination = line.words.iter().any(|word| word.part == Part::Pagination);
        let why = match (is_pagination, is_page_number(&line.text)) {
            (_, true) => PAGE_NUMBER,
            (true, false) => RUNNING_HEAD,
            (false, false) => "marked as no part of the text",
        };
        taken.push(Furniture { text: line.text, why });
    }
}

fn candidates(page_at: usize, page: &PageText) -> Vec<Candidate> {
    let lines = lines::lines(page.words.clone(), page.number);
    let count = lines.len();
    let top_edge = page.height * EDGE;
    let bottom_edge = page.height * (1.0 - EDGE);
    let candidate = |(at, line): (usize, Line)| {
        let (at_top, rank) = if at < count - at { (true, at) } else { (false, count - 1 - at) };
        let is_at_edge = if at_top { line.y < top_edge } else { line.y > bottom_edge };
        (rank < EDGE_LINES && is_at_edge).then(|| Candidate {
            page: page_at,
            pattern: pattern(&line.text),
            line,
            at_top,
            rank,
        })
    };
    lines.into_iter().enumerate().filter_map(candidate).collect()
}

/// Says of each candidate whether the same stands at the same place on other
/// pages: on three, or on two where there are hardly more, as the last line of
/// a paragraph may be like another by chance.
fn repeated(candidates: &[Candidate], page_count: usize) -> Vec<bool> {
    let min_pages = if page_count <= 3 { 2 } else { 3 };
    let counts = same_place(candidates, |candidate| &candidate.line.text);
    let has_letters = |candidate: &Candidate| candidate.line.text.contains(char::is_alphabetic);
    // A number alone that does not count may be a year.
    let is_repeated = |(count, candidate): (usize, &Candidate)| {
        count >= if has_letters(candidate) { min_pages } else { 3 }
    };
    counts.into_iter().zip(candidates).map(is_repeated).collect()
}

/// Says of each candidate whether another is like it but for its numbers.
fn alike(candidates: &[Candidate]) -> Vec<bool> {
    same_place(candidates, |candidate| &candidate.pattern).iter().map(|count| *count >= 2).collect()
}

/// Counts for each candidate the pages that have the same key at its place.
fn same_place(candidates: &[Candidate], key: fn(&Candidate) -> &String) -> Vec<usize> {
    let mut places: HashMap<(&String, bool), Vec<(usize, f64)>> = HashMap::new();
    for candidate in candidates {
        let place = places.entry((key(candidate), candidate.at_top)).or_default();
        place.push((candidate.page, candidate.line.y));
    }
    let count = |candidate: &Candidate| {
        let place = places.get(&(key(candidate), candidate.at_top));
        let near = |(_, y): &&(usize, f64)| (y - candidate.line.y).abs() <= SAME_PLACE;
        let mut pages: Vec<usize> =
            place.into_iter().flatten().filter(near).map(|(page, _)| *page).collect();
        pages.dedup();
        pages.len()
    };
    candidates.iter().map(count).collect()
}

/// Finds by how much the printed page numbers differ from the count of pages:
/// the difference that most pages have, if at least two have it and a quarter
/// of all that have a number.
fn number_offset(candidates: &[Candidate]) -> Option<i64> {
    let mut pages_by_offset: HashMap<i64, Vec<usize>> = HashMap::new();
    let mut numbered = Vec::new();
    for candidate in candidates.iter().filter(|candidate| candidate.rank < 2) {
        for number in numbers(&candidate.line.text) {
            let pages = pages_by_offset.entry(number - page_index(candidate.page)).or_default();
            pages.push(candidate.page);
            numbered.push(candidate.page);
        }
    }
    numbered.dedup();
    let (pages, offset) = pages_by_offset
        .into_iter()
        .map(|(offset, mut pages)| {
            pages.dedup();
            (pages.len(), offset)
        })
        .max_by_key(|(pages, offset)| (*pages, -offset.abs()))?;
    (pages >= 2 && pages * 4 >= numbered.len()).then_some(offset)
}

fn page_index(page: usize) -> i64 {
    i64::try_from(page).unwrap_or(i64::MAX)
}

/// The numbers at the start and the end of a line, Arabic or Roman.
fn numbers(text: &str) -> impl Iterator<Item = i64> {
    let mut words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    let first = words.next();
    let last = words.next_back();
    // "Page 3 of 12": the number before the last.
    let inner =
        text.split_whitespace().rev().nth(2).filter(|_| text.split_whitespace().count() > 3);
    let glued = text.split(['/', '|']).next();
    [first, last, inner, glued].into_iter().flatten().filter_map(number)
}

fn numbers_at_end(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().and_then(number);
    first.or_else(|| words.next_back().and_then(number)).is_some()
}

/// Reads a page number: `12`, `- 12 -`, `xii`.
fn number(word: &str) -> Option<i64> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    if word.len() <= 5 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().ok();
    }
    roman(word)
}

fn roman(word: &str) -> Option<i64> {
    if word.is_empty() || word.len() > 8 || word.chars().any(char::is_uppercase) {
        return None;
    }
    let digits: Option<Vec<i64>> = word
        .chars()
        .map(|c| match c {
            'i' => Some(1),
            'v' => Some(5),
            'x' => Some(10),
            'l' => Some(50),
            'c' => Some(100),
            _ => None,
        })
        .collect();
    let digits = digits?;
    let value = |(at, digit): (usize, &i64)| {
        if digits.get(at + 1).is_some_and(|next| next > digit) { -digit } else { *digit }
    };
    Some(digits.iter().enumerate().map(value).sum())
}

/// Words that stand beside page numbers.
const PAGE_WORDS: &[&str] = &[
    "page",
    "p",
    "of",
    "seite",
    "von",
    "pagina",
    "página",
    "de",
    "sur",
    "страница",
    "стр",
    "из",
    "صفحه",
];

/// Says whether a line is a page number and nothing else.
fn is_page_number(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut has_number = false;
    for word in words {
        if number(word).is_some() {
            has_number = true;
        } else if !PAGE_WORDS.contains(&word.to_lowercase().as_str()) {
            return false;
        }
    }
    has_number
}

/// Writes digits as `#`, so that heads that differ by the page number are one.
fn pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_numeric() {
            pattern.push(c);
        } else if !pattern.ends_with('#') {
            pattern.push('#');
        }
    }
    pattern
}

fn remove(words: &mut Vec<Word>, line: &[Word]) {
    words.retain(|word| {
        !line.iter().any(|other| {
            other.y == word.y && word.x0 >= other.x0 - 0.01 && word.x1 <= other.x1 + 0.01
        })
    });
}

#[cfg(test)]
mod tests {
    use super::{is_page_number, number, pattern};

    #[test]
    fn knows_page_numbers() {
        for text in ["7", "- 12 -", "Page 3 of 9", "xiv", "3/12", "Seite 4"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["", "Budget 2024", "page", "MIX"] {
            assert!(!is_page_number(text), "{text}");
        }
        assert_eq!(number("xiv"), Some(14));
        assert_eq!(pattern("Harbour 12 / 130"), "Harbour # / #");
    }
}
