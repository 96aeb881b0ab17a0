//! What is asked of the article, and in fields.

use pincite::{Fact, Field, Node};

use super::super::build::{date, field, has, not, or, phrase, prefix, word};
use super::super::operator::Operator;
use super::super::vocabulary::{AUTHORS, DATES, PUBLISHERS, TAGS};
use super::words::{beginning, words_of};
use super::{Generator, Place};

impl Generator<'_> {
    /// Something that is known of an article, or a field.
    pub(super) fn fact(&mut self) -> Node {
        use Operator::{Author, Date, Has, Heading, Id, Language, Path, Publisher, Tag, Title};
        let operator = self.choose(&[
            (4, Title),
            (4, Heading),
            (3, Author),
            (3, Publisher),
            (2, Language),
            (2, Tag),
            (2, Path),
            (3, Id),
            (2, Date),
            (2, Has),
        ]);
        let Some(operator) = operator else { return self.leaf() };
        match operator {
            Title => self.words_in(Field::Title),
            Heading => self.words_in(Field::Heading),
            Author => self.name_in(Field::Author, &AUTHORS),
            Publisher => self.name_in(Field::Publisher, &PUBLISHERS),
            Language => self.value_in(Field::Language, &["en", "en-GB", "de", "fa", "EN", "x"]),
            Tag => self.value_in(Field::Tag, &TAGS),
            Path => self.value_in(Field::Path, &["a.jsonl", "b", "a", "more", "More/b.jsonl"]),
            Id => {
                let own = format!("a{:02}", self.focus.0);
                let ids: Vec<_> =
                    self.ids.iter().filter(|id| id.starts_with(&own)).cloned().collect();
                let one = ids[self.random.below(ids.len())].clone();
                let other = self.ids[self.random.below(self.ids.len())].clone();
                field(
                    Field::Id,
                    match self.random.below(3) {
                        0 => prefix(&one[..2]),
                        1 => or([value(&one), value(&other)]),
                        _ => value(&one),
                    },
                )
            }
            Has => has(self.random.pick(&Fact::ALL)),
            _ => {
                let from = self.random.pick(&["", "2019-12", "2020", "2020-02-29"]);
                let until = self.random.pick(&["2020", "2020-03", "2021", "2022-01"]);
                match self.random.percent(40) {
                    true => {
                        let day = self.random.pick(&DATES);
                        date(day, day)
                    }
                    false => date(from, until),
                }
            }
        }
    }

    /// Words of a field, most often some that it has.
    pub(super) fn words_in(&mut self, name: Field) -> Node {
        let outer = self.spot.clone();
        let (article, passage) = self.focus;
        // Behind the paragraph come its heading and, in a first one, the title.
        let own = match name {
            Field::Title => self.texts[article][0].last(),
            _ => self.texts[article][passage].get(1),
        };
        if self.random.percent(60) {
            self.spot = own.cloned().or(self.spot.take());
        }
        let depth = self.random.weighted(&[(3, 0), (1, 1)]);
        let node = field(name, self.any(depth, Place::Field));
        self.spot = outer;
        node
    }

    /// Words of some names, or any.
    pub(super) fn name_in(&mut self, name: Field, names: &[&str]) -> Node {
        if self.random.percent(30) {
            return self.words_in(name);
        }
        let names = words_of(self.random.pick(names));
        let only = names[self.random.below(names.len())].clone();
        let inner = match self.random.below(4) {
            0 => phrase(&names.join(" ")),
            1 => prefix(&beginning(&mut self.random, &only)),
            _ => word(&only),
        };
        field(name, inner)
    }

    pub(super) fn value_in(&mut self, name: Field, values: &[&str]) -> Node {
        let typed = self.random.pick(values);
        let inner = match self.random.below(5) {
            0 => or([value(typed), value(self.random.pick(values))]),
            1 => not(value(typed)),
            2 => prefix(&beginning(&mut self.random, typed)),
            _ => value(typed),
        };
        field(name, inner)
    }
}

/// A value of a field as it is typed.
fn value(text: &str) -> Node {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/');
    match text.chars().all(is_plain) {
        true => word(text),
        false => phrase(text),
    }
}
