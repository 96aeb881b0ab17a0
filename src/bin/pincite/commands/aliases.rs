//! `pincite aliases`

use std::fs;

use pincite::{Aliases, Index};

use super::CommandResult;
use crate::Outcome;
use crate::args::{AliasFileArgs, AliasesArgs, RecordFormat};
use crate::output::{self, AliasList};
use crate::report::{self, Failure};
use crate::settings::Settings;

/// So many passages that prove a pair are shown.
const MAX_PROOF: usize = 3;

pub fn run(args: &AliasesArgs, settings: &Settings) -> CommandResult {
    let (given, has_problems) = read(&args.aliases, settings)?;
    let index = Index::open(&settings.index)?;
    let mut mined = index.aliases(MAX_PROOF)?;
    let mut given: Vec<_> = given.iter().flat_map(Aliases::rules).collect();
    if let Some(query) = &args.query {
        mined.retain(|entry| entry.has_words(query));
        given.retain(|rule| rule.has_words(query));
    }
    let total = given.len() + mined.len();
    let limit = args.limit.unwrap_or(usize::MAX);
    mined.truncate(limit.saturating_sub(given.len()));
    given.truncate(limit);
    let list = AliasList { given, mined, total };
    let mut out = output::stdout();
    match (args.export, args.format) {
        (true, _) => output::aliases_export(&mut out, &list)?,
        (false, RecordFormat::Text) => output::aliases(&mut out, &list, &settings.style)?,
        (false, RecordFormat::Json) => output::aliases_json(&mut out, &list)?,
    }
    output::finish(out)?;
    Ok(match (has_problems, total) {
        (true, _) => Outcome::WithProblems,
        (false, 0) => Outcome::NothingFound,
        (false, _) => Outcome::Done,
    })
}

/// Reads the lists of aliases; `None` where there are none. Says whether some
/// line is not used.
pub fn read(args: &AliasFileArgs, settings: &Settings) -> Result<(Option<Aliases>, bool), Failure> {
    let mut all: Option<Aliases> = None;
    let mut has_problems = false;
    for path in &args.files {
        let bytes = fs::read(path).map_err(|error| Failure::Asked {
            message: format!("cannot read {}: {error}", path.display()),
            hint: None,
        })?;
        let (aliases, problems) = Aliases::parse(&String::from_utf8_lossy(&bytes));
        for problem in &problems {
            report::warning(&format!("{}, {problem}", path.display()), settings);
        }
        has_problems |= !problems.is_empty();
        all.get_or_insert_default().extend(aliases);
    }
    Ok((all, has_problems))
}
