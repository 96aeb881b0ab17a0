//! Remarks that go into a copy of a draft.

use pincite::quote::{Annotation, Finding, Quotation, Verdict};

use super::word_diff::on_one_line;
use super::{Checked, attributed, is_paraphrase, passages, percent};
use crate::output::links::followable;

/// Returns the draft with the citations put in; `None` where it is neither
/// Markdown nor text.
pub fn annotated(checked: &Checked) -> Option<String> {
    let all = checked.draft.quotations().iter().zip(&checked.findings);
    let annotations: Vec<_> = all
        .zip(&checked.titles)
        .map(|((quotation, finding), is_title)| (!is_title).then(|| annotation(quotation, finding)))
        .collect();
    checked.draft.annotated(&annotations)
}

fn annotation(quotation: &Quotation, finding: &Finding) -> Annotation {
    let passage = passages(finding).unwrap_or_default();
    let citation = finding.found.as_ref().map(|found| found.citation().to_string());
    let citation = citation.unwrap_or_default();
    let link = finding.found.as_ref().and_then(|found| found.link());
    let link = link.as_deref().and_then(followable);
    // No id stands in the text: whoever checks the copy would take it for what
    // the draft says.
    let (mark, note) = match finding.verdict {
        Verdict::Verbatim => (None, citation),
        Verdict::Differs => {
            let (percent, diff) = (percent(finding), on_one_line(&finding.diff));
            let note = format!("{percent} % the same as {passage}: “{diff}”. {citation}");
            ((!is_paraphrase(finding)).then_some("differs"), note)
        }
        Verdict::WrongSource => {
            let note = format!("stands in {passage}, not in {}: {citation}", attributed(quotation));
            (Some("wrong source"), note)
        }
        Verdict::NotFound => (Some("not found"), String::new()),
    };
    let mark = mark.map(str::to_owned);
    Annotation { mark, note, link }
}
