//! Widths of the fonts that every viewer has, so that documents need not give
//! them.

use unicode_normalization::UnicodeNormalization;

/// Widths of Helvetica from the blank to the tilde, in thousandths of the size.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// Those of Times.
const TIMES: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

/// Returns the width of a character in a font that states none.
pub(super) fn standard(font_name: &str, c: char) -> f64 {
    if font_name.contains("Courier") || font_name.contains("Mono") {
        return 600.0;
    }
    let table = if font_name.contains("Times") { &TIMES } else { &HELVETICA };
    // An accented letter is as wide as the letter.
    let plain = c.nfd().next().unwrap_or(c);
    let index = u32::from(plain).checked_sub(0x20).and_then(|at| usize::try_from(at).ok());
    let width = index.and_then(|at| table.get(at)).copied();
    f64::from(width.unwrap_or(match c {
        '—' | '…' | '‰' | '™' => 1_000,
        '‘' | '’' => 222,
        '“' | '”' => 333,
        _ => 556,
    }))
}
