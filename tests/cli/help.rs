//! The help, as a whole.

use std::fmt::Write as _;

use crate::harness::World;

/// The commands that the help lists.
fn commands(help: &str) -> Vec<&str> {
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let lines = listed.take_while(|line| !line.is_empty());
    // What a command does may go on in the next line, further in.
    let names = lines.filter_map(|line| line.strip_prefix("  "));
    names.filter(|line| !line.starts_with(' ')).filter_map(|line| line.split(' ').next()).collect()
}

#[test]
fn the_whole_help() {
    let world = World::new();
    let program = world.run(["--help"]);
    let commands = commands(program.ok());
    assert!(commands.len() >= 10 && commands.contains(&"search"), "{commands:?}");
    let mut whole = program.silent().stdout.clone();
    for command in commands.into_iter().filter(|command| *command != "help") {
        let help = world.run([command, "--help"]);
        write!(whole, "\n{:=<80}\n\n{}", format!("pincite {command} --help "), help.ok()).unwrap();
    }
    insta::assert_snapshot!("help", whole);
}

#[test]
fn short_help_is_shorter() {
    let world = World::new();
    let (short, long) = (world.run(["search", "-h"]), world.run(["search", "--help"]));
    assert!(short.ok().len() < long.ok().len());
    assert_eq!(world.run(["help", "search"]).ok(), long.stdout);
    // Without a command there is nothing to do but help.
    world.run::<&str>([]).code(2).says(&["Usage:", "Commands:"]);
}

#[test]
fn every_command_is_completed_and_in_the_manual() {
    let world = World::new();
    let program = world.run(["--help"]);
    let manual = world.run(["man"]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = world.run(["completions", shell]);
        for command in commands(program.ok()) {
            assert!(script.ok().contains(command), "{command} in {shell}");
            assert!(manual.ok().contains(command), "{command}");
        }
        for flag in ["fragments", "queries", "no-aliases", "no-spellings", "explain"] {
            assert!(script.ok().contains(flag), "{flag} in {shell}");
        }
    }
    let version = concat!("pincite ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(world.run(["--version"]).ok(), version);
}

#[test]
fn the_examples_of_the_help_run() {
    let world = World::new()
        .file("articles/x.txt", "The Dabori agreement and a mosque.\n")
        .file("questions.csv", "id,query\na,mosque\n");
    let whole = [world.run(["--help"]).stdout, world.run(["search", "--help"]).stdout].concat();
    let examples: Vec<_> =
        whole.lines().filter_map(|line| line.strip_prefix("  pincite ")).collect();
    assert!(examples.len() >= 6, "{examples:?}");
    world.run(["index", "articles"]).code(0);
    for example in examples {
        // What comes after is the shell's.
        let example = example.split(" > ").next().unwrap();
        let run = world.run(words(example));
        // Found or not, with or without such an article: it is understood.
        let knows_no = ["Usage", "note:", "no such file"];
        assert!(!knows_no.iter().any(|word| run.stderr.contains(word)), "{example}: {run:#?}");
    }
}

/// Splits a line as a shell does, which knows single quotation marks.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words
}
