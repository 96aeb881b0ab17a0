//! Killing `index` at any moment: what was committed stays, and the next run
//! completes.
#![cfg(unix)]

use std::time::{Duration, Instant};

use crate::harness::World;

/// Files of a large run.
const FILES: usize = 40;
/// Moments of a run at which it is killed.
const MOMENTS: u32 = 8;

fn add_files(world: &World) {
    for n in 0..FILES {
        let paragraph = format!("Lantern number {n} of the fleet was lit by the keeper.\n\n");
        world.write(&format!("a/{n:02}.txt"), paragraph.repeat(60));
    }
}

/// A folder of some files, indexed, and then many more.
fn world() -> World {
    let old = "The old lantern of the fleet still burns at the pier.\n";
    let world = World::new().file("a/old.txt", old).file("a/gone.txt", old).indexed("a");
    world.remove("a/gone.txt");
    add_files(&world);
    world
}

fn count(world: &World) -> u64 {
    let run = world.run(["search", "lantern", "--count"]);
    run.silent().stdout.trim().parse().expect("a number")
}

/// Runs `index` with `args` and kills it after some time; says whether it was
/// still running.
fn kill(world: &World, args: &[&str], after: Duration) -> bool {
    let mut child = world.command([&["index"], args].concat()).spawn().unwrap();
    std::thread::sleep(after);
    let ended = child.try_wait().unwrap().is_some();
    child.kill().unwrap();
    child.wait().unwrap();
    !ended
}

/// How long a run takes that nobody kills.
fn duration(world: &World, args: &[&str]) -> Duration {
    let started = Instant::now();
    world.run([&["index"], args].concat()).code(0);
    started.elapsed()
}

/// Everything in an index that has all files and came about undisturbed.
fn clean(world: &World) -> String {
    world.run(["index", "a", "--index", "clean"]).code(0);
    world.run(["export", "--passages", "--index", "clean"]).ok().to_owned()
}

const NEW: u64 = FILES as u64 * 60 + 1;

#[test]
fn a_killed_run_leaves_the_state_before_or_after() {
    let whole = duration(&world(), &["a"]);
    let expected = clean(&world());
    let mut killed = 0;
    for moment in 0..MOMENTS {
        let world = world();
        killed += u32::from(kill(&world, &["a"], whole * moment / MOMENTS));
        let count = count(&world);
        assert!([2, NEW].contains(&count), "{count} at moment {moment}");
        world.run(["stats", "--verify"]).code(0);
        world.run(["index", "a"]).code(0);
        assert_eq!(world.run(["export", "--passages"]).ok(), expected, "moment {moment}");
        world.run(["stats", "--verify"]).code(0);
    }
    assert!(killed >= MOMENTS / 2, "{killed} of {MOMENTS} runs were killed at work");
}

#[test]
fn a_killed_first_run_leaves_no_obstacle() {
    let fresh = || {
        let world = World::new();
        add_files(&world);
        world
    };
    let whole = duration(&fresh(), &["a"]);
    let expected = clean(&fresh());
    for moment in 0..MOMENTS / 2 {
        let world = fresh();
        kill(&world, &["a"], whole * moment / (MOMENTS / 2));
        let run = world.run(["search", "lantern", "--count"]);
        match run.code {
            0 => assert_eq!(run.stdout, format!("{}\n", NEW - 1)),
            _ => drop(run.code(2).says(&["there is no index at index", "hint:"])),
        }
        world.run(["index", "a"]).code(0);
        assert_eq!(world.run(["export", "--passages"]).ok(), expected, "moment {moment}");
    }
}

#[test]
fn a_killed_rebuild_leaves_the_index_as_it_was() {
    let world = World::new();
    add_files(&world);
    world.run(["index", "a"]).code(0);
    let whole = duration(&world, &["--rebuild"]);
    let expected = clean(&world);
    for moment in 0..MOMENTS / 2 {
        kill(&world, &["--rebuild"], whole * moment / (MOMENTS / 2));
        assert_eq!(count(&world), NEW - 1, "moment {moment}");
        world.run(["stats", "--verify"]).code(0);
    }
    world.run(["index", "--rebuild"]).code(0);
    assert_eq!(world.run(["export", "--passages"]).ok(), expected);
    // What the killed runs had begun is gone.
    let folders = std::fs::read_dir(world.path("index")).unwrap();
    let engines = folders.filter(|entry| entry.as_ref().unwrap().path().is_dir()).count();
    assert_eq!(engines, 1);
}

/// Between writing which passages are deleted and committing it, a kill leaves
/// a file behind whose name the next run comes to as well.
#[test]
fn left_overs_of_a_killed_run_are_no_obstacle() {
    let lantern = "The old lantern of the fleet still burns at the pier.\n";
    let world = World::new().file("a/one.txt", lantern).file("a/two.txt", lantern).indexed("a");
    let json = |name: &str| -> serde_json::Value {
        serde_json::from_slice(&world.read(&format!("index/engine-1/{name}"))).unwrap()
    };
    let metas = json("meta.json");
    let segment = metas["segments"][0]["segment_id"].as_str().unwrap().replace('-', "");
    let opstamp = metas["opstamp"].as_u64().unwrap();
    let mut managed = json(".managed.json");
    for later in 1..100 {
        let name = format!("{segment}.{}.del", opstamp + later);
        world.write(&format!("index/engine-1/{name}"), "half of someth");
        managed.as_array_mut().unwrap().push(name.into());
    }
    world.write("index/engine-1/.managed.json", managed.to_string());
    assert_eq!(count(&world), 2);
    world.remove("a/two.txt");
    world.write("a/one.txt", "The new lantern of the fleet burns at the pier.\n");
    world.run(["index"]).code(0).says(&["1 changed", "1 removed"]);
    assert_eq!(count(&world), 1);
    world.run(["stats", "--verify"]).code(0);
}
