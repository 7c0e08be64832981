//! The tables of a page, from its tags and texts in their order.

use std::cell::RefCell;
use std::collections::BTreeMap;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};

use super::super::merged::{MergedCell, name_columns};
use super::super::{Unread, header, limits, uneven};
use crate::import::table::Table;

/// Takes tags and texts, and keeps the tables.
#[derive(Default)]
pub(super) struct Tables(RefCell<HtmlPage>);

#[derive(Default)]
struct HtmlPage {
    done: Vec<Table>,
    /// The tables that are open, the outer first.
    open: Vec<OpenTable>,
    /// Cells and text of the tables that are done.
    held: (usize, usize),
    line: usize,
    heard: bool,
    /// Inside a script and the like, whose text is none of the page's.
    in_script: bool,
    refused: Option<Unread>,
}

/// A table whose end has not come yet.
#[derive(Default)]
struct OpenTable {
    read: Table,
    begun: usize,
    row: Option<OpenRow>,
    /// The number of the last row at the top that has header cells alone.
    header: Option<usize>,
    caption: Option<String>,
    down: Down,
    /// The first cells that span columns: a header may be one.
    wide: Vec<MergedCell>,
}

/// Cells that reach down, by their columns: how many rows further, and the text.
type Down = BTreeMap<usize, (usize, String)>;

/// A row whose end has not come yet.
#[derive(Default)]
struct OpenRow {
    line: usize,
    cells: Vec<String>,
    all_headers: bool,
    /// Whether a cell is open: it takes the text.
    in_cell: bool,
    /// Columns and rows that the open cell spans.
    spans: (usize, usize),
}

impl TokenSink for Tables {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        page.heard = true;
        page.line = usize::try_from(line).unwrap_or(usize::MAX);
        if page.refused.is_some() {
            return TokenSinkResult::Continue;
        }
        let done = match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                if let Some(raw) = raw_text(&tag.name) {
                    page.in_script = raw != RawKind::Rcdata;
                    return TokenSinkResult::RawData(raw);
                }
                page.start(&tag)
            }
            Token::TagToken(tag) => {
                page.in_script = false;
                page.end(&tag.name)
            }
            Token::CharacterTokens(text) if !page.in_script => page.text(&text),
            _ => Ok(()),
        };
        page.refused = done.err();
        TokenSinkResult::Continue
    }
}

/// What has no tags inside.
fn raw_text(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(RawKind::ScriptData),
        "style" | "noframes" | "iframe" | "xmp" => Some(RawKind::Rawtext),
        "title" | "textarea" => Some(RawKind::Rcdata),
        _ => None,
    }
}

impl Tables {
    /// The line that was read last.
    pub(super) fn line(&self) -> usize {
        self.0.borrow().line.max(1)
    }

    /// Whether a tag or a text has come since the last time.
    pub(super) fn heard(&self) -> bool {
        std::mem::take(&mut self.0.borrow_mut().heard)
    }

    /// What is too much.
    pub(super) fn refused(&self) -> Result<(), Unread> {
        self.0.borrow_mut().refused.take().map_or(Ok(()), Err)
    }

    /// The tables, the first on the page first.
    pub(super) fn finish(self) -> Result<Vec<Table>, Unread> {
        let mut page = self.0.into_inner();
        while let Some(table) = page.open.last_mut() {
            table.read.doubts.push(table.begun, 0, "", "the page ends inside this table");
            table.read.is_cut = true;
            page.end("table")?;
        }
        page.refused.map_or(Ok(page.done), Err)
    }
}

impl HtmlPage {
    fn start(&mut self, tag: &Tag) -> Result<(), Unread> {
        if &*tag.name == "table" {
            if self.open.len() >= limits::MAX_DEPTH {
                let why = format!("more than {} tables inside each other", limits::MAX_DEPTH);
                return Err(Unread::on(self.line, format!("{why}: export the list alone")));
            }
            self.open.push(OpenTable { begun: self.line, ..OpenTable::default() });
            return Ok(());
        }
        let (line, held) = (self.line, self.held);
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        match &*tag.name {
            "tr" | "thead" | "tbody" | "tfoot" => {
                table.end_row(held)?;
                table.row = (&*tag.name == "tr").then(|| OpenRow::begin(line));
            }
            "td" | "th" => {
                let row = table.row.get_or_insert_with(|| OpenRow::begin(line));
                row.end_cell(&mut table.down, &mut table.wide)?;
                row.begin_cell(&table.down, &*tag.name == "th", (span(tag, "colspan"), span(tag, "rowspan")));
            }
            "caption" => table.caption = Some(String::new()),
            "br" | "p" | "div" | "li" => table.add_text(" "),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Unread> {
        let held = self.held;
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        match name {
            "td" | "th" => {
                if let Some(row) = &mut table.row {
                    row.end_cell(&mut table.down, &mut table.wide)?;
                }
            }
            "tr" | "thead" | "tbody" | "tfoot" => table.end_row(held)?,
            "caption" => {
                let caption = table.caption.take().unwrap_or_default();
                table.read.rename(&collapsed(&caption));
            }
            "table" => {
                table.end_row(held)?;
                if let Some(table) = self.open.pop() {
                    self.keep(table)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn keep(&mut self, table: OpenTable) -> Result<(), Unread> {
        let mut read = table.read;
        match table.header {
            Some(number) => header::take(&mut read, number),
            None => header::find(&mut read),
        }
        name_columns(&mut read, &table.wide);
        uneven::doubt(&mut read, false);
        let (cells, text) = read.held();
        self.held = (self.held.0 + cells, self.held.1 + text);
        if self.done.len() >= limits::MAX_TABLES {
            let why = format!("more than {} tables: export the list alone", limits::MAX_TABLES);
            return Err(Unread::on(self.line, why));
        }
        if read.has_header() || !read.is_empty() {
            self.done.push(read);
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Unread> {
        let line = self.line;
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        limits::bytes(line, "cell", table.add_text_sized(text))
    }
}

impl OpenTable {
    fn add_text(&mut self, text: &str) {
        self.add_text_sized(text);
    }

    /// Adds text to the open cell or caption; the bytes that it has then.
    fn add_text_sized(&mut self, text: &str) -> usize {
        let cell = self.row.as_mut().filter(|row| row.in_cell).and_then(|row| row.cells.last_mut());
        let Some(to) = cell.or(self.caption.as_mut()) else { return 0 };
        to.push_str(text);
        to.len()
    }

    fn end_row(&mut self, held: (usize, usize)) -> Result<(), Unread> {
        let Some(mut row) = self.row.take() else { return Ok(()) };
        row.end_cell(&mut self.down, &mut self.wide)?;
        row.fill(&self.down);
        limits::columns(row.line, row.cells.len())?;
        // This row is one of those that a cell spans.
        self.down.retain(|_, (left, _)| {
            *left = left.saturating_sub(1);
            *left > 0
        });
        let number = self.read.len();
        self.read.push(row.line, row.cells.iter().map(String::as_str));
        let is_header = row.all_headers && row.cells.len() > 1;
        let at_the_top = self.header.map_or(number == 0, |last| last + 1 == number);
        if is_header && at_the_top && self.read.len() > number {
            self.header = Some(number);
        }
        limits::size(row.line, &self.read, held)
    }
}

impl OpenRow {
    fn begin(line: usize) -> OpenRow {
        OpenRow { line, all_headers: true, ..OpenRow::default() }
    }

    fn begin_cell(&mut self, down: &Down, is_header: bool, spans: (usize, usize)) {
        self.fill(down);
        self.cells.push(String::new());
        self.all_headers &= is_header;
        self.in_cell = true;
        self.spans = spans;
    }

    /// Puts in the cells from above that reach down to here.
    fn fill(&mut self, down: &Down) {
        while let Some((_, text)) = down.get(&self.cells.len()) {
            self.cells.push(text.clone());
        }
    }

    fn end_cell(&mut self, down: &mut Down, wide: &mut Vec<MergedCell>) -> Result<(), Unread> {
        if !std::mem::take(&mut self.in_cell) {
            return Ok(());
        }
        let Some(cell) = self.cells.last_mut() else { return Ok(()) };
        *cell = collapsed(cell);
        let (text, column, (across, rows)) = (cell.clone(), self.cells.len() - 1, self.spans);
        limits::columns(self.line, column + across)?;
        self.cells.resize(column + across, String::new());
        if across > 1 && wide.len() < limits::MAX_COLUMNS {
            wide.push(MergedCell { first: self.line, last: self.line, column, columns: across });
        }
        if rows > 1 {
            down.extend((column..column + across).map(|at| (at, (rows, String::new()))));
            down.insert(column, (rows, text));
        }
        Ok(())
    }
}

/// How many columns or rows a cell spans.
fn span(tag: &Tag, name: &str) -> usize {
    let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
    found.and_then(|attribute| attribute.value.trim().parse().ok()).unwrap_or(1).clamp(1, 1_000)
}

/// Space as a browser shows it: one blank for any run of it; what does not break stays.
fn collapsed(text: &str) -> String {
    let parts = text.split(|c: char| c.is_ascii_whitespace()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}
