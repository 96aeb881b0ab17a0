//! Measuring the ranking.

use crate::contract::Measured;
use crate::fixture;
use crate::harness::{Run, World};

const TOPICS: &str = "\
ferry\twho does the ferry carry?
toll\ttoll dodger evening
depth\tstrategic depth
owl\tan owl -- AND title:nothing
";

/// An article that is not there, one judged not relevant, a topic that is not
/// asked.
const ARTICLES: &str = "\
ferry 0 ferry 2
ferry 0 gone 1
toll 0 bare 1
toll 0 river-2024 0
depth 0 river-2024 1
unasked 0 ferry 1
";

const PASSAGES: &str = "\
ferry 0 ferry#1 2
ferry 0 river-2024#4 1
toll 0 bare#2 1
depth 0 river-2024#3 1
";

fn world() -> World {
    let world = fixture::indexed();
    world.write("topics.tsv", TOPICS);
    world.write("articles.qrels", ARTICLES);
    world.write("passages.qrels", PASSAGES);
    world
}

fn eval(world: &World, args: &[&str]) -> Run {
    world.run([&["eval", "--topics", "topics.tsv", "--qrels"], args].concat())
}

#[test]
fn measures_are_shown_as_a_table() {
    let run = eval(&world(), &["articles.qrels", "--per-topic"]);
    insta::assert_snapshot!(run.ok());
    run.says(&[
        "not in index: 1 of 4 articles judged relevant, such as 'gone'\n",
        "1 topic is not judged: not measured\n",
        "1 judged topic is not among the topics: not measured\n",
    ]);
    eval(&world(), &["articles.qrels", "-q"]).silent().code(0);
}

#[test]
fn a_comparison_is_shown_as_a_table() {
    let world = world();
    world.write("other.run", "toll Q0 bare#2 1 3.5 other\nferry Q0 ferry#2 1 3 other\n");
    let run = eval(&world, &["passages.qrels", "--compare", "other.run", "--per-topic"]);
    insta::assert_snapshot!(run.ok());
    run.says(&["1 topic has no results in the other run: counts 0 there\n"]);
}

#[test]
fn json_has_the_members_of_the_contract() {
    let world = world();
    let plain: Measured = eval(&world, &["articles.qrels", "--format", "json"]).code(0).json();
    assert_eq!((plain.by.as_str(), plain.depth, plain.topics), ("article", 1000, 3));
    assert!(plain.compare.is_none() && plain.per_topic.is_none());
    world.write("other.run", "toll Q0 bare 1 3.5 other\n");
    let args = ["articles.qrels", "--format", "json", "--compare", "other.run", "--per-topic"];
    let whole: Measured = eval(&world, &args).code(0).json();
    assert_eq!(whole.measures, plain.measures);
    let compare = whole.compare.unwrap();
    assert_eq!((compare.run.as_str(), compare.permutations), ("other.run", 10_000));
    let by = &compare.measures.ndcg;
    assert!((by.other - 1.0 / 3.0).abs() < 1e-9);
    assert_eq!(by.difference, whole.measures.ndcg - by.other);
    assert_eq!(by.better + by.worse + by.equal, 3);
    assert!(by.p > 0.0 && by.p <= 1.0);
    let topics = whole.per_topic.unwrap();
    let names: Vec<_> = topics.iter().map(|topic| topic.topic.as_str()).collect();
    assert_eq!(names, ["ferry", "toll", "depth"]);
    assert_eq!((topics[0].relevant, topics[0].found > 0), (2, true));
    let mean = topics.iter().map(|topic| topic.measures.ndcg).sum::<f64>() / 3.0;
    assert!((mean - whole.measures.ndcg).abs() < 1e-12);
    assert_eq!(topics[0].other.as_ref().map(|other| other.ndcg), Some(0.0));
}

#[test]
fn a_run_has_every_topic_and_falling_scores() {
    let world = world();
    eval(&world, &["passages.qrels", "--run", "all.run"]).code(0);
    let run = String::from_utf8(world.read("all.run")).unwrap();
    let lines: Vec<Vec<&str>> = run.lines().map(|line| line.split(' ').collect()).collect();
    assert!(lines.iter().all(|line| line.len() == 6 && line[1] == "Q0" && line[5] == "pincite"));
    let mut topics: Vec<_> = lines.iter().map(|line| line[0]).collect();
    topics.dedup();
    // The fourth is not judged, and its words are no operators; one is found.
    assert_eq!(topics, ["ferry", "toll", "depth", "owl"]);
    for of_topic in lines.chunk_by(|a, b| a[0] == b[0]) {
        for (rank, line) in (1..).zip(of_topic) {
            assert_eq!(line[3].parse(), Ok(rank), "{line:?}");
        }
        let scores: Vec<f64> = of_topic.iter().map(|line| line[4].parse().unwrap()).collect();
        assert!(scores.windows(2).all(|pair| pair[0] > pair[1]), "{scores:?}");
    }
    // The order is that of a search.
    let found =
        world.run(["search", "-F", "toll dodger evening", "--format", "trec", "-n", "1000"]);
    let found: Vec<_> = found.ok().lines().filter_map(|line| line.split(' ').nth(2)).collect();
    let of_topic = lines.iter().filter(|line| line[0] == "toll");
    assert_eq!(found, of_topic.map(|line| line[2]).collect::<Vec<_>>());
}

#[test]
fn a_run_is_as_good_as_what_it_was_written_from() {
    let world = world();
    for qrels in ["articles.qrels", "passages.qrels"] {
        eval(&world, &[qrels, "--run", "today.run"]).code(0);
        let again = eval(&world, &[qrels, "--compare", "today.run", "--format", "json"]);
        let compare = again.code(0).json::<Measured>().compare.unwrap();
        for by in compare.measures.all() {
            assert_eq!((by.difference, by.p, by.equal), (0.0, 1.0, 3), "{by:?}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_that_cannot_be_written_is_an_error() {
    let run = eval(&world(), &["passages.qrels", "--run", "/dev/full"]);
    run.code(2).says(&["error: cannot write the run to /dev/full: "]);
    assert_eq!(run.stdout, "");
}

#[test]
fn what_is_judged_says_what_a_result_is() {
    let world = world();
    for (args, by) in [
        (&["articles.qrels"][..], "article"),
        (&["passages.qrels"], "passage"),
        (&["articles.qrels", "--by", "article"], "article"),
        (&["passages.qrels", "--by", "passage"], "passage"),
    ] {
        let measured: Measured = eval(&world, &[args, &["--format", "json"]].concat()).json();
        assert_eq!(measured.by, by, "{args:?}");
    }
}

#[test]
fn results_are_looked_at_as_deep_as_asked() {
    let world = world();
    let args = ["passages.qrels", "--depth", "2", "--per-topic", "--format", "json"];
    let measured: Measured = eval(&world, &args).json();
    assert_eq!(measured.depth, 2);
    assert!(measured.per_topic.unwrap().iter().all(|topic| topic.found <= 2));
    eval(&world, &["passages.qrels", "--depth", "0"]).code(2).says(&["--depth"]);
}

#[test]
fn paths_are_indexed_first_and_limit_what_is_found() {
    let world = world();
    world.remove("index");
    let args = ["articles.qrels", "articles/river.md", "--per-topic", "--format", "json"];
    let topics = eval(&world, &args).json::<Measured>().per_topic.unwrap();
    assert_eq!(topics.iter().map(|topic| topic.found).collect::<Vec<_>>(), [1, 1, 1]);
}

#[test]
fn one_bad_line_costs_no_other_and_is_named() {
    let world = world();
    let clean: Measured = eval(&world, &["passages.qrels", "--format", "json"]).code(0).json();
    world.write("passages.qrels", format!("{PASSAGES}toll 0 bare#1\ntoll 0 bare#2 0\n"));
    world.write("topics.tsv", format!("no tab\n{TOPICS}ferry\tagain\n"));
    world.write("other.run", "toll Q0 bare#1 first 3 x\ntoll Q0 bare#2 2 high x\n1 2 3\n");
    let args = ["passages.qrels", "--format", "json", "--compare", "other.run", "-q"];
    let run = eval(&world, &args);
    assert_eq!(run.code(2).json::<Measured>().measures, clean.measures);
    assert_eq!(
        run.stderr,
        "\
warning: topics.tsv, line 1: expected ID<TAB>QUERY, found no tab
warning: topics.tsv, line 6: topic 'ferry' stands in line 2 already
warning: passages.qrels, line 5: expected 4 fields (TOPIC 0 ID GRADE), found 3
warning: passages.qrels, line 6: 'bare#2' is judged twice for topic 'toll'; the first counts
warning: other.run, line 2: 'high' is not a score; expected a number
warning: other.run, line 3: expected 6 fields (TOPIC Q0 ID RANK SCORE TAG), found 3
"
    );
}

#[test]
fn what_cannot_be_measured_is_said_with_a_hint() {
    let world = world();
    world.write("empty", "");
    world.write("other.qrels", "toll 0 no-such-article 1\n");
    world.write("others.tsv", "07\ttoll\n");
    let topics = |file| ["eval", "--topics", file, "--qrels", "passages.qrels"];
    let qrels = |file| ["eval", "--topics", "topics.tsv", "--qrels", file];
    for (args, words) in [
        (
            [&qrels("articles.qrels")[..], &["--by", "passage"]].concat(),
            &[
                "error: none of the 4 passages that articles.qrels judges relevant is in index, \
                 such as 'bare'",
                "hint: these are articles: --by article",
            ][..],
        ),
        (
            [&qrels("passages.qrels")[..], &["--by", "article"]].concat(),
            &["none of the 4 articles", "hint: these are passages: --by passage"],
        ),
        (
            qrels("other.qrels").to_vec(),
            &["none of the 1 article that other.qrels", "hint: name the index", "--index DIR"],
        ),
        (
            topics("others.tsv").to_vec(),
            &[
                "error: no topic of others.tsv is judged in passages.qrels",
                "hint: their ids must be the same: '07' and 'depth'",
            ],
        ),
        (topics("empty").to_vec(), &["there is no topic in empty", "hint: expected ID<TAB>QUERY"]),
        (qrels("empty").to_vec(), &["there is no judgment in empty", "hint: expected TOPIC 0"]),
        (qrels("nowhere").to_vec(), &["cannot read nowhere: no such file or folder"]),
        (qrels("articles").to_vec(), &["cannot read articles: "]),
        (
            [&qrels("passages.qrels")[..], &["--run", "no/such.run"]].concat(),
            &["cannot write the run to no/such.run: no such folder"],
        ),
        (
            [&qrels("passages.qrels")[..], &["--run", "./passages.qrels"]].concat(),
            &["--run would write over ./passages.qrels, which is read", "hint: name another file"],
        ),
        (
            [&qrels("passages.qrels")[..], &["--index", "none"]].concat(),
            &["none", "hint: make one with: pincite index"],
        ),
    ] {
        let run = world.run(&args);
        run.code(2).says(words);
        assert_eq!(run.stdout, "", "{args:?}");
    }
    assert_eq!(world.read("passages.qrels"), PASSAGES.as_bytes());
}
