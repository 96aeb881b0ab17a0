//! Where else a text stands, in words.

use pincite::{AlsoIn, FamilyMember, Hit, Kinship};

use super::counted;

/// So many other passages are named beside a hit.
const NAMED: usize = 3;

/// Says where else the text of a hit stands: `also in 3 other articles:
/// coast-wire#2 (Coast Wire, 2024-05-09), echo#4, …`. `dash` stands between the
/// parts of a date.
pub fn also_in(hit: &Hit, dash: &str) -> Option<String> {
    let AlsoIn { total, articles, passages, .. } = &hit.also_in;
    if *total == 0 {
        return None;
    }
    let is_own = |member: &&FamilyMember| member.id.article == hit.article.id;
    if *articles == 0 {
        let places = passages.iter().take(NAMED).map(|member| format!("¶ {}", member.id.paragraph));
        return Some(format!("also in this article: {}", listed(places.collect(), *total)));
    }
    let others = passages.iter().filter(|member| !is_own(member)).take(NAMED);
    let named: Vec<String> = others.map(|member| named(member, dash)).collect();
    let all = *total - passages.iter().filter(is_own).count() as u64;
    let articles = counted(*articles, "other article", "other articles");
    Some(format!("also in {articles}: {}", listed(named, all)))
}

/// Names a passage: `coast-wire#2 (Coast Wire, 2024-05-09, longer)`.
fn named(member: &FamilyMember, dash: &str) -> String {
    let facts = facts(member, dash);
    match facts.is_empty() {
        true => member.id.to_string(),
        false => format!("{} ({})", member.id, facts.join(", ")),
    }
}

/// What is worth saying of a passage besides its name.
fn facts(member: &FamilyMember, dash: &str) -> Vec<String> {
    let metadata = &member.article.metadata;
    let date = metadata.published.map(|date| date.to_string().replace('-', dash));
    let kinship = kinship(member.kinship).map(str::to_owned);
    metadata.publisher.iter().cloned().chain(date).chain(kinship).collect()
}

/// Says what a passage is to another, unless it is the same.
pub fn kinship(kinship: Kinship) -> Option<&'static str> {
    match kinship {
        Kinship::Whole => Some("longer"),
        Kinship::Part => Some("a part"),
        _ => None,
    }
}

fn listed(names: Vec<String>, of: u64) -> String {
    let more = if of > names.len() as u64 { ", …" } else { "" };
    format!("{}{more}", names.join(", "))
}
