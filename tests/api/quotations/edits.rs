//! What is done to quotations, and what has to be said of them then.

use pincite::quote::{Attribution, Quotation, Verdict};

use super::collection::{Article, capital, name, number, sentence};
use crate::differential::random::Random;

/// What was done to a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edit {
    Exact,
    Typography,
    FirstLetter,
    Ellipsis,
    Insertion,
    Border,
    BorderEllipsis,
    RightSource,
    Typo,
    DroppedWord,
    SwappedWords,
    ChangedWords,
    ChangedName,
    ChangedNumber,
    NegationAdded,
    NegationRemoved,
    MergedSentences,
    AlteredAtBorder,
    WrongSource,
    Invented,
}

impl Edit {
    pub const ALL: &[Self] = &[
        Self::Exact,
        Self::Typography,
        Self::FirstLetter,
        Self::Ellipsis,
        Self::Insertion,
        Self::Border,
        Self::BorderEllipsis,
        Self::RightSource,
        Self::Typo,
        Self::DroppedWord,
        Self::SwappedWords,
        Self::ChangedWords,
        Self::ChangedName,
        Self::ChangedNumber,
        Self::NegationAdded,
        Self::NegationRemoved,
        Self::MergedSentences,
        Self::AlteredAtBorder,
        Self::WrongSource,
        Self::Invented,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "none",
            Self::Typography => "quotation marks, dashes, white space",
            Self::FirstLetter => "case of the first letter",
            Self::Ellipsis => "ellipsis",
            Self::Insertion => "insertion in brackets",
            Self::Border => "over a border of paragraphs",
            Self::BorderEllipsis => "over a border, with an ellipsis",
            Self::RightSource => "the right source",
            Self::Typo => "a letter changed",
            Self::DroppedWord => "a word left out",
            Self::SwappedWords => "two words swapped",
            Self::ChangedWords => "a fifth of the words changed",
            Self::ChangedName => "a name changed",
            Self::ChangedNumber => "a number changed",
            Self::NegationAdded => "a negation added",
            Self::NegationRemoved => "a negation removed",
            Self::MergedSentences => "two sentences merged",
            Self::AlteredAtBorder => "a word changed, over a border",
            Self::WrongSource => "the wrong source",
            Self::Invented => "all of it invented",
        }
    }

    /// What has to be said.
    pub fn verdict(self) -> Verdict {
        match self {
            Self::Exact
            | Self::Typography
            | Self::FirstLetter
            | Self::Ellipsis
            | Self::Insertion
            | Self::Border
            | Self::BorderEllipsis
            | Self::RightSource => Verdict::Verbatim,
            Self::WrongSource => Verdict::WrongSource,
            Self::Invented => Verdict::NotFound,
            _ => Verdict::Differs,
        }
    }
}

/// A quotation, and where it was taken from.
pub struct Made {
    pub edit: Edit,
    pub quotation: Quotation,
    /// The sentences of the paragraph it was taken from.
    pub paragraph: Vec<String>,
}

const NEGATIONS: &[&str] = &["not", "never", "no", "didn’t", "cannot"];

/// Makes a quotation of some article; `None` where the choice does not suit the
/// edit.
pub fn make(random: &mut Random, articles: &[Article], edit: Edit) -> Option<Made> {
    let article = &articles[random.below(articles.len())];
    let paragraph = random.below(article.paragraphs.len());
    let text = article.paragraph(paragraph);
    let words: Vec<&str> = text.split(' ').collect();
    let len = random.between(5, 36).min(words.len());
    let start = random.below(words.len() - len + 1);
    let mut cut: Vec<String> = words[start..start + len].iter().map(|w| (*w).to_owned()).collect();
    let inner = 1 + random.below(len - 2);
    let mut attributions = Vec::new();
    let text = match edit {
        Edit::Exact => cut.join(" "),
        Edit::Typography => cut.join("  ").replace('’', "'").replace(", ", ",\n") + ",”",
        Edit::FirstLetter => {
            let first = cut[0].clone();
            let lower = first.to_lowercase();
            cut[0] = match first == lower {
                true => format!("[{}]{}", capital(&first[..1]), &first[1..]),
                false => lower[..1].to_owned() + &first[1..],
            };
            cut[0].is_ascii().then(|| cut.join(" "))?
        }
        Edit::Ellipsis => {
            let taken = random.between(6, 12);
            if len < taken + 8 {
                return None;
            }
            let at = random.between(3, len - taken - 4);
            let dots = random.pick(&["…", "...", "[…]", "[...]", ". . ."]);
            // Without these, what is joined would say the contrary.
            let negates = |at: usize| NEGATIONS.contains(&cut[at].to_lowercase().as_str());
            let (mut first, mut end) = (at, at + taken);
            while negates(first) {
                first += 1;
            }
            while negates(end - 1) {
                end -= 1;
            }
            cut.splice(first..end, [dots.to_owned()]);
            cut.join(" ")
        }
        Edit::Insertion => {
            let inserted =
                random.pick(&["[the minister]", "[sic]", "[of 2019]", "[emphasis ours]"]);
            cut.insert(inner, inserted.to_owned());
            cut.join(" ")
        }
        Edit::Border | Edit::BorderEllipsis | Edit::AlteredAtBorder => {
            let next = article.paragraphs.get(paragraph + 1)?.join(" ");
            let next: Vec<&str> = next.split(' ').collect();
            let tail = random.between(4, 12).min(words.len());
            let head = random.between(4, 12).min(next.len());
            let mut both: Vec<String> =
                words[words.len() - tail..].iter().map(|w| (*w).to_owned()).collect();
            let skipped = match edit {
                Edit::BorderEllipsis => {
                    both.push("…".to_owned());
                    random.below(next.len() - head + 1)
                }
                _ => 0,
            };
            both.extend(next[skipped..skipped + head].iter().map(|w| (*w).to_owned()));
            if edit == Edit::AlteredAtBorder {
                let at = random.between(1, both.len() - 2);
                both[at] = "quondam".to_owned();
            }
            both.join(" ")
        }
        Edit::RightSource | Edit::WrongSource => {
            let named = match edit {
                Edit::RightSource => article,
                _ => &articles[random.below(articles.len())],
            };
            let is_reprint = articles.iter().any(|other| {
                other.id == named.id && other.paragraphs.contains(&article.paragraphs[paragraph])
            });
            if edit == Edit::WrongSource && is_reprint {
                return None;
            }
            let Article { id, url, family, year, .. } = named;
            attributions.push(match random.below(4) {
                0 => Attribution::Id(id.clone()),
                1 => Attribution::Id(format!("{id}#{}", paragraph + 1)),
                2 => Attribution::Url(url.replace("https://www.", "http://") + "/"),
                _ => Attribution::AuthorYear { family: family.clone(), year: *year },
            });
            attributions.push(Attribution::Id("nobody-has-this".to_owned()));
            cut.join(" ")
        }
        Edit::Typo => {
            let at = (0..len).find(|at| cut[*at].len() > 5 && cut[*at].is_ascii())?;
            let word = cut[at].clone();
            cut[at] = format!("{}x{}", &word[..3], &word[4..]);
            cut.join(" ")
        }
        Edit::DroppedWord => {
            if len < 6 || cut[inner].ends_with(['.', ',']) {
                return None;
            }
            cut.remove(inner);
            cut.join(" ")
        }
        Edit::SwappedWords => {
            if inner + 2 >= len {
                return None;
            }
            cut.swap(inner, inner + 1);
            cut.join(" ")
        }
        Edit::ChangedWords => {
            for at in (2..len).step_by(5) {
                cut[at] = capital(&sentence(random).split(' ').nth(4)?.to_lowercase());
            }
            cut.join(" ")
        }
        Edit::ChangedName => {
            let is_name = |word: &str| word.len() > 3 && word.ends_with('o');
            let at = (1..len).find(|at| is_name(&cut[*at]) && cut[*at] == capital(&cut[*at]))?;
            let other = name(random.below(400));
            if cut[at] == other {
                return None;
            }
            cut[at] = other;
            cut.join(" ")
        }
        Edit::ChangedNumber => {
            let at = (0..len).find(|at| cut[*at].starts_with(|c: char| c.is_ascii_digit()))?;
            let other = number(random);
            if cut[at].trim_end_matches(['.', ',']) == other {
                return None;
            }
            cut[at] = other;
            cut.join(" ")
        }
        Edit::NegationAdded => {
            cut.insert(inner, random.pick(NEGATIONS).to_owned());
            cut.join(" ")
        }
        Edit::NegationRemoved => {
            let is_inner = |at: &usize| NEGATIONS.contains(&cut[*at].as_str());
            let at = (1..len - 1).find(is_inner)?;
            cut.remove(at);
            cut.join(" ")
        }
        Edit::MergedSentences => {
            let sentences = &article.paragraphs[paragraph];
            let [first, second] = sentences.get(..2)? else { return None };
            let (first, second): (Vec<&str>, Vec<&str>) =
                (first.split(' ').collect(), second.split(' ').collect());
            let half = [&first[..first.len() - 3], &second[3..]];
            half.concat().join(" ")
        }
        Edit::Invented => {
            let invented = sentence(random);
            let words: Vec<&str> = invented.split(' ').collect();
            words[..len.min(words.len())].join(" ")
        }
    };
    let quotation = Quotation { text, attributions, ..Quotation::default() };
    Some(Made { edit, quotation, paragraph: article.paragraphs[paragraph].clone() })
}
