//! Families hang on what is in the collection and on nothing else.

use std::collections::BTreeMap;

use pincite::{Index, SyncOptions};

use super::described;
use super::plant::Planter;
use crate::harness::{World, line};

/// A collection that changes.
struct Changing {
    world: World,
    planter: Planter,
    /// Texts that articles are made of.
    texts: Vec<String>,
    files: BTreeMap<String, String>,
}

impl Changing {
    fn new(seed: u64) -> Self {
        let mut planter = Planter::new(seed);
        let mut texts: Vec<String> = (0..6).map(|n| planter.paragraph(15 + n * 20)).collect();
        // Texts that share a beginning, and one within another.
        let shared = planter.paragraph(12);
        texts.extend((0..3).map(|_| format!("{shared} {}", planter.paragraph(25))));
        texts.push(format!("{} {}", texts[2], texts[3]));
        Self { world: World::new(), planter, texts, files: BTreeMap::new() }
    }

    fn paragraph(&mut self) -> String {
        let text = self.texts[self.planter.random.below(self.texts.len())].clone();
        match self.planter.random.below(6) {
            0 => self.planter.paragraph(30),
            1 => self.planter.edited(&text, 5),
            2 => self.planter.part(&text, 14),
            3 => self.planter.edited(&text, 15),
            _ => text,
        }
    }

    /// Adds, changes or removes a file.
    fn step(&mut self) {
        let name = format!("{:02}", self.planter.random.below(25));
        if self.files.remove(&name).is_some() && self.planter.random.percent(40) {
            self.world.remove(&format!("{name}.jsonl"));
            return;
        }
        let paragraphs: Vec<_> =
            (0..self.planter.random.between(1, 4)).map(|_| self.paragraph()).collect();
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let year = 1990 + self.planter.random.below(30);
        let text = line(&name, &format!("\"date\":\"{year}\","), &paragraphs);
        self.world.file(&format!("{name}.jsonl"), &text);
        self.files.insert(name, text);
    }
}

#[test]
fn many_runs_give_what_one_gives() {
    let mut families = 0;
    for seed in 0..4 {
        let mut changing = Changing::new(seed);
        for run in 0..6 {
            for _ in 0..changing.planter.random.between(1, 6) {
                changing.step();
            }
            let threads = Some(1 + run % 3);
            let (index, _) =
                changing.world.sync_with(&SyncOptions { threads, ..SyncOptions::default() });
            let fresh = tempfile::tempdir().unwrap();
            let mut anew = Index::open_or_create(fresh.path().join("index")).unwrap();
            let folder = [changing.world.articles()];
            anew.sync(&folder, &SyncOptions::default(), &mut |_| {}).unwrap();
            let expected = described(&anew);
            families += expected.len();
            assert_eq!(described(&index), expected, "seed {seed}, run {run}");
            // What was read once is what is read again.
            assert_eq!(described(&changing.world.open()), expected);
        }
    }
    assert!(families > 60, "{families} families were compared");
}

#[test]
fn a_rebuild_changes_nothing() {
    let mut changing = Changing::new(77);
    for _ in 0..4 {
        (0..6).for_each(|_| changing.step());
        changing.world.sync();
    }
    let before = described(&changing.world.open());
    assert!(before.len() > 3, "{before:?}");
    let options = SyncOptions { rebuild: true, ..SyncOptions::default() };
    assert_eq!(described(&changing.world.sync_with(&options).0), before);
    changing.world.open().verify().unwrap();
}
