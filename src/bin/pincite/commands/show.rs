//! `pincite show`

use pincite::{ArticleEntry, HitId, Index, ParagraphNumber, PassageId};

use super::{CommandResult, cite, find};
use crate::Outcome;
use crate::args::{RecordFormat, ShowArgs};
use crate::output::{self, Shown};
use crate::settings::Settings;

pub fn run(args: &ShowArgs, settings: &Settings) -> CommandResult {
    let index = Index::open(&settings.index)?;
    match find(&index, &args.id, settings)? {
        (HitId::Passage(id), entry) => passage(&index, &id, &entry, args, settings),
        (HitId::Article(_), entry) => article(&index, &entry, args, settings),
    }
}

fn passage(
    index: &Index,
    id: &PassageId,
    entry: &ArticleEntry,
    args: &ShowArgs,
    settings: &Settings,
) -> CommandResult {
    let number = id.paragraph.get();
    let around = u32::try_from(args.context).unwrap_or(u32::MAX);
    let first =
        ParagraphNumber::new(number.saturating_sub(around)).unwrap_or(ParagraphNumber::FIRST);
    let count = (number - first.get()).saturating_add(around).saturating_add(1) as usize;
    let paragraphs = index.paragraphs(&entry.id, first, count)?;
    let reference = cite::reference(args.cite_style.as_deref())?;
    let reference = reference.as_ref();
    let links = index.passage_links(&entry.id)?;
    let shown = Shown { entry, paragraphs: &paragraphs, links: links.as_ref(), reference };
    let mut out = output::stdout();
    match args.format {
        RecordFormat::Text => {
            output::passage(&mut out, &shown, id.paragraph, &settings.style)?;
        }
        RecordFormat::Json => output::passages_json(&mut out, &shown)?,
    }
    output::finish(out)?;
    Ok(Outcome::Done)
}

fn article(
    index: &Index,
    entry: &ArticleEntry,
    args: &ShowArgs,
    settings: &Settings,
) -> CommandResult {
    let reference = cite::reference(args.cite_style.as_deref())?;
    let mut out = output::stdout();
    match args.format {
        RecordFormat::Text => {
            let paragraphs = index.paragraphs(&entry.id, ParagraphNumber::FIRST, usize::MAX)?;
            let reference = reference.as_ref();
            let shown = Shown { entry, paragraphs: &paragraphs, links: None, reference };
            output::article(&mut out, &shown, &settings.style)?;
        }
        RecordFormat::Json => {
            let article = index.whole_article(&entry.id)?;
            output::articles_json(&mut out, article.as_slice())?;
        }
    }
    output::finish(out)?;
    Ok(Outcome::Done)
}
