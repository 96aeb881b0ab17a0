//! The families of a commit, from those of the one before.

use std::collections::HashSet;

use super::compare::{Task, compare};
use super::gather::{Collection, Gathering, Lines};
use super::table::{self, FamilyTable, Row, Tied};
use crate::error::Result;
use crate::family::{Heads, Presence};
use crate::index::reading::Snapshot;

/// Returns the table of families of the collection as it is now.
///
/// What is known of the collection before is taken over of all passages whose
/// heads are what they were (see [`Heads`]): the table is the one that comparing
/// everything anew would give.
pub(in crate::index) fn settle(
    before: &Snapshot,
    now: &Snapshot,
    threads: usize,
) -> Result<Vec<u8>> {
    let collection = Collection::open(before, now)?;
    let mut gathering = Gathering::of_changes(&collection);
    let mut lines = gathering.lines()?;
    let concerned = concerned(&lines);
    gathering.add_all_of(&concerned.kept);
    if !concerned.kept.is_empty() {
        lines = gathering.lines()?;
    }

    let all: HashSet<u32> = concerned.kept.iter().chain(&concerned.added).copied().collect();
    let tasks = tasks(&gathering, &lines, &all);
    let compared = compare(now, &tasks, threads)?;

    let gone = gathering.removed().chain(concerned.kept.iter().copied());
    let gone: HashSet<(String, u32)> = gone
        .filter_map(|passage| gathering.row(passage))
        .map(|Row { article, paragraph, .. }| (article, paragraph))
        .collect();
    let mut tied = before.families().map_or_else(Vec::new, all_of);
    tied.retain(|Tied { row, .. }| {
        gone.is_empty() || !gone.contains(&(row.article.clone(), row.paragraph))
    });
    let row = |passage: Option<u32>| passage.and_then(|passage| gathering.row(passage));
    for (passage, ties) in compared.into_iter().filter(|(_, ties)| !ties.is_none()) {
        let (same, part) = (row(ties.same), row(ties.part));
        tied.extend(row(Some(passage)).map(|row| Tied { row, same, part }));
    }
    table::write(&tied)
}

/// Passages of which it has to be found out anew what they are tied to.
#[derive(Default)]
struct Concerned {
    added: Vec<u32>,
    /// Those that have stayed, but not their heads.
    kept: Vec<u32>,
}

fn concerned(lines: &Lines) -> Concerned {
    let mut concerned = Concerned::default();
    for line in lines.holders.chunk_by(|a, b| a.value == b.value) {
        let (before, now) = (Heads::before(line), Heads::now(line));
        for ((holder, before), now) in line.iter().zip(before).zip(now) {
            let passage = lines.at(holder.passage);
            match holder.presence {
                Presence::Added => concerned.added.extend(passage),
                Presence::Kept if before != now => concerned.kept.extend(passage),
                _ => {}
            }
        }
    }
    for passages in [&mut concerned.added, &mut concerned.kept] {
        passages.sort_unstable();
        passages.dedup();
    }
    concerned
}

/// Says with which others each of some passages is compared.
fn tasks(gathering: &Gathering<'_>, lines: &Lines, passages: &HashSet<u32>) -> Vec<Task> {
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for line in lines.holders.chunk_by(|a, b| a.value == b.value) {
        for (holder, heads) in line.iter().zip(Heads::now(line)) {
            let passage = lines.at(holder.passage);
            if holder.presence.is_now() && passage.is_some_and(|one| passages.contains(&one)) {
                pairs.extend(heads.iter().map(|head| (holder.passage, head)));
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let tasks = pairs.chunk_by(|a, b| a.0 == b.0).filter_map(|pairs| {
        let passage = lines.at(pairs.first()?.0)?;
        let head = |(_, head): &(u32, u32)| {
            let head = lines.at(*head)?;
            Some((head, gathering.passage(head)?))
        };
        let heads = pairs.iter().filter_map(head).collect();
        Some(Task { passage, at: gathering.passage(passage)?, heads })
    });
    tasks.collect()
}

/// Returns everything that a table has.
fn all_of(table: &FamilyTable) -> Vec<Tied> {
    let tied = |row: u32| {
        let ties = table.ties(row);
        let of = |row: Option<u32>| row.map(|row| table.row(row));
        (!ties.is_none()).then(|| Tied {
            row: table.row(row),
            same: of(ties.same),
            part: of(ties.part),
        })
    };
    (0..table.rows()).filter_map(tied).collect()
}
