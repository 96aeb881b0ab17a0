//! Passages of several articles on one screen.

use std::collections::HashMap;

use pincite::{Index, Query, ResultUnit, Results, SearchOptions, SortBy};

use crate::harness::{ids, line, world};

fn three() -> SearchOptions {
    SearchOptions { spread: Some(3.try_into().unwrap()), ..SearchOptions::default() }
}

fn run(index: &Index, options: &SearchOptions) -> Results {
    index.search(&Query::parse("word other"), options).unwrap()
}

/// Articles of very different lengths, one after the other all about the matter.
fn index() -> Index {
    let lines: Vec<_> = (0..30usize)
        .map(|n| {
            let paragraphs: Vec<_> = (0..1 + (29 - n).pow(2) / 25)
                .map(|p| format!("word {} tail", "other ".repeat((29 - n) / 3 + p % 4)))
                .collect();
            let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
            line(&format!("{n:02}"), &format!("\"date\":\"{}\",", 1990 + n), &paragraphs)
        })
        .collect();
    world(&lines).sync().0
}

#[test]
fn no_more_than_three_of_ten_are_of_one_article() {
    let index = index();
    let plain = run(&index, &SearchOptions { limit: 1000, ..SearchOptions::default() });
    let spread = run(&index, &SearchOptions { limit: 1000, ..three() });
    assert_eq!(plain.total, spread.total);
    assert_eq!(plain.hits.len(), spread.hits.len());
    // The same passages with the same scores, in another order.
    let by_id = |results: &Results| -> HashMap<String, f32> {
        results.hits.iter().map(|hit| (hit.id().to_string(), hit.score)).collect()
    };
    assert_eq!(by_id(&plain), by_id(&spread));
    let articles: Vec<_> = spread.hits.iter().map(|hit| hit.article.id.clone()).collect();
    let most = |ten: &[pincite::ArticleId]| {
        ten.iter().map(|id| ten.iter().filter(|other| *other == id).count()).max()
    };
    // The last ones of the longest article have nothing else beside them.
    for (at, ten) in articles.windows(10).enumerate().take(100) {
        assert!(most(ten) <= Some(3), "{at}: {ten:?}");
    }
    let plain_articles: Vec<_> = plain.hits.iter().map(|hit| hit.article.id.clone()).collect();
    assert!(most(&plain_articles[..10]) > Some(3));
    // Of one article the better come first, and ranks count what is shown.
    for id in articles {
        let of_article = spread.hits.iter().filter(|hit| hit.article.id == id);
        let scores: Vec<_> = of_article.map(|hit| hit.score).collect();
        assert!(scores.is_sorted_by(|a, b| a >= b), "{id}: {scores:?}");
    }
    assert!(spread.hits.iter().map(|hit| hit.rank).eq(1..=spread.hits.len()));
}

#[test]
fn pages_join_without_a_seam() {
    let index = index();
    let whole = ids(&run(&index, &SearchOptions { limit: 1000, ..three() }));
    for size in [1, 7, 10, 25] {
        let mut pages = Vec::new();
        for offset in (0..=whole.len()).step_by(size) {
            pages.extend(ids(&run(&index, &SearchOptions { limit: size, offset, ..three() })));
        }
        assert_eq!(pages, whole, "by {size}");
    }
}

#[test]
fn what_was_put_behind_is_counted() {
    let index = index();
    let all = run(&index, &SearchOptions { limit: 1000, ..three() });
    assert!(all.hits.iter().all(|hit| hit.behind == 0), "nothing comes after");
    for offset in [0, 10, 20, 35] {
        let page = run(&index, &SearchOptions { offset, ..three() }).hits;
        let last_rank = page.last().unwrap().rank;
        assert!(offset > 0 || page.iter().any(|hit| hit.behind > 0));
        for (at, hit) in page.iter().enumerate().filter(|(_, hit)| hit.behind > 0) {
            let id = &hit.article.id;
            let after = all.hits.iter().filter(|hit| hit.rank > last_rank && hit.article.id == *id);
            assert_eq!(hit.behind, after.count() as u64, "{id}");
            assert!(page[at + 1..].iter().all(|later| later.article.id != *id));
        }
    }
    let plain = run(&index, &SearchOptions::default());
    assert!(plain.hits.iter().all(|hit| hit.behind == 0));
}

#[test]
fn a_limit_holds_beside_it() {
    let index = index();
    let limited = SearchOptions { per_article: Some(5), limit: 1000, ..three() };
    let results = run(&index, &limited);
    assert_eq!(results.total, results.hits.len() as u64);
    let first = run(&index, &SearchOptions { limit: 10, ..limited });
    let more: Vec<_> = first.hits.iter().map(|hit| hit.behind).filter(|more| *more > 0).collect();
    assert!(!more.is_empty() && more.iter().all(|more| *more == 2), "{more:?}");
}

#[test]
fn other_orders_stay_as_they_are() {
    let index = index();
    for options in [
        SearchOptions { sort: SortBy::Newest, ..three() },
        SearchOptions { by: ResultUnit::Article, ..three() },
        SearchOptions { by: ResultUnit::Article, per_article: Some(5), ..three() },
    ] {
        let without = SearchOptions { spread: None, ..options.clone() };
        assert_eq!(ids(&run(&index, &options)), ids(&run(&index, &without)));
    }
}
