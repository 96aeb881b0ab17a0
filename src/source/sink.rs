//! Where readers put what they find.

use crate::{Article, SourceProblem};

use super::language;

/// Takes articles as soon as they are read, and what could not be read.
pub(super) struct Sink<'a> {
    take: &'a mut dyn FnMut(Article),
    problems: &'a mut Vec<SourceProblem>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(
        take: &'a mut dyn FnMut(Article),
        problems: &'a mut Vec<SourceProblem>,
    ) -> Self {
        Self { take, problems }
    }

    /// Takes an article, and finds out its language where nothing states it.
    pub(super) fn article(&mut self, mut article: Article) {
        language::detect(&mut article);
        (self.take)(article);
    }

    /// Takes note of what could not be read.
    pub(super) fn problem(&mut self, problem: SourceProblem) {
        self.problems.push(problem);
    }
}
