//! The program: arguments in, the library at work, text or JSON out.
//!
//! `args` says what may be typed, `settings` what it means, `queries` reads
//! files of queries, `commands` has one file for each command, `output`
//! everything that is printed, and `report` words what went wrong. The program
//! uses the library's public interface only.

#![forbid(unsafe_code)]
// Results go through `output`, which knows a broken pipe when it sees one.
#![cfg_attr(
    not(test),
    deny(
        clippy::exit,
        clippy::expect_used,
        clippy::panic,
        clippy::print_stdout,
        clippy::todo,
        clippy::unwrap_used
    )
)]

mod args;
mod commands;
mod interrupt;
mod output;
mod progress;
mod queries;
mod report;
mod settings;
mod terminal;

use std::process::ExitCode;

use clap::Parser as _;

use args::Args;
use report::Failure;
use settings::Settings;

/// How a command ended; the exit codes are a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Done, or found.
    Done,
    /// Nothing found.
    NothingFound,
    /// Some quotations are not verbatim.
    NotAllVerbatim,
    /// Done, but some files could not be read.
    WithProblems,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let settings = Settings::new(&args);
    match commands::run(args.command, &settings) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::NothingFound | Outcome::NotAllVerbatim) => ExitCode::from(1),
        Ok(Outcome::WithProblems) => ExitCode::from(2),
        // Whoever read the output has seen enough.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            report::failure(&failure, &settings);
            ExitCode::from(2)
        }
    }
}
