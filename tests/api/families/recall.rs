//! How many of the reprints that are planted are found, and how many texts that
//! are none.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use super::all;
use super::plant::Planter;
use crate::harness::{line, world};

/// What was done to a text before it was printed again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reprint {
    Exact,
    Edited(usize),
    /// The first two thirds of it.
    Cut,
    /// Put before another paragraph.
    Joined,
    /// A row of so many words of it, with words around.
    Quoted(usize),
    /// No reprint: only so many of a hundred words are the same, the same
    /// sentences in many passages.
    Boilerplate(usize),
    /// No reprint: the same words around other names and numbers.
    Template,
}

const REPRINTS: [Reprint; 13] = [
    Reprint::Exact,
    Reprint::Edited(2),
    Reprint::Edited(5),
    Reprint::Edited(10),
    Reprint::Edited(20),
    Reprint::Cut,
    Reprint::Joined,
    Reprint::Quoted(40),
    Reprint::Quoted(25),
    Reprint::Quoted(15),
    Reprint::Boilerplate(25),
    Reprint::Boilerplate(40),
    Reprint::Template,
];

impl Reprint {
    fn is_none(self) -> bool {
        matches!(self, Self::Boilerplate(_) | Self::Template)
    }
}

/// How many texts of each kind are planted.
const EACH: usize = 100;

/// A passage and the one that was made of it.
type Pair = (String, String);

/// The planted pairs of each kind, and the lines of the collection.
fn planted() -> (BTreeMap<Reprint, Vec<Pair>>, Vec<String>) {
    let mut planter = Planter::new(1);
    let mut paragraphs: Vec<(String, Option<String>)> = Vec::new();
    let boilerplate = planter.paragraph(60);
    let mut originals = Vec::new();
    for reprint in REPRINTS {
        for _ in 0..EACH {
            let words = planter.random.between(50, 110);
            let text = planter.paragraph(words);
            let (text, again) = match reprint {
                Reprint::Exact => (text.clone(), text),
                Reprint::Edited(percent) => (text.clone(), planter.edited(&text, percent)),
                Reprint::Cut => {
                    let words: Vec<&str> = text.split(' ').collect();
                    (text.clone(), words[..words.len() * 2 / 3].join(" "))
                }
                Reprint::Joined => (text.clone(), format!("{text} {}", planter.paragraph(40))),
                Reprint::Quoted(words) => (text.clone(), planter.part(&text, words)),
                Reprint::Boilerplate(percent) => {
                    let shared: Vec<&str> =
                        boilerplate.split(' ').take(words * percent / 100).collect();
                    let shared = shared.join(" ");
                    let own = words - words * percent / 100;
                    let first = format!("{} {shared}", planter.paragraph(own));
                    (first, format!("{} {shared}", planter.paragraph(own)))
                }
                Reprint::Template => (template(&mut planter), template(&mut planter)),
            };
            originals.push((reprint, paragraphs.len()));
            paragraphs.extend([(text, None), (again, None)]);
        }
    }
    // Passages among which nothing is to be found.
    for _ in 0..3_000 {
        let words = planter.random.between(5, 140);
        paragraphs.push((planter.paragraph(words), None));
    }
    let mut lines = Vec::new();
    for (n, (text, _)) in paragraphs.iter().enumerate() {
        lines.push(line(&format!("{n:05}"), "", &[text]));
    }
    let mut pairs: BTreeMap<Reprint, Vec<Pair>> = BTreeMap::new();
    for (reprint, at) in originals {
        let id = |n: usize| format!("{n:05}#1");
        pairs.entry(reprint).or_default().push((id(at), id(at + 1)));
    }
    (pairs, lines)
}

/// As encyclopaedias write of villages: a third of the words are its own.
fn template(planter: &mut Planter) -> String {
    let mut own = |count| planter.words(count).join(" ");
    let (name, district, region, river) = (own(2), own(2), own(2), own(3));
    let numbers: Vec<usize> = (0..4).map(|_| 10 + planter.random.below(90_000)).collect();
    format!(
        "{name} is a village in the district of {district} in {region} on the river {river}. It \
         lies about {} kilometres from the capital. At the census of {} the village had a \
         population of {} people in {} families.",
        numbers[0] % 90,
        1900 + numbers[1] % 120,
        numbers[2],
        numbers[3]
    )
}

#[test]
fn reprints_are_found_and_look_alikes_are_not() {
    let (planted, lines) = planted();
    let (index, _) = world(&lines).sync();
    let mut found: HashSet<Pair> = HashSet::new();
    let mut in_families: HashSet<String> = HashSet::new();
    for family in all(&index).families {
        let ids: Vec<String> = family.members.iter().map(|member| member.id.to_string()).collect();
        in_families.extend(ids.iter().cloned());
        for a in &ids {
            found.extend(ids.iter().filter(|b| *b != a).map(|b| (a.clone(), b.clone())));
        }
    }
    let mut table = String::from("reprint             found of 100\n");
    let (mut right, mut reprints) = (0, 0);
    for (reprint, pairs) in &planted {
        let count = pairs.iter().filter(|pair| found.contains(*pair)).count();
        right += if reprint.is_none() { 0 } else { count };
        reprints += if reprint.is_none() { 0 } else { pairs.len() };
        writeln!(table, "{:<19} {count:>5}", format!("{reprint:?}")).unwrap();
    }
    let pairs = found.len() / 2;
    writeln!(table, "pairs in families   {pairs:>5}, {right} of them planted").unwrap();
    println!("{table}");
    for (reprint, least) in [
        (Reprint::Exact, 100),
        (Reprint::Edited(2), 100),
        (Reprint::Edited(5), 98),
        (Reprint::Edited(10), 70),
        (Reprint::Cut, 95),
        (Reprint::Joined, 95),
        (Reprint::Quoted(40), 75),
    ] {
        let count = planted[&reprint].iter().filter(|pair| found.contains(*pair)).count();
        assert!(count >= least, "{reprint:?}: {count}\n{table}");
    }
    assert_eq!(pairs, right, "of {reprints} reprints\n{table}");
}
