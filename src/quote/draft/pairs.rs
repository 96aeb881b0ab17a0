//! The quotations within one paragraph.

use super::block::Block;
use super::marks::{Family, Mark, marks};
use crate::text::ByteSpan;

/// What the quotation marks of a paragraph enclose.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// Pairs of marks in order, without those within others.
    pub(super) pairs: Vec<Pair>,
    /// Marks that open something which does not end here, the outer first.
    pub(super) unclosed: Vec<Unclosed>,
}

/// Two marks that belong together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) open: ByteSpan,
    pub(super) close: ByteSpan,
    pub(super) family: Family,
}

impl Pair {
    /// Returns what stands between the marks.
    pub(super) const fn inner(self) -> ByteSpan {
        ByteSpan::new(self.open.end, self.close.start)
    }
}

/// A mark that opens something, and what has been found when it came.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unclosed {
    pub(super) span: ByteSpan,
    pub(super) family: Family,
    /// How many of the pairs stand before it.
    pub(super) pairs_before: usize,
    /// How many marks have been passed that might have closed it.
    doubts: usize,
}

/// Pairs the marks of a paragraph.
///
/// A closing mark belongs to the last one that opens its family and is open
/// still; what opens between the two and does not close is no quotation mark.
/// What is never closed encloses nothing. A single mark closes only where it is
/// hardly an apostrophe.
pub(super) fn pairs(block: &Block) -> Pairs {
    let mut pairing = Pairing::default();
    for mark in marks(block) {
        pairing.take(&mark);
    }
    Pairs { pairs: pairing.pairs, unclosed: pairing.open }
}

#[derive(Default)]
struct Pairing {
    open: Vec<Unclosed>,
    /// The signs of each family that are open, to be found at once.
    signs: [Vec<char>; Family::COUNT],
    pairs: Vec<Pair>,
}

impl Pairing {
    fn take(&mut self, mark: &Mark) {
        let last = self.signs[mark.family as usize].last().copied();
        match role(mark, last) {
            Role::Opens => self.open(mark),
            Role::Closes if mark.family.is_single() => self.close_single(mark),
            // `"a 5" pipe"`: the mark after it is the better one.
            Role::Closes if !mark.is_sure && mark.has_rival => {}
            Role::Closes => self.close(mark),
            Role::Nothing => {}
        }
    }

    fn open(&mut self, mark: &Mark) {
        self.signs[mark.family as usize].push(mark.sign);
        self.open.push(Unclosed {
            span: mark.span,
            family: mark.family,
            pairs_before: self.pairs.len(),
            doubts: 0,
        });
    }

    fn close(&mut self, mark: &Mark) {
        while let Some(open) = self.open.pop() {
            self.signs[open.family as usize].pop();
            if open.family == mark.family {
                self.pairs.truncate(open.pairs_before);
                let (open, close, family) = (open.span, mark.span, mark.family);
                self.pairs.push(Pair { open, close, family });
                return;
            }
        }
    }

    /// Closes a single mark, which must have been the last to open, and of which
    /// it must be sure that it is no apostrophe.
    fn close_single(&mut self, mark: &Mark) {
        let Some(open) = self.open.last_mut().filter(|open| open.family == mark.family) else {
            return;
        };
        if mark.is_sure || !mark.has_rival && open.doubts == 0 {
            // A pair that is not sure must not hide those within.
            let hides = self.pairs.len() > open.pairs_before;
            if mark.is_sure || !hides {
                self.close(mark);
            }
            return;
        }
        open.doubts += 1;
    }
}

/// What a mark does.
enum Role {
    Opens,
    Closes,
    Nothing,
}

/// Decides what a mark does; `last` is the sign that opened its family last and
/// is open.
fn role(mark: &Mark, last: Option<char>) -> Role {
    let Mark { can_open, can_close, .. } = *mark;
    let by_place = match (last, can_open, can_close) {
        (Some(_), _, true) => Role::Closes,
        (_, true, _) => Role::Opens,
        _ => Role::Nothing,
    };
    let opens = || if can_open { Role::Opens } else { Role::Nothing };
    let always_closes = || if last.is_some() { Role::Closes } else { Role::Nothing };
    match (mark.sign, last) {
        ('“', Some('„')) if can_close || !can_open => Role::Closes,
        ('“' | '„' | '‟', _) => Role::Opens,
        // Swedish and Finnish open with the mark that closes elsewhere.
        ('”', Some('”')) if can_open && !can_close => Role::Opens,
        ('”', _) if last.is_some() => Role::Closes,
        ('”', _) => opens(),
        ('‘', Some('‚')) if can_close => Role::Closes,
        ('‘' | '‚' | '‛', _) => opens(),
        ('’', Some(_)) if can_close => Role::Closes,
        ('’', _) => Role::Nothing,
        // French has blanks on the inner side.
        ('«', Some('»')) | ('‹', Some('›')) if can_close || !can_open => Role::Closes,
        ('«' | '‹', _) => Role::Opens,
        ('»', Some('«')) | ('›', Some('‹')) => Role::Closes,
        ('»' | '›', Some(_)) if can_close || !can_open => Role::Closes,
        ('»' | '›', _) => opens(),
        ('「' | '｢' | '﹁' | '『' | '﹃' | '〝' | '`', _) => Role::Opens,
        ('」' | '｣' | '﹂' | '』' | '﹄' | '〞' | '〟', _) => always_closes(),
        ('\'', _) if mark.family == Family::Backtick => always_closes(),
        _ => by_place,
    }
}
