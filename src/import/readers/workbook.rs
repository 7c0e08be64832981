//! Workbooks: zip archives of XML, looked through before anything in them is unpacked for good.

use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::attribute::attribute;
use super::input::Limited;
use super::kind::Reader;
use super::xlsx::MergedCells;
use super::{Unread, limits, ods, xlsx};
use crate::import::table::{Table, shown};

/// A workbook in memory.
pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

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
    let may_be_merged = unpacks_within(&mut archive, limits::MAX_UNPACKED, limits::MAX_PARTS)?;
    let tables = match reader {
        Reader::Ods => ods::read(&mut archive)?,
        _ => {
            shared_texts_within_limits(&mut archive)?;
            let merged = if may_be_merged { merged_cells(&mut archive) } else { MergedCells::None };
            xlsx::read(&bytes, merged)?
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

/// Unpacks every part once, keeping nothing: what a part says about its own size may be wrong. Whether a page of Excel
/// names a merged cell: nearly none does, and to find them takes as long as reading.
fn unpacks_within(archive: &mut Archive<'_>, most: u64, most_beside: u64) -> Result<bool, Unread> {
    let (mut all, mut parts, mut may_be_merged) = (0, 0, false);
    let mut room = vec![0; 64 << 10];
    for number in 0..archive.len() {
        let Ok(part) = archive.by_index(number) else { continue };
        let name = lower_name(&part);
        let is_of_excel = name.contains("worksheets/");
        let (bytes, is_named) = look_through(part, most - all, is_of_excel && !may_be_merged, &mut room);
        may_be_merged |= is_named;
        all += bytes;
        let is_page = is_of_excel || name == "content.xml";
        if !is_page && (name.ends_with(".xml") || name.ends_with(".rels")) {
            parts += bytes;
        }
        if all >= most || parts >= most_beside {
            let why = format!("{} unpacks to more than is read of a workbook: save the list as CSV", shown(&name));
            return Err(Unread::whole(why));
        }
    }
    Ok(may_be_merged)
}

fn lower_name(part: &ZipFile<'_, impl Read>) -> String {
    part.name().map(|name| name.to_ascii_lowercase()).unwrap_or_default()
}

/// The bytes that a part unpacks to, counted up to a limit, and whether they name a merged cell, where that is asked.
/// Where it is broken, its reader says so.
fn look_through(mut part: impl Read, limit: u64, is_asked: bool, room: &mut [u8]) -> (u64, bool) {
    let (mut size, mut kept, mut is_named) = (0, 0, false);
    while size < limit {
        let read = room.get_mut(kept..).map_or(0, |room| part.read(room).unwrap_or(0));
        if read == 0 {
            break;
        }
        size += read as u64;
        if is_asked && !is_named {
            let filled = kept + read;
            is_named = names_merged(room.get(..filled).unwrap_or_default());
            // The name may be cut by the end of what was read.
            kept = filled.min(MERGED.len() - 1);
            room.copy_within(filled - kept..filled, 0);
        }
    }
    (size, is_named)
}

/// The tag of a merged cell, whatever its prefix.
const MERGED: &str = "mergeCell";

/// Whether bytes name a merged cell. As a text they are searched several times as fast as byte by byte.
fn names_merged(bytes: &[u8]) -> bool {
    match str::from_utf8(bytes) {
        Ok(text) => text.contains(MERGED),
        Err(_) => bytes.utf8_chunks().any(|chunk| chunk.valid().contains(MERGED)),
    }
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

/// What pages say of their merged cells.
fn merged_cells(archive: &mut Archive<'_>) -> MergedCells {
    let mut found = MergedCells::None;
    for number in 0..archive.len() {
        let Ok(part) = archive.by_index(number) else { continue };
        let is_page = lower_name(&part).contains("worksheets/");
        let mut tags = BufReader::with_capacity(64 << 10, part);
        while is_page && tags.skip_until(b'<').is_ok_and(|skipped| skipped > 0) {
            if !tags.fill_buf().is_ok_and(may_be_merged) {
                continue;
            }
            let mut tag = Vec::new();
            let read = tags.by_ref().take(limits::MAX_TAG as u64).read_until(b'>', &mut tag);
            match read.ok().and_then(|_| has_place(&tag)) {
                Some(true) => found = MergedCells::Some,
                Some(false) => return MergedCells::Broken,
                None => {}
            }
        }
    }
    found
}

/// Whether a tag may be of a merged cell, as far as it is read: its name may have a prefix.
fn may_be_merged(tag: &[u8]) -> bool {
    let name = tag.split(|byte| !(byte.is_ascii_alphanumeric() || b":_-.".contains(byte))).next().unwrap_or_default();
    name.ends_with(MERGED.as_bytes()) || name.len() == tag.len()
}

/// Whether the place of a merged cell is one of a page; none where the tag is another.
fn has_place(tag: &[u8]) -> Option<bool> {
    let Ok(tag) = str::from_utf8(tag) else { return Some(false) };
    let tag = tag.trim_end_matches('>').trim_end_matches('/');
    let name = tag.split(char::is_whitespace).next()?;
    if name.rsplit(':').next() != Some(MERGED) {
        return None;
    }
    let start = BytesStart::from_content(tag, name.len());
    let places: Vec<_> = start.attributes().with_checks(false).collect();
    let mut refs = places.iter().flatten().filter(|attribute| attribute.key.local_name().as_ref() == "ref").peekable();
    Some(places.iter().all(Result::is_ok) && refs.peek().is_some() && refs.all(|attribute| is_area(&attribute.value)))
}

/// Whether a text is a cell or an area of a page whose end is not before its start: `B2:B3`. The library under the reader
/// does not look.
fn is_area(text: &str) -> bool {
    match text.split_once(':') {
        None => place(text).is_some(),
        Some((first, last)) => {
            place(first).zip(place(last)).is_some_and(|(first, last)| first.0 <= last.0 && first.1 <= last.1)
        }
    }
}

/// Row and column of a cell, from 1, as far as a page of Excel reaches.
fn place(text: &str) -> Option<(u32, u32)> {
    let (column, row) = text.split_at_checked(text.find(|c: char| c.is_ascii_digit())?)?;
    let is_column = (1..=3).contains(&column.len()) && column.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_row = (1..=7).contains(&row.len()) && row.bytes().all(|byte| byte.is_ascii_digit());
    let letter = |column: u32, byte: u8| column * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1;
    let row = row.parse().ok().filter(|row| is_column && is_row && *row > 0)?;
    Some((row, column.bytes().fold(0, letter)))
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
    fn merged_cells_lie_within_a_page() {
        for (tag, has) in [
            ("mergeCell ref=\"B2:B3\"/>", Some(true)),
            ("x:mergeCell ref='A1:XFD1048576' >", Some(true)),
            ("mergeCell\nref=\"b2\"/>", Some(true)),
            ("mergeCells count=\"1\">", None),
            ("row r=\"1\">", None),
        ] {
            assert_eq!(has_place(tag.as_bytes()), has, "{tag}");
        }
        for area in
            ["", "here", "2", "B", "B0", "B2:", ":B3", "B3:B2", "C2:B2", "B2:B3:B4", "ABCD1", "B12345678", "$B$2"]
        {
            assert!(!is_area(area), "{area}");
            assert_eq!(has_place(format!("mergeCell ref=\"{area}\"/>").as_bytes()), Some(false), "{area}");
        }
        for tag in ["mergeCell/>", "mergeCell a=\">", "mergeCell ref=\"B2\" x:ref=\"B0\"/>"] {
            assert_eq!(has_place(tag.as_bytes()), Some(false), "{tag}");
        }
    }

    #[test]
    fn every_part_counts_whatever_its_name() {
        for part in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.dat", "xl/page", "content.xml"] {
            assert!(is_within(part, 1_025, 1_025) && !is_within(part, 1_024, 1_025), "{part}");
        }
        assert!(!is_within("xl/styles.xml", 4_096, 1_024), "of what is no page less is read");
        assert!(is_within("xl/worksheets/sheet1.xml", 4_096, 1_024));
    }

    #[test]
    fn a_merged_cell_is_found_wherever_a_piece_ends() {
        let looked = |page: &str, is_asked| look_through(page.as_bytes(), 1 << 20, is_asked, &mut [0; 32]);
        for before in 0..80 {
            for space in [" ", "é"] {
                let page = format!("{}<x:mergeCell ref=\"B2:B3\"/>", space.repeat(before));
                assert_eq!(looked(&page, true), (page.len() as u64, true), "{before}");
                assert_eq!(looked(&page, false), (page.len() as u64, false));
            }
        }
        let none = "<row><c><v>1</v></c></row><mergeCel".repeat(9);
        assert_eq!(looked(&none, true), (none.len() as u64, false));
    }
}
