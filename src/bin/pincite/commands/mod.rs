//! The commands, one file each.

mod aliases;
mod articles;
mod check;
mod cite;
mod completions;
mod eval;
mod export;
mod families;
mod index;
mod inspect;
mod man;
mod search;
mod show;
mod similar;
mod stats;
mod verify;
mod watch;

use pincite::lock::{LockedId, Standing};
use pincite::{ArticleEntry, ArticleId, HitId, Index, PassageId};

use crate::Outcome;
use crate::args::Command;
use crate::report::{self, Failure};
use crate::settings::Settings;

/// What a command returns.
type CommandResult = Result<Outcome, Failure>;

/// Runs a command.
pub fn run(command: Command, settings: &Settings) -> CommandResult {
    match command {
        Command::Index(args) => index::run(&args, settings),
        Command::Search(args) => search::run(&args, settings),
        Command::Similar(args) => similar::run(&args, settings),
        Command::Families(args) => families::run(&args, settings),
        Command::Show(args) => show::run(&args, settings),
        Command::Cite(args) => cite::run(&args, settings),
        Command::Articles(args) => articles::run(&args, settings),
        Command::Aliases(args) => aliases::run(&args, settings),
        Command::Inspect(args) => inspect::run(&args, settings),
        Command::Stats(args) => stats::run(&args, settings),
        Command::Export(args) => export::run(&args, settings),
        Command::Check(args) => check::run(&args, settings),
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

/// Finds what an id names, and its article: a passage or a whole article. An id
/// with a fingerprint names the passage that says what it said.
fn find(index: &Index, text: &str, settings: &Settings) -> Result<(HitId, ArticleEntry), Failure> {
    let parsed = match text.parse::<LockedId>() {
        Ok(id) => Ok(unlocked(index, id, settings)?),
        Err(_) => text.parse::<PassageId>(),
    };
    let id = match parsed {
        Ok(id) => id,
        // No article's id has a `#`.
        Err(error) if text.contains('#') => return Err(error.into()),
        Err(_) => {
            let entry = find_article(index, &ArticleId::new(text))?;
            return Ok((HitId::Article(entry.id.clone()), entry));
        }
    };
    let entry = find_article(index, &id.article)?;
    let number = id.paragraph;
    if number.get() > entry.paragraphs {
        return Err(Failure::Asked {
            message: format!(
                "article '{}' has {} paragraphs; there is no ¶ {number}",
                entry.id, entry.paragraphs
            ),
            hint: None,
        });
    }
    Ok((HitId::Passage(id), entry))
}

/// Returns where what an id with a fingerprint names stands now, and says so
/// where that is another place or another text.
fn unlocked(index: &Index, id: LockedId, settings: &Settings) -> Result<PassageId, Failure> {
    let article = id.passage.article.clone();
    match index.standing(&id, None)? {
        Standing::Same => {}
        Standing::Moved { to } => {
            let now = PassageId { article, paragraph: to };
            report::remark(&format!("{} has moved: it is {now} now", id.passage), settings);
            return Ok(now);
        }
        Standing::Edited { .. } => {
            let message = format!("{} does not say any more what it said as {id}", id.passage);
            report::warning(&message, settings);
        }
        // What is not there is told apart by who looks for it.
        Standing::Gone { .. } => {}
    }
    Ok(id.passage)
}
