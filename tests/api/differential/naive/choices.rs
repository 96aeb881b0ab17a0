//! Every way to choose words that stand together.

use pincite::HighlightKind;

use super::instances::{Fits, Instance};
use super::texts::Token;

/// A token, and why it was chosen.
type Chosen<'t> = (&'t Token, HighlightKind);

/// Returns every choice of tokens for `parts`, each beginning one position
/// behind the one before.
///
/// A compound begins where its first part does, so that what follows its first
/// part follows it as well: postings know where a word begins, not how far it
/// reaches. Where both would do for the first part typed, the part is taken.
pub fn side_by_side<'t>(parts: &[Fits<'_>], tokens: &[&'t Token]) -> Vec<Vec<Chosen<'t>>> {
    let Some((first, _)) = parts.split_first() else { return Vec::new() };
    let part_fits_too = |compound: &Token| {
        tokens.iter().any(|part| {
            part.first == compound.first && !part.is_compound() && first(part).is_some()
        })
    };
    let mut rows = choices(parts, tokens, &|before, next| next.first == before.first + 1);
    rows.retain(|row| !(row[0].0.is_compound() && part_fits_too(row[0].0)));
    rows
}

/// Returns every choice of tokens for `parts`, in this order and none
/// overlapping another, with at most `slop` other positions among them.
pub fn in_order<'t>(parts: &[Fits<'_>], tokens: &[&'t Token], slop: u32) -> Vec<Vec<Chosen<'t>>> {
    let mut rows = choices(parts, tokens, &|before, next| next.first >= before.end);
    rows.retain(|row| {
        let hull = row[row.len() - 1].0.end - row[0].0.first;
        let own: u32 = row.iter().map(|(token, _)| token.end - token.first).sum();
        hull - own <= slop
    });
    rows
}

/// Returns every choice of a token for each part, where each may `follow` the
/// one before it.
fn choices<'t>(
    parts: &[Fits<'_>],
    tokens: &[&'t Token],
    follows: &dyn Fn(&Token, &Token) -> bool,
) -> Vec<Vec<Chosen<'t>>> {
    let mut rows: Vec<Vec<Chosen<'t>>> = vec![Vec::new()];
    for part in parts {
        let mut longer = Vec::new();
        for row in &rows {
            for token in tokens {
                let may = row.last().is_none_or(|(before, _)| follows(before, token));
                if let Some(kind) = part(token).filter(|_| may) {
                    let mut row = row.clone();
                    row.push((token, kind));
                    longer.push(row);
                }
            }
        }
        rows = longer;
    }
    rows.retain(|row| !row.is_empty());
    rows
}

/// Returns every choice of one instance of each list, none overlapping another,
/// where at most `distance` positions from the first to the last of them are
/// none of theirs; `ordered` ones stand in the order of the lists. Such a
/// choice is an instance itself, and marks what its parts mark.
pub fn near(lists: &[Vec<Instance>], distance: u32, ordered: bool) -> Vec<Instance> {
    let mut rows: Vec<Vec<&Instance>> = vec![Vec::new()];
    for list in lists {
        let mut longer = Vec::new();
        for row in &rows {
            for instance in list {
                let apart = |other: &&Instance| {
                    other.end <= instance.first || !ordered && instance.end <= other.first
                };
                if row.iter().all(apart) {
                    let mut row = row.clone();
                    row.push(instance);
                    longer.push(row);
                }
            }
        }
        rows = longer;
    }
    let hull = |row: Vec<&Instance>| {
        let first = row.iter().map(|instance| instance.first).min()?;
        let end = row.iter().map(|instance| instance.end).max()?;
        let own: u32 = row.iter().map(|instance| instance.end - instance.first).sum();
        let marks = row.iter().flat_map(|instance| instance.marks.iter().copied()).collect();
        (end - first - own <= distance).then_some(Instance { first, end, marks })
    };
    rows.into_iter().filter_map(hull).collect()
}
