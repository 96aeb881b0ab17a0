//! `pincite cite`

use std::fs;
use std::io::{self, BufRead as _};
use std::path::Path;

use pincite::cite::{
    Citation, CitationStyle, ExchangeFormat, Markup, PinpointKind, StyleName, StyleOptions,
    exchange, pandoc,
};
use pincite::{ArticleEntry, HitId, Index, Paragraph, ParagraphNumber};

use super::{CommandResult, find, verify};
use crate::Outcome;
use crate::args::{CiteArgs, CiteFormat, Place, SearchOutputArgs};
use crate::output::{self, CitationRecord, Reference};
use crate::report::Failure;
use crate::settings::Settings;

pub fn run(args: &CiteArgs, settings: &Settings) -> CommandResult {
    let mut out = output::stdout();
    if args.style.list_styles {
        output::styles(&mut out, &StyleName::all(), &settings.style)?;
    } else if args.style.list_locales {
        output::locales(&mut out, &CitationStyle::locales())?;
    } else if !args.lock.verify.is_empty() {
        return verify::run(&args.lock.verify, args.format, settings);
    } else {
        let index = Index::open(&settings.index)?;
        let cited = cited(&index, args, settings)?;
        match args.lock.lock {
            true => locked(&mut out, &cited, args)?,
            false => written(&mut out, &cited, args)?,
        }
    }
    output::finish(out)?;
    Ok(Outcome::Done)
}

/// What one id names.
struct Cited {
    entry: ArticleEntry,
    passage: Option<(ParagraphNumber, Paragraph)>,
    link: Option<String>,
}

impl Cited {
    fn citation(&self) -> Citation<'_> {
        match &self.passage {
            Some((number, paragraph)) => self.entry.cite(*number, paragraph),
            None => self.entry.cite_whole(),
        }
    }

    fn record(&self) -> CitationRecord<'_> {
        let link = self.link.as_deref();
        CitationRecord { entry: &self.entry, passage: self.passage.as_ref(), link }
    }
}

/// Prints ids with fingerprints; as JSON with all that is known of a citation,
/// the text above all.
fn locked(out: &mut output::Out, cited: &[Cited], args: &CiteArgs) -> Result<(), Failure> {
    match args.format {
        CiteFormat::Text => {
            Ok(output::cited_lines(out, cited.iter().map(|one| one.record().locked_id()))?)
        }
        CiteFormat::Json => output::citations_json(out, cited.iter().map(Cited::record), None),
        _ => Err(verify::no_such_form()),
    }
}

/// Finds what ids name.
fn cited(index: &Index, args: &CiteArgs, settings: &Settings) -> Result<Vec<Cited>, Failure> {
    let mut cited = Vec::new();
    let mut one = |id: &str| -> Result<(), Failure> {
        let (found, entry) = find(index, id, settings)?;
        // Only what is printed with links or as JSON needs the article whole.
        let wants_links = args.link || args.format == CiteFormat::Json;
        let links = wants_links.then(|| index.passage_links(&entry.id)).transpose()?.flatten();
        let paragraphs = match &found {
            HitId::Passage(id) => index.paragraphs(&entry.id, id.paragraph, 1)?,
            HitId::Article(id) if args.lock.lock => {
                index.paragraphs(id, ParagraphNumber::FIRST, usize::MAX)?
            }
            HitId::Article(_) => {
                let link = entry.link();
                cited.push(Cited { entry, passage: None, link });
                return Ok(());
            }
        };
        cited.extend(paragraphs.into_iter().map(|passage| Cited {
            link: links.as_ref().and_then(|links| links.get(passage.0)),
            entry: entry.clone(),
            passage: Some(passage),
        }));
        Ok(())
    };
    for id in &args.ids {
        if id == "-" {
            for line in io::stdin().lock().lines() {
                let line = line.map_err(unreadable)?;
                // Whatever stands behind an id is a remark.
                if let Some(id) = line.split_whitespace().next() {
                    one(id)?;
                }
            }
        } else {
            one(id)?;
        }
    }
    Ok(cited)
}

fn unreadable(error: io::Error) -> Failure {
    Failure::Asked { message: format!("cannot read standard input: {error}"), hint: None }
}

/// What a form of the output is.
enum Form {
    Markup(Markup),
    Bibliography(ExchangeFormat),
    Pandoc,
    Json,
}

fn form(format: CiteFormat) -> Form {
    match format {
        CiteFormat::Text => Form::Markup(Markup::Text),
        CiteFormat::Markdown => Form::Markup(Markup::Markdown),
        CiteFormat::Html => Form::Markup(Markup::Html),
        CiteFormat::Typst => Form::Markup(Markup::Typst),
        CiteFormat::Latex => Form::Markup(Markup::Latex),
        CiteFormat::Pandoc => Form::Pandoc,
        CiteFormat::Bibtex => Form::Bibliography(ExchangeFormat::Bibtex),
        CiteFormat::Biblatex => Form::Bibliography(ExchangeFormat::Biblatex),
        CiteFormat::Ris => Form::Bibliography(ExchangeFormat::Ris),
        CiteFormat::CslJson => Form::Bibliography(ExchangeFormat::CslJson),
        CiteFormat::Hayagriva => Form::Bibliography(ExchangeFormat::Hayagriva),
        CiteFormat::Json => Form::Json,
    }
}

/// Prints citations in the form that was asked for.
fn written(out: &mut output::Out, cited: &[Cited], args: &CiteArgs) -> Result<(), Failure> {
    let citations: Vec<Citation<'_>> = cited.iter().map(Cited::citation).collect();
    let pinpoint = pinpoint(args.style.pinpoint);
    let style = args.style.style.as_deref();
    let style = style.map(|name| open_style(name, args.style.locale.as_deref())).transpose()?;
    match (form(args.format), style) {
        (Form::Bibliography(_) | Form::Pandoc, Some(_)) => {
            Err(no_style("leave out --style, or choose text, markdown, html, typst or latex"))
        }
        (Form::Bibliography(format), None) => Ok(write!(out, "{}", exchange(format, &citations))?),
        (Form::Pandoc, None) => {
            let lines = citations.iter().map(|citation| pandoc(citation, pinpoint));
            Ok(output::cited_lines(out, lines)?)
        }
        (Form::Markup(markup), None) => {
            let lines = cited.iter().map(|one| {
                let text = markup.escape(&one.citation().to_string());
                linked(one, text, markup, args)
            });
            Ok(output::cited_lines(out, lines)?)
        }
        (Form::Markup(markup), Some(style)) => {
            let styled = style.write(&citations, &StyleOptions { markup, pinpoint });
            if !args.style.bibliography {
                let in_text = cited.iter().zip(styled.in_text);
                let lines = in_text.map(|(one, text)| linked(one, text, markup, args));
                output::cited_lines(out, lines)?;
            }
            if !args.style.bibliography && !args.style.in_text && !styled.bibliography.is_empty() {
                writeln!(out)?;
            }
            if !args.style.in_text {
                let references = styled.bibliography.into_iter();
                output::cited_lines(out, references.map(|reference| reference.text))?;
            }
            Ok(())
        }
        (Form::Json, style) => {
            let reference = style.map(|style| Reference { style, pinpoint });
            output::citations_json(out, cited.iter().map(Cited::record), reference.as_ref())
        }
    }
}

/// Makes a citation a link, where that is wanted.
fn linked(cited: &Cited, text: String, markup: Markup, args: &CiteArgs) -> String {
    match cited.link.as_deref().filter(|_| args.link) {
        Some(link) => markup.link(&text, link),
        None => text,
    }
}

fn pinpoint(place: Place) -> PinpointKind {
    match place {
        Place::Page => PinpointKind::Page,
        Place::Paragraph => PinpointKind::Paragraph,
        Place::Heading => PinpointKind::Heading,
    }
}

/// Returns the style that was asked for by its name or by its file.
pub(super) fn open_style(name: &str, locale: Option<&str>) -> Result<CitationStyle, Failure> {
    let is_file = Path::new(name).extension().is_some_and(|end| end.eq_ignore_ascii_case("csl"));
    let style = if is_file {
        let failed = |message: String| Failure::Asked { message, hint: None };
        let text = fs::read_to_string(name)
            .map_err(|error| failed(format!("cannot read the style {name}: {error}")))?;
        CitationStyle::from_csl(&text).map_err(|error| failed(format!("{name}: {error}")))?
    } else {
        CitationStyle::named(name)?
    };
    Ok(match locale {
        Some(tag) => style.with_locale(tag)?,
        None => style,
    })
}

/// Says that what was asked for is the same in every style.
fn no_style(hint: &str) -> Failure {
    let message = "keys and bibliographies have no style".to_owned();
    Failure::Asked { message, hint: Some(hint.to_owned()) }
}

/// Returns how the results of a search are cited, where a style was asked for.
pub(super) fn reference_of_results(args: &SearchOutputArgs) -> Result<Option<Reference>, Failure> {
    if args.cite_style.is_some() && output::is_bibliography(args.format) {
        return Err(no_style("leave out --cite-style, or choose another format"));
    }
    reference(args.cite_style.as_deref())
}

/// Returns how passages are cited, where a style was asked for.
pub(super) fn reference(style: Option<&str>) -> Result<Option<Reference>, Failure> {
    let open = |name| open_style(name, None);
    let style = style.map(open).transpose()?;
    Ok(style.map(|style| Reference { style, pinpoint: PinpointKind::default() }))
}
