//! What could not be read, for those who ask later.

use std::path::PathBuf;

use super::Index;
use super::sync::article_path;
use crate::bibliography;
use crate::error::{Result, SourceProblem};
use crate::source::{ArticlePlace, Bibliographies, BibliographyFile, Coverage};

impl Index {
    /// Returns what was wrong with files when they were last read, ordered by
    /// path and line. Folders that could not be looked into are not among it:
    /// every run says so.
    ///
    /// # Errors
    ///
    /// Fails where the index cannot be read.
    pub fn problems(&self) -> Result<Vec<SourceProblem>> {
        let (Some(snapshot), Some(engine)) = (self.snapshot(), &self.engine) else {
            return Ok(Vec::new());
        };
        let mut problems = Vec::new();
        for file in snapshot.files()? {
            let Some(source) = engine.state.source(file.source) else { continue };
            let path = source.resolve(engine.index_dir(), &file.path);
            problems.extend(file.problems.iter().map(|problem| problem.problem(&path)));
        }
        problems.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
        Ok(problems)
    }

    /// Returns what the bibliographies among the sources and the articles have
    /// not in common: entries without an article, articles without an entry.
    /// Empty where there is no bibliography.
    ///
    /// Reads the bibliographies.
    ///
    /// # Errors
    ///
    /// Fails where the index cannot be read.
    pub fn undescribed(&self) -> Result<Coverage> {
        let mut left = Coverage::default();
        let (Some(snapshot), Some(engine)) = (self.snapshot(), &self.engine) else {
            return Ok(left);
        };
        let mut files: Vec<BibliographyFile> = Vec::new();
        let mut articles: Vec<PathBuf> = Vec::new();
        for file in snapshot.files()? {
            let Some(source) = engine.state.source(file.source) else { continue };
            let path = source.resolve(engine.index_dir(), &file.path);
            if file.is_bibliography {
                files.push(BibliographyFile { path, name: file.path });
            } else {
                articles.push(path);
            }
        }
        if files.is_empty() {
            return Ok(left);
        }
        files.sort_unstable();
        let all = Bibliographies::load(&files, articles.iter().map(PathBuf::as_path));
        let mut found = bibliography::Coverage::default();
        for at in snapshot.articles()? {
            let article = snapshot.article(at)?;
            let Some(source) = engine.state.source(article.source) else { continue };
            let file = source.resolve(engine.index_dir(), article.file());
            let path = article_path(&file, article.file(), &article.path);
            let place = ArticlePlace { path: &path, format: &article.format };
            all.record(place, &article.own_names(), &article.path, &mut found);
        }
        for (name, key) in all.unused(&found) {
            left.add(format!("entry of {name} without an article"), key);
        }
        for path in found.files_without_entry() {
            left.add("without an entry in a bibliography", path);
        }
        Ok(left)
    }

    /// Returns the files that are passed over in the sources, by reason.
    #[must_use]
    pub fn passed_over(&self) -> Coverage {
        let mut all = Coverage::default();
        let state = self.engine.as_ref().map(|engine| &engine.state);
        for coverage in state.into_iter().flat_map(|state| state.passed_over.values()) {
            all.merge(coverage);
        }
        all
    }
}
