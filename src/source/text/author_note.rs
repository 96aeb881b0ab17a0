//! Notes on the author and disclaimers, as they stand below an article.

use super::names;

/// Starts of notes that say who the writer is or whose views these are.
const STARTS: &[&str] = &[
    "the writer is ",
    "the writer was ",
    "the author is ",
    "the author was ",
    "the authors are ",
    "the writers are ",
    "the columnist is ",
    "this writer is ",
    "about the author:",
    "about the writer:",
    "about the author ",
    "author bio",
    "views expressed ",
    "views are personal",
    "the views expressed",
    "views and opinions expressed",
    "the views and opinions",
    "the opinions expressed",
    "opinions expressed ",
    "the views and the opinions",
    "the views in this",
    "disclaimer:",
    "disclaimer :",
    "all views expressed",
    "all views are",
    "the views presented",
    "these views are",
    "views personal",
    "this is a personal ",
    "this article was first published",
    "this article was originally published",
    "this article originally appeared",
    "this piece was first published",
    "this article first appeared",
    "first published in ",
    "originally published in ",
    "originally published by ",
    "the writer can be ",
    "the author can be ",
    "the views are ",
    "he can be reached at",
    "she can be reached at",
    "they can be reached at",
    "he can be contacted",
    "she can be contacted",
    "(views are ",
    "der autor ist ",
    "die autorin ist ",
    "l'auteur est ",
    "el autor es ",
    "la autora es ",
];

/// Nouns of what writers are, one of which follows "is a" in a note.
const CALLINGS: &[&str] = &[
    "associate",
    "fellow",
    "professor",
    "writer",
    "journalist",
    "analyst",
    "researcher",
    "director",
    "editor",
    "correspondent",
    "author",
    "scholar",
    "lecturer",
    "columnist",
    "expert",
    "adviser",
    "advisor",
    "consultant",
    "student",
    "candidate",
    "lawyer",
    "economist",
    "historian",
    "reporter",
    "commentator",
    "strategist",
    "specialist",
    "diplomat",
    "ambassador",
    "officer",
    "teacher",
    "poet",
    "novelist",
    "photographer",
    "activist",
    "translator",
    "contributor",
    "freelancer",
    "intern",
    "scientist",
    "academic",
    "critic",
    "blogger",
    "founder",
    "co-founder",
    "chair",
    "chairman",
    "president",
    "assistant",
    "coordinator",
    "manager",
    "curator",
    "librarian",
    "engineer",
    "physician",
    "doctor",
    "member",
    "head",
    "veteran",
    "graduate",
    "attorney",
    "investigator",
    "essayist",
    "broadcaster",
    "policymaker",
    "alumnus",
    "alumna",
];

/// Verbs that join a name to what the person is.
const VERBS: &[&str] = &[
    " is a ",
    " is an ",
    " is the ",
    " is currently ",
    " is our ",
    " was a ",
    " was an ",
    " was the ",
    " works as ",
    " works at ",
    " teaches ",
    " are ",
    " is senior ",
    " is director ",
    " is professor ",
    " writes ",
    " covers ",
    " is editor ",
    " is associate ",
    " is chief ",
];

/// The longest note believed.
const MAX_CHARS: usize = 700;

/// What a closing note is.
#[derive(Debug, PartialEq)]
pub(super) enum ClosingNote<'a> {
    /// It says whose views these are or where the text appeared.
    Disclaimer,
    /// It says who the writer is, without a name.
    Writer,
    /// It says who the person of this name is.
    Named(&'a str),
}

/// Reads a block below the body as a note on the author.
pub(super) fn parse(text: &str) -> Option<ClosingNote<'_>> {
    if text.len() > MAX_CHARS * 4 || text.chars().count() > MAX_CHARS {
        return None;
    }
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let head: String = bare
        .chars()
        .take(80)
        .flat_map(char::to_lowercase)
        .map(|c| if c == '’' { '\'' } else { c })
        .collect();
    if STARTS.iter().any(|start| head.starts_with(start.trim_start_matches('('))) {
        let lower = text.to_lowercase();
        let writer =
            ["writer is", "writer was", "author is", "author was", "authors are", "about the "];
        let writer = writer.iter().any(|words| lower.contains(words))
            || head.starts_with("der autor")
            || head.starts_with("die autorin");
        return Some(if writer { ClosingNote::Writer } else { ClosingNote::Disclaimer });
    }
    let (at, verb) = VERBS.iter().filter_map(|verb| bare.find(verb).map(|at| (at, *verb))).min()?;
    let name = strip_titles(&bare[..at]);
    let rest = &bare[at + verb.len()..];
    let first_sentence = rest.split(". ").next().unwrap_or(rest).to_lowercase();
    let calling =
        first_sentence.split(|c: char| !c.is_alphanumeric() && c != '-').take(14).any(|word| {
            CALLINGS.contains(&word)
                || word.strip_suffix('s').is_some_and(|word| CALLINGS.contains(&word))
        });
    let calling = calling
        || matches!(verb, " works at " | " teaches " | " writes " | " covers " | " works as ");
    (names::are_names(name) && calling && !name.contains(" is "))
        .then_some(ClosingNote::Named(name))
}

/// Removes forms of address, which are no part of a name.
fn strip_titles(name: &str) -> &str {
    let mut rest = name.trim();
    for title in
        ["Dr.", "Dr", "Prof.", "Prof", "Professor", "Mr.", "Mr", "Ms.", "Ms", "Mrs.", "Mrs", "Sir"]
    {
        if let Some(bare) = rest.strip_prefix(title).filter(|bare| bare.starts_with(' ')) {
            rest = bare.trim_start();
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::{ClosingNote, parse};

    #[test]
    fn knows_closing_notes() {
        for (text, expected) in [
            (
                "Jane Doe is a Research Associate at the River Institute.",
                Some(ClosingNote::Named("Jane Doe")),
            ),
            (
                "Dr. Jane Doe is an independent analyst of bridges.",
                Some(ClosingNote::Named("Jane Doe")),
            ),
            (
                "Jane Doe and John Roe are fellows of the River Institute.",
                Some(ClosingNote::Named("Jane Doe and John Roe")),
            ),
            ("(The writer is a retired engineer. Views are personal", Some(ClosingNote::Writer)),
            (
                "Views expressed are personal. The writer is a retired judge",
                Some(ClosingNote::Writer),
            ),
            ("The views expressed above belong to the author(s).", Some(ClosingNote::Disclaimer)),
            ("Disclaimer: this is not advice.", Some(ClosingNote::Disclaimer)),
            ("The bridge is a fine one.", None),
            ("Jane Doe is a woman of courage.", None),
            ("The writer in him would not rest.", None),
            ("", None),
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
    }
}
