//! Remarks that go into a copy of a draft.

use pincite::quote::{Annotation, Finding, Quotation, Verdict};

use super::word_diff::on_one_line;
use super::{Checked, attributed, is_paraphrase, passages, percent};

/// Returns the draft with the citations put in; `None` where it is neither
/// Markdown nor text.
pub fn annotated(checked: &Checked) -> Option<String> {
    let annotations: Vec<_> =
        checked.each().map(|(quotation, finding)| Some(annotation(quotation, finding))).collect();
    checked.draft.annotated(&annotations)
}

fn annotation(quotation: &Quotation, finding: &Finding) -> Annotation {
    let passage = passages(finding).unwrap_or_default();
    let citation = finding.found.as_ref().map(|found| found.citation().to_string());
    let citation = citation.unwrap_or_default();
    let link = finding.found.as_ref().and_then(|found| found.link());
    let (mark, note) = match finding.verdict {
        Verdict::Verbatim => (None, citation),
        Verdict::Differs => {
            let diff = on_one_line(&finding.diff);
            let note = format!("{} % the same: {diff} {citation}", percent(finding));
            let mark = (!is_paraphrase(finding)).then(|| format!("differs from {passage}"));
            (mark, note)
        }
        Verdict::WrongSource => {
            let mark = format!("stands in {passage}, not in {}", attributed(quotation));
            (Some(mark), citation)
        }
        Verdict::NotFound => {
            (Some("not found".to_owned()), "not found in the collection".to_owned())
        }
    };
    Annotation { mark, note, link }
}
