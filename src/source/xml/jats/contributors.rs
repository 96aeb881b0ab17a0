//! The people who made an article, kept apart by what they did.

use roxmltree::Node;

use super::part;
use crate::Person;
use crate::source::xml::facts::{Facts, attribute, child, children, descendants};
use crate::source::xml::inline::text_of;

/// Takes the contributors of an article.
pub(super) fn read(meta: Node<'_, '_>, facts: &mut Facts<'_>) {
    let (mut authors, mut translators) = (Vec::new(), Vec::new());
    for group in children(meta, "contrib-group") {
        for contrib in children(group, "contrib") {
            let Some(person) = person(contrib) else { continue };
            let role =
                attribute(contrib, "contrib-type").or_else(|| attribute(group, "content-type"));
            match role.unwrap_or("author") {
                "author" | "authors" => push(&mut authors, person),
                "translator" => push(&mut translators, person),
                other => add_extra(facts, other, &person),
            }
        }
        // A group may name its members without telling them apart.
        for collab in children(group, "collab") {
            push(&mut authors, whole(collab));
        }
    }
    facts.authors(authors, "contrib elements of type author");
    facts.translators(translators, "contrib elements of type translator");
}

fn push(people: &mut Vec<Person>, person: Person) {
    if !people.contains(&person) {
        people.push(person);
    }
}

fn add_extra(facts: &mut Facts<'_>, role: &str, person: &Person) {
    let names = facts.article.metadata.extra.entry(role.to_owned()).or_default();
    if !names.is_empty() {
        names.push_str("; ");
    }
    names.push_str(&person.to_string());
}

fn person(contrib: Node<'_, '_>) -> Option<Person> {
    let alternatives = child(contrib, "name-alternatives").unwrap_or(contrib);
    for name in ["name", "string-name"] {
        if let Some(name) = child(alternatives, name) {
            return named(name);
        }
    }
    // The members of a group stand in its element.
    let collab = descendants(alternatives, "collab").next()?;
    Some(whole(collab)).filter(|person| !person.family.is_empty())
}

/// Reads a name whose parts are told apart.
fn named(name: Node<'_, '_>) -> Option<Person> {
    let get = |part_name: &str| {
        child(name, part_name).map(|node| text_of(node, part)).filter(|text| !text.is_empty())
    };
    let Some(surname) = get("surname") else {
        let stated = get("given-names").unwrap_or_else(|| text_of(name, part));
        return Some(Person::from_stated(&stated)).filter(|person| !person.family.is_empty());
    };
    let family = match get("suffix") {
        Some(suffix) => format!("{surname} {suffix}"),
        None => surname,
    };
    Some(Person { family, given: get("given-names") })
}

/// Takes the name of a group as it stands, without its members.
fn whole(collab: Node<'_, '_>) -> Person {
    let own: String = collab
        .children()
        .filter(|node| !node.has_tag_name("contrib-group") && !node.has_tag_name("xref"))
        .filter(|node| node.is_text() || node.is_element())
        .map(|node| match node.text() {
            Some(text) if node.is_text() => text.to_owned(),
            _ => text_of(node, part),
        })
        .collect();
    Person { family: crate::source::tidy::tidy(&own), given: None }
}
