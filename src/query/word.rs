//! From a run of characters to the word that was meant.
//!
//! A run is what stands between blanks, parentheses and quotation marks. Its
//! word is the run without the punctuation around it; what cannot be done is
//! left out with a remark, never in silence.

use crate::text::ByteSpan;

use super::NodeKind;
use super::chars::{has_content, is_blank, is_ignorable, is_noise, shown};
use super::diagnostic::Diagnostics;
use super::field::{Named, named};
use super::limits::{MAX_FUZZY_BYTES, MAX_PATTERN_BYTES, MAX_PHRASE_WORDS, cut_words};
use super::suffix::{Split, split};
use super::trim::{Around, is_variation, trim};
use super::{limits, operator, regex};

/// What a run comes to.
pub(super) enum Word {
    /// Something to look for.
    Leaf(NodeKind),
    /// Something that was remarked upon and left out.
    Ignored,
    /// An asterisk without a letter beside it.
    LoneAsterisk,
    /// Punctuation.
    Nothing,
}

/// Reads the run at `span`, parted into its word and what follows that.
pub(super) fn read(
    split: &Split<'_>,
    run: &str,
    span: ByteSpan,
    remarks: &mut Diagnostics,
) -> Word {
    let typed = shown(run);
    let Reduced { core, form, equals } = reduce(split.head);
    if !has_content(&core.replace(['*', '?'], "")) {
        return if form == Form::Plain { Word::Nothing } else { Word::LoneAsterisk };
    }
    if form == Form::Wildcard && !core.contains(char::is_alphanumeric) {
        let message =
            format!("a pattern needs a letter or digit beside its wildcards; '{typed}' is ignored");
        remarks.push(span, message);
        return Word::Ignored;
    }
    if form == Form::Wildcard && core.len() + core.matches('*').count() > MAX_PATTERN_BYTES {
        let message =
            format!("a pattern is at most {MAX_PATTERN_BYTES} bytes long; '{typed}' is ignored");
        remarks.push(span, message);
        return Word::Ignored;
    }
    let (core, form) = bounded(core, form, span, remarks);

    let mut edits = split.items.iter().filter(|item| item.sign == '~').map(|item| item.number);
    let distance = edits.next();
    if edits.next().is_some() {
        remarks.push(span, format!("a word has one distance; of '{typed}' the first counts"));
    }
    let kind = match (form, distance) {
        (Form::Prefix, _) => NodeKind::Prefix(core),
        (Form::Wildcard, _) => NodeKind::Wildcard(core),
        (Form::Plain, Some(number)) if !equals => fuzzy(core, number, span, remarks),
        (Form::Plain, _) if equals => NodeKind::Exact(core),
        (Form::Plain, _) => NodeKind::Word(core),
    };
    let kind = safe(kind);
    let read = shown(&kind_text(&kind));
    match (form, distance) {
        (Form::Plain, Some(_)) if equals => {
            let message =
                format!("an exact word has no near spellings; '{typed}' is read as '{read}'");
            remarks.push(span, message);
        }
        (Form::Prefix | Form::Wildcard, _) if equals => {
            let message = format!(
                "'=' stands before a word without wildcards, and is ignored; '{typed}' is read as '{read}'"
            );
            remarks.push(span, message);
        }
        (Form::Prefix | Form::Wildcard, Some(_)) => {
            let message = format!("a pattern has no near spellings; '{typed}' is read as '{read}'");
            remarks.push(span, message);
        }
        _ => {}
    }
    remark(&typed, &kind, equals, span, remarks);
    Word::Leaf(kind)
}

/// Returns the word of a run in a query without operators: the run without the
/// punctuation around it, `None` where nothing is left.
pub(super) fn literal(run: &str) -> Option<String> {
    let run: String = run.chars().filter(|&c| !is_ignorable(c)).collect();
    let word = trim(&run, Around::Word);
    has_content(word).then(|| word.to_owned())
}

/// Returns a leaf that looks for `text` as it stands: a word or, where it would
/// be read as something else, a phrase. `None` where nothing is left of it.
pub(super) fn plain(text: &str) -> Option<NodeKind> {
    literal(text).map(|word| safe(NodeKind::Word(word)))
}

/// Says whether `text`, typed where a word may begin, is read as the word
/// `text`.
pub(super) fn is_word(text: &str) -> bool {
    !operator::is_operator(text) && is_read(text, text, Form::Plain)
}

/// Says whether `text` and an asterisk are read as the prefix `text`.
pub(super) fn is_prefix(text: &str) -> bool {
    is_read(&format!("{text}*"), text, Form::Prefix)
}

/// Says whether the run `typed` is read as `core`.
fn is_read(typed: &str, core: &str, form: Form) -> bool {
    has_content(core)
        && !typed.starts_with(['+', '-', '!', '‘'])
        && !matches!(named(typed), Named::Known { .. })
        && super::lexer::run_end(typed, 0) == typed.len()
        && regex::find(typed).is_none()
        && split(typed).items.is_empty()
        && (form == Form::Wildcard || cut_words(core).is_none())
        && {
            let again = reduce(typed);
            again.core == core && again.form == form && !again.equals
        }
}

/// Makes a phrase of a leaf that would be read as something else.
fn safe(kind: NodeKind) -> NodeKind {
    let (is_safe, text) = match &kind {
        NodeKind::Word(text) => (is_word(text), text.clone()),
        NodeKind::Prefix(text) => (is_prefix(text), text.clone()),
        NodeKind::Wildcard(text) => {
            (is_read(text, text, Form::Wildcard), text.replace(['*', '?'], ""))
        }
        // Its distance keeps it from being an operator.
        NodeKind::Fuzzy { text, .. } => (is_read(text, text, Form::Plain), text.clone()),
        _ => return kind,
    };
    if is_safe { kind } else { NodeKind::Phrase { text: limits::phrase(text), slop: 0 } }
}

/// A run without what is around it.
struct Reduced {
    core: String,
    form: Form,
    /// An equals sign stood before it.
    equals: bool,
}

/// What asterisks and question marks make of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Plain,
    Prefix,
    Wildcard,
}

fn reduce(run: &str) -> Reduced {
    let run: String = run.chars().filter(|&c| !is_ignorable(c)).collect();
    // Signs that say something are looked at before they are taken off.
    let text = run
        .trim_matches(|c: char| is_noise(c) && !is_variation(c) && !"*?=/\\#+.$%@_§".contains(c));
    let equals = text.starts_with('=') && has_content(text);
    let text = if equals { text.trim_start_matches('=') } else { text };

    // A question mark at the end is punctuation, and so is the full stop after
    // it, unless something else stands for characters.
    let inner = text.trim_end_matches(|c: char| is_noise(c) && c != '*');
    let unstarred = inner.trim_end_matches('*');
    let asks = !is_address(text) && unstarred.contains('?');
    if unstarred.contains('*') || asks {
        let mut core = trim(text, Around::Wildcard).to_owned();
        // Two say no more than one.
        while core.contains("**") {
            core = core.replace("**", "*");
        }
        return Reduced { core, form: Form::Wildcard, equals };
    }
    if unstarred.len() < inner.len() {
        let core = trim(unstarred, Around::Word).to_owned();
        return Reduced { core, form: Form::Prefix, equals };
    }
    Reduced { core: trim(text, Around::Word).to_owned(), form: Form::Plain, equals }
}

/// Says whether a run is an address, where a question mark asks for nothing.
fn is_address(text: &str) -> bool {
    text.contains("://") || text.get(..4).is_some_and(|www| www.eq_ignore_ascii_case("www."))
}

/// Cuts a word of too many parts, which is looked for as a phrase is.
fn bounded(core: String, form: Form, span: ByteSpan, remarks: &mut Diagnostics) -> (String, Form) {
    let cut = if form == Form::Wildcard { None } else { cut_words(&core) };
    let Some(cut) = cut else { return (core, form) };
    let message =
        format!("a word holds at most {MAX_PHRASE_WORDS} parts; the rest of it is ignored");
    remarks.push(span, message);
    (trim(cut, Around::Word).to_owned(), Form::Plain)
}

/// Makes the near spellings of a word, with the distance that was typed.
fn fuzzy(text: String, number: &str, span: ByteSpan, remarks: &mut Diagnostics) -> NodeKind {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let word = shown(&text);
    let asked: Option<u32> = match number {
        "" => None,
        number if number.bytes().all(|b| b.is_ascii_digit()) => {
            Some(number.parse().unwrap_or(u32::MAX))
        }
        number => {
            let number = shown(number);
            let message =
                format!("near spellings are 1 or 2 edits away; '~{number}' is read as '~'");
            remarks.push(span, message);
            None
        }
    };
    if asked == Some(0) {
        return NodeKind::Word(text);
    }
    let why_none = match letters {
        0 => Some("near spellings are those of letters and digits"),
        1 => Some("near spellings of one letter would be anything"),
        _ if text.len() > MAX_FUZZY_BYTES => Some("so long a word has no near spellings"),
        _ => None,
    };
    if let Some(why) = why_none {
        remarks.push(span, format!("{why}; read as the word '{word}'"));
        return NodeKind::Word(text);
    }
    // An edit changes a third of a word of three letters, and one of two
    // becomes anything by two.
    let most = if letters == 2 { 1 } else { 2 };
    let usual = if letters <= 4 { 1 } else { 2 };
    let max_edits = match asked {
        None => usual,
        Some(1) => 1,
        Some(2) if most == 2 => 2,
        Some(_) if most == 1 => {
            let message =
                format!("near spellings of two letters are 1 edit away; read as {word}~1");
            remarks.push(span, message);
            1
        }
        Some(_) => {
            let message = format!("near spellings are at most 2 edits away; read as {word}~2");
            remarks.push(span, message);
            2
        }
    };
    NodeKind::Fuzzy { text, max_edits }
}

/// Remarks on what else was odd about the run.
fn remark(typed: &str, kind: &NodeKind, equals: bool, span: ByteSpan, remarks: &mut Diagnostics) {
    let read = match kind {
        NodeKind::Phrase { text, .. } => {
            let number = if text.contains(is_blank) { "words" } else { "word" };
            let words = shown(text);
            return remarks.push(span, format!("'{typed}' is read as the {number} '{words}'"));
        }
        kind => shown(&kind_text(kind)),
    };
    if equals && typed.contains("==") {
        remarks.push(span, format!("one '=' is enough; '{typed}' is read as '{read}'"));
    } else if typed.contains("&&") || typed.contains("||") {
        remarks.push(
            span,
            format!("'&&' and '||' are operators only between blanks; '{typed}' is read as the word '{read}'"),
        );
    }
}

/// Writes a leaf as it is typed.
fn kind_text(kind: &NodeKind) -> String {
    super::Node { span: ByteSpan::default(), kind: kind.clone() }.to_string()
}
