//! `pincite families`

use pincite::{FamilyOptions, HitId, Index};

use super::{CommandResult, find};
use crate::Outcome;
use crate::args::{FamiliesArgs, RecordFormat};
use crate::output;
use crate::report;
use crate::settings::Settings;

pub fn run(args: &FamiliesArgs, settings: &Settings) -> CommandResult {
    let index = Index::open(&settings.index)?;
    let (article, paragraph) = match &args.id {
        None => (None, None),
        Some(id) => match find(&index, id, settings)?.0 {
            HitId::Passage(id) => (Some(id.article), Some(id.paragraph)),
            HitId::Article(id) => (Some(id), None),
        },
    };
    let options = FamilyOptions {
        limit: args.limit,
        offset: args.offset,
        min_articles: args.min_articles.get(),
        article,
        paragraph,
    };
    let families = index.families(&options)?;
    let mut out = output::stdout();
    match args.format {
        RecordFormat::Text => {
            output::families(&mut out, &families, args.offset + 1, &settings.style)?;
        }
        RecordFormat::Json => output::families_json(&mut out, &families)?,
    }
    output::finish(out)?;
    if families.total == 0 && args.format == RecordFormat::Text {
        report::remark("no passage is the same text as another", settings);
    }
    Ok(if families.total > 0 { Outcome::Done } else { Outcome::NothingFound })
}
