//! What is drawn on a page, as far as reading needs it.

/// A character on a page.
#[derive(Clone, Debug)]
pub(in super::super) struct Glyph {
    /// What it stands for, in most cases one letter.
    pub(in super::super) text: String,
    /// Where its baseline begins, in points from the lower left corner.
    pub(in super::super) x: f64,
    /// See `x`.
    pub(in super::super) y: f64,
    /// How far it reaches along the baseline.
    pub(in super::super) width: f64,
    /// The size of the font as it appears.
    pub(in super::super) size: f64,
    /// Where the baseline leads.
    pub(in super::super) direction: Direction,
    /// Whether it is bold.
    pub(in super::super) bold: bool,
    /// What the document says of its part in the page.
    pub(in super::super) part: Part,
}

/// Where a line of text leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in super::super) enum Direction {
    Right,
    Up,
    Left,
    Down,
    Oblique,
}

impl Direction {
    /// Returns the direction of a vector, which may lean by some three
    /// degrees, as on pages that were scanned.
    pub(super) fn of(x: f64, y: f64) -> Self {
        const LEAN: f64 = 0.05;
        if y.abs() <= x.abs() * LEAN {
            if x >= 0.0 { Self::Right } else { Self::Left }
        } else if x.abs() <= y.abs() * LEAN {
            if y >= 0.0 { Self::Up } else { Self::Down }
        } else {
            Self::Oblique
        }
    }
}

/// What the document says of a piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Part {
    /// Content, or nothing is said.
    Content,
    /// A running head or foot, or a page number.
    Pagination,
    /// A mark behind or over the text.
    Watermark,
    /// No part of the text for another reason.
    Artifact,
}

/// What is on a page.
#[derive(Debug, Default)]
pub(in super::super) struct PageContent {
    pub(in super::super) glyphs: Vec<Glyph>,
    /// How many codes there are that nothing says the meaning of.
    pub(in super::super) unreadable: usize,
    /// How many images are drawn.
    pub(in super::super) images: usize,
    /// Horizontal lines: left end, right end, height.
    pub(in super::super) rules: Vec<(f64, f64, f64)>,
    /// Why the page could not be read to its end.
    pub(in super::super) stopped: Option<&'static str>,
}
