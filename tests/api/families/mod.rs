//! Passages that are the same text, or nearly.

mod incremental;
mod plant;
mod recall;
mod searching;

use pincite::{Families, FamilyOptions, Index};

/// All families, also those within one article.
fn all(index: &Index) -> Families {
    index.families(&FamilyOptions { min_articles: 1, ..FamilyOptions::default() }).unwrap()
}

/// The families as text, a line each: what each passage is to the longest.
fn described(index: &Index) -> Vec<String> {
    let families = all(index).families.into_iter();
    let mut lines: Vec<_> = families
        .map(|family| {
            let members = family.members.iter();
            let members = members.map(|member| format!("{} {}", member.kinship.name(), member.id));
            format!("{}: {}", members.collect::<Vec<_>>().join(", "), family.text)
        })
        .collect();
    lines.sort_unstable();
    lines
}
