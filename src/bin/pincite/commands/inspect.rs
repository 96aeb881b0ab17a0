//! `pincite inspect`

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use pincite::source::{
    Bibliographies, BibliographyFile, Format, ReadOptions, Reading, SourceFile, read, read_bytes,
    walk,
};
use pincite::{Article, SourceProblem};

use super::CommandResult;
use super::index::{is_standard_input, standard_input_format};
use crate::Outcome;
use crate::args::{InputArgs, InspectArgs, RecordFormat};
use crate::report::Failure;
use crate::settings::Settings;
use crate::{output, report};

pub fn run(args: &InspectArgs, settings: &Settings) -> CommandResult {
    let mut found = Found::default();
    let options = ReadOptions::default();
    let mut files: Vec<SourceFile> = Vec::new();
    let mut input = Reading::default();
    for path in &args.paths {
        if is_standard_input(path) {
            input = standard_input(&args.input, &options)?;
            continue;
        }
        let walk = walk(path)?;
        found.problems.extend(walk.problems);
        files.extend(walk.files);
    }
    let bibliographies = bibliographies(&args.paths, &files);
    found.problems.extend(input.problems);
    found.articles.extend(input.articles);
    for file in &files {
        found.read(file, &bibliographies, &options);
    }
    let mut out = output::stdout();
    match args.format {
        RecordFormat::Text => output::inspected(&mut out, &found.articles, &settings.style)?,
        RecordFormat::Json => output::articles_json(&mut out, &found.articles)?,
    }
    output::finish(out)?;
    report::problems(&found.problems, settings);
    for remark in &found.remarks {
        report::remark(remark, settings);
    }
    let nothing = found.articles.is_empty() && found.remarks.is_empty();
    Ok(match (found.problems.is_empty(), nothing) {
        (false, _) => Outcome::WithProblems,
        (true, true) => Outcome::NothingFound,
        (true, false) => Outcome::Done,
    })
}

/// What was found in the files.
#[derive(Default)]
struct Found {
    articles: Vec<Article>,
    problems: Vec<SourceProblem>,
    /// On files that hold no articles.
    remarks: Vec<String>,
}

impl Found {
    fn read(&mut self, file: &SourceFile, all: &Bibliographies, options: &ReadOptions) {
        if file.format == Format::Bibliography {
            let name = file.relative.clone();
            let file = BibliographyFile { path: file.path.clone(), name: name.clone() };
            let one = Bibliographies::load(&[file], std::iter::empty());
            let entries = output::counted(one.entries() as u64, "entry", "entries");
            self.remarks.push(format!("{name}: a bibliography of {entries}"));
            self.problems.extend(one.into_problems());
            return;
        }
        let reading = read(&file.path, &file.relative, options);
        let path = fs::canonicalize(&file.path).unwrap_or_else(|_| file.path.clone());
        for mut article in reading.articles {
            all.describe(&mut article, &path, options);
            self.articles.push(article);
        }
        self.problems.extend(reading.problems);
    }
}

/// Reads the bibliographies among the files, and those in the folders of files
/// that are named: they describe what is beside them.
fn bibliographies(paths: &[PathBuf], files: &[SourceFile]) -> Bibliographies {
    let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut all: BTreeMap<PathBuf, String> = BTreeMap::new();
    let mut add = |file: &SourceFile| {
        if file.format == Format::Bibliography {
            all.insert(real(&file.path), file.relative.clone());
        }
    };
    files.iter().for_each(&mut add);
    for path in paths.iter().filter(|path| path.is_file()) {
        let folder = real(path).parent().map(Path::to_owned);
        let entries = folder.and_then(|folder| fs::read_dir(folder).ok());
        for entry in entries.into_iter().flatten().flatten() {
            let beside = walk(&entry.path()).ok().filter(|_| entry.path().is_file());
            beside.into_iter().flat_map(|walk| walk.files).for_each(|file| add(&file));
        }
    }
    let all: Vec<_> = all.into_iter().map(|(path, name)| BibliographyFile { path, name }).collect();
    let articles: Vec<PathBuf> = files.iter().map(|file| real(&file.path)).collect();
    Bibliographies::load(&all, articles.iter().map(PathBuf::as_path))
}

/// Reads standard input.
fn standard_input(input: &InputArgs, options: &ReadOptions) -> Result<Reading, Failure> {
    let format = standard_input_format(input, "inspect")?;
    let mut content = Vec::new();
    io::stdin().lock().read_to_end(&mut content)?;
    let name = input.name.as_deref().unwrap_or("standard-input");
    let mut reading = read_bytes(&content, name, format, options);
    for article in reading.articles.iter_mut().filter(|_| input.url.is_some()) {
        article.metadata.url.clone_from(&input.url);
        article.origin.insert("url".to_owned(), "given with --url".to_owned());
    }
    Ok(reading)
}
