//! Finding out the language of a text.
//!
//! Search needs the language of every passage, as it reduces words to stems by
//! the rules of one; a wrong language is worse than none. So a language is set
//! only where it is plain: by a script that one language is written in, or by
//! function words ([`words`]) that are many, a fair share of the text, and
//! more than those of any other language. What is short, or is no prose, stays
//! without.
//!
//! Everything is a pass or two over a few hundred bytes, so that it costs
//! next to nothing beside reading the file.

mod close;
mod scripts;
mod spoken;
#[cfg(test)]
mod tests;
mod words;

use scripts::{Script, Scripts, Shared};
use spoken::Found;

use crate::{Article, Paragraph, ParagraphKind};

/// Bytes of an article that are looked at, spread over it. Twice as many
/// decide the same in all but a few of a thousand articles.
const SAMPLE_BYTES: usize = 2_000;

/// Bytes of an article that are looked at first; they decide nearly always.
const FIRST_SAMPLE_BYTES: usize = 600;

/// Paragraphs of an article that are looked at, at most: enough that a foreign
/// motto, abstract or footer does not count for the whole.
const SAMPLE_PARAGRAPHS: usize = 10;

/// Bytes at the start of a paragraph by which it is found to be in the
/// language of its article.
const GLANCE_BYTES: usize = 400;

/// Bytes of a paragraph that are looked at before it is said to be in another
/// language.
const PARAGRAPH_BYTES: usize = 4_000;

/// A paragraph of fewer bytes is too short to be sure of.
const MIN_PARAGRAPH_BYTES: usize = 60;

/// When a language is believed.
struct Bar {
    /// Letters of the script, at least.
    letters: u32,
    /// The share of letters in the script, in percent.
    script_percent: u32,
    /// Function words, at least.
    hits: u32,
    /// The share of function words among the words, in percent.
    hit_percent: u32,
    /// Words that it has and the other does not, at least, for every other
    /// language.
    own_hits: u32,
    /// How many times those must outnumber the ones that the other has alone.
    margin: u32,
    /// Different function words, at least, single letters not counted: a name
    /// that comes again and again is no evidence.
    different: u32,
}

/// For the language of an article that states none.
const UNSTATED: Bar = Bar {
    letters: 20,
    script_percent: 65,
    hits: 4,
    hit_percent: 20,
    own_hits: 2,
    margin: 2,
    different: 3,
};

/// For a paragraph in another language than its article.
const FOREIGN: Bar = Bar {
    letters: 40,
    script_percent: 75,
    hits: 6,
    hit_percent: 25,
    own_hits: 4,
    margin: 4,
    different: 5,
};

/// For an article in another language than it states.
const CONTRADICTED: Bar = Bar {
    letters: 120,
    script_percent: 80,
    hits: 15,
    hit_percent: 25,
    own_hits: 10,
    margin: 8,
    different: 8,
};

/// Sets the language of an article where nothing states it, and that of
/// paragraphs in another one.
///
/// A stated language stays unless the text plainly is in another one that is
/// not close to it; this is noted.
pub(super) fn detect(article: &mut Article) {
    let first = sample(&article.paragraphs, FIRST_SAMPLE_BYTES);
    let detected = language(&first, &UNSTATED);
    let stated = article.metadata.language.clone().filter(|tag| !close::is_undetermined(tag));
    match stated.as_deref() {
        None => {
            let more = || language(&sample(&article.paragraphs, SAMPLE_BYTES), &UNSTATED);
            if let Some(tag) = detected.or_else(more) {
                article.metadata.language = Some(tag.to_owned());
                article.origin.insert("language".to_owned(), "detected from the text".to_owned());
            }
        }
        Some(stated) => {
            let is_confirmed = detected.is_some_and(|tag| close::primary(stated) == tag);
            let contradiction = if is_confirmed {
                None
            } else {
                contradiction(stated, &sample(&article.paragraphs, SAMPLE_BYTES))
            };
            if let Some(tag) = contradiction {
                article.notes.push(format!(
                    "states language {stated}, but the text is {tag}; taken as {tag}"
                ));
                article.metadata.language = Some(tag.to_owned());
                article.origin.insert(
                    "language".to_owned(),
                    format!("detected from the text (the page states {stated})"),
                );
            }
        }
    }
    mark_paragraphs(article, &first);
}

/// Takes up to `max` bytes of the running text, from paragraphs spread evenly
/// over it.
fn sample(paragraphs: &[Paragraph], max: usize) -> String {
    let prose = || paragraphs.iter().filter(|paragraph| is_prose(paragraph));
    let count = prose().count();
    let taken = count.clamp(1, SAMPLE_PARAGRAPHS);
    let mut sample = String::with_capacity(max + SAMPLE_PARAGRAPHS);
    for (at, paragraph) in prose().step_by(count.div_ceil(taken).max(1)).enumerate() {
        // What short paragraphs leave is for the longer ones after them.
        let left = max.saturating_sub(sample.len()) / (taken - at.min(taken - 1));
        sample.push_str(head(&paragraph.text, left));
        sample.push('\n');
    }
    sample
}

/// Says whether a paragraph is in a natural language for certain.
const fn is_prose(paragraph: &Paragraph) -> bool {
    !matches!(paragraph.kind, ParagraphKind::Code | ParagraphKind::Table)
}

/// Returns at most `max` bytes from the start.
fn head(text: &str, max: usize) -> &str {
    if text.len() <= max {
        return text;
    }
    // A character has at most four bytes.
    (max.saturating_sub(3)..=max).rev().find_map(|end| text.get(..end)).unwrap_or_default()
}

/// Returns the language of a text where it clears the bar.
fn language(text: &str, bar: &Bar) -> Option<&'static str> {
    let scripts = Scripts::count(text);
    if scripts.letters() < bar.letters {
        return None;
    }
    match scripts.dominant(bar.script_percent)? {
        Script::Own(tag) => Some(tag),
        Script::Han => Some("zh"),
        Script::Kana => Some("ja"),
        Script::Shared(shared) => {
            let found = Found::of(text);
            // Two languages are written in Hebrew letters, and Yiddish is full
            // of function words.
            let hebrew =
                shared == Shared::Hebrew && found.hits(spoken::bit("yi")) * 20 < found.words;
            if hebrew { Some("he") } else { by_words(&found, bar) }
        }
    }
}

/// Returns the language whose function words are many enough.
fn by_words(found: &Found, bar: &Bar) -> Option<&'static str> {
    let ranking = found.ranking();
    let (best, hits) = *ranking.first()?;
    let percent = if spoken::is_sparse(best) { bar.hit_percent / 2 } else { bar.hit_percent };
    if hits < bar.hits || u64::from(hits) * 100 < u64::from(found.words) * u64::from(percent) {
        return None;
    }
    let ahead = ranking.iter().skip(1).all(|(other, theirs)| {
        // Without counting: as if they shared nothing, or everything.
        let least = hits - theirs;
        if least >= bar.own_hits && least >= bar.margin * theirs {
            return true;
        }
        let own = found.hits_without(best, *other);
        own >= bar.own_hits && own >= bar.margin * found.hits_without(*other, best)
    }) && found.different(best) >= bar.different;
    let (tag, _) = words::LANGUAGES.get(best.trailing_zeros() as usize)?;
    ahead.then_some(*tag)
}

/// Returns the language of a text that plainly is not in the stated one.
fn contradiction(stated: &str, sample: &str) -> Option<&'static str> {
    let stated = close::primary(stated);
    // Nothing is known about other languages, not even which are like them.
    scripts::of_language(&stated)?;
    let tag = language(sample, &CONTRADICTED)?;
    (!close::are_close(&stated, tag)).then_some(tag)
}

/// Sets the language of the paragraphs that are in another one.
fn mark_paragraphs(article: &mut Article, sample: &str) {
    let own = article.metadata.language.as_deref().map(close::primary);
    let own = own.as_deref();
    let bit = own.map_or(0, spoken::bit);
    let script = own.and_then(scripts::of_language);
    // Of a language that is not known here only another script tells.
    let unknown = own.is_some() && script.is_none();
    let foreign_to =
        if unknown { Scripts::count(sample).dominant(FOREIGN.script_percent) } else { None };
    for paragraph in article.paragraphs.iter_mut().filter(|paragraph| is_prose(paragraph)) {
        let text = paragraph.text.as_str();
        if text.len() < MIN_PARAGRAPH_BYTES || is_at_home(head(text, GLANCE_BYTES), bit, script) {
            continue;
        }
        let Some(tag) = language(head(text, PARAGRAPH_BYTES), &FOREIGN) else { continue };
        let same_script = unknown && scripts::of_language(tag) == foreign_to;
        if !same_script && !own.is_some_and(|own| close::are_close(own, tag)) {
            paragraph.language = Some(tag.to_owned());
        }
    }
}

/// Says at a glance that a text is in the language of its article.
fn is_at_home(text: &str, bit: spoken::Languages, script: Option<Script>) -> bool {
    match script {
        Some(Script::Shared(_)) => spoken::speaks(text, bit),
        Some(script) => Scripts::count(text).dominant(FOREIGN.script_percent) == Some(script),
        None => false,
    }
}
