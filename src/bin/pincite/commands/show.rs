//! `pincite show`

use pincite::{ArticleId, Index, ParagraphNumber, PassageId};

use super::{CommandResult, find_article};
use crate::Outcome;
use crate::args::{RecordFormat, ShowArgs};
use crate::output;
use crate::report::Failure;
use crate::settings::Settings;

pub fn run(args: &ShowArgs, settings: &Settings) -> CommandResult {
    let index = Index::open(&settings.index)?;
    match args.id.parse::<PassageId>() {
        Ok(id) => passage(&index, &id, args, settings),
        // No article's id has a `#`.
        Err(error) if args.id.contains('#') => Err(error.into()),
        Err(_) => article(&index, &ArticleId::new(&args.id), args, settings),
    }
}

fn passage(index: &Index, id: &PassageId, args: &ShowArgs, settings: &Settings) -> CommandResult {
    let entry = find_article(index, &id.article)?;
    let number = id.paragraph.get();
    if number > entry.paragraphs {
        return Err(Failure::Asked {
            message: format!(
                "article '{}' has {} paragraphs; there is no ¶ {number}",
                entry.id, entry.paragraphs
            ),
            hint: None,
        });
    }
    let around = u32::try_from(args.context).unwrap_or(u32::MAX);
    let first =
        ParagraphNumber::new(number.saturating_sub(around)).unwrap_or(ParagraphNumber::FIRST);
    let count = (number - first.get()).saturating_add(around).saturating_add(1) as usize;
    let paragraphs = index.paragraphs(&entry.id, first, count)?;
    let mut out = output::stdout();
    match args.format {
        RecordFormat::Text => {
            output::passage(&mut out, &entry, id.paragraph, &paragraphs, &settings.style)?;
        }
        RecordFormat::Json => output::passages_json(&mut out, &entry, &paragraphs)?,
    }
    output::finish(out)?;
    Ok(Outcome::Done)
}

fn article(index: &Index, id: &ArticleId, args: &ShowArgs, settings: &Settings) -> CommandResult {
    let entry = find_article(index, id)?;
    let mut out = output::stdout();
    match args.format {
        RecordFormat::Text => {
            let paragraphs = index.paragraphs(id, ParagraphNumber::FIRST, usize::MAX)?;
            output::article(&mut out, &entry, &paragraphs, &settings.style)?;
        }
        RecordFormat::Json => {
            let article = index.whole_article(id)?;
            output::articles_json(&mut out, article.as_slice())?;
        }
    }
    output::finish(out)?;
    Ok(Outcome::Done)
}
