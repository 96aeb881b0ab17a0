//! Tables: rows of short cells that stand one below the other.

use super::lines::Line;

/// What lines must be like to be the rows of a table.
struct Form {
    /// How far apart cells are at the least, in sizes.
    gap: f64,
    /// How many rows there are at the least.
    min_rows: usize,
    /// How long the cells of a column are on average at the most: longer ones
    /// are text beside a term, whose lines go on below.
    max_mean_chars: usize,
}

/// Wide tables, whose gaps no blank has but in lines that are stretched to the
/// margin; and narrow ones, whose gaps some blanks have: more rows and shorter
/// cells make up for that.
const FORMS: [Form; 2] = [
    Form { gap: 1.4, min_rows: 3, max_mean_chars: 40 },
    Form { gap: 0.6, min_rows: 4, max_mean_chars: 18 },
];
/// Cells of one column begin, end or are centred within this of each other.
const ALIGNED: f64 = 0.6;

/// A cell of a line.
struct Cell {
    text: String,
    x0: f64,
    x1: f64,
}

/// Finds a table at the start of `lines`: its rows, and how many lines it has.
///
/// All rows have as many cells, at least two, and the cells of each column
/// are aligned in one of three ways. Anything less regular is left as lines.
pub(super) fn find(lines: &[Line]) -> Option<(Vec<Vec<String>>, usize)> {
    FORMS.iter().find_map(|form| find_form(lines, form))
}

fn find_form(lines: &[Line], form: &Form) -> Option<(Vec<Vec<String>>, usize)> {
    let first = cells(lines.first()?, form.gap);
    if first.len() < 2 {
        return None;
    }
    let mut rows = vec![first];
    for line in &lines[1..] {
        let row = cells(line, form.gap);
        if row.len() != rows[0].len() || (line.size - lines[0].size).abs() > line.size * 0.1 {
            break;
        }
        rows.push(row);
    }
    while rows.len() >= form.min_rows {
        if is_aligned(&rows, lines[0].size, form) {
            let len = rows.len();
            let texts = |row: Vec<Cell>| row.into_iter().map(|cell| cell.text).collect();
            return Some((rows.into_iter().map(texts).collect(), len));
        }
        rows.pop();
    }
    None
}

fn is_aligned(rows: &[Vec<Cell>], size: f64, form: &Form) -> bool {
    let columns = rows.first().map_or(0, Vec::len);
    (0..columns).all(|at| {
        let chars = rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.text.chars().count());
        if chars.sum::<usize>() > form.max_mean_chars * rows.len() {
            return false;
        }
        let spread = |place: fn(&Cell) -> f64| {
            let places = rows.iter().filter_map(|row| row.get(at)).map(place);
            let (low, high) = places.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| {
                (low.min(x), high.max(x))
            });
            high - low
        };
        let least = spread(|cell| cell.x0)
            .min(spread(|cell| cell.x1))
            .min(spread(|cell| (cell.x0 + cell.x1) / 2.0));
        least <= size * ALIGNED
    })
}

fn cells(line: &Line, gap: f64) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut words: Vec<_> = line.words.iter().collect();
    words.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    for word in words {
        match cells.last_mut() {
            Some(cell) if word.x0 - cell.x1 < line.size * gap => {
                if !super::is_unspaced_join(&cell.text, &word.text) {
                    cell.text.push(' ');
                }
                cell.text.push_str(&word.text);
                cell.x1 = cell.x1.max(word.x1);
            }
            _ => cells.push(Cell { text: word.text.clone(), x0: word.x0, x1: word.x1 }),
        }
    }
    // A bullet or a number and its text are no two cells.
    let is_mark = |cell: &Cell| {
        let marked = format!("{} x", cell.text);
        super::paragraphs::is_bullet(&marked) || super::paragraphs::is_numbered(&marked)
    };
    if cells.len() == 2 && cells.first().is_some_and(is_mark) {
        cells.truncate(1);
    }
    cells
}
