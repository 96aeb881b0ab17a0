//! Formulas as text: the TeX or the MathML that a formula is written in.

use roxmltree::Node;

/// Returns a formula on one line.
///
/// TeX is taken as it stands; of MathML the signs are taken, with `^`, `_` and
/// `/` where its layout says what a line of text cannot show.
pub(super) fn text(node: Node<'_, '_>) -> String {
    let tex = node.descendants().find(|inner| inner.has_tag_name("tex-math"));
    if let Some(tex) = tex {
        let all: String = tex.descendants().filter_map(|inner| own_text(inner)).collect();
        return without_preamble(&all).to_owned();
    }
    let mut out = String::new();
    add(node, &mut out);
    out
}

fn own_text<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.text().filter(|_| node.is_text())
}

/// Takes the formula out of the complete document that TeX needs.
fn without_preamble(tex: &str) -> &str {
    let body = tex.split_once("\\begin{document}").map_or(tex, |(_, body)| body);
    body.split_once("\\end{document}").map_or(body, |(body, _)| body).trim()
}

fn add(node: Node<'_, '_>, out: &mut String) {
    if let Some(text) = own_text(node) {
        out.push_str(text.trim());
        return;
    }
    let between = match node.tag_name().name() {
        "mfrac" => "/",
        "msup" | "mover" => "^",
        "msub" | "munder" => "_",
        "msubsup" | "munderover" => "_^",
        "mo" => return operator(node, out),
        // A formula's other renderings, and its pictures.
        "annotation" | "annotation-xml" | "graphic" | "inline-graphic" => return,
        _ => "",
    };
    let marks = between.chars().map(Some).chain(std::iter::repeat(between.chars().next_back()));
    let mut marks = std::iter::once(None).chain(marks);
    for child in node.children().filter(|child| child.is_element() || child.is_text()) {
        if child.is_text()
            && node.has_children()
            && own_text(child).is_some_and(|text| text.trim().is_empty())
        {
            continue;
        }
        out.extend(marks.next().flatten());
        let part = out.len();
        add(child, out);
        let is_compound = out.get(part..).is_some_and(|added| added.trim().contains(' '));
        if !between.is_empty() && is_compound {
            out.insert(part, '(');
            out.push(')');
        }
    }
}

/// Writes an operator, with blanks around those that stand between terms.
fn operator(node: Node<'_, '_>, out: &mut String) {
    let sign: String = node.descendants().filter_map(|inner| own_text(inner)).collect();
    let sign = sign.trim();
    let stands_alone = matches!(
        sign,
        "=" | "+" | "-" | "−" | "<" | ">" | "≤" | "≥" | "≈" | "±" | "×" | "→" | "∼" | "≠"
    );
    if stands_alone {
        out.push(' ');
    }
    out.push_str(sign);
    if stands_alone || sign == "," {
        out.push(' ');
    }
}
