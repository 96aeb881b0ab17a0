//! What has been found of the quotations of drafts.

mod annotations;
mod json;
mod sarif;
mod text;
mod word_diff;

use pincite::quote::{Attribution, Draft, Finding, Quotation, Verdict};

use super::counted;

pub use annotations::annotated;
pub use json::checked_json;
pub use sarif::checked_sarif;
pub use text::checked;

/// A draft, and what was found of each of its quotations.
pub struct Checked {
    pub draft: Draft,
    pub findings: Vec<Finding>,
    /// Which of them are titles of articles, and no quotations.
    pub titles: Vec<bool>,
}

impl Checked {
    /// The quotations with what was found of them, without titles.
    pub fn each(&self) -> impl Iterator<Item = (&Quotation, &Finding)> {
        let all = self.draft.quotations().iter().zip(&self.findings).zip(&self.titles);
        all.filter(|(_, is_title)| !**is_title).map(|(found, _)| found)
    }
}

/// `23 quotations: 18 verbatim, 3 differ, 1 not found`
pub fn check_summary(checked: &[Checked]) -> String {
    let all = || checked.iter().flat_map(|one| one.each().map(|(_, finding)| finding));
    let total = counted(all().count() as u64, "quotation", "quotations");
    let accepted = all().filter(|finding| is_paraphrase(finding)).count();
    let mut counts = Vec::new();
    for verdict in Verdict::ALL {
        let count = all().filter(|finding| finding.verdict == verdict).count() as u64;
        if count > 0 {
            counts.push(match verdict {
                Verdict::Verbatim => format!("{count} verbatim"),
                Verdict::Differs if accepted > 0 => {
                    format!("{} ({accepted} accepted)", counted(count, "differs", "differ"))
                }
                Verdict::Differs => counted(count, "differs", "differ"),
                Verdict::WrongSource => counted(count, "wrong source", "wrong sources"),
                _ => format!("{count} not found"),
            });
        }
    }
    let titles = checked.iter().flat_map(|one| &one.titles).filter(|is_title| **is_title).count();
    if titles > 0 {
        let titles = counted(titles as u64, "title of an article", "titles of articles");
        counts.push(format!("besides {titles}"));
    }
    let separator = if counts.is_empty() { "" } else { ": " };
    format!("{total}{separator}{}", counts.join(", "))
}

/// Says whether a quotation differs, and was let pass.
fn is_paraphrase(finding: &Finding) -> bool {
    finding.verdict == Verdict::Differs && finding.accepted
}

/// How similar a quotation is, in percent; 100 only of one that is the same.
fn percent(finding: &Finding) -> u32 {
    // Between 0 and 100 by what a similarity is.
    let percent = (finding.similarity * 100.0).floor().clamp(0.0, 100.0) as u32;
    if finding.verdict == Verdict::Verbatim { percent } else { percent.min(99) }
}

/// What a draft says that a quotation is taken from.
fn attributed(quotation: &Quotation) -> String {
    let name = |name: &Attribution| match name {
        Attribution::Id(id) => id.clone(),
        Attribution::Url(url) => url.clone(),
        Attribution::AuthorYear { family, year } => format!("{family} {year}"),
    };
    let mut names: Vec<_> = quotation.attributions.iter().map(name).collect();
    names.dedup();
    names.join(", ")
}

/// The id of the passage, or `ARTICLE#3–4` where a quotation goes over several.
fn passages(finding: &Finding) -> Option<String> {
    let first = finding.passage.as_ref()?;
    Some(match &finding.last {
        Some(last) => format!("{first}–{}", last.paragraph),
        None => first.to_string(),
    })
}
