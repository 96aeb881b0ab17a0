//! `pincite check`

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use pincite::quote::{CheckOptions, Checker, Draft, DraftOptions, Verdict, is_title};
use pincite::{ArticleEntry, ArticleId, ErrorKind, Index, Query, SearchOptions};

use super::index::is_standard_input;
use super::{CommandResult, articles, search};
use crate::Outcome;
use crate::args::{CheckArgs, CheckFormat};
use crate::output::{self, Checked};
use crate::report::{self, Failure};
use crate::settings::Settings;

pub fn run(args: &CheckArgs, settings: &Settings) -> CommandResult {
    may_annotate(args)?;
    let (drafts, mut has_problems) = read(args, settings)?;
    let (index, has_bad_files) = search::prepare(&args.quotations.within, settings)?;
    has_problems |= has_bad_files;
    let named = args.quotations.articles.as_deref();
    let articles = named.map(|query| matching(&index, query, args, settings)).transpose()?;
    let mut checked = Vec::new();
    for draft in drafts {
        let accept = args.quotations.accept;
        let mut options = CheckOptions { accept, ..CheckOptions::default() };
        match &articles {
            // They have been looked for below the paths.
            Some(articles) => options.articles.clone_from(articles),
            None => options.within.clone_from(&args.quotations.within),
        }
        leave_out_draft(&index, &draft, &mut options, settings)?;
        let findings = Checker::new(&index, options)?.check_all(draft.quotations())?;
        report::problems(draft.problems(), settings);
        has_problems |= !draft.problems().is_empty();
        if draft.quotations().is_empty() {
            let words = output::counted(args.quotations.min_words as u64, "word", "words");
            let remark = format!("{}: no quotations of {words} or more", draft.name());
            report::remark(&remark, settings);
        }
        let quoted = draft.quotations().iter().zip(&findings);
        let titles = quoted.map(|(quotation, finding)| match finding.verdict {
            Verdict::NotFound | Verdict::Differs => is_title(&index, &quotation.text),
            _ => Ok(false),
        });
        let titles = titles.collect::<pincite::Result<Vec<_>>>()?;
        checked.push(Checked { draft, findings, titles });
    }
    print(args, &checked, settings)?;
    let all_pass = checked.iter().flat_map(Checked::each).all(|(_, finding)| finding.accepted);
    Ok(match (has_problems, all_pass) {
        (true, _) => Outcome::WithProblems,
        (false, true) => Outcome::Done,
        (false, false) => Outcome::NotAllVerbatim,
    })
}

/// Refuses what cannot be annotated before anything is done.
fn may_annotate(args: &CheckArgs) -> Result<(), Failure> {
    if !args.output.annotate {
        return Ok(());
    }
    let refuse = |message: &str, hint: &str| {
        Err(Failure::Asked { message: message.to_owned(), hint: Some(hint.to_owned()) })
    };
    if args.drafts.len() > 1 {
        return refuse("one draft is annotated at a time", "name one draft beside --annotate");
    }
    let same = |path: &Path, other: &Path| {
        let real = fs::canonicalize(path).ok();
        real.is_some() && real == fs::canonicalize(other).ok()
    };
    match &args.output.output {
        Some(output) if args.drafts.iter().any(|draft| same(draft, output)) => {
            refuse("the copy would be written over the draft", "name another file with -o")
        }
        None if args.output.format != CheckFormat::Text => refuse(
            "--annotate prints a copy of the draft in the place of the report",
            "write the copy to a file with -o FILE to have both",
        ),
        _ => Ok(()),
    }
}

/// Reads the drafts; says whether some could not be read.
fn read(args: &CheckArgs, settings: &Settings) -> Result<(Vec<Draft>, bool), Failure> {
    let options = DraftOptions { min_words: args.quotations.min_words };
    let mut drafts = Vec::new();
    let mut has_problems = false;
    for path in &args.drafts {
        let read = if is_standard_input(path) {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            Draft::from_bytes(&bytes, STANDARD_INPUT, args.input_format, &options)
        } else {
            Draft::read(path, &options)
        };
        match read {
            Ok(draft) => drafts.push(draft),
            // Of several drafts the others are checked.
            Err(error) if args.drafts.len() > 1 => {
                report::warning(&error.to_string(), settings);
                has_problems = true;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok((drafts, has_problems))
}

/// What a draft is called that has no name.
const STANDARD_INPUT: &str = "standard input";

/// The articles with a passage that matches, as `pincite articles` lists them.
fn matching(
    index: &Index,
    text: &str,
    args: &CheckArgs,
    settings: &Settings,
) -> Result<Vec<ArticleId>, Failure> {
    let found = articles::matching(index, text, &args.quotations.within, settings)?;
    if found.is_empty() {
        return Err(Failure::Asked {
            message: format!("no article matches '{text}'"),
            hint: Some("list the articles with: pincite articles".to_owned()),
        });
    }
    Ok(found.into_iter().map(|entry| entry.id).collect())
}

/// Leaves out the draft itself, where it has been indexed: everything in it would
/// be found there.
fn leave_out_draft(
    index: &Index,
    draft: &Draft,
    options: &mut CheckOptions,
    settings: &Settings,
) -> Result<(), Failure> {
    let Ok(path) = fs::canonicalize(draft.name()) else { return Ok(()) };
    let own = SearchOptions { limit: 0, within: vec![path.clone()], ..SearchOptions::default() };
    match index.search(&Query::parse(""), &own) {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    }
    let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let within: Vec<_> = options.within.drain(..).map(|path| real(&path)).collect();
    let mut entries = index.articles()?;
    let all = entries.len();
    let file = |entry: &ArticleEntry| entry.file.as_deref().map(real).unwrap_or_default();
    entries.retain(|entry| file(entry) != path);
    if entries.len() < all {
        let remark = format!("{} is one of the articles; it is left out", draft.name());
        report::remark(&remark, settings);
    }
    if options.articles.is_empty() {
        entries.retain(|entry| {
            within.is_empty() || within.iter().any(|path| file(entry).starts_with(path))
        });
    } else {
        entries.retain(|entry| options.articles.contains(&entry.id));
    }
    options.articles = entries.into_iter().map(|entry| entry.id).collect();
    if options.articles.is_empty() {
        return Err(Failure::Asked {
            message: format!("{} is the only article to look in", draft.name()),
            hint: Some("index the articles that it quotes: pincite index FOLDER".to_owned()),
        });
    }
    Ok(())
}

/// Prints the report, the copy, or both.
fn print(args: &CheckArgs, checked: &[Checked], settings: &Settings) -> Result<(), Failure> {
    let mut out = output::stdout();
    let is_report = !args.output.annotate || args.output.output.is_some();
    if is_report {
        match args.output.format {
            CheckFormat::Text => output::checked(&mut out, checked, &settings.style)?,
            CheckFormat::Json => output::checked_json(&mut out, checked)?,
            CheckFormat::Sarif => output::checked_sarif(&mut out, checked)?,
        }
    }
    if args.output.annotate {
        for one in checked {
            let copy = output::annotated(one).ok_or_else(|| Failure::Asked {
                message: format!(
                    "{} is {}; only Markdown and plain text are annotated",
                    one.draft.name(),
                    one.draft.format().name()
                ),
                hint: Some("leave out --annotate for a report".to_owned()),
            })?;
            match &args.output.output {
                Some(path) => write(path, &copy)?,
                None => out.write_all(copy.as_bytes())?,
            }
            if !is_report {
                report::remark(&output::check_summary(checked), settings);
            }
        }
    }
    Ok(output::finish(out)?)
}

fn write(path: &Path, copy: &str) -> Result<(), Failure> {
    fs::write(path, copy).map_err(|error| Failure::Asked {
        message: format!("cannot write {}: {error}", path.display()),
        hint: None,
    })
}
