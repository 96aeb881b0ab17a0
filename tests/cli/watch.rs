//! `index --watch` and ctrl-C.
#![cfg(unix)]

use std::io::{BufRead as _, BufReader};
use std::process::{Child, ChildStderr, Command};
use std::sync::mpsc;
use std::time::Duration;

use crate::harness::World;

/// A program that hangs is ended, so that its test fails and does not hang too.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program that runs until it is stopped.
struct Running {
    child: Child,
    said: std::io::Lines<BufReader<ChildStderr>>,
    _leash: mpsc::Sender<()>,
}

impl Running {
    fn start(world: &World, args: &[&str]) -> Self {
        let mut child = world.command(args).spawn().expect("the program runs");
        let said = BufReader::new(child.stderr.take().expect("its messages")).lines();
        let (leash, end) = mpsc::channel::<()>();
        let id = child.id();
        std::thread::spawn(move || {
            if end.recv_timeout(PATIENCE) == Err(mpsc::RecvTimeoutError::Timeout) {
                signal("-KILL", id);
            }
        });
        Self { child, said, _leash: leash }
    }

    /// Waits until it says something that begins so.
    #[track_caller]
    fn wait_for(&mut self, beginning: &str) {
        let mut before = Vec::new();
        for line in self.said.by_ref() {
            let line = line.expect("UTF-8");
            if line.starts_with(beginning) {
                return;
            }
            before.push(line);
        }
        panic!("it ended without {beginning:?}: {before:#?}");
    }

    /// Presses ctrl-C, and returns the exit code.
    fn interrupt(mut self) -> Option<i32> {
        signal("-INT", self.child.id());
        self.said.by_ref().for_each(drop);
        self.child.wait().expect("an end").code()
    }
}

fn signal(name: &str, process: u32) {
    Command::new("kill").args([name, &process.to_string()]).status().expect("kill runs");
}

fn count(world: &World, query: &str) -> String {
    world.run(["search", query, "--count"]).stdout.trim().to_owned()
}

#[test]
fn follows_what_happens_to_files() {
    let world = World::new().file("a/old.txt", "An old lantern hangs at the pier.\n");
    let mut running = Running::start(&world, &["index", "a", "--watch"]);
    running.wait_for("following 1 source");
    world.write("a/deep/new.txt", "A new lantern hangs at the pier.\n");
    running.wait_for("added    a/deep/new.txt");
    assert_eq!(count(&world, "lantern"), "2");
    world.write("a/old.txt", "An old lamp hangs at the pier, since May.\n");
    running.wait_for("changed  a/old.txt");
    world.rename("a/deep/new.txt", "a/deep/newer.txt");
    running.wait_for("renamed  a/deep/newer.txt");
    world.remove("a/old.txt");
    running.wait_for("removed  a/old.txt");
    assert_eq!([count(&world, "lantern"), count(&world, "lamp")], ["1", "0"]);
    // What is passed over is passed over here too.
    world.write("a/.gitignore", "drafts/\n");
    world.write("a/.hidden.txt", "A hidden lantern.\n");
    world.write("a/.trash/x.txt", "A lantern thrown away.\n");
    world.write("a/drafts/x.txt", "A lantern to come.\n");
    world.write("a/seen.txt", "A lantern for all to see.\n");
    running.wait_for("added    a/seen.txt");
    assert_eq!(count(&world, "lantern"), "2");
    assert_eq!(running.interrupt(), Some(0));
}

#[test]
fn a_bad_file_does_not_end_it() {
    let world = World::new().file("a/old.txt", "An old lantern hangs at the pier.\n");
    let mut running = Running::start(&world, &["index", "a", "--watch"]);
    running.wait_for("following");
    world.write("a/bad.jsonl", "{oops\n");
    running.wait_for("warning: cannot read a/bad.jsonl, line 1");
    world.write("a/good.txt", "A good lantern.\n");
    running.wait_for("added    a/good.txt");
    assert_eq!(running.interrupt(), Some(0));
}

#[test]
fn a_source_that_goes_and_comes_back_is_followed_again() {
    let world = World::new()
        .file("a/x.txt", "A lantern hangs at the pier.\n")
        .file("b/y.txt", "A lamp hangs at the pier.\n");
    let mut running = Running::start(&world, &["index", "a", "b", "--watch"]);
    running.wait_for("following 2 sources");
    world.rename("a", "elsewhere");
    running.wait_for("warning: a: it was indexed before and is not there now");
    // It may be a disk that comes back.
    assert_eq!(count(&world, "lantern"), "1");
    world.rename("elsewhere", "a");
    world.write("a/new.txt", "A new lantern hangs at the pier.\n");
    running.wait_for("added    a/new.txt");
    assert_eq!(running.interrupt(), Some(0));
}

#[test]
fn an_interrupted_run_keeps_what_it_has_read() {
    let world = World::new();
    let long = "The lantern at the pier burns, and nobody knows who lit it. ".repeat(40);
    let lines: String = (0..6_000)
        .map(|n| format!("{{\"id\":\"n{n}\",\"text\":\"Lantern {n}. {long}\"}}\n"))
        .collect();
    world.write("a/first.txt", "The first lantern was lit in May.\n");
    world.write("a/news.jsonl", lines);
    let running = Running::start(&world, &["index", "a"]);
    // Into the middle of the second file, as far as a clock can tell.
    std::thread::sleep(Duration::from_millis(700));
    let code = running.interrupt();
    let kept: u64 = count(&world, "lantern").parse().unwrap_or(0);
    if kept < 6_001 {
        assert_eq!(code, Some(2), "{kept} kept");
    }
    world.run(["stats", "--verify"]).code(if kept > 0 { 0 } else { 2 });
    world.run(["index", "a"]).code(0);
    assert_eq!(count(&world, "lantern"), "6001");
}
