//! How good a ranking is, measured with judged topics.
//!
//! A *topic* is a question put to the collection; *judgments* (qrels) say
//! which articles or passages answer it, and how well; a *run* is what was
//! found for each topic, best first. The forms of files are those of TREC, so
//! that runs can be exchanged with other programs. The measures are those of
//! [trec_eval](https://github.com/usnistgov/trec_eval), and agree with it:
//!
//! - nDCG@10 is `ndcg_cut_10`: the gain is the grade, discounted by the binary
//!   logarithm of the rank (Järvelin and Kekäläinen, "Cumulated gain-based
//!   evaluation of IR techniques", 2002).
//! - MAP is `map`, MRR@10 is `recip_rank` of a run cut after 10, Recall@100 is
//!   `recall_100`. For these, all grades above 0 are alike.
//!
//! What is not judged counts as not relevant; so does a grade of 0 or less.
//! Means are over all topics that are both given and judged, as `trec_eval -c`
//! has them: a topic without results counts 0, and so does one for which
//! nothing is judged relevant. Topics without judgments are not measured.
//!
//! ```
//! use pincite::eval::{Evaluation, Measure, Qrels, Ranking};
//!
//! let mut qrels = Qrels::default();
//! qrels.insert("1", "flood-2024", 2);
//! qrels.insert("1", "dike-2023", 1);
//! let ranking = Ranking::new("1", [("river-2022", 3.0), ("flood-2024", 2.5)]);
//!
//! let mut evaluation = Evaluation::default();
//! evaluation.add(&ranking, &qrels);
//! assert_eq!(format!("{:.4}", evaluation.mean(Measure::Ndcg)), "0.4796");
//! assert_eq!(evaluation.mean(Measure::ReciprocalRank), 0.5);
//! ```
//!
//! [`rank_topics`] makes the rankings of an [`Index`](crate::Index), and
//! [`Comparison`] tells whether one run is better than another by more than
//! chance.

mod comparison;
mod evaluation;
mod known;
mod lines;
mod measure;
mod qrels;
mod ranker;
mod ranking;
mod run;
mod signs;
mod topic;

pub use comparison::{Comparison, Difference, PERMUTATIONS};
pub use evaluation::{Evaluation, TopicScores};
pub use known::unknown;
pub use measure::Measure;
pub use qrels::{Judgments, Qrels};
pub use ranker::rank_topics;
pub use ranking::Ranking;
pub use run::Run;
pub use topic::Topic;
