//! Giving every article an id of its own.
//!
//! An article claims an id: the one it states, or the stem of its file. Where
//! only one article of the collection claims an id it has it. Where several
//! do, each gets as much of its path in front as tells it apart
//! (`may/report`, `june/report`): what an article is called depends on what is
//! in the collection and not on what was indexed first. The `/` between keeps
//! such ids clear of those that files suggest.
//!
//! Articles are written with the id they claim, since it almost always is
//! theirs; afterwards the few files with a claim that others make too are
//! written again.

use std::collections::{BTreeMap, HashMap, HashSet};

use tantivy::Term;

use super::documents::file_key;
use super::reading::Snapshot;
use super::record::FileRecord;
use super::state::State;
use super::sync::plan::{Job, Plan, hash_file};
use super::sync::write::{FileWriter, GivenIds, Writing, WrittenFile};
use crate::article::ArticleId;
use crate::error::Result;
use crate::source::{Format, SourceFile};

/// An article that claims an id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Claimant {
    /// What tells it apart, nearest first: the file's stem where it has several
    /// articles, and the folders above.
    context: Vec<String>,
    /// The folders of its source, nearest first: only files that nothing else
    /// tells apart are called by where their source happens to be.
    location: Vec<String>,
    path: String,
    /// Its place among the articles of the file, from 0.
    place: usize,
    /// How many articles the file has.
    of: usize,
    source: u32,
}

impl Claimant {
    fn new(state: &State, source: u32, path: &str, place: usize, of: usize) -> Self {
        let mut parts: Vec<&str> = path.split('/').collect();
        let name = parts.pop().unwrap_or_default();
        let stem = crate::source::file_stem(name);
        let from = state.source(source);
        let location = from.map(|source| {
            let folder = if source.is_file { source.location.parent() } else { None };
            let folder = folder.unwrap_or(&source.location);
            folder.iter().map(|part| part.to_string_lossy().into_owned()).collect::<Vec<_>>()
        });
        let location = location.unwrap_or_default();
        let context = (of > 1).then_some(stem).into_iter().chain(parts.into_iter().rev());
        let named = location.iter().rev().filter(|part| !matches!(part.as_str(), "." | ".." | "/"));
        let clean = |part: &str| ArticleId::new(part).as_str().to_owned();
        Self {
            context: context.map(clean).collect(),
            location: named.map(|part| clean(part)).collect(),
            path: path.to_owned(),
            place,
            of,
            source,
        }
    }

    /// A number that hangs on where the article is and on nothing else.
    fn digest(&self) -> u32 {
        let text = format!("{}:{}:{}", self.location.join("/"), self.path, self.place);
        (xxhash_rust::xxh3::xxh3_64(text.as_bytes()) >> 32) as u32
    }
}

/// An article of the index that a run leaves where it is.
struct Standing {
    claimant: Claimant,
    id: String,
}

/// Settles the claims of a run: files that must change for it are written
/// (again), and the answer says so.
pub(super) fn settle(
    writing: &Writing<'_>,
    state: &State,
    plan: &Plan,
    mut written: Vec<WrittenFile>,
) -> Result<Vec<WrittenFile>> {
    let replaced: HashSet<String> = written
        .iter()
        .filter(|file| file.record.is_some())
        .map(|file| file_key(file.source, &file.path))
        .chain(plan.removed.iter().map(|file| file_key(file.source, &file.path)))
        .collect();
    let snapshot = &writing.snapshot;
    let settler = Settler { snapshot, state, replaced: &replaced };
    let claims = Claims::of(&written);
    let groups = settler.groups(&written, &claims)?;

    // What each article gets that has something else.
    let mut gets: BTreeMap<(u32, String), GivenIds> = BTreeMap::new();
    let mut taken: HashSet<String> = groups.keys().cloned().collect();
    for (claim, group) in &groups {
        let claimants: Vec<&Claimant> = group.iter().map(|(claimant, _)| claimant).collect();
        for ((claimant, has), mut id) in group.iter().zip(tell_apart(claim, &claimants)) {
            let is_others = |id: &str| Ok(claims.count(id) > 0 || settler.is_claimed(id)?);
            if id != *claim && (is_others(&id)? || !taken.insert(id.clone())) {
                id = format!("{id}-{:08x}", claimant.digest());
                taken.insert(id.clone());
            }
            if *has != id {
                let file = (claimant.source, claimant.path.clone());
                gets.entry(file).or_default().insert(claimant.place, id);
            }
        }
    }
    if gets.is_empty() {
        return Ok(written);
    }

    let mut file_writer = FileWriter::alone(writing);
    let at: HashMap<(u32, String), usize> = written
        .iter()
        .enumerate()
        .map(|(at, file)| ((file.source, file.path.clone()), at))
        .collect();
    let jobs: HashMap<(u32, &str), &Job> =
        plan.jobs.iter().map(|job| ((job.source, job.file.relative.as_str()), job)).collect();
    let mut records: HashMap<(u32, String), FileRecord> = HashMap::new();
    for record in snapshot.files()? {
        records.insert((record.source, record.path.clone()), record);
    }
    for (file, ids) in gets {
        let (job, mut given) = match (at.get(&file), records.get(&file)) {
            (Some(_), _) => {
                (jobs.get(&(file.0, file.1.as_str())).map(|job| (*job).clone()), GivenIds::new())
            }
            // Ids of the file's other articles stay as they are.
            (None, Some(record)) => (settler.standing_job(record), settler.given(&file)?),
            (None, None) => (None, GivenIds::new()),
        };
        let Some(job) = job else { continue };
        if let Some(cut) = at.get(&file).map(|at| &mut written[*at]).filter(|file| file.is_cut) {
            // To be written again it would have to be read, which was stopped.
            file_writer.drop_file(&job);
            cut.record = None;
            continue;
        }
        given.extend(ids);
        let again = file_writer.write(&job, &given)?;
        match at.get(&file) {
            Some(&at) => written[at] = again,
            None if again.record.is_some() => written.push(again),
            None => {}
        }
    }
    Ok(written)
}

/// How many articles of a run claim each id.
///
/// A run may read millions of articles, and almost all have their id for
/// themselves: more is gathered only of those that have not.
struct Claims<'a> {
    counts: HashMap<&'a str, u32>,
}

impl<'a> Claims<'a> {
    fn of(written: &'a [WrittenFile]) -> Self {
        let mut counts = HashMap::new();
        for file in written.iter().filter(|file| file.record.is_some()) {
            for claim in &file.claims {
                *counts.entry(claim.as_str()).or_default() += 1;
            }
        }
        Self { counts }
    }

    fn count(&self, claim: &str) -> u32 {
        self.counts.get(claim).copied().unwrap_or(0)
    }
}

/// The articles that claim the same id, in order, and the ids they have.
type Groups = BTreeMap<String, Vec<(Claimant, String)>>;

struct Settler<'a> {
    snapshot: &'a Snapshot,
    state: &'a State,
    /// Keys of the files that this run replaces or takes out.
    replaced: &'a HashSet<String>,
}

impl Settler<'_> {
    /// Gathers the claimants of every id whose claims this run has touched: no
    /// others can have changed hands.
    fn groups(&self, written: &[WrittenFile], claims: &Claims<'_>) -> Result<Groups> {
        let mut groups = Groups::new();
        for (claim, count) in &claims.counts {
            if *count > 1 || claim.contains('/') || self.is_claimed(claim)? {
                groups.entry((*claim).to_owned()).or_default();
            }
        }
        for key in self.replaced {
            for (_, claim, _) in self.articles_of(key)? {
                groups.entry(claim).or_default();
            }
        }
        // A stated id may look like one put together of a folder and a claim:
        // who states it goes first, so both groups are settled together.
        let ends: Vec<String> = groups.keys().flat_map(|claim| ends_of(claim)).collect();
        for end in ends {
            groups.entry(end).or_default();
        }
        for file in written.iter().filter(|file| file.record.is_some()) {
            let of = file.claims.len();
            for (place, claim) in file.claims.iter().enumerate() {
                if let Some(group) = groups.get_mut(claim) {
                    let claimant = Claimant::new(self.state, file.source, &file.path, place, of);
                    group.push((claimant, claim.clone()));
                }
            }
        }
        for (claim, group) in &mut groups {
            let standing = self.standing(claim)?.into_iter();
            group.extend(standing.map(|standing| (standing.claimant, standing.id)));
            group.sort_unstable();
        }
        Ok(groups)
    }

    /// Returns place, claim and id of each article that the index has of a
    /// file, in their order.
    fn articles_of(&self, key: &str) -> Result<Vec<(usize, String, String)>> {
        let term = Term::from_field_text(self.snapshot.fields().file, key);
        let mut articles = Vec::new();
        for at in self.snapshot.articles_with(&term)? {
            let article = self.snapshot.article(at)?;
            articles.push((article.place as usize, article.claim, article.id));
        }
        articles.sort_unstable();
        Ok(articles)
    }

    /// Returns the articles that claim an id and that this run leaves where
    /// they are.
    fn standing(&self, claim: &str) -> Result<Vec<Standing>> {
        let term = Term::from_field_text(self.snapshot.fields().claim, claim);
        let mut found = Vec::new();
        let mut sizes: HashMap<String, usize> = HashMap::new();
        for at in self.snapshot.articles_with(&term)? {
            let article = self.snapshot.article(at)?;
            let key = file_key(article.source, article.file());
            if self.replaced.contains(&key) {
                continue;
            }
            let of = match sizes.get(&key) {
                Some(of) => *of,
                None => *sizes.entry(key.clone()).or_insert(self.articles_of(&key)?.len()),
            };
            let place = article.place as usize;
            let claimant = Claimant::new(self.state, article.source, article.file(), place, of);
            found.push(Standing { claimant, id: article.id });
        }
        Ok(found)
    }

    fn is_claimed(&self, id: &str) -> Result<bool> {
        Ok(!self.standing(id)?.is_empty())
    }

    /// Returns the ids that a file's articles have other than they claim.
    fn given(&self, file: &(u32, String)) -> Result<GivenIds> {
        let articles = self.articles_of(&file_key(file.0, &file.1))?.into_iter();
        let other = articles.filter(|(_, claim, id)| claim != id);
        Ok(other.map(|(place, _, id)| (place, id)).collect())
    }

    /// Makes the job of reading a file again that is as it was. One that has
    /// changed is not read by a run that does not look at it: its articles keep
    /// their ids until it is.
    fn standing_job(&self, record: &FileRecord) -> Option<Job> {
        let from = self.state.source(record.source)?;
        let path = from.resolve(self.snapshot.dir(), &record.path);
        if hash_file(&path).ok()? != record.hash {
            return None;
        }
        let file = SourceFile {
            format: Format::from_path(&path)?,
            path,
            relative: record.path.clone(),
            size_bytes: record.size,
            modified_ns: record.modified,
        };
        Some(Job { source: record.source, file, before: Some(record.clone()), moved_from: None })
    }
}

/// Returns what a claim ends in, from each of its slashes on.
fn ends_of(claim: &str) -> impl Iterator<Item = String> + '_ {
    claim.match_indices('/').map(|(at, _)| claim[at + 1..].to_owned())
}

/// Returns an id for each of the claimants of one id, in their order.
fn tell_apart(claim: &str, claimants: &[&Claimant]) -> Vec<String> {
    if claimants.len() == 1 {
        return vec![claim.to_owned()];
    }
    let id = |claimant: &Claimant, parts: usize| {
        let near = claimant.context.iter().take(parts).rev();
        let mut words: Vec<&str> = near.map(String::as_str).collect();
        words.push(claim);
        words.join("/")
    };
    let mut parts = vec![1; claimants.len()];
    let mut ids: Vec<String> = claimants.iter().map(|claimant| id(claimant, 1)).collect();
    loop {
        let twice = duplicates(&ids);
        let mut deeper = false;
        for (at, claimant) in claimants.iter().enumerate() {
            if twice.contains(&ids[at]) && parts[at] < claimant.context.len() {
                parts[at] += 1;
                ids[at] = id(claimant, parts[at]);
                deeper = true;
            }
        }
        if !deeper {
            break;
        }
    }
    // Twice the same id in one file, files that differ in their extensions, the
    // same path in two sources, or what nothing tells apart.
    for step in 0..4 {
        let twice = duplicates(&ids);
        for (id, claimant) in ids.iter_mut().zip(claimants) {
            if !twice.contains(id) {
                continue;
            }
            match (step, claimant.path.rsplit_once('.'), claimant.location.first()) {
                (0, ..) if claimant.of > 1 => *id += &format!("-{}", claimant.place + 1),
                (1, Some((_, extension)), _) => *id += &format!("-{extension}"),
                (2, _, Some(folder)) => *id = format!("{folder}/{id}"),
                (3, ..) => *id += &format!("-{:08x}", claimant.digest()),
                _ => {}
            }
        }
    }
    ids
}

/// Returns the ids that occur more than once.
fn duplicates(ids: &[String]) -> HashSet<String> {
    let mut seen = HashSet::new();
    ids.iter().filter(|id| !seen.insert(*id)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::super::state::Source;
    use super::{Claimant, State, tell_apart};

    /// Each article: number of its source, path, place in the file, articles of
    /// the file.
    fn check(claim: &str, articles: &[(u32, &str, usize, usize)], expected: &[&str]) {
        let source = |id, location: &str| Source {
            id,
            location: PathBuf::from(location),
            is_file: false,
            url: None,
        };
        let sources = vec![source(0, "../docs"), source(1, "../mail")];
        let state = State { sources, ..State::default() };
        let claimants: Vec<_> = articles
            .iter()
            .map(|(source, path, place, of)| Claimant::new(&state, *source, path, *place, *of))
            .collect();
        let claimants: Vec<_> = claimants.iter().collect();
        assert_eq!(tell_apart(claim, &claimants), expected);
    }

    #[test]
    fn as_much_of_the_path_as_is_needed() {
        check("r", &[(0, "a/r.txt", 0, 1)], &["r"]);
        check("r", &[(0, "a/r.txt", 0, 1), (0, "b/r.txt", 0, 1)], &["a/r", "b/r"]);
        check("r", &[(0, "r.txt", 0, 1), (0, "b/r.txt", 0, 1)], &["r", "b/r"]);
        check(
            "r",
            &[(0, "x/a/r.txt", 0, 1), (0, "y/a/r.txt", 0, 1), (0, "c/r.txt", 0, 1)],
            &["x/a/r", "y/a/r", "c/r"],
        );
        check("7", &[(0, "a.jsonl", 0, 9), (0, "b.jsonl", 3, 9)], &["a/7", "b/7"]);
        check("7", &[(0, "a.jsonl", 0, 9), (0, "a.jsonl", 3, 9)], &["a/7-1", "a/7-4"]);
        check("r", &[(0, "r.md", 0, 1), (0, "r.txt", 0, 1)], &["r-md", "r-txt"]);
        check("r", &[(0, "r.txt", 0, 1), (1, "r.txt", 0, 1)], &["docs/r-txt", "mail/r-txt"]);
    }
}
