//! What is done where the rules leave no text of a page.

use super::cut::{Piece, PieceKind};
use super::judge::Verdict;
use super::page::Page;
use crate::article::Paragraph;
use crate::source::block::{Block, Role};
use crate::source::tidy;
use crate::{Article, ParagraphKind};

const ALL_TAKEN: &str = "no main text was found; all text of the page is taken";

/// Takes all text of the page that is not linked, if there is any; else all.
pub(super) fn widen(
    page: &Page,
    pieces: &[Piece],
    verdicts: &mut [Verdict],
    article: &mut Article,
) {
    let no_article =
        |piece: &Piece| piece.chars > 0 && piece.kind != PieceKind::Caption && !piece.is_linked(50);
    let shown = |piece: &Piece| {
        std::iter::once(piece.first).chain(page.ancestors(piece.first)).all(|at| {
            !matches!(super::vocabulary::why(page, at), Some(super::vocabulary::Why::Cookies))
        })
    };
    let some = pieces.iter().any(no_article);
    let mut taken = false;
    for (piece, verdict) in pieces.iter().zip(verdicts) {
        let take = piece.chars > 0 && (!some || no_article(piece) && shown(piece));
        if take && matches!(verdict, Verdict::LeftOut(_)) {
            *verdict = Verdict::Kept;
            taken = true;
        }
    }
    if taken {
        article.notes.push(ALL_TAKEN.to_owned());
    }
}

/// Takes back what the wording of lines made furniture, where nothing else is
/// left.
pub(super) fn restore(blocks: &mut [Block], article: &mut Article) {
    let is_text = |block: &Block| matches!(block.role, Role::Open | Role::Paragraph(_));
    if blocks.iter().any(is_text) || article.metadata.title.is_some() && blocks.is_empty() {
        return;
    }
    let longest = blocks
        .iter_mut()
        .filter(|block| matches!(block.role, Role::LeftOut(_) | Role::Heading))
        .max_by_key(|block| block.text.len());
    if let Some(block) = longest.filter(|block| !block.text.is_empty()) {
        block.role = Role::Paragraph(ParagraphKind::Body);
        article.notes.push("the page has no running text; its longest line is taken".to_owned());
    }
}

/// Takes the text that the structured data state where the page shows next to
/// nothing of it, as pages do that are put together by a program.
pub(super) fn from_stated(article: &mut Article, stated: Option<&str>) {
    let Some(stated) = stated else { return };
    let shown: usize = article.paragraphs.iter().map(|paragraph| paragraph.text.len()).sum();
    if stated.len() < 300 || shown * 4 > stated.len() {
        return;
    }
    let lines = stated.lines().map(tidy::tidy).filter(|line| !line.is_empty());
    let paragraphs = lines.map(|text| Paragraph { text, ..Paragraph::default() });
    let shown = std::mem::take(&mut article.paragraphs);
    article.paragraphs.extend(paragraphs);
    for paragraph in shown {
        article.left_out.push(crate::article::LeftOut {
            text: paragraph.text,
            why: "outside the main text".to_owned(),
            source: paragraph.source,
        });
    }
    article.notes.retain(|note| note != ALL_TAKEN);
    article.notes.push(
        "the text is taken from the structured data of the page, which shows little of it"
            .to_owned(),
    );
}
