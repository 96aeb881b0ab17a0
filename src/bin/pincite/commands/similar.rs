//! `pincite similar`

use pincite::{Index, SimilarOptions};

use super::{CommandResult, cite, find, search};
use crate::Outcome;
use crate::args::SimilarArgs;
use crate::output::{self, Around, Found, FoundOptions, FoundPrinter};
use crate::settings::Settings;

pub fn run(args: &SimilarArgs, settings: &Settings) -> CommandResult {
    let index = Index::open(&settings.index)?;
    let (id, _) = find(&index, &args.id, settings)?;
    let options = SimilarOptions {
        other_articles: args.other_articles,
        search: search::options(&args.results, &args.filters, &args.output, Vec::new()),
    };
    let reference = cite::reference_of_results(&args.output)?;
    let results = index.similar(&id, &options)?;
    let mut out = output::stdout();
    let printing = FoundOptions {
        format: args.output.format,
        count: args.output.count,
        style: settings.style,
        title: format!("passages like {id}"),
        is_batch: false,
    };
    let found = Found {
        topic: None,
        results: &results,
        also: Vec::new(),
        around: Around::new(&index, args.output.context),
        explain: args.output.explain,
        reference: reference.as_ref(),
    };
    let printer = FoundPrinter::new(&mut out, printing);
    search::print_alone(&found, printer, &args.output, &options.search, settings)?;
    output::finish(out)?;
    Ok(if results.total > 0 { Outcome::Done } else { Outcome::NothingFound })
}
