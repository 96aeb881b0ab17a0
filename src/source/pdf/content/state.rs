//! The state in which text is drawn.

use std::rc::Rc;

use super::super::font::Font;
use super::matrix::Matrix;

/// The part of the graphics state that bears on text.
#[derive(Clone)]
pub(super) struct State {
    pub(super) ctm: Matrix,
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    pub(super) char_spacing: f64,
    pub(super) word_spacing: f64,
    /// As a factor; one is as the font is.
    pub(super) horizontal_scale: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
}

impl State {
    pub(super) const fn new(ctm: Matrix) -> Self {
        Self {
            ctm,
            font: None,
            size: 1.0,
            char_spacing: 0.0,
            word_spacing: 0.0,
            horizontal_scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

/// Where the next text is drawn.
#[derive(Clone, Copy)]
pub(super) struct TextPosition {
    pub(super) matrix: Matrix,
    line: Matrix,
}

impl TextPosition {
    pub(super) const START: Self = Self { matrix: Matrix::IDENTITY, line: Matrix::IDENTITY };

    pub(super) const fn set(&mut self, matrix: Matrix) {
        self.matrix = matrix;
        self.line = matrix;
    }

    /// Goes to a new line, from where the last one began.
    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.set(Matrix::translation(x, y).then(self.line));
    }

    /// Goes on along the baseline.
    pub(super) fn advance(&mut self, x: f64, y: f64) {
        self.matrix = Matrix::translation(x, y).then(self.matrix);
    }
}
