//! Bringing an index up to date.

use std::time::Duration;

use pincite::{ArticleId, ErrorKind, Index, SyncOptions};

use crate::harness::{World, counts, ids, search};

fn article(words: &str) -> String {
    format!("A title\n\nThis first paragraph is about {words} and nothing else at all.\n")
}

#[test]
fn counts_what_it_does() {
    let world = World::new();
    world.file("a.txt", article("apples")).file("b.txt", article("pears"));
    assert_eq!(counts(&world.sync().1), [2, 0, 0, 0]);
    assert_eq!(counts(&world.sync().1), [0, 0, 2, 0]);
    world.file("a.txt", article("plums, of which there are many")).file("c.txt", article("figs"));
    world.remove("b.txt");
    let (index, report) = world.sync();
    assert_eq!(counts(&report), [1, 1, 0, 1]);
    assert_eq!(ids(&search(&index, "plums")), ["a#1"]);
    assert_eq!(ids(&search(&index, "figs")), ["c#1"]);
    assert!(search(&index, "apples OR pears").hits.is_empty());
    assert_eq!(index.totals().articles, 2);
}

#[test]
fn a_touched_file_is_not_a_changed_file() {
    let world = World::new();
    world.file("a.txt", article("apples"));
    world.sync();
    world.file("a.txt", article("apples"));
    assert_eq!(counts(&world.sync().1), [0, 0, 1, 0]);
    assert_eq!(counts(&world.sync().1), [0, 0, 1, 0]);
}

#[test]
fn a_dry_run_changes_nothing() {
    let world = World::new();
    world.file("a.txt", article("apples"));
    let options = SyncOptions { dry_run: true, ..SyncOptions::default() };
    assert_eq!(counts(&world.sync_with(&options).1), [1, 0, 0, 0]);
    assert!(!world.index_dir().exists());
}

#[test]
fn what_cannot_be_read_any_more_stays() {
    let world = World::new();
    world.file("a.txt", article("apples")).file("b.txt", article("pears"));
    world.sync();
    world.file("a.txt", b"\x7fELF\0\0\0\0\0\0\0\0");
    let (index, report) = world.sync();
    assert_eq!((report.failed, report.problems.len()), (1, 1));
    assert_eq!(ids(&search(&index, "apples")), ["a#1"]);
    // It is said again until it is mended.
    assert_eq!(world.sync().1.problems.len(), 1);
}

#[test]
fn a_bad_line_is_reported_every_time_and_the_others_are_indexed() {
    let world = World::new();
    let lines =
        "{\"id\":\"one\",\"text\":\"apples\"}\n{oops\n{\"id\":\"two\",\"text\":\"pears\"}\n";
    world.file("a.jsonl", lines);
    for run in 0..2 {
        let (index, report) = world.sync();
        assert_eq!(report.problems.len(), 1, "run {run}");
        assert_eq!(report.problems[0].line, Some(2));
        assert_eq!(ids(&search(&index, "apples OR pears")), ["one#1", "two#1"]);
    }
}

#[test]
fn like_named_files_are_told_apart_whatever_came_first() {
    let ids_of = |order: [&str; 2]| {
        let world = World::new();
        for path in order {
            world.file(path, article("apples"));
            world.sync();
        }
        let mut ids = ids(&search(&world.sync().0, "apples"));
        ids.sort();
        ids
    };
    let expected = ["a/report#1", "b/report#1"];
    assert_eq!(ids_of(["a/report.txt", "b/report.txt"]), expected);
    assert_eq!(ids_of(["b/report.txt", "a/report.txt"]), expected);
}

#[test]
fn a_name_is_free_again_when_its_rival_is_gone() {
    let world = World::new();
    world.file("a/report.txt", article("apples")).file("b/report.txt", article("pears"));
    world.sync();
    world.remove("b/report.txt");
    let (index, _) = world.sync();
    assert_eq!(ids(&search(&index, "apples")), ["report#1"]);
    let totals = index.totals();
    assert_eq!((totals.files, totals.articles, totals.passages), (1, 1, 1));
}

#[test]
fn made_anew_is_as_it_was() {
    let world = World::new();
    for n in 0..20 {
        world.file(&format!("{n}.txt"), article(&format!("apples and number{n}")));
    }
    world.sync();
    world.remove("7.txt").file("8.txt", article("apples, still"));
    let (index, _) = world.sync();
    let before = ids(&search(&index, "apples number3"));
    let (index, report) = world.sync_with(&SyncOptions { rebuild: true, ..SyncOptions::default() });
    assert_eq!(counts(&report), [19, 0, 0, 0]);
    assert_eq!(ids(&search(&index, "apples number3")), before);
}

#[test]
fn a_part_of_a_source_can_be_synced_alone() {
    let world = World::new();
    world.file("a/x.txt", article("apples")).file("b/y.txt", article("pears"));
    world.sync();
    world.remove("a/x.txt").remove("b/y.txt");
    let mut index = world.open();
    let report =
        index.sync(&[world.articles().join("a")], &SyncOptions::default(), &mut |_| {}).unwrap();
    assert_eq!(counts(&report), [0, 0, 0, 1]);
    assert_eq!(ids(&search(&index, "apples OR pears")), ["y#1"]);
}

#[test]
fn a_source_that_is_not_there_today_is_no_reason_to_forget_it() {
    let world = World::new();
    world.file("a.txt", article("apples"));
    world.sync();
    let away = world.articles().with_extension("away");
    std::fs::rename(world.articles(), &away).unwrap();
    let mut index = world.open();
    let report = index.sync(&[], &SyncOptions::default(), &mut |_| {}).unwrap();
    assert_eq!((report.removed, report.problems.len()), (0, 1));
    assert_eq!(ids(&search(&index, "apples")), ["a#1"]);
}

#[test]
fn the_state_of_an_index_that_is_open_stays() {
    let world = World::new();
    world.file("a.txt", article("apples"));
    let (mut open, _) = world.sync();
    world.file("a.txt", article("pears, a great many of them"));
    world.sync();
    assert_eq!(search(&open, "apples").total, 1);
    open.reload().unwrap();
    assert_eq!(search(&open, "apples").total, 0);
    assert_eq!(search(&open, "pears").total, 1);
}

#[test]
fn only_one_writes() {
    let world = World::new();
    world.file("a.txt", article("apples"));
    world.sync();
    world.file("b.txt", article("pears"));
    let lock =
        std::fs::File::options().write(true).open(world.index_dir().join(".writer.lock")).unwrap();
    lock.lock().unwrap();
    let mut index = world.open();
    let options = SyncOptions { patience: Duration::from_millis(1), ..SyncOptions::default() };
    let error = index.sync(&[world.articles()], &options, &mut |_| {}).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Locked);
    // Searching is not writing.
    assert_eq!(search(&index, "apples").total, 1);
}

#[test]
fn an_article_without_paragraphs_is_found_by_its_title() {
    let world = World::new();
    world.file("a.jsonl", "{\"id\":\"bare\",\"title\":\"Pears of the north\",\"paragraphs\":[]}\n");
    let (index, report) = world.sync();
    assert_eq!((report.articles, report.passages), (1, 0));
    let results = search(&index, "pears");
    assert_eq!(ids(&results), ["bare"]);
    assert_eq!(results.hits[0].paragraph, None);
    let entry = index.article(&ArticleId::new("bare")).unwrap().unwrap();
    assert_eq!(entry.paragraphs, 0);
}

#[test]
fn an_empty_index_finds_nothing() {
    let world = World::new();
    let index = world.open();
    assert_eq!(search(&index, "anything").total, 0);
    assert!(index.articles().unwrap().is_empty());
    assert_eq!(Index::open(world.index_dir()).unwrap_err().kind(), ErrorKind::NoIndex);
}

/// Files of segments that were merged away used to stay.
#[test]
fn no_file_outlives_its_use() {
    let world = World::new();
    for run in 0..4 {
        for n in 0..30 {
            world.file(&format!("{n}.txt"), article(&format!("apples in run{run} and number{n}")));
        }
        let (index, _) = world.sync();
        let on_disk: u64 = std::fs::read_dir(world.index_dir().join("engine-1"))
            .unwrap()
            .map(|entry| entry.unwrap().metadata().unwrap().len())
            .sum();
        let used = index.figures().unwrap().bytes;
        // Besides the segments there are a few small files of the engine.
        assert!(on_disk < used + 10_000, "run {run}: {on_disk} bytes on disk, {used} in use");
    }
}

/// An id made of a folder and a name used to be given to two articles.
#[test]
fn ids_are_unique_and_do_not_hang_on_the_order() {
    let stated = "{\"id\":\"a/report\",\"text\":\"apples\"}\n";
    let sets: [&[&str]; 3] = [
        &["a/report.txt", "b/report.txt", "stated.jsonl"],
        &["p/x/a-report.txt", "p/y/a-report.txt", "q/x-a/report.txt", "q/z/report.txt"],
        &["x/a/r.txt", "y/a/r.txt", "c/r.txt", "r.txt"],
    ];
    for paths in sets {
        let mut seen = Vec::new();
        for turn in 0..paths.len() {
            let world = World::new();
            for place in 0..paths.len() {
                let path = paths[(place + turn) % paths.len()];
                let text =
                    if path == "stated.jsonl" { stated.to_owned() } else { article("apples") };
                world.file(path, text);
                world.sync();
            }
            let entries = world.open().articles().unwrap();
            let mut ids: Vec<_> = entries.into_iter().map(|entry| (entry.path, entry.id)).collect();
            ids.sort();
            let distinct: std::collections::BTreeSet<_> = ids.iter().map(|(_, id)| id).collect();
            assert_eq!(distinct.len(), paths.len(), "{ids:?}");
            seen.push(ids);
        }
        seen.dedup();
        assert_eq!(seen.len(), 1, "{seen:#?}");
    }
}

/// The files of a folder used to get the ids of what stood in their places
/// before.
#[test]
fn a_file_that_changed_out_of_sight_keeps_its_ids_until_it_is_read() {
    let world = World::new();
    let two = "{\"id\":\"one\",\"text\":\"apples\"}\n{\"id\":\"report\",\"text\":\"pears\"}\n";
    world.file("a/x.jsonl", two);
    world.sync();
    world.file("a/x.jsonl", format!("{{\"id\":\"new\",\"text\":\"figs\"}}\n{two}"));
    world.file("b/report.txt", article("plums"));
    let mut index = world.open();
    index.sync(&[world.articles().join("b")], &SyncOptions::default(), &mut |_| {}).unwrap();
    assert_eq!(ids(&search(&index, "apples")), ["one#1"]);
    let (index, _) = world.sync();
    assert_eq!(ids(&search(&index, "apples")), ["one#1"]);
    assert_eq!(ids(&search(&index, "pears")), ["x/report#1"]);
    assert_eq!(ids(&search(&index, "plums")), ["b/report#1"]);
}

#[test]
fn a_new_index_refuses_to_lose_what_cannot_be_read_today() {
    let world = World::new();
    world.file("a.txt", article("apples")).file("b.txt", article("pears"));
    world.sync();
    world.file("a.txt", b"\0\0\0\0\0");
    let options = SyncOptions { rebuild: true, ..SyncOptions::default() };
    let mut index = world.open();
    let error = index.sync(&[], &options, &mut |_| {}).unwrap_err();
    assert!(error.to_string().contains("a.txt"), "{error}");
    let away = world.articles().with_extension("away");
    std::fs::rename(world.articles(), &away).unwrap();
    let error = index.sync(&[], &options, &mut |_| {}).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_eq!(ids(&search(&world.open(), "apples OR pears")).len(), 2);
}

#[test]
fn what_fails_is_not_tried_again_until_it_changes() {
    let world = World::new();
    world.file("a.txt", article("apples")).file("b.txt", b"\x7fELF\0\0\0");
    let modified = || {
        let meta = world.index_dir().join("engine-1/meta.json");
        std::fs::metadata(meta).unwrap().modified().unwrap()
    };
    std::thread::sleep(Duration::from_millis(150));
    world.sync();
    let before = modified();
    let (_, report) = world.sync();
    assert_eq!((report.unchanged, report.failed, report.problems.len()), (1, 1, 1));
    assert_eq!(modified(), before, "nothing was written");
    world.file("b.txt", article("pears"));
    let (index, report) = world.sync();
    assert_eq!(counts(&report), [1, 0, 1, 0]);
    assert_eq!(index.totals().files, 2);
}

#[test]
fn a_file_or_folder_that_is_named_and_gone_is_taken_out() {
    let world = World::new();
    world.file("a/x.txt", article("apples")).file("b/y.txt", article("pears"));
    let mut index = world.open();
    let (file, folder) = (world.articles().join("a/x.txt"), world.articles().join("b"));
    let sync = |index: &mut Index, paths: &[std::path::PathBuf]| {
        index.sync(paths, &SyncOptions::default(), &mut |_| {}).unwrap()
    };
    sync(&mut index, &[file.clone(), folder.clone()]);
    std::fs::remove_file(&file).unwrap();
    let report = sync(&mut index, &[]);
    assert_eq!((report.removed, report.problems.len()), (1, 0));
    std::fs::remove_dir_all(&folder).unwrap();
    let report = sync(&mut index, &[]);
    assert_eq!((report.removed, report.problems.len()), (0, 1));
    let report = sync(&mut index, &[folder]);
    assert_eq!((report.removed, report.problems.len()), (1, 0));
    assert_eq!(index.totals().articles, 0);
    assert!(index.figures().unwrap().sources.is_empty());
}
