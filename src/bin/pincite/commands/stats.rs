//! `pincite stats`

use pincite::Index;

use super::CommandResult;
use crate::Outcome;
use crate::args::{RecordFormat, StatsArgs};
use crate::settings::Settings;
use crate::{output, report};

pub fn run(args: &StatsArgs, settings: &Settings) -> CommandResult {
    let index = Index::open(&settings.index)?;
    if args.verify {
        index.verify()?;
        report::remark("every file of the index has its checksum", settings);
    }
    let figures = index.figures()?;
    let mut out = output::stdout();
    match args.format {
        RecordFormat::Text => output::figures(&mut out, &figures, index.dir(), &settings.style)?,
        RecordFormat::Json => output::figures_json(&mut out, &figures)?,
    }
    output::finish(out)?;
    Ok(Outcome::Done)
}
