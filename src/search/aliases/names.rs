//! What else a name is called.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use tantivy::Term;

use super::case::{Case, has_capitals};
use super::expansion::{AliasOptions, ExpansionKind, OtherName};
use crate::alias::{Aliases, Keys, is_common_word, name_key};
use crate::index::{Pair, Relation, Snapshot};
use crate::search::spelling::count_up_to;

/// What a match of a listed alias is worth. Whoever lists one means it, and
/// still typed another.
const GIVEN: f32 = 0.8;
/// What a match of a mined alias is worth, where a short form stands for one
/// thing only; of several, each is worth its share of the passages that define
/// it. Two passages in three beside one of what was typed: what was typed comes
/// first among equals.
const MINED: f32 = 0.6;
/// What another spelling of a defined name is worth.
const OTHER_SPELLING: f32 = 0.8;
/// What a step more takes: from one short form over the name in full to another
/// short form.
const NEXT_STEP: f32 = 0.8;

/// A meaning that fewer passages share of those that define the short form is
/// more likely a slip than what is meant.
const MIN_SHARE: f64 = 0.05;
/// At most so many names for which a short form stands, and as many short forms
/// of a name.
const MAX_NAMES: usize = 4;
/// At most so many ways of writing one name.
const MAX_SPELLINGS: usize = 3;

/// A name of one ordinary word (`Castle`) is another name of something only
/// where at least one of so many passages with the word says so.
const MAX_PASSAGES_PER_DEFINITION: u64 = 50;

/// Passages that prove a link.
const MAX_PROOF: usize = 3;

/// What else a name is called.
#[derive(Clone, Debug, Default)]
pub(super) struct OtherNames {
    pub(super) list: Vec<OtherName>,
    /// Of how many things the name is a short form, where some were left out.
    pub(super) cut: Option<usize>,
}

/// Looks names up.
pub(super) struct Names<'a> {
    snapshot: &'a Snapshot,
    given: Option<&'a Aliases>,
    mined: bool,
    case: Case,
    /// What was read of keys so far: one name leads to another and back.
    known: HashMap<String, Rc<Known>>,
}

/// The pairs of one name.
struct Known {
    pairs: Vec<Pair>,
    groups: Vec<Group>,
    is_cut: bool,
}

/// The pairs that lead to one other name.
struct Group {
    key: String,
    relation: Relation,
    passages: u64,
    pairs: Vec<Pair>,
}

impl<'a> Names<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, options: &'a AliasOptions) -> tantivy::Result<Self> {
        // Most collections define something; those that do not pay nothing.
        let mined = options.mined && snapshot.has_pairs_from("")?;
        let given = options.given.as_deref().filter(|given| !given.is_empty());
        let (case, known) = (Case::default(), HashMap::new());
        Ok(Self { snapshot, given, mined, case, known })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.given.is_none() && !self.mined
    }

    /// Says whether any name has a key that begins so.
    pub(super) fn may_begin(&self, key: &str) -> tantivy::Result<bool> {
        if self.given.is_some_and(|given| given.may_begin(key)) {
            return Ok(true);
        }
        Ok(self.mined && self.snapshot.has_pairs_from(key)?)
    }

    /// Returns what else the name with a key is called; `typed` is how it was
    /// typed. The weightiest come first.
    pub(super) fn of(&mut self, key: &str, typed: &str) -> tantivy::Result<OtherNames> {
        let mut found = Gathered::new(typed);
        for text in self.given.map(|given| given.of_key(key)).unwrap_or_default() {
            found.push(OtherName {
                text: text.to_owned(),
                kind: ExpansionKind::AliasGiven,
                weight: GIVEN,
                passages: 0,
                proof: Vec::new(),
                is_ambiguous: false,
            });
        }
        let mut cut = None;
        if self.mined {
            cut = self.mined(key, typed, &mut found)?;
        }
        let mut list = found.list;
        list.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        Ok(OtherNames { list, cut })
    }

    fn pairs_of(&mut self, key: &str) -> tantivy::Result<Rc<Known>> {
        if let Some(known) = self.known.get(key) {
            return Ok(Rc::clone(known));
        }
        let (pairs, is_cut) = self.snapshot.pairs_of(key)?;
        let known = Rc::new(Known { groups: groups(&pairs), pairs, is_cut });
        self.known.insert(key.to_owned(), Rc::clone(&known));
        Ok(known)
    }

    /// Gathers what passages define; returns of how many things the name is a
    /// short form, where some are left out.
    fn mined(
        &mut self,
        key: &str,
        typed: &str,
        found: &mut Gathered,
    ) -> tantivy::Result<Option<usize>> {
        let known = self.pairs_of(key)?;
        if known.pairs.is_empty() {
            return Ok(None);
        }
        let definitions = total(&known.groups);
        let is_word = !has_capitals(typed)
            && definitions > 0
            && self.is_ordinary_word(typed, definitions, found)?;
        if !is_word {
            self.own_spellings(&known.pairs, found)?;
        }
        let of_use = |group: &&Group| !(is_word && group.relation == Relation::Short);
        let groups: Vec<&Group> = known.groups.iter().filter(of_use).collect();
        let meanings = groups.iter().filter(|group| group.relation == Relation::Short).count();
        let is_ambiguous = meanings > 1;
        let mut taken = 0;
        for group in groups.iter().filter(|group| group.relation == Relation::Short) {
            let share = share(group.passages, definitions);
            if taken == MAX_NAMES || (taken > 0 && share < MIN_SHARE) {
                break;
            }
            taken += 1;
            let weight = MINED * share as f32;
            self.push(group, weight, is_ambiguous, &[], found)?;
            self.siblings(key, group, weight * NEXT_STEP, is_ambiguous, found)?;
        }
        let short_forms = groups.iter().filter(|group| group.relation == Relation::Long);
        for group in short_forms.take(MAX_NAMES) {
            let (share, is_ambiguous) = self.share_of(&group.key, key)?;
            self.push(group, MINED * share as f32, is_ambiguous, &[], found)?;
        }
        let others =
            groups.iter().filter(|group| matches!(group.relation, Relation::Other | Relation::Own));
        for group in others.take(MAX_NAMES) {
            if self.is_well_defined(group)? {
                self.push(group, MINED, false, &[], found)?;
            }
        }
        Ok((taken < meanings || known.is_cut).then_some(meanings))
    }

    /// Gathers the ways in which the name itself is written where it is
    /// defined.
    fn own_spellings(&self, pairs: &[Pair], found: &mut Gathered) -> tantivy::Result<()> {
        let mut terms: BTreeMap<&str, (u64, Vec<&str>)> = BTreeMap::new();
        for pair in pairs {
            let (passages, of_name) = terms.entry(&pair.name).or_default();
            *passages += pair.passages;
            of_name.push(&pair.term);
        }
        let mut spellings: Vec<_> = terms.into_iter().collect();
        spellings.sort_by_key(|(name, (passages, _))| (std::cmp::Reverse(*passages), *name));
        for (name, (_, terms)) in spellings.into_iter().take(MAX_SPELLINGS) {
            if found.is_new(name) {
                let (passages, proof) = self.snapshot.proof(&terms, MAX_PROOF)?;
                found.push(OtherName {
                    text: name.to_owned(),
                    kind: ExpansionKind::Spelling,
                    weight: OTHER_SPELLING,
                    passages,
                    proof,
                    is_ambiguous: false,
                });
            }
        }
        Ok(())
    }

    /// Gathers the other short forms of what `group` stands for.
    fn siblings(
        &mut self,
        key: &str,
        group: &Group,
        weight: f32,
        is_ambiguous: bool,
        found: &mut Gathered,
    ) -> tantivy::Result<()> {
        let known = self.pairs_of(&group.key)?;
        let is_sibling = |other: &&Group| other.relation == Relation::Long && other.key != key;
        for sibling in known.groups.iter().filter(is_sibling).take(MAX_NAMES) {
            let (share, has_others) = self.share_of(&sibling.key, &group.key)?;
            let is_ambiguous = is_ambiguous || has_others;
            self.push(sibling, weight * share as f32, is_ambiguous, &group.pairs, found)?;
        }
        Ok(())
    }

    /// Returns which share of the passages that define the short form with the
    /// key `short` say that it stands for `long`, and whether others say
    /// otherwise.
    fn share_of(&mut self, short: &str, long: &str) -> tantivy::Result<(f64, bool)> {
        let known = self.pairs_of(short)?;
        let groups = &known.groups;
        let meanings = || groups.iter().filter(|group| group.relation == Relation::Short);
        let own = meanings().find(|group| group.key == long).map_or(0, |group| group.passages);
        Ok((share(own, total(groups)), meanings().count() > 1))
    }

    /// Says whether a short form is spelt like a word that is none.
    fn is_ordinary_word(
        &mut self,
        short: &str,
        definitions: u64,
        found: &mut Gathered,
    ) -> tantivy::Result<bool> {
        let form = found.keys.words(short);
        if form.contains(' ') {
            return Ok(false);
        }
        self.case.is_ordinary_word(self.snapshot, &form, definitions)
    }

    /// Says whether a name that no letters vouch for is known well enough.
    fn is_well_defined(&self, group: &Group) -> tantivy::Result<bool> {
        for pair in group.pairs.iter().take(1) {
            for name in [&pair.name, &pair.other] {
                let capitals = name.chars().filter(|c| c.is_uppercase()).count();
                if name.contains(|c: char| !c.is_alphanumeric()) || capitals > 1 {
                    continue;
                }
                let form = Term::from_field_text(self.snapshot.fields().form, &name.to_lowercase());
                let most = group.passages * MAX_PASSAGES_PER_DEFINITION;
                if count_up_to(self.snapshot, &form, most + 1)? > most {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Gathers the ways of writing the other name of a group; `via` are the
    /// pairs that lead there.
    fn push(
        &mut self,
        group: &Group,
        weight: f32,
        is_ambiguous: bool,
        via: &[Pair],
        found: &mut Gathered,
    ) -> tantivy::Result<()> {
        let mut spellings: BTreeMap<&str, u64> = BTreeMap::new();
        for pair in &group.pairs {
            *spellings.entry(&pair.other).or_default() += pair.passages;
        }
        let mut spellings: Vec<_> = spellings.into_iter().collect();
        spellings.sort_by_key(|(name, passages)| (std::cmp::Reverse(*passages), *name));
        spellings.retain(|(name, _)| found.is_new(name));
        if group.relation == Relation::Long {
            let mut kept = Vec::new();
            for (name, passages) in spellings {
                if !self.is_ordinary_word(name, group.passages, found)? {
                    kept.push((name, passages));
                }
            }
            spellings = kept;
        }
        if spellings.is_empty() || weight <= 0.0 {
            return Ok(());
        }
        let own: Vec<&str> = group.pairs.iter().map(|pair| pair.term.as_str()).collect();
        let (passages, mut proof) = self.snapshot.proof(&own, MAX_PROOF)?;
        if !via.is_empty() {
            // Both steps have to be proved.
            let first: Vec<&str> = via.iter().map(|pair| pair.term.as_str()).collect();
            let (_, first) = self.snapshot.proof(&first, 1)?;
            proof.truncate(MAX_PROOF - 1);
            proof.extend(first);
            proof.sort_unstable();
            proof.dedup();
        }
        for (name, _) in spellings.into_iter().take(MAX_SPELLINGS) {
            found.push(OtherName {
                text: name.to_owned(),
                kind: ExpansionKind::AliasMined,
                weight,
                passages,
                proof: proof.clone(),
                is_ambiguous,
            });
        }
        Ok(())
    }
}

/// How many passages define a short form.
fn total(groups: &[Group]) -> u64 {
    let meanings = groups.iter().filter(|group| group.relation == Relation::Short);
    meanings.map(|group| group.passages).sum()
}

fn share(part: u64, total: u64) -> f64 {
    part as f64 / total.max(1) as f64
}

/// Puts the pairs of one name together by the other name; what most passages
/// say comes first.
fn groups(pairs: &[Pair]) -> Vec<Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for pair in pairs {
        let group = groups.entry(pair.other_key.clone()).or_insert_with(|| Group {
            key: pair.other_key.clone(),
            relation: pair.relation,
            passages: 0,
            pairs: Vec::new(),
        });
        // Where letters vouch for a pair they count, however else it is stated.
        group.relation = group.relation.min(pair.relation);
        group.passages += pair.passages;
        group.pairs.push(pair.clone());
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    groups.sort_by(|a, b| b.passages.cmp(&a.passages).then_with(|| a.key.cmp(&b.key)));
    groups
}

/// Names gathered, each once.
struct Gathered {
    keys: Keys,
    /// The words of what was typed and of what was gathered.
    known: Vec<String>,
    list: Vec<OtherName>,
}

impl Gathered {
    fn new(typed: &str) -> Self {
        let mut keys = Keys::default();
        let known = vec![keys.words(typed)];
        Self { keys, known, list: Vec::new() }
    }

    /// Says whether a name is found otherwise than what is looked for already,
    /// and finds more than every other passage.
    fn is_new(&mut self, name: &str) -> bool {
        let words = self.keys.words(name);
        !words.is_empty() && !is_common_word(&words) && !self.known.contains(&words)
    }

    /// Takes a name in, unless it is looked for already. Whoever lists an alias
    /// means it, however common a word it is.
    fn push(&mut self, name: OtherName) {
        let words = self.keys.words(&name.text);
        if !words.is_empty() && !self.known.contains(&words) {
            self.known.push(words);
            self.list.push(name);
        }
    }
}

/// Returns the key of a word of a query, and that of its singular where it may
/// be the plural of a short form.
pub(super) fn keys_of_word(word: &str) -> impl Iterator<Item = String> {
    let key = name_key(word);
    let singular = key.strip_suffix('s').filter(|rest| rest.len() > 2).map(str::to_owned);
    std::iter::once(key).chain(singular)
}
