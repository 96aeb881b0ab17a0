//! `pincite eval`

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use pincite::eval::{self, Evaluation, Qrels, Run, Topic};
use pincite::{Index, ResultUnit, SearchOptions, SourceProblem};

use super::{CommandResult, search};
use crate::Outcome;
use crate::args::{EvalArgs, RecordFormat, Unit};
use crate::output::{self, Measured, counted};
use crate::report::{self, Failure};
use crate::settings::Settings;

/// The last field of a run: who made it.
const TAG: &str = "pincite";

pub fn run(args: &EvalArgs, settings: &Settings) -> CommandResult {
    keep_what_is_read(args)?;
    let mut problems = Vec::new();
    let input = Input::read(args, &mut problems)?;
    report::problems(&problems, settings);
    input.check(args)?;
    let (index, has_problems) = search::prepare(&args.paths, settings)?;
    let unit = unit(args, &input.qrels);
    check_ids(&index, &input, args, unit, settings)?;

    let ours = measure(&index, &input, args, unit, settings)?;
    let other = input.other.as_ref().map(|run| {
        let mut other = Evaluation::default();
        for scores in ours.topics() {
            other.add(&run.ranking(&scores.topic), &input.qrels);
        }
        other
    });
    remarks(&ours, other.as_ref(), &input, settings);
    let measured = Measured {
        unit,
        depth: args.depth.get(),
        ours: &ours,
        other: other.as_ref().zip(args.compare.as_deref()),
        per_topic: args.per_topic,
    };
    let mut out = output::stdout();
    match args.format {
        RecordFormat::Text => output::measured(&mut out, &measured, &settings.style)?,
        RecordFormat::Json => output::measured_json(&mut out, &measured)?,
    }
    output::finish(out)?;
    let is_clean = problems.is_empty() && !has_problems;
    Ok(if is_clean { Outcome::Done } else { Outcome::WithProblems })
}

/// What is read before anything is asked.
struct Input {
    topics: Vec<Topic>,
    qrels: Qrels,
    other: Option<Run>,
}

impl Input {
    fn read(args: &EvalArgs, problems: &mut Vec<SourceProblem>) -> Result<Self, Failure> {
        Ok(Self {
            topics: Topic::read(&args.topics, problems)?,
            qrels: Qrels::read(&args.qrels, problems)?,
            other: match &args.compare {
                Some(path) => Some(Run::read(path, problems)?),
                None => None,
            },
        })
    }

    /// Refuses what nothing can be measured with.
    fn check(&self, args: &EvalArgs) -> Result<(), Failure> {
        let (topics, qrels) = (args.topics.display(), args.qrels.display());
        let Some(topic) = self.topics.first() else {
            return Err(Failure::Asked {
                message: format!("there is no topic in {topics}"),
                hint: Some("expected ID<TAB>QUERY on each line".to_owned()),
            });
        };
        let Some(judged) = self.qrels.topics().min() else {
            return Err(Failure::Asked {
                message: format!("there is no judgment in {qrels}"),
                hint: Some("expected TOPIC 0 ID GRADE on each line".to_owned()),
            });
        };
        if self.topics.iter().all(|topic| self.qrels.of(&topic.id).is_none()) {
            let message = format!("no topic of {topics} is judged in {qrels}");
            let hint = format!("their ids must be the same: '{}' and '{judged}'", topic.id);
            return Err(Failure::Asked { message, hint: Some(hint) });
        }
        Ok(())
    }
}

/// Refuses to write the run over a file that is read.
fn keep_what_is_read(args: &EvalArgs) -> Result<(), Failure> {
    let Some(run) = &args.run else { return Ok(()) };
    let same = |path: &Path| match (fs::canonicalize(path), fs::canonicalize(run)) {
        (Ok(path), Ok(run)) => path == run,
        _ => false,
    };
    let read = [Some(&args.topics), Some(&args.qrels), args.compare.as_ref()];
    if read.into_iter().flatten().any(|path| same(path)) {
        return Err(Failure::Asked {
            message: format!("--run would write over {}, which is read", run.display()),
            hint: Some("name another file for the run".to_owned()),
        });
    }
    Ok(())
}

/// What a result is: what is asked for, else what is judged.
fn unit(args: &EvalArgs, qrels: &Qrels) -> ResultUnit {
    match args.by {
        Some(Unit::Passage) => ResultUnit::Passage,
        Some(Unit::Article) => ResultUnit::Article,
        None => qrels.unit(),
    }
}

/// Refuses judgments none of which is of anything in the index, and says where
/// it is so for some.
fn check_ids(
    index: &Index,
    input: &Input,
    args: &EvalArgs,
    unit: ResultUnit,
    settings: &Settings,
) -> Result<(), Failure> {
    let judged = input.topics.iter().filter_map(|topic| input.qrels.of(&topic.id));
    let ids: HashSet<&str> = judged.flat_map(|judgments| judgments.relevant()).collect();
    let all = ids.len();
    let unknown = eval::unknown(index, ids, unit)?;
    let Some(example) = unknown.first() else { return Ok(()) };
    let what = match unit {
        ResultUnit::Passage => ("passage", "passages"),
        ResultUnit::Article => ("article", "articles"),
    };
    let judged = counted(all as u64, what.0, what.1);
    let here = index.dir().display();
    if unknown.len() < all {
        let some = unknown.len();
        let text =
            format!("not in {here}: {some} of {judged} judged relevant, such as '{example}'");
        report::remark(&text, settings);
        return Ok(());
    }
    let hint = match (unit, input.qrels.unit()) {
        (ResultUnit::Article, ResultUnit::Passage) => "these are passages: --by passage".to_owned(),
        (ResultUnit::Passage, ResultUnit::Article) => "these are articles: --by article".to_owned(),
        _ => "name the index of the collection that was judged with --index DIR, or index it \
              with: pincite index FOLDER"
            .to_owned(),
    };
    let qrels = args.qrels.display();
    let message = format!("none of the {judged} that {qrels} judges relevant is in {here}");
    Err(Failure::Asked { message: format!("{message}, such as '{example}'"), hint: Some(hint) })
}

/// Asks the topics, writes the run and measures it. Topics that are not judged
/// are asked for the sake of the run only.
fn measure(
    index: &Index,
    input: &Input,
    args: &EvalArgs,
    unit: ResultUnit,
    settings: &Settings,
) -> Result<Evaluation, Failure> {
    let is_wanted = |topic: &&Topic| args.run.is_some() || input.qrels.of(&topic.id).is_some();
    let topics: Vec<Topic> = input.topics.iter().filter(is_wanted).cloned().collect();
    let options = SearchOptions {
        limit: args.depth.get(),
        by: unit,
        within: args.paths.clone(),
        count: false,
        feedback: args.expand,
        ..SearchOptions::default()
    };
    let mut file = args.run.as_deref().map(RunFile::create).transpose()?;
    let mut unwritten = None;
    let mut evaluation = Evaluation::default();
    let bar = bar(topics.len(), settings);
    let asked = eval::rank_topics(index, &topics, &options, &mut |ranking| {
        evaluation.add(&ranking, &input.qrels);
        bar.inc(1);
        let written = file.as_mut().map_or(Ok(()), |file| ranking.write(&mut file.out, TAG));
        unwritten = written.err();
        if unwritten.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    bar.finish_and_clear();
    asked?;
    if let Some(mut file) = file {
        match unwritten.map_or_else(|| file.out.flush(), Err) {
            Ok(()) => {}
            Err(error) => return Err(unwritable(&file.path, &error)),
        }
    }
    Ok(evaluation)
}

/// The run that is written.
struct RunFile {
    path: PathBuf,
    out: BufWriter<File>,
}

impl RunFile {
    fn create(path: &Path) -> Result<Self, Failure> {
        let file = File::create(path).map_err(|error| unwritable(path, &error))?;
        Ok(Self { path: path.to_owned(), out: BufWriter::new(file) })
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "no such folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    };
    let message = format!("cannot write the run to {}: {reason}", path.display());
    Failure::Asked { message, hint: None }
}

/// Says what the figures do not: which topics count, and how.
fn remarks(ours: &Evaluation, other: Option<&Evaluation>, input: &Input, settings: &Settings) {
    let topics: HashSet<&str> = input.topics.iter().map(|topic| topic.id.as_str()).collect();
    let count = |number: usize, one: &str, many: &str| {
        if number > 0 {
            report::remark(&counted(number as u64, one, many), settings);
        }
    };
    count(
        topics.iter().filter(|id| input.qrels.of(id).is_none()).count(),
        "topic is not judged: not measured",
        "topics are not judged: not measured",
    );
    count(
        input.qrels.topics().filter(|id| !topics.contains(id)).count(),
        "judged topic is not among the topics: not measured",
        "judged topics are not among the topics: not measured",
    );
    count(
        ours.topics().iter().filter(|scores| scores.relevant == 0).count(),
        "topic has nothing relevant: counts 0",
        "topics have nothing relevant: count 0",
    );
    let without = |run: &Evaluation| run.topics().iter().filter(|topic| topic.found == 0).count();
    count(without(ours), "topic has no results: counts 0", "topics have no results: count 0");
    count(
        other.map_or(0, without),
        "topic has no results in the other run: counts 0 there",
        "topics have no results in the other run: count 0 there",
    );
}

fn bar(topics: usize, settings: &Settings) -> ProgressBar {
    if !settings.progress {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(topics as u64).with_message("Asking");
    if let Ok(style) = ProgressStyle::with_template("{msg:>10} {wide_bar} {pos}/{len} topics") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}
