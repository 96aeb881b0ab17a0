//! What matched in the names of authors and publishers.

use pincite::{ByteSpan, Highlight, Hit, Person, WrittenCitation};

use super::snippet::MarkedText;

/// A citation with what matched in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Cited {
    pub citation: MarkedText,
    /// Where names and the title stand, in order: what is written as its own
    /// language is.
    pub names: Vec<ByteSpan>,
}

/// Returns the citation of a hit, with what matched of the names that it holds.
pub fn cited(hit: &Hit) -> Cited {
    let WrittenCitation { text, people, title, publisher } = hit.citation().written();
    let mut highlights = Vec::new();
    for (name, marks) in people.iter().zip(&hit.author_highlights) {
        highlights.extend(marks.iter().map(|mark| moved(*mark, name.start)));
    }
    if let Some(name) = publisher {
        highlights.extend(hit.publisher_highlights.iter().map(|mark| moved(*mark, name.start)));
    }
    let mut names = [people, title.into_iter().chain(publisher).collect()].concat();
    names.sort_unstable();
    Cited { citation: MarkedText { text, highlights }, names }
}

fn moved(highlight: Highlight, by: usize) -> Highlight {
    let ByteSpan { start, end } = highlight.span;
    Highlight { span: ByteSpan::new(start + by, end + by), ..highlight }
}

/// Moves what is marked in a name in reading order, `Given Family`, to where it
/// stands in the name as stated, `Family, Given`. What reaches across both
/// becomes two marks.
pub fn in_stated_name(person: &Person, highlights: &[Highlight]) -> Vec<Highlight> {
    let Some(given) = &person.given else { return highlights.to_vec() };
    // Where the family name begins in the one, and the given name in the other.
    let (family, given_stated) = (given.len() + " ".len(), person.family.len() + ", ".len());
    let mut moved = Vec::new();
    for highlight in highlights {
        let ByteSpan { start, end } = highlight.span;
        if start < given.len() {
            let span = ByteSpan::new(start + given_stated, end.min(given.len()) + given_stated);
            moved.push(Highlight { span, ..*highlight });
        }
        if end > family {
            let span = ByteSpan::new(start.max(family) - family, end - family);
            moved.push(Highlight { span, ..*highlight });
        }
    }
    moved.sort_by_key(|highlight| highlight.span);
    moved
}

#[cfg(test)]
mod tests {
    use pincite::HighlightKind;

    use super::*;
    use crate::output::sample;

    fn mark(text: &str, marked: &str) -> Highlight {
        let start = text.find(marked).unwrap();
        let span = ByteSpan::new(start, start + marked.len());
        Highlight { span, kind: HighlightKind::Exact, term: 0 }
    }

    fn marked(text: &str, highlights: &[Highlight]) -> Vec<String> {
        highlights.iter().map(|highlight| highlight.span.slice(text).unwrap().to_owned()).collect()
    }

    #[test]
    fn names_are_marked_where_they_are_cited() {
        let mut hit = sample::described_hit();
        assert_eq!(cited(&hit).citation.highlights, []);
        hit.author_highlights =
            vec![vec![mark("Jane Roe", "Roe")], vec![mark("River Desk", "Desk")]];
        hit.publisher_highlights = vec![mark("River Post", "River")];
        let Cited { citation: cited, names } = cited(&hit);
        let names: Vec<_> = names.iter().map(|name| name.slice(&cited.text).unwrap()).collect();
        assert_eq!(names, ["Jane Roe", "River Desk", "The river", "River Post"]);
        assert_eq!(cited.text, hit.citation().to_string());
        assert_eq!(marked(&cited.text, &cited.highlights), ["Roe", "Desk", "River"]);
        assert!(cited.text[..cited.highlights[2].span.start].ends_with("\"The river\", "));
    }

    #[test]
    fn marks_follow_the_order_of_a_name() {
        for (name, marks, expected) in [
            ("Rawal, Aparna", &["Aparna"][..], &["Aparna"][..]),
            ("Rawal, Aparna", &["Rawal"], &["Rawal"]),
            ("Rawal, Aparna", &["Aparna", "Rawal"], &["Rawal", "Aparna"]),
            ("Rawal, Aparna", &["Aparna Rawal"], &["Rawal", "Aparna"]),
            ("de la Cruz, Ana María", &["María de la"], &["de la", "María"]),
            ("River Desk", &["River", "Desk"], &["River", "Desk"]),
        ] {
            let person = Person::from_stated(name);
            let display = person.display();
            let marks: Vec<_> = marks.iter().map(|text| mark(&display, text)).collect();
            let stated = in_stated_name(&person, &marks);
            assert_eq!(marked(&person.to_string(), &stated), expected, "{name}");
        }
    }
}
