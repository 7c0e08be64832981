//! Workbooks: zip archives of XML, looked through before anything in them is unpacked for good.

use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::events::Event;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::attribute::attribute;
use super::input::Limited;
use super::kind::Reader;
use super::{Unread, limits, ods, xlsx};
use crate::import::table::{Table, shown};

/// A workbook in memory.
pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Bytes that one packed byte can unpack to at most, by the format of zip.
const MAX_RATIO: u64 = 1_032;

/// Parts of a workbook: each is looked at.
const MAX_FILES: usize = 32_768;

/// Reads a zip archive.
///
/// # Errors
///
/// An archive that is broken, too large or no workbook; what its reader refuses.
pub(super) fn read(input: impl Read) -> Result<(Reader, Vec<Table>), Unread> {
    let mut bytes = Vec::new();
    let mut input = Limited::new(input, limits::MAX_WORKBOOK);
    input.read_to_end(&mut bytes).map_err(|error| Unread::input(0, error))?;
    let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice()))
        .map_err(|_| Unread::whole("a workbook whose end is missing or broken: copy it again, or save it anew"))?;
    let reader = kind(&archive)?;
    if archive.len() > MAX_FILES {
        return Err(Unread::whole("a workbook of too many parts: save the list alone"));
    }
    if bytes.len() as u64 > limits::MAX_PARTS / MAX_RATIO {
        unpacks_within(&mut archive, limits::MAX_UNPACKED, limits::MAX_PARTS)?;
    }
    let tables = match reader {
        Reader::Ods => ods::read(&mut archive)?,
        _ => {
            shared_texts_within_limits(&mut archive)?;
            xlsx::read(&bytes, has_merged_cells(&mut archive))?
        }
    };
    Ok((reader, tables))
}

fn kind(archive: &Archive<'_>) -> Result<Reader, Unread> {
    let has = |part: &str| archive.file_names().flatten().any(|name| name.eq_ignore_ascii_case(part));
    match (has("content.xml"), has("[Content_Types].xml")) {
        (true, _) => Ok(Reader::Ods),
        (_, true) => Ok(Reader::Xlsx),
        _ => Err(Unread::whole("a zip archive, expected a workbook: unpack it and read the files in it")),
    }
}

/// Unpacks every part once, keeping nothing: what a part says about its own size may be wrong.
fn unpacks_within(archive: &mut Archive<'_>, most: u64, most_beside: u64) -> Result<(), Unread> {
    let (mut all, mut parts) = (0, 0);
    for number in 0..archive.len() {
        let Ok(mut part) = archive.by_index(number) else { continue };
        let name = lower_name(&part);
        let bytes = size(&mut part, most - all);
        all += bytes;
        let is_page = name.contains("worksheets/") || name == "content.xml";
        if !is_page && (name.ends_with(".xml") || name.ends_with(".rels")) {
            parts += bytes;
        }
        if all >= most || parts >= most_beside {
            let why = format!("{} unpacks to more than is read of a workbook: save the list as CSV", shown(&name));
            return Err(Unread::whole(why));
        }
    }
    Ok(())
}

fn lower_name(part: &ZipFile<'_, impl Read>) -> String {
    part.name().map(|name| name.to_ascii_lowercase()).unwrap_or_default()
}

/// The bytes that a part unpacks to, counted up to a limit. Where it is broken, its reader says so.
fn size(part: &mut ZipFile<'_, impl Read>, limit: u64) -> u64 {
    let mut bytes = [0; 32 << 10];
    let mut size = 0;
    while size < limit {
        match part.read(&mut bytes) {
            Ok(read @ 1..) => size += read as u64,
            _ => break,
        }
    }
    size
}

/// Refuses a table of texts that claims more texts than cells are read: room is made for as many as it claims.
fn shared_texts_within_limits(archive: &mut Archive<'_>) -> Result<(), Unread> {
    for number in 0..archive.len() {
        let Ok(part) = archive.by_index(number) else { continue };
        if lower_name(&part).ends_with("sharedstrings.xml") && claims_too_much(part) {
            return Err(Unread::whole("a workbook that claims more texts than are read: save the list as CSV"));
        }
    }
    Ok(())
}

/// Whether a page has merged cells. They stand behind all others, and to read a page again takes as long as the first time.
fn has_merged_cells(archive: &mut Archive<'_>) -> bool {
    (0..archive.len()).any(|number| {
        let Ok(part) = archive.by_index(number) else { return false };
        let is_page = lower_name(&part).contains("worksheets/");
        let mut tags = BufReader::with_capacity(64 << 10, part);
        while is_page && tags.skip_until(b'<').is_ok_and(|skipped| skipped > 0) {
            if tags.fill_buf().is_ok_and(|tag| tag.starts_with(b"mergeCell")) {
                return true;
            }
        }
        false
    })
}

fn claims_too_much(part: impl Read) -> bool {
    let (mut xml, mut bytes) = (quick_xml::Reader::from_reader(BufReader::new(part)), Vec::new());
    loop {
        bytes.clear();
        let start = match xml.read_event_into(&mut bytes) {
            Ok(Event::Eof) | Err(_) => return false,
            Ok(Event::Start(start) | Event::Empty(start)) => start,
            Ok(_) => continue,
        };
        if start.local_name().as_ref() == "sst" {
            let count = attribute(&start, "uniqueCount");
            return count.is_some_and(|count| !count.parse().is_ok_and(|count: usize| count <= limits::MAX_CELLS));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::SimpleFileOptions;

    use super::*;

    /// Whether an archive with one part of a kilobyte is within limits.
    fn is_within(part: &str, most: u64, most_beside: u64) -> bool {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(part, SimpleFileOptions::default()).unwrap();
        zip.write_all(&[b' '; 1_024]).unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        unpacks_within(&mut ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap(), most, most_beside).is_ok()
    }

    #[test]
    fn every_part_counts_whatever_its_name() {
        for part in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.dat", "xl/page", "content.xml"] {
            assert!(is_within(part, 1_025, 1_025) && !is_within(part, 1_024, 1_025), "{part}");
        }
        assert!(!is_within("xl/styles.xml", 4_096, 1_024), "of what is no page less is read");
        assert!(is_within("xl/worksheets/sheet1.xml", 4_096, 1_024));
    }
}
