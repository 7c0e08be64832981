//! A page as Markdown that reads well as it stands, and on a forge.

use std::borrow::Cow;

use super::content::{PageBlock, PageColumn, PageFigure, PageTable, PlanPage};
use super::tables;
use super::words::day;
use crate::text;

/// The columns up to which cells are padded, so that a table can be read as text.
const PADDED: usize = 32;

/// The whole page; it ends with a line end.
pub fn markdown(page: &PlanPage) -> String {
    let mut lines = vec![format!("# {}, {}", escaped(&page.club), day(page.on)), String::new()];
    for paragraph in &page.conclusion {
        lines.extend([format!("> {}", escaped_line(paragraph)), ">".to_owned()]);
    }
    if lines.last().is_some_and(|line| line == ">") {
        lines.pop();
        lines.push(String::new());
    }
    lines.extend(page.facts.iter().map(|(label, said)| format!("- {label}: {}", escaped(said))));
    lines.push(String::new());
    let figure = |found: &PageFigure| {
        let value = tables::said(&found.value, page.currency.as_deref());
        format!("- **{} {}**: {}", found.label, escaped(&value), escaped(&found.note))
    };
    lines.extend(page.figures.iter().map(figure));
    for section in &page.sections {
        lines.extend([String::new(), format!("## {}", section.heading)]);
        for block in &section.blocks {
            lines.push(String::new());
            lines.extend(laid_out(block, page.currency.as_deref()));
            lines.extend(tables::legend(block).into_iter().flat_map(|legend| [String::new(), legend.to_owned()]));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

fn laid_out(block: &PageBlock, currency: Option<&str>) -> Vec<String> {
    match block {
        PageBlock::Sentence(said) => vec![escaped_line(said)],
        PageBlock::Points(points) => points.iter().map(|point| format!("- {}", escaped_line(point))).collect(),
        PageBlock::Weeks(weeks) => table(&tables::runs(weeks), currency),
        _ => tables::table(block).map(|found| table(&found, currency)).unwrap_or_default(),
    }
}

fn table(found: &PageTable, currency: Option<&str>) -> Vec<String> {
    let headings = found.columns.iter().map(|column| escaped(&column.heading).into_owned()).collect();
    let rows = found
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| escaped(&tables::said(cell, currency)).into_owned()).collect::<Vec<String>>());
    let rows: Vec<Vec<String>> = std::iter::once(headings).chain(rows).collect();
    let width = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| text::width(cell)).max().unwrap_or(0);
    let widths: Vec<usize> = (0..found.columns.len()).map(|at| width(at).max(3)).collect();
    let line = |cells: &Vec<String>| {
        let padded =
            cells.iter().zip(&widths).zip(&found.columns).map(|((cell, width), column)| padded(cell, *width, column));
        format!("|{}|", padded.map(|cell| format!(" {cell} ")).collect::<Vec<_>>().join("|"))
    };
    let rule = found.columns.iter().zip(&widths).map(|(column, width)| {
        let width = if *width <= PADDED { *width } else { 3 };
        if column.figures { format!(" {}: ", "-".repeat(width - 1)) } else { format!(" {} ", "-".repeat(width)) }
    });
    let mut lines: Vec<String> = rows.iter().map(line).collect();
    lines.insert(1.min(lines.len()), format!("|{}|", rule.collect::<Vec<_>>().join("|")));
    lines
}

fn padded<'c>(cell: &'c str, width: usize, column: &PageColumn) -> Cow<'c, str> {
    let missing = width.saturating_sub(text::width(cell));
    match (missing, column.figures) {
        (0, _) => cell.into(),
        _ if width > PADDED => cell.into(),
        (missing, true) => format!("{}{cell}", " ".repeat(missing)).into(),
        (missing, false) => format!("{cell}{}", " ".repeat(missing)).into(),
    }
}

/// A text whose characters mean nothing but themselves.
fn escaped(said: &str) -> Cow<'_, str> {
    const SPECIAL: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '&'];
    if !said.contains(SPECIAL) {
        return said.into();
    }
    let mut text = String::with_capacity(said.len() + 8);
    for letter in said.chars() {
        text.extend(SPECIAL.contains(&letter).then_some('\\'));
        text.push(letter);
    }
    text.into()
}

/// A text that begins a line, where some signs begin a heading, a list or a rule.
fn escaped_line(said: &str) -> String {
    let text = escaped(said);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_numbered = digits > 0 && matches!(text.as_bytes().get(digits), Some(b'.' | b')'));
    match text.chars().next() {
        Some('#' | '+' | '-' | '=') => format!("\\{text}"),
        _ if is_numbered => {
            let (number, rest) = text.split_at(digits);
            format!("{number}\\{rest}")
        }
        _ => text.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_stays_text() {
        for (typed, written) in [
            ("Kolo Muani", "Kolo Muani"),
            ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
            ("a|b", "a\\|b"),
            ("[x](http://y)", "\\[x\\](http://y)"),
            ("# not a heading", "\\# not a heading"),
            ("- not a point", "\\- not a point"),
            ("12. not a list", "12\\. not a list"),
            ("2025 was better", "2025 was better"),
        ] {
            assert_eq!(escaped_line(typed), written);
        }
    }
}
