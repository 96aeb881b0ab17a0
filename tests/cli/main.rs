//! Tests of the program: what is typed, what is printed, how it ends.
//!
//! They go through one door, [`harness::World`]: a folder of its own for each
//! test, and the built program run in it.

// clippy.toml allows these in test functions, and not in what they share.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod aliases;
mod bad_index;
mod bad_input;
mod bibliographies;
#[cfg(all(unix, feature = "archives", feature = "html"))]
mod browser;
mod check;
mod cite;
mod contract;
mod coverage;
mod eval;
#[cfg(all(
    feature = "archives",
    feature = "epub",
    feature = "html",
    feature = "mail",
    feature = "office",
    feature = "pdf",
    feature = "warc",
    feature = "xml"
))]
mod every_format;
mod families;
mod fixture;
mod formats;
mod harness;
mod help;
mod input;
mod json;
mod kill;
mod pages;
mod queries;
mod searching;
mod seeds;
mod similar;
mod stable_ids;
mod streams;
mod sync;
mod terminal;
mod text;
mod usage;
mod watch;
