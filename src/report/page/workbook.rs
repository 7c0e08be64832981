//! A page as a workbook: a sheet of facts, and a sheet for each table.

use jiff::civil::Date;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::content::{PageBlock, PageCell, PageTable, PlanPage};
use super::tables;
use crate::domain::Currency;
use crate::text;

/// The widest a column is made, in letters: a sheet is read, and printed on one page's width.
const WIDEST: usize = 44;

/// The width of the column of sentences, in letters.
const SENTENCE: usize = 100;

/// The most letters side by side on a printed page, which are then still read with ease.
const PRINTED: usize = 200;

/// The height of a line of text, in points.
const LINE: f64 = 15.0;

/// The most letters of a cell, which spreadsheets ask for.
const MOST_LETTERS: usize = 32_767;

/// The workbook's file.
///
/// # Errors
/// It can't be packed.
pub fn workbook(page: &PlanPage) -> Result<Vec<u8>, XlsxError> {
    let (mut book, styles) = (Workbook::new(), Styles::new(page.currency.as_deref()));
    let sheet = book.add_worksheet();
    sheet.set_name("Page")?;
    facts(sheet, page, &styles)?;
    let blocks = page.sections.iter().flat_map(|section| &section.blocks);
    for found in blocks.filter_map(tables::table) {
        let sheet = book.add_worksheet();
        sheet.set_name(&found.name)?;
        table(sheet, &found, &styles)?;
    }
    book.save_to_buffer()
}

/// The formats of cells.
struct Styles {
    heading: Format,
    figure_heading: Format,
    wrapped: Format,
    /// A text in a column of figures.
    figure_text: Format,
    bold: Format,
    day: Format,
    number: Format,
    hundredths: Format,
    /// A chance, before it is said as what it is shown.
    chance: Format,
    money: Format,
    /// An amount that leaves out something.
    money_in_part: Format,
}

impl Styles {
    fn new(currency: Option<&str>) -> Styles {
        let top = Format::new().set_align(FormatAlign::Top);
        let heading = top.clone().set_bold().set_border_bottom(rust_xlsxwriter::FormatBorder::Thin);
        let sign = currency.and_then(Currency::named).and_then(Currency::sign).unwrap_or("");
        let money = |mark: &str| format!("\"{sign}\"#,##0{mark};-\"{sign}\"#,##0{mark}");
        // Figures keep off the text of the column behind them.
        let right = |format: Format| format.set_align(FormatAlign::Right).set_indent(1);
        Styles {
            figure_heading: right(heading.clone()),
            heading,
            wrapped: top.clone().set_text_wrap(),
            figure_text: right(top.clone()),
            bold: top.clone().set_bold(),
            day: top.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            number: right(top.clone().set_num_format("0")),
            hundredths: right(top.clone().set_num_format("0.00")),
            chance: right(top.clone()),
            money: right(top.clone().set_num_format(money(""))),
            money_in_part: right(top.set_num_format(money("\"?\""))),
        }
    }
}

/// What the page is about, its figures and its sentences.
fn facts(sheet: &mut Worksheet, page: &PlanPage, styles: &Styles) -> Result<(), XlsxError> {
    let mut rows: Vec<(&str, &str)> =
        page.conclusion.iter().map(|paragraph| ("Conclusion", paragraph.as_str())).collect();
    rows.extend(page.facts.iter().map(|(label, said)| (*label, said.as_str())));
    let mut sentences: Vec<(&str, &str)> = Vec::new();
    for section in &page.sections {
        let said = section.blocks.iter().flat_map(|block| match block {
            PageBlock::Sentence(said) => std::slice::from_ref(said),
            PageBlock::Points(points) => points.as_slice(),
            _ => &[],
        });
        sentences.extend(said.map(|said| (section.heading, said.as_str())));
        sentences.extend(section.blocks.iter().filter_map(tables::legend).map(|legend| (section.heading, legend)));
    }
    sheet.set_column_width(0, 26)?;
    sheet.set_column_width(1, 14)?;
    sheet.set_column_width(2, SENTENCE as u16)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.write_string_with_format(0, 0, letters(&page.club), &styles.bold)?;
    write(sheet, (0, 1), &PageCell::Day(page.on), true, styles)?;
    let mut row = 1;
    for (label, said) in rows {
        told(sheet, row, (label, said), styles)?;
        row += 1;
    }
    for found in &page.figures {
        told(sheet, row, (found.label, &found.note), styles)?;
        write(sheet, (row, 1), &found.value, true, styles)?;
        row += 1;
    }
    for said in sentences {
        told(sheet, row, said, styles)?;
        row += 1;
    }
    Ok(())
}

/// A row of the first sheet: its label, and what is said.
fn told(sheet: &mut Worksheet, row: u32, (label, said): (&str, &str), styles: &Styles) -> Result<(), XlsxError> {
    let lines = text::wrap(said, SENTENCE).len();
    if lines > 1 {
        sheet.set_row_height(row, LINE * lines as f64)?;
    }
    sheet.write_string_with_format(row, 0, letters(label), &styles.bold)?;
    sheet.write_string_with_format(row, 2, letters(said), &styles.wrapped)?;
    Ok(())
}

fn table(sheet: &mut Worksheet, found: &PageTable, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 1)?;
    let mut letters_wide = 0;
    for (at, column) in (0..).zip(&found.columns) {
        let heading = if column.figures { &styles.figure_heading } else { &styles.heading };
        sheet.write_string_with_format(0, at, letters(&column.heading), heading)?;
        let cells = found.rows.iter().filter_map(|row| row.get(usize::from(at)));
        let widest = cells.map(width).max().unwrap_or(0);
        let width = widest.max(text::width(&column.heading)).clamp(6, WIDEST) + 2;
        sheet.set_column_width(at, u16::try_from(width).unwrap_or(u16::MAX))?;
        letters_wide += width;
    }
    for (row, cells) in (1..).zip(&found.rows) {
        // Not every spreadsheet makes a row as high as its text.
        let lines = cells.iter().map(|cell| text::wrap(&tables::said(cell, None), WIDEST).len()).max().unwrap_or(1);
        if lines > 1 {
            sheet.set_row_height(row, LINE * lines as f64)?;
        }
        for (at, cell) in (0..).zip(cells) {
            let is_figure = found.columns.get(usize::from(at)).is_some_and(|column| column.figures);
            write(sheet, (row, at), cell, is_figure, styles)?;
        }
    }
    let (Ok(rows), Ok(columns)) = (u32::try_from(found.rows.len()), u16::try_from(found.columns.len())) else {
        return Ok(());
    };
    if rows > 0 && columns > 0 {
        sheet.autofilter(0, 0, rows, columns - 1)?;
    }
    let pages = u16::try_from(letters_wide.div_ceil(PRINTED)).unwrap_or(u16::MAX);
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(pages, 0).set_repeat_rows(0, 0)?;
    if pages > 1 {
        sheet.set_repeat_columns(0, 0)?;
    }
    Ok(())
}

/// The letters that a cell takes as it is shown; an amount is shown to its last unit: `€28,000,000`.
fn width(cell: &PageCell) -> usize {
    match cell {
        PageCell::Money { units, .. } => {
            let digits = units.unsigned_abs().to_string().len();
            // A sign of the currency takes up to three, such as CHF.
            digits + digits.saturating_sub(1) / 3 + 4
        }
        PageCell::Day(_) => "2025-06-17".len(),
        _ => text::width(&tables::said(cell, None)),
    }
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &PageCell,
    is_figure: bool,
    styles: &Styles,
) -> Result<(), XlsxError> {
    match cell {
        PageCell::Nothing => return Ok(()),
        PageCell::Text(said) | PageCell::Marked(said, _) => {
            let style = if is_figure { &styles.figure_text } else { &styles.wrapped };
            sheet.write_string_with_format(row, column, letters(said), style)?;
        }
        PageCell::Day(on) => match excel_day(*on) {
            Some(on) => {
                sheet.write_datetime_with_format(row, column, on, &styles.day)?;
            }
            None => {
                sheet.write_string_with_format(row, column, on.to_string(), &styles.wrapped)?;
            }
        },
        PageCell::Number(number) => {
            sheet.write_number_with_format(row, column, *number as f64, &styles.number)?;
        }
        PageCell::PerMillion(hundredths) => {
            sheet.write_number_with_format(row, column, *hundredths as f64 / 100.0, &styles.hundredths)?;
        }
        PageCell::Chance(thousandths) => {
            let style = styles.chance.clone().set_num_format(chance_shown(*thousandths));
            sheet.write_number_with_format(row, column, f64::from(*thousandths) / 100_000.0, &style)?;
        }
        PageCell::Money { units, leaves_out } => {
            let style = if *leaves_out { &styles.money_in_part } else { &styles.money };
            sheet.write_number_with_format(row, column, *units as f64, style)?;
        }
    }
    Ok(())
}

/// How a chance of so many thousandths of a percent is shown: as the sentences say it.
///
/// The room of a bracket keeps it off the column behind it: not every spreadsheet indents what is in percent.
fn chance_shown(thousandths: u32) -> &'static str {
    match thousandths {
        1..=99 => "\"under 0.1%\"_)",
        99_901..=99_999 => "\"over 99.9%\"_)",
        _ => "0.0%_)",
    }
}

/// A day as spreadsheets count it, from 1900 on.
fn excel_day(on: Date) -> Option<ExcelDateTime> {
    let (year, month, day) =
        (u16::try_from(on.year()).ok()?, u8::try_from(on.month()).ok()?, u8::try_from(on.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// As much of a text as a cell holds, counted as spreadsheets count.
fn letters(said: &str) -> &str {
    let mut units = 0;
    let end = said.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > MOST_LETTERS
    });
    end.and_then(|(at, _)| said.get(..at)).unwrap_or(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_fits_its_column_to_the_last_unit() {
        for (units, shown) in [(28_000_000, "CHF28,000,000"), (-350_000, "-CHF350,000"), (0, "CHF0"), (999, "CHF999")] {
            assert!(width(&PageCell::Money { units, leaves_out: false }) >= shown.len(), "{shown}");
        }
    }

    #[test]
    fn a_chance_reads_as_certain_only_where_it_is() {
        let shown = [0, 1, 99, 100, 99_900, 99_901, 99_999, 100_000]
            .map(|thousandths| chance_shown(thousandths).chars().nth(1));
        assert_eq!(shown.map(Option::unwrap_or_default), ['.', 'u', 'u', '.', '.', 'o', 'o', '.']);
    }
}
