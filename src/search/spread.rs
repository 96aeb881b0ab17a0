//! Passages of several articles on one screen.
//!
//! An article that is all about the matter may have the best ten passages.
//! Whoever looks at the first ten wants to see that others have something to
//! say, too. So no more than a few of any [`SCREEN`] hits in a row are of one
//! article, as long as there are others; what is too much of one comes as soon
//! as there is room for it. Nothing is lost, and since each place hangs on those
//! before it alone, pages of any size make up the same list.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::num::NonZeroUsize;

use super::order::Found;
use crate::index::ArticleRef;

/// So many hits in a row are looked at together: as many as a search shows
/// where nothing else is asked for.
const SCREEN: usize = 10;

/// No more than so many passages are held back at a time: where one article has
/// the best thousand, what others have is no match for it, and would take long
/// to find.
const MOST_HELD: usize = 1000;

/// Passages in the order in which they are shown, as far as it was settled.
pub(super) struct Spread {
    pub(super) shown: Vec<Found>,
    /// The articles that better passages are held back of than the last one
    /// shown, and how many passages of each are shown.
    pub(super) held_back: HashMap<ArticleRef, usize>,
}

/// Brings the first `wanted` of `found` into the order in which they are shown,
/// with at most `most` of one article in a row. `is_all`: whether `found` is all
/// that there is; where it is not, the order ends where it hangs on what comes
/// after.
pub(super) fn spread(
    found: impl Iterator<Item = Found>,
    most: NonZeroUsize,
    wanted: usize,
    is_all: bool,
) -> Spread {
    let mut spreading = Spreading { most: most.get(), ..Spreading::default() };
    let mut rest = found.filter_map(|found| Some((found, found.passage()?.article)));
    let mut shown = Vec::new();
    while shown.len() < wanted {
        let next = spreading.free().or_else(|| spreading.hold_until_free(&mut rest));
        let is_known = is_all || spreading.held == MOST_HELD;
        let next = next.or_else(|| if is_known { spreading.earliest() } else { None });
        let Some((passage, article)) = next else { break };
        shown.push(passage);
        spreading.show(article);
    }
    let held_back = spreading.articles.into_iter();
    let held_back = held_back.filter(|(_, article)| !article.held.is_empty());
    Spread { shown, held_back: held_back.map(|(at, article)| (at, article.shown)).collect() }
}

#[derive(Default)]
struct Spreading {
    most: usize,
    articles: HashMap<ArticleRef, Shown>,
    /// The articles of the last hits, one less than a screen.
    screen: VecDeque<ArticleRef>,
    /// The articles with passages held back, by the place of the first of them;
    /// those of which there is room for more, and the others.
    free: BTreeMap<usize, ArticleRef>,
    full: BTreeMap<usize, ArticleRef>,
    /// How many passages have been looked at.
    seen: usize,
    /// How many of them are held back.
    held: usize,
}

/// What is shown of an article, and what is not yet.
#[derive(Default)]
struct Shown {
    shown: usize,
    on_screen: usize,
    /// Passages held back, with their places.
    held: VecDeque<(usize, Found)>,
}

impl Spreading {
    /// Takes the first passage that was held back and need not be any more.
    fn free(&mut self) -> Option<(Found, ArticleRef)> {
        let (_, article) = self.free.pop_first()?;
        self.take(article)
    }

    /// Takes the first passage that was held back, room or not.
    fn earliest(&mut self) -> Option<(Found, ArticleRef)> {
        let (_, article) = self.full.pop_first()?;
        self.take(article)
    }

    fn take(&mut self, article: ArticleRef) -> Option<(Found, ArticleRef)> {
        let (_, passage) = self.articles.get_mut(&article)?.held.pop_front()?;
        self.held -= 1;
        Some((passage, article))
    }

    /// Takes the next passage of an article that there is room for, and holds
    /// back those before it.
    fn hold_until_free(
        &mut self,
        rest: &mut dyn Iterator<Item = (Found, ArticleRef)>,
    ) -> Option<(Found, ArticleRef)> {
        while self.held < MOST_HELD {
            let (passage, at) = rest.next()?;
            let place = self.seen;
            self.seen += 1;
            let article = self.articles.entry(at).or_default();
            if article.on_screen < self.most {
                return Some((passage, at));
            }
            if article.held.is_empty() {
                self.full.insert(place, at);
            }
            article.held.push_back((place, passage));
            self.held += 1;
        }
        None
    }

    /// Notes that a passage of an article is shown.
    fn show(&mut self, at: ArticleRef) {
        let article = self.articles.entry(at).or_default();
        article.shown += 1;
        article.on_screen += 1;
        self.screen.push_back(at);
        self.sort_in(at);
        if self.screen.len() >= SCREEN
            && let Some(left) = self.screen.pop_front()
            && let Some(article) = self.articles.get_mut(&left)
        {
            article.on_screen -= 1;
            self.sort_in(left);
        }
    }

    /// Sorts an article in with those that there is room for, or not.
    fn sort_in(&mut self, at: ArticleRef) {
        let Some(article) = self.articles.get(&at) else { return };
        let Some((place, _)) = article.held.front() else { return };
        let (to, from) = match article.on_screen < self.most {
            true => (&mut self.free, &mut self.full),
            false => (&mut self.full, &mut self.free),
        };
        from.remove(place);
        to.insert(*place, at);
    }
}

#[cfg(test)]
mod tests {
    use tantivy::DocAddress;

    use super::*;

    /// Passages of articles named by letters: the nth of one is its paragraph n.
    fn found(articles: &str) -> Vec<Found> {
        let mut counts = HashMap::new();
        let passage = |name: char| {
            let paragraph = counts.entry(name).or_insert(0);
            *paragraph += 1;
            let address = DocAddress::new(0, (name as u32) * 100 + *paragraph as u32);
            Found { score: 0.0, address, paragraph: *paragraph }
        };
        articles.chars().map(passage).collect()
    }

    fn names(found: &[Found]) -> String {
        let name = |found: &Found| char::from_u32((found.address.doc_id) / 100).unwrap();
        found.iter().map(name).collect()
    }

    fn three(found: &[Found], wanted: usize, is_all: bool) -> Spread {
        spread(found.iter().copied(), NonZeroUsize::new(3).unwrap(), wanted, is_all)
    }

    #[test]
    fn what_is_too_much_comes_as_soon_as_there_is_room() {
        for (articles, expected) in [
            ("", ""),
            ("abc", "abc"),
            ("aaa", "aaa"),
            // Nothing else there.
            ("aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa"),
            ("aaaab", "aaaba"),
            ("aaaabbbbc", "aaabbbcab"),
            // Ten further down there is room again, and the better come first.
            ("aaaaaabcdefghijkl", "aaabcdefghaaaijkl"),
            ("abababababcdefghijklm", "abababcdefababghijklm"),
        ] {
            let found = found(articles);
            let shown = three(&found, 100, true).shown;
            assert_eq!(names(&shown), expected, "{articles}");
            // Those of an article stay in order.
            for pair in shown.windows(2) {
                let (a, b) = (pair[0].passage().unwrap(), pair[1].passage().unwrap());
                assert!(a.article != b.article || a.paragraph < b.paragraph, "{articles}");
            }
        }
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        for (articles, expected) in [("aaaa", "aaa"), ("aaaab", "aaab"), ("abcabcabc", "abcabcabc")]
        {
            assert_eq!(names(&three(&found(articles), 100, false).shown), expected, "{articles}");
        }
    }

    #[test]
    fn more_of_the_list_changes_nothing_before() {
        let all: String = (0..400u32)
            .map(|n| char::from(b'a' + u8::try_from((n * n / 7) % 11 * (n % 3) % 13).unwrap()))
            .collect();
        let all = found(&all);
        let whole = three(&all, usize::MAX, true).shown;
        assert_eq!(whole.len(), all.len());
        for end in (0..all.len()).step_by(7) {
            let part = three(&all[..end], usize::MAX, false).shown;
            assert!(whole.starts_with(&part), "{end}");
            assert_eq!(three(&all, end, true).shown, whole[..end], "{end}");
        }
    }

    #[test]
    fn no_more_than_a_thousand_wait() {
        let many = format!("{}b", "a".repeat(2 * MOST_HELD));
        let shown = three(&found(&many), 8, false).shown;
        assert_eq!(names(&shown), "aaaaaaaa");
        let fewer = format!("{}b", "a".repeat(MOST_HELD));
        let shown = three(&found(&fewer), 8, false).shown;
        assert_eq!(names(&shown), "aaab");
    }

    #[test]
    fn says_what_is_held_back() {
        let Spread { shown, held_back } = three(&found("aaaaabbbbcd"), 8, true);
        assert_eq!(names(&shown), "aaabbbcd");
        let mut counts: Vec<_> = held_back.into_values().collect();
        counts.sort_unstable();
        assert_eq!(counts, [3, 3]);
        // "d" is only further down, not held back.
        assert!(three(&found("abcd"), 3, true).held_back.is_empty());
    }
}
