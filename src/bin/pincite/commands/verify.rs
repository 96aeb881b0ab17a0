//! `pincite cite --verify`

use std::collections::HashMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use pincite::lock::{Fingerprint, LockedId, Mention, Standing, mentions, quoted};
use pincite::{Index, PassageId};

use super::CommandResult;
use crate::Outcome;
use crate::args::CiteFormat;
use crate::output::{self, Verified};
use crate::report::{self, Failure};
use crate::settings::Settings;

/// Says of every id with a fingerprint in some files what has become of its
/// passage.
pub fn run(files: &[String], format: CiteFormat, settings: &Settings) -> CommandResult {
    let index = Index::open(&settings.index)?;
    let texts = files.iter().map(|file| text(file)).collect::<Result<Vec<_>, _>>()?;
    let mut verified = Vec::new();
    let mut found: Vec<(usize, Mention, LockedId)> = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        for mention in mentions(text) {
            if let Some(id) = known(&index, &mention)? {
                found.push((at, mention, id));
            }
        }
    }
    let wanted: Vec<Fingerprint> = found.iter().map(|(.., id)| id.fingerprint).collect();
    let cited = quoted(&texts, &wanted);
    let mut standings: HashMap<LockedId, Standing> = HashMap::new();
    for (at, mention, id) in found {
        let standing = match standings.get(&id) {
            Some(known) => known.clone(),
            None => {
                let cited = cited.get(&id.fingerprint).map(String::as_str);
                index.standing(&id, cited)?
            }
        };
        standings.insert(id.clone(), standing.clone());
        let text = texts.get(at).map(String::as_str).unwrap_or_default();
        let before = text.get(..mention.span.start).unwrap_or_default();
        let now = match &standing {
            Standing::Same => Some(id.passage.clone()),
            Standing::Moved { to: at } | Standing::Edited { at, .. } => {
                Some(PassageId { article: id.passage.article.clone(), paragraph: *at })
            }
            Standing::Gone { .. } => None,
        };
        verified.push(Verified {
            path: files.get(at).cloned().unwrap_or_default(),
            line: before.matches('\n').count() + 1,
            span: mention.span,
            id,
            now,
            standing,
        });
    }
    let mut out = output::stdout();
    match format {
        CiteFormat::Text => output::verified(&mut out, &verified, &settings.style)?,
        CiteFormat::Json => output::verified_json(&mut out, &verified)?,
        _ => return Err(no_such_form()),
    }
    output::finish(out)?;
    if verified.is_empty() {
        report::remark("no ids with fingerprints (ARTICLE#N@3f9c2a71) found", settings);
    }
    let all_hold = verified.iter().all(|one| one.standing.holds());
    Ok(if all_hold && !verified.is_empty() { Outcome::Done } else { Outcome::NothingFound })
}

/// Of what a mention may name, returns what the collection knows, else what
/// people read.
fn known(index: &Index, mention: &Mention) -> Result<Option<LockedId>, Failure> {
    for candidate in &mention.candidates {
        if index.article(&candidate.passage.article)?.is_some() {
            return Ok(Some(candidate.clone()));
        }
    }
    Ok(mention.candidates.last().cloned())
}

/// Says that checks and locks are text or JSON.
pub(super) fn no_such_form() -> Failure {
    Failure::Asked {
        message: "ids with fingerprints are printed as text or as json only".to_owned(),
        hint: Some("leave out --format, or choose json".to_owned()),
    }
}

/// Reads a file, - for standard input. What is no UTF-8 has no ids there.
fn text(file: &str) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = match file {
        "-" => io::stdin().lock().read_to_end(&mut bytes).map(|_| ()),
        path => fs::read(Path::new(path)).map(|read| bytes = read),
    };
    let name = if file == "-" { "standard input" } else { file };
    read.map_err(|error| Failure::Asked {
        message: format!("cannot read {name}: {error}"),
        hint: None,
    })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
