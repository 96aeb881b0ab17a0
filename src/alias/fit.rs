//! Whether a short form stands for some words.
//!
//! The method is that of A. Schwartz and M. Hearst, "A simple algorithm for
//! identifying abbreviation definitions in biomedical text" (2003): the letters
//! of the short form stand in the words in order, the first of them begins the
//! first word, and the words are few. News is not medicine: brackets there hold
//! much that is no short form, and letters in order are found in almost
//! anything. So initials are looked for first, and where letters have to be
//! taken from within words, nearly every word must give its initial.

use super::short::ShortForm;
use super::units::{Unit, lower, may_begin, written};
use super::words::{is_and, is_close_connector, is_connector, is_possessive};

/// Most words between two parts of a name that are not of the name: `Islamic
/// State established its Khorasan Province`.
const MAX_DROPPED: usize = 5;

/// Returns the name that `short` stands for, of words that end where `units`
/// end.
pub(super) fn name_before(short: &ShortForm<'_>, units: &[Unit<'_>]) -> Option<String> {
    if let Some(start) = initials(&short.letters, units) {
        let name = units.get(start..)?;
        if is_within_bounds(short, name) && is_plain(short, name) {
            return Some(written(name));
        }
    }
    if short.is_word {
        return None;
    }
    let first = short.letters.first().copied()?;
    (0..units.len()).rev().find_map(|start| {
        let name = units.get(start..)?;
        let begins = name.first().and_then(Unit::initial) == Some(first) && may_begin(name);
        if !begins {
            return None;
        }
        let dropped;
        let name = match without_asides(name) {
            Some(rest) => {
                dropped = rest;
                &dropped[..]
            }
            None => name,
        };
        (is_within_bounds(short, name) && is_convincing(short, name)).then(|| written(name))
    })
}

/// Says whether `short` stands for all of `units`.
pub(super) fn is_name(short: &ShortForm<'_>, units: &[Unit<'_>]) -> bool {
    if !may_begin(units) || !is_within_bounds(short, units) {
        return false;
    }
    let strict = initials(&short.letters, units) == Some(0) && is_plain(short, units);
    strict || (!short.is_word && is_convincing(short, units))
}

/// Returns where the words begin whose initials, connectors left out or not,
/// are all the letters; the last word gives the last letter.
fn initials(letters: &[char], units: &[Unit<'_>]) -> Option<usize> {
    // Bit `n` says that the first `n` letters are still to be found.
    let mut open: u16 = 1 << letters.len().min(15);
    for (index, unit) in units.iter().enumerate().rev() {
        let initial = unit.initial()?;
        let mut next: u16 = 0;
        for (n, &letter) in (1..).zip(letters) {
            if open & (1 << n) != 0 && letter == initial {
                next |= 1 << (n - 1);
            }
        }
        if next & 1 != 0 && may_begin(units.get(index..)?) {
            return Some(index);
        }
        if unit.is_connector && may_pass(unit, letters.len()) && index + 1 < units.len() {
            next |= open;
        }
        open = next & !1;
        if open == 0 {
            return None;
        }
    }
    None
}

/// Says whether so few letters may pass a connector over.
fn may_pass(unit: &Unit<'_>, letters: usize) -> bool {
    !unit.is_connector || letters > 2 || is_close_connector(unit.text)
}

/// The bound of the paper: at most `min(|A| + 5, 2|A|)` words, and more letters
/// than the short form; and the words must not hold the short form itself.
fn is_within_bounds(short: &ShortForm<'_>, name: &[Unit<'_>]) -> bool {
    let letters = short.letters.len();
    let words = name.iter().skip(1).filter(|unit| !unit.is_glued()).count() + 1;
    let chars: usize = name.iter().map(|unit| unit.text.chars().count()).sum();
    words <= (letters + 5).min(2 * letters)
        && chars > letters
        && !name.iter().any(|unit| unit.text == short.text)
        && !has_stray_comma(name)
}

/// A comma within a name parts things in a list, and a list ends with "and".
fn has_stray_comma(name: &[Unit<'_>]) -> bool {
    let after_comma = |unit: &Unit<'_>| unit.is_after_comma();
    let Some(last) = name.iter().skip(1).rposition(after_comma) else { return false };
    !name.iter().skip(last + 1).any(|unit| is_and(unit.text))
}

/// Says whether words whose initials fit are of one kind: all of a name, or all
/// ordinary words. `says Pakistan` is neither. More than one word is needed.
fn is_plain(short: &ShortForm<'_>, name: &[Unit<'_>]) -> bool {
    let own = || name.iter().filter(|unit| !unit.is_connector);
    let begins_small =
        name.first().is_some_and(|first| !first.is_capitalised() && !is_connector(first.text));
    name.len() > 1
        && own().next().is_some()
        && !(begins_small && own().any(Unit::is_capitalised) && !short.is_word)
}

/// Says whether letters taken from within words convince.
fn is_convincing(short: &ShortForm<'_>, name: &[Unit<'_>]) -> bool {
    let Some(fit) = Fit::best(&short.letters, name) else { return false };
    let own = name.iter().filter(|unit| !unit.is_connector).count();
    let missing = own.saturating_sub(fit.initials);
    let capitalised = name.iter().all(|unit| unit.is_connector || unit.is_capitalised());
    let is_proper = name
        .first()
        .is_some_and(|first| first.is_capitalised() || (first.is_connector && capitalised));
    if own < 2 {
        return is_camel(short, name);
    }
    if name.iter().any(|unit| !may_pass(unit, short.letters.len())) {
        return false;
    }
    match missing {
        0 if is_proper => fit.loose <= fit.initials,
        0 => fit.loose <= 1,
        1 => capitalised && fit.initials >= 3 && fit.loose <= fit.initials,
        _ => false,
    }
}

/// `YouTube (YT)`: the capitals of one word.
fn is_camel(short: &ShortForm<'_>, name: &[Unit<'_>]) -> bool {
    let [only] = name else { return false };
    let capitals = only.text.chars().filter(|c| c.is_uppercase()).map(lower);
    capitals.eq(short.letters.iter().copied()) && !only.is_acronym()
}

/// How well letters stand in words, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// How many of them are initials of words that are no connectors.
    initials: usize,
    /// How many begin no word and do not follow the letter before directly.
    loose: usize,
}

impl Fit {
    /// Finds the way with the most initials and then the fewest loose letters;
    /// the first letter is the first of all.
    fn best(letters: &[char], name: &[Unit<'_>]) -> Option<Self> {
        /// A letter of the words: what it is, and whether it begins a word.
        struct Place {
            letter: char,
            begins: bool,
            counts: bool,
        }
        let mut places = Vec::new();
        for unit in name {
            let mut begins = true;
            for c in unit.text.chars().filter(|c| c.is_alphanumeric()) {
                let counts = begins && !unit.is_connector;
                places.push(Place { letter: lower(c), begins, counts });
                begins = false;
            }
        }
        /// An initial is worth more than any number of loose letters.
        const INITIAL: i32 = 64;
        // What the letters so far are worth at best, by where the last of them
        // stands.
        let mut worth: Vec<Option<i32>> = vec![None; places.len()];
        let first = places.first().filter(|place| Some(&place.letter) == letters.first())?;
        *worth.first_mut()? = Some(if first.counts { INITIAL } else { 0 });
        for &letter in letters.iter().skip(1) {
            let mut next = vec![None; places.len()];
            let mut best_before: Option<i32> = None;
            for (at, place) in places.iter().enumerate().skip(1) {
                let directly = worth.get(at - 1).copied().flatten();
                if place.letter == letter {
                    let found = if place.counts {
                        best_before.max(directly).map(|worth| worth + INITIAL)
                    } else if place.begins {
                        best_before.max(directly)
                    } else {
                        best_before.map(|worth| worth - 1).max(directly)
                    };
                    if let Some(slot) = next.get_mut(at) {
                        *slot = found;
                    }
                }
                best_before = best_before.max(directly);
            }
            worth = next;
        }
        let best = worth.into_iter().flatten().max()?;
        let initials = (best + INITIAL - 1).div_euclid(INITIAL);
        let loose = initials * INITIAL - best;
        Some(Self {
            initials: usize::try_from(initials).ok()?,
            loose: usize::try_from(loose).ok()?,
        })
    }
}

/// Returns a name without what a sentence says between its parts, where that
/// ends in whose the second part is: `Islamic State established its Khorasan
/// Province`. `None` where there is nothing of the kind.
fn without_asides<'t>(name: &[Unit<'t>]) -> Option<Vec<Unit<'t>>> {
    let from = name.iter().position(|unit| !unit.is_connector && !unit.is_capitalised())?;
    let length = name.iter().skip(from).position(|unit| unit.is_capitalised())?;
    let until = from + length;
    let last = name.get(until.checked_sub(1)?)?;
    if length > MAX_DROPPED || !is_possessive(last.text) {
        return None;
    }
    let rest: Vec<_> = name.iter().take(from).chain(name.iter().skip(until)).copied().collect();
    let own = rest.iter().filter(|unit| !unit.is_connector).count();
    let proper = rest.iter().all(|unit| unit.is_connector || unit.is_capitalised());
    (own >= 3 && proper && from > 0).then_some(rest)
}
