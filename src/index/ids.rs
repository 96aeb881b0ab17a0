//! Giving every article an id of its own.
//!
//! An article claims an id: the one it states, or the stem of its file. Where
//! only one article of the collection claims an id it has it. Where several
//! do, each gets as much of its path in front as tells them apart, all of them
//! alike: what an article is called depends on what is in the collection and
//! not on what was indexed first.
//!
//! Articles are written with the id they claim, since it almost always is
//! theirs; afterwards the few files with a claim that others make too are
//! written again.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use tantivy::{IndexWriter, Term};

use super::Engine;
use super::documents::file_key;
use super::reading::Snapshot;
use super::sync::plan::{Job, Plan};
use super::sync::write::{FileWriter, GivenIds, WrittenFile};
use crate::error::Result;
use crate::source::{Format, SourceFile};

/// An article that claims an id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Claimant {
    source: u32,
    path: String,
    /// Its place among the articles of the file, from 0.
    place: usize,
    /// How many articles the file has.
    of: usize,
}

/// Settles the claims of a run: files that must change for it are written
/// (again), and the answer says so.
pub(super) fn settle(
    engine: &Engine,
    snapshot: &Snapshot,
    writer: &IndexWriter,
    plan: &Plan,
    mut written: Vec<WrittenFile>,
) -> Result<Vec<WrittenFile>> {
    let replaced: HashSet<String> = written
        .iter()
        .filter(|file| file.record.is_some())
        .map(|file| file_key(file.source, &file.path))
        .chain(plan.removed.iter().map(|file| file_key(file.source, &file.path)))
        .collect();
    // Claims that were made or given up by this run: no others can have
    // changed hands.
    let mut touched: BTreeMap<String, Vec<Claimant>> = BTreeMap::new();
    for file in written.iter().filter(|file| file.record.is_some()) {
        for (place, claim) in file.claims.iter().enumerate() {
            touched.entry(claim.clone()).or_default().push(Claimant {
                source: file.source,
                path: file.path.clone(),
                place,
                of: file.claims.len(),
            });
        }
    }
    for key in &replaced {
        for (claim, _) in claims_of(snapshot, key)? {
            touched.entry(claim).or_default();
        }
    }

    // An id put together of a path and a claim may be what another article
    // claims (`a/report.txt` and `a-report.txt`): who claims it goes first, so
    // both groups are settled together.
    let ends: Vec<String> = touched.keys().flat_map(|claim| ends_of(claim)).collect();
    for end in ends {
        touched.entry(end).or_default();
    }

    // What each claimant has, and is to have.
    let mut has: HashMap<(String, usize), String> = HashMap::new();
    let mut gets: BTreeMap<(u32, String), GivenIds> = BTreeMap::new();
    let mut taken: HashSet<String> = touched.keys().cloned().collect();
    let mut groups: Vec<(String, Vec<Claimant>)> = Vec::new();
    for (claim, mut claimants) in touched {
        for (claimant, id) in standing(snapshot, &claim, &replaced)? {
            has.insert((file_key(claimant.source, &claimant.path), claimant.place), id);
            claimants.push(claimant);
        }
        claimants.sort_unstable();
        groups.push((claim, claimants));
    }
    for (claim, claimants) in &groups {
        let ids = tell_apart(claim, claimants);
        for (claimant, mut id) in claimants.iter().zip(ids) {
            if id != *claim && (is_claimed(snapshot, &id, &replaced)? || !taken.insert(id.clone()))
            {
                id = format!("{id}-{:08x}", digest(claimant));
                taken.insert(id.clone());
            }
            let key = (file_key(claimant.source, &claimant.path), claimant.place);
            let present = has.get(&key).unwrap_or(claim);
            if *present != id {
                let file = (claimant.source, claimant.path.clone());
                gets.entry(file).or_default().insert(claimant.place, id);
            }
        }
    }

    let mut file_writer = FileWriter::new(engine, writer);
    for ((source, path), ids) in gets {
        let at = written.iter().position(|file| file.source == source && file.path == path);
        let job = match at {
            Some(_) => plan
                .jobs
                .iter()
                .find(|job| job.source == source && job.file.relative == path)
                .cloned(),
            None => standing_job(snapshot, source, &path)?,
        };
        let Some(job) = job else { continue };
        // Ids of the file's other articles stay as they are.
        let mut given = all_given(snapshot, &job, at.is_some())?;
        given.extend(ids);
        let again = file_writer.write(&job, &given)?;
        match at {
            Some(at) => written[at] = again,
            None if again.record.is_some() => written.push(again),
            None => {}
        }
    }
    Ok(written)
}

/// Returns what a claim ends in, from each of its hyphens on.
fn ends_of(claim: &str) -> impl Iterator<Item = String> + '_ {
    claim.match_indices('-').map(|(at, _)| claim[at + 1..].to_owned())
}

/// Says whether an article that this run leaves where it is claims an id.
fn is_claimed(snapshot: &Snapshot, id: &str, replaced: &HashSet<String>) -> Result<bool> {
    Ok(!standing(snapshot, id, replaced)?.is_empty())
}

/// Returns the ids that a file's articles have other than they claim.
fn all_given(snapshot: &Snapshot, job: &Job, is_new: bool) -> Result<GivenIds> {
    if is_new {
        return Ok(GivenIds::new());
    }
    let claims = claims_of(snapshot, &file_key(job.source, &job.file.relative))?;
    let pairs = claims.into_iter().enumerate();
    Ok(pairs.filter(|(_, (claim, id))| claim != id).map(|(place, (_, id))| (place, id)).collect())
}

/// Returns the claim and the id of each article that the index has of a file.
fn claims_of(snapshot: &Snapshot, key: &str) -> Result<Vec<(String, String)>> {
    let term = Term::from_field_text(snapshot.fields().file, key);
    let mut articles = snapshot.articles_with(&term)?;
    articles.sort_unstable();
    articles
        .into_iter()
        .map(|at| snapshot.article(at).map(|article| (article.claim, article.id)))
        .collect()
}

/// Returns the claimants of an id that this run leaves where they are, and
/// the ids they have.
fn standing(
    snapshot: &Snapshot,
    claim: &str,
    replaced: &HashSet<String>,
) -> Result<Vec<(Claimant, String)>> {
    let term = Term::from_field_text(snapshot.fields().claim, claim);
    let mut files = BTreeSet::new();
    for at in snapshot.articles_with(&term)? {
        let article = snapshot.article(at)?;
        files.insert((article.source, article.path));
    }
    let mut found = Vec::new();
    for (source, path) in files {
        let key = file_key(source, &path);
        if replaced.contains(&key) {
            continue;
        }
        let claims = claims_of(snapshot, &key)?;
        let of = claims.len();
        for (place, (claimed, id)) in claims.into_iter().enumerate() {
            if claimed == claim {
                found.push((Claimant { source, path: path.clone(), place, of }, id));
            }
        }
    }
    Ok(found)
}

/// Makes the job of reading a file again that is as it was.
fn standing_job(snapshot: &Snapshot, source: u32, path: &str) -> Result<Option<Job>> {
    let before =
        snapshot.files()?.into_iter().find(|file| file.source == source && file.path == path);
    let Some((before, from)) = before.zip(snapshot.state().source(source)) else {
        return Ok(None);
    };
    let Some(format) = Format::from_path(path.as_ref()) else { return Ok(None) };
    let file = SourceFile {
        path: from.resolve(snapshot.dir(), path),
        relative: path.to_owned(),
        format,
        size_bytes: before.size,
        modified_ns: before.modified,
    };
    Ok(Some(Job { source, file, before: Some(before) }))
}

/// Returns an id for each of the claimants of one id, in their order.
fn tell_apart(claim: &str, claimants: &[Claimant]) -> Vec<String> {
    if claimants.len() == 1 {
        return vec![claim.to_owned()];
    }
    let contexts: Vec<Vec<String>> = claimants.iter().map(context).collect();
    let longest = contexts.iter().map(Vec::len).max().unwrap_or(0);
    let mut ids = Vec::new();
    for parts in 1..=longest.max(1) {
        ids = contexts
            .iter()
            .map(|context| {
                let near = context.iter().take(parts).rev();
                let mut words: Vec<&str> = near.map(String::as_str).collect();
                words.push(claim);
                words.join("-")
            })
            .collect();
        let distinct: HashSet<&String> = ids.iter().collect();
        if distinct.len() == ids.len() {
            return ids;
        }
    }
    // Twice the same id in one file, files that differ in their extensions, or
    // the same path in two sources, for which the caller has a remedy.
    let numbered = ids.iter().zip(claimants);
    let twice = |id: &String| ids.iter().filter(|other| *other == id).count() > 1;
    numbered
        .map(|(id, claimant)| {
            if !twice(id) {
                id.clone()
            } else if claimant.of > 1 {
                format!("{id}-{}", claimant.place + 1)
            } else if let Some((_, extension)) = claimant.path.rsplit_once('.') {
                format!("{id}-{extension}")
            } else {
                format!("{id}-{:08x}", digest(claimant))
            }
        })
        .collect()
}

/// What tells an article apart, nearest first: the file's stem where it has
/// several articles, then the folders above.
fn context(claimant: &Claimant) -> Vec<String> {
    let mut parts: Vec<&str> = claimant.path.split('/').collect();
    let name = parts.pop().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = (claimant.of > 1).then_some(stem);
    let context = stem.into_iter().chain(parts.into_iter().rev());
    context.map(|part| crate::article::ArticleId::new(part).as_str().to_owned()).collect()
}

fn digest(claimant: &Claimant) -> u32 {
    let text = format!("{}:{}:{}", claimant.source, claimant.path, claimant.place);
    (xxhash_rust::xxh3::xxh3_64(text.as_bytes()) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::{Claimant, tell_apart};

    fn check(claim: &str, paths: &[(&str, usize, usize)], expected: &[&str]) {
        let claimants: Vec<_> = paths
            .iter()
            .map(|(path, place, of)| Claimant {
                source: 0,
                path: (*path).to_owned(),
                place: *place,
                of: *of,
            })
            .collect();
        assert_eq!(tell_apart(claim, &claimants), expected);
    }

    #[test]
    fn as_much_of_the_path_as_is_needed() {
        check("report", &[("a/report.txt", 0, 1)], &["report"]);
        check(
            "report",
            &[("a/report.txt", 0, 1), ("b/report.txt", 0, 1)],
            &["a-report", "b-report"],
        );
        check("report", &[("report.txt", 0, 1), ("b/report.txt", 0, 1)], &["report", "b-report"]);
        check("r", &[("x/a/r.txt", 0, 1), ("y/a/r.txt", 0, 1)], &["x-a-r", "y-a-r"]);
        check("7", &[("a.jsonl", 0, 9), ("b.jsonl", 3, 9)], &["a-7", "b-7"]);
        check("7", &[("a.jsonl", 0, 9), ("a.jsonl", 3, 9)], &["a-7-1", "a-7-4"]);
        check("r", &[("r.md", 0, 1), ("r.txt", 0, 1)], &["r-md", "r-txt"]);
    }
}
