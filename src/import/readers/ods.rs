//! Workbooks of LibreOffice and others in the OpenDocument format.
//!
//! Read from the XML itself: a few bytes of it can stand for a thousand million cells, which must not be laid out.

mod page;

use std::io::{BufReader, Cursor};

use quick_xml::events::Event;
use zip::ZipArchive;

use super::attribute::attribute;
use super::{Unread, broken, limits};
use crate::import::table::Table;
use page::OdsPage;

/// Reads a workbook.
///
/// # Errors
///
/// A workbook that is broken, locked by a password or too large, with page and row.
pub(super) fn read(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Vec<Table>, Unread> {
    let content = archive.by_name("content.xml").map_err(|error| broken::workbook("", 0, &error))?;
    let mut xml = quick_xml::Reader::from_reader(BufReader::new(content));
    xml.config_mut().expand_empty_elements = true;
    let (mut tables, mut open, mut held, mut bytes) = (Vec::new(), Vec::<OdsPage>::new(), (0, 0), Vec::new());
    loop {
        bytes.clear();
        let event = xml.read_event_into(&mut bytes).map_err(|error| {
            let (name, row) = open.last().map_or(("", 0), OdsPage::place);
            broken::workbook(name, row, &error)
        })?;
        match (event, open.last_mut()) {
            (Event::Eof, None) => return Ok(tables),
            (Event::Eof, Some(page)) => {
                let (name, row) = page.place();
                return Err(broken::workbook(name, row, &"it ends too early"));
            }
            (Event::Start(start), _) if start.local_name().as_ref() == "table" => {
                if tables.len() + open.len() >= limits::MAX_TABLES {
                    let why = format!("a workbook of more than {} pages: save the list alone", limits::MAX_TABLES);
                    return Err(Unread::whole(why));
                }
                open.push(OdsPage::new(&attribute(&start, "name").unwrap_or_default()));
            }
            (Event::Start(start), _) if start.local_name().as_ref() == "encryption-data" => {
                return Err(broken::locked());
            }
            (Event::Start(start), Some(page)) => page.start(&start)?,
            (Event::End(end), Some(_)) if end.local_name().as_ref() == "table" => {
                if let Some(table) = open.pop().map(OdsPage::finish).transpose()? {
                    held = (held.0 + table.held().0, held.1 + table.held().1);
                    tables.push(table);
                }
            }
            (Event::End(end), Some(page)) => page.end(end.local_name().as_ref(), held)?,
            (Event::Text(text), Some(page)) => page.text(&text.xml10_content()),
            (Event::CData(text), Some(page)) => page.text(&text.xml10_content()),
            (Event::GeneralRef(name), Some(page)) => match name.resolve_char_ref() {
                Ok(Some(c)) => page.text(c.encode_utf8(&mut [0; 4])),
                _ => page.text(quick_xml::escape::resolve_xml_entity(&name).unwrap_or("\u{fffd}")),
            },
            _ => {}
        }
    }
}
