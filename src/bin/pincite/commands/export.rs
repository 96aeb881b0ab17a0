//! `pincite export`

use pincite::{Index, ParagraphNumber};

use super::CommandResult;
use crate::Outcome;
use crate::args::ExportArgs;
use crate::output;
use crate::settings::Settings;

pub fn run(args: &ExportArgs, settings: &Settings) -> CommandResult {
    let index = Index::open(&settings.index)?;
    let mut out = output::stdout();
    for entry in index.articles()? {
        if args.passages {
            let paragraphs = index.paragraphs(&entry.id, ParagraphNumber::FIRST, usize::MAX)?;
            output::passages_jsonl(&mut out, &entry, &paragraphs)?;
        } else {
            let article = index.whole_article(&entry.id)?;
            output::articles_jsonl(&mut out, article.as_slice())?;
        }
    }
    output::finish(out)?;
    Ok(Outcome::Done)
}
