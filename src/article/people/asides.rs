//! What stands beside names and is no part of them.

/// Words of the names of organisations, in lower case.
const ORGANISATIONS: &[&str] = &[
    "ministry",
    "department",
    "office",
    "agency",
    "institute",
    "university",
    "centre",
    "center",
    "committee",
    "commission",
    "bureau",
    "board",
    "council",
    "foundation",
    "association",
    "society",
    "group",
    "company",
    "corporation",
    "inc",
    "ltd",
    "bank",
    "fund",
    "union",
    "organization",
    "organisation",
    "network",
    "news",
    "press",
    "times",
    "post",
    "staff",
    "team",
    "desk",
    "service",
    "services",
    "school",
    "college",
    "faculty",
    "court",
    "directorate",
    "embassy",
    "administration",
    "authority",
    "federation",
    "ministère",
    "ministerium",
    "ministerio",
    "ministério",
    "institut",
    "instituto",
    "министерство",
    "институт",
    "reuters",
    "herald",
    "tribune",
    "journal",
    "magazine",
    "gazette",
    "telegraph",
    "guardian",
];

/// Words of what people are by profession, in lower case.
const JOBS: &[&str] = &[
    "correspondent",
    "reporter",
    "editor",
    "writer",
    "columnist",
    "journalist",
    "analyst",
    "professor",
    "director",
    "fellow",
    "contributor",
    "chief",
    "lecturer",
    "researcher",
    "producer",
    "photographer",
    "author",
    "scholar",
    "staff",
    "special",
    "freelance",
    "senior",
    "korrespondent",
    "korrespondentin",
    "redakteur",
    "redakteurin",
    "journaliste",
    "correspondant",
    "correspondante",
    "corresponsal",
    "корреспондент",
    "журналист",
    "خبرنگار",
    "مراسل",
];

/// Ends of a list that name nobody.
const RESTS: &[&str] = &[
    "others",
    "al",
    "et al",
    "co-authors",
    "colleagues",
    "autres",
    "otros",
    "outros",
    "altri",
    "andere",
    "u. a",
    "u.a",
    "др",
    "другие",
    "دیگران",
    "آخرون",
];

/// Words after which a place or a paper stands.
const PLACES: &[&str] = &["in", "for", "from", "at"];

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let is_letter = |c: char| c.is_alphanumeric();
    text.split_whitespace()
        .map(move |word| word.trim_matches(|c: char| !is_letter(c)).to_lowercase())
}

/// Says whether a text names an organisation.
pub(crate) fn is_organisation(text: &str) -> bool {
    words(text).any(|word| ORGANISATIONS.contains(&word.as_str()))
        || words(text).next().is_some_and(|word| word == "the")
}

/// Says whether the text around an "and" is one name: that of an organisation
/// whose field has two parts, or whose givers are two.
pub(super) fn is_one_name(before: &str, after: &str) -> bool {
    let one_word = |text: &str| text.split_whitespace().count() == 1;
    let before = before.rsplit(',').next().unwrap_or(before).trim();
    let after = after.split(',').next().unwrap_or(after).trim();
    let mut named = false;
    let has_field = words(before).any(|word| {
        let is_link = matches!(word.as_str(), "of" | "for" | "de" | "des" | "für" | "on");
        let found = named && is_link;
        named |= ORGANISATIONS.contains(&word.as_str());
        found
    });
    // "Food and Agriculture Organization", "Bill & Melinda Gates Foundation"
    has_field
        || one_word(before) && !one_word(after) && is_organisation(after)
        || is_organisation(before) && one_word(after) && !is_organisation(after)
}

/// Says whether a part of a list says what the person before it is.
pub(super) fn is_job(text: &str) -> bool {
    words(text).any(|word| JOBS.contains(&word.as_str()))
}

/// Says whether a part of a list stands for people who are not named.
pub(super) fn is_rest(text: &str) -> bool {
    let text = text.trim_matches(['.', ' ']).to_lowercase();
    let bare = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    RESTS.contains(&bare)
}

/// Removes addresses, handles, and what stands in round brackets.
pub(super) fn without_addresses(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    if !has_name(&bare) {
        // All of it stood in brackets, or one was never closed.
        bare = text.replace(['(', ')'], " ");
    }
    let kept: Vec<&str> = bare.split_whitespace().filter(|word| !word.contains('@')).collect();
    let text = kept.join(" ");
    // "et al." has no comma before it.
    let lower = text.to_lowercase();
    let cut =
        [" et al.", " et al", " и др.", " u. a."].iter().find_map(|end| lower.strip_suffix(end));
    cut.and_then(|cut| text.get(..cut.len())).unwrap_or(&text).trim().to_owned()
}

fn has_name(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Removes the place where somebody writes from, or the paper written for,
/// after a name: "John Roe in Kabul". The name of an organisation is kept whole.
pub(super) fn without_place(name: &str) -> &str {
    let mut at = 0;
    for (count, word) in name.split_inclusive(' ').enumerate() {
        if count >= 2 && PLACES.contains(&word.trim_end()) {
            let person = name.get(..at).unwrap_or(name).trim_end();
            return if is_organisation(person) { name } else { person };
        }
        at += word.len();
    }
    name
}
