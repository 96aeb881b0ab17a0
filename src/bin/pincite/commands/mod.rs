//! The commands, one file each.

mod articles;
mod completions;
mod eval;
mod export;
mod index;
mod inspect;
mod man;
mod search;
mod show;
mod stats;
mod watch;

use pincite::{ArticleEntry, ArticleId, Index};

use crate::Outcome;
use crate::args::Command;
use crate::report::Failure;
use crate::settings::Settings;

/// What a command returns.
type CommandResult = Result<Outcome, Failure>;

/// Runs a command.
pub fn run(command: Command, settings: &Settings) -> CommandResult {
    match command {
        Command::Index(args) => index::run(&args, settings),
        Command::Search(args) => search::run(&args, settings),
        Command::Show(args) => show::run(&args, settings),
        Command::Articles(args) => articles::run(&args, settings),
        Command::Inspect(args) => inspect::run(&args, settings),
        Command::Stats(args) => stats::run(&args, settings),
        Command::Export(args) => export::run(&args, settings),
        Command::Eval(args) => eval::run(&args, settings),
        Command::Completions(args) => completions::run(&args),
        Command::Man(_) => man::run(),
    }
}

/// Finds an article by its id.
fn find_article(index: &Index, id: &ArticleId) -> Result<ArticleEntry, Failure> {
    index.article(id)?.ok_or_else(|| Failure::Asked {
        message: format!("there is no article '{id}'"),
        hint: Some("list the articles with: pincite articles".to_owned()),
    })
}
