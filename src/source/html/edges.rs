//! What stands directly above and below the text of an article: bylines,
//! standfirst, closing lines.

use super::cut::{Piece, PieceKind};
use super::judge::Verdict;
use super::meta::About;
use super::page::Page;
use super::vocabulary::{self, Why};
use super::{block, choose};
use crate::source::ReadOptions;
use crate::source::block::{Block, Role};
use crate::source::text;
use crate::{Article, ParagraphKind};

/// A line above or below the text with at most this many words that is no
/// sentence is furniture.
const MAX_LINE_WORDS: usize = 12;

/// How many pieces above the text may be bylines where no title is found.
const MAX_HEADER: usize = 8;

/// Names of the elements that hold the summary below a title.
const STANDFIRST: &[&str] = &[
    "standfirst",
    "subtitle",
    "subheadline",
    "subhead",
    "subheading",
    "subheader",
    "deck",
    "dek",
    "lede",
    "excerpt",
    "articlesummary",
    "entrysummary",
    "articlelead",
    "articleintro",
    "sapo",
    "chapeau",
    "entradilla",
    "vorspann",
    "postexcerpt",
    "articledescription",
];

/// The same as whole words.
const STANDFIRST_WORDS: &[&str] = &["lead", "intro", "summary", "abstract", "ingress", "teaser"];

/// What is to be done with a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It belongs to the text.
    Kept,
    /// It may be a byline, and is left out for this reason if it is none.
    Byline(&'static str),
    /// It is decided on.
    Decided,
}

/// Makes blocks of the pieces and decides about those at the edges of the text.
pub(super) fn decide(
    page: &Page,
    pieces: Vec<Piece>,
    verdicts: &[Verdict],
    about: &About,
    article: &mut Article,
    options: &ReadOptions,
) -> Vec<Block> {
    let is_prose = |at: &usize| verdicts[*at] == Verdict::Kept && choose::weight(&pieces[*at]) > 0;
    let first = (0..pieces.len()).find(is_prose).unwrap_or(0);
    let last = (0..pieces.len()).rfind(is_prose).unwrap_or(pieces.len());
    let title = (0..first).rfind(|at| verdicts[*at] == Verdict::Title);
    let top = title.map_or(first.saturating_sub(MAX_HEADER), |title| title + 1);
    let is_above = |at: usize| (top..first).contains(&at);
    let standfirst = (0..first).find(|at| {
        is_above(*at)
            && matches!(verdicts[*at], Verdict::LeftOut(why) if why != Why::Caption.words())
            && is_standfirst(page, &pieces[*at], about)
            && !is_repeated(&pieces, verdicts, *at)
    });

    let mut blocks: Vec<Block> = Vec::with_capacity(pieces.len());
    let mut fates: Vec<Fate> = Vec::with_capacity(pieces.len());
    for (at, (piece, verdict)) in pieces.into_iter().zip(verdicts).enumerate() {
        let linked = piece.is_linked(60);
        let is_list = piece.kind == PieceKind::List;
        let mut block = block(piece);
        fates.push(match verdict {
            Verdict::Title => {
                block.role = Role::Title;
                Fate::Kept
            }
            Verdict::LeftOut(_) if standfirst == Some(at) => {
                block.role = Role::Paragraph(ParagraphKind::Standfirst);
                Fate::Decided
            }
            Verdict::Kept if is_summary(&block) && is_above(at) => {
                block.role = Role::Paragraph(ParagraphKind::Standfirst);
                Fate::Decided
            }
            Verdict::LeftOut(why) if is_above(at) && may_be_byline(why, linked) => {
                block.role = Role::Open;
                Fate::Byline(why)
            }
            // A kicker is no heading of the text.
            Verdict::Kept
                if block.role == Role::Heading && title.is_some_and(|title| at < title) =>
            {
                block.leave_out(Why::Outside.words());
                Fate::Decided
            }
            Verdict::Kept if at < first && is_list && is_line(&block.text) => {
                block.role = Role::Open;
                Fate::Byline(Why::Outside.words())
            }
            Verdict::Kept => Fate::Kept,
            Verdict::LeftOut(why) => {
                block.leave_out(*why);
                Fate::Decided
            }
        });
        blocks.push(block);
    }
    mark(&mut blocks, &fates, article, options);
    for (at, (block, fate)) in blocks.iter_mut().zip(fates).enumerate() {
        if block.role != Role::Open {
            continue;
        }
        let outer = at < first || at > last;
        if let Fate::Byline(why) = fate {
            block.leave_out(why);
        } else if outer && is_byline(&block.text) {
            block.leave_out(Why::Byline.words());
        } else if outer && is_line(&block.text) {
            block.leave_out(Why::Outside.words());
        }
    }
    blocks
}

/// Says whether a text is a line rather than a sentence.
fn is_line(text: &str) -> bool {
    text::count_words(text) <= MAX_LINE_WORDS && !text::ends_sentence(text)
}

/// Says whether what is left out above the text may be a byline.
fn may_be_byline(why: &str, linked: bool) -> bool {
    why == Why::Byline.words() || why == Why::Outside.words() && !linked
}

/// Says whether a heading right above the text is a summary of it rather than
/// the heading of a part.
fn is_summary(block: &Block) -> bool {
    block.role == Role::Heading
        && text::count_words(&block.text) >= 8
        && (block.text.ends_with('.') || text::count_words(&block.text) >= 14)
}

/// Words that a byline begins with.
const BY: &[&str] =
    &["by ", "von ", "par ", "por ", "di ", "door ", "av ", "written by ", "text: "];

/// Says whether a short line begins as a byline does.
fn is_byline(text: &str) -> bool {
    let lower = text.to_lowercase();
    text::count_words(text) <= 10
        && !text::ends_sentence(text)
        && BY.iter().any(|by| lower.starts_with(by))
}

/// Lets the steps for all formats decide about the text and its bylines. They
/// look at the first and the last blocks, so that they see no others.
fn mark(blocks: &mut [Block], fates: &[Fate], article: &mut Article, options: &ReadOptions) {
    let inner: Vec<usize> = (0..blocks.len()).filter(|at| fates[*at] != Fate::Decided).collect();
    let empty = || Block::new(String::new(), Role::Open, crate::article::SourceSpan::default());
    let mut taken: Vec<Block> =
        inner.iter().map(|at| std::mem::replace(&mut blocks[*at], empty())).collect();
    text::mark_furniture(&mut taken, article, options);
    for (at, mut block) in inner.iter().zip(taken) {
        if let Role::Repeats(other) = block.role {
            block.role = inner.get(other).map_or(Role::Open, |other| Role::Repeats(*other));
        }
        blocks[*at] = block;
    }
}

fn is_standfirst(page: &Page, piece: &Piece, about: &About) -> bool {
    let words = piece.words();
    (6..=80).contains(&words)
        && !piece.is_linked(30)
        && (about.description.as_ref().is_some_and(|said| text::same_wording(said, &piece.text))
            || std::iter::once(piece.first).chain(page.ancestors(piece.first)).take(4).any(|at| {
                vocabulary::is_named(page, at, STANDFIRST)
                    || vocabulary::has_word(page, at, STANDFIRST_WORDS)
            }))
}

/// Says whether the text begins with what a standfirst says.
fn is_repeated(pieces: &[Piece], verdicts: &[Verdict], at: usize) -> bool {
    let own = &pieces[at].text;
    let start: String = own.chars().take(60).collect();
    pieces
        .iter()
        .zip(verdicts)
        .any(|(piece, verdict)| *verdict == Verdict::Kept && piece.text.contains(&start))
}
