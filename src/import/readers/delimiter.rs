//! The character that parts the cells of a line.

use csv::{ReaderBuilder, StringRecord};

/// Stands for none: a character that no text has.
pub(in crate::import) const NONE: char = '\u{1f}';

/// What parts cells in the files that people have; of equals the first is taken.
const CANDIDATES: &[char] = &[';', '\t', ',', '|', '^', '~', ':'];

/// Records that are looked at.
const RECORDS: usize = 200;

/// The delimiter of a text by its beginning: the one by which most lines have as many cells as each other.
///
/// [`NONE`] where no character parts most lines. `whole` says whether the beginning is all of the text.
pub(super) fn find(head: &str, whole: bool) -> char {
    if let Some((delimiter, _)) = told(head) {
        return delimiter;
    }
    let mut best = (NONE, 0.0);
    for candidate in CANDIDATES.iter().filter(|candidate| head.contains(**candidate)) {
        let score = score(head, *candidate, whole);
        if score > best.1 {
            best = (*candidate, score);
        }
    }
    best.0
}

/// The delimiter that Excel's own first line `sep=;` tells, and the bytes of that line.
pub(in crate::import) fn told(head: &str) -> Option<(char, usize)> {
    let line = head.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| head.lines().next())?;
    let mut rest = line.get(4..)?.chars();
    let delimiter = rest.next().filter(char::is_ascii)?;
    let end = head.find('\n').map_or(head.len(), |end| end + 1);
    rest.as_str().trim().is_empty().then_some((delimiter, end))
}

/// How well a delimiter fits: the share of lines that have the usual number of cells, squared, times that number.
fn score(head: &str, delimiter: char, whole: bool) -> f64 {
    let Ok(byte) = u8::try_from(delimiter) else { return 0.0 };
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(byte).from_reader(head.as_bytes());
    let (mut widths, mut record) = (Vec::new(), StringRecord::new());
    while widths.len() < RECORDS && matches!(reader.read_record(&mut record), Ok(true)) {
        widths.push(record.len());
    }
    // The last one is cut where the head ends.
    if !whole && widths.len() > 1 && widths.len() < RECORDS {
        widths.pop();
    }
    let (usual, times) = most_common(&widths);
    if usual < 2 {
        return 0.0;
    }
    let share = times as f64 / widths.len() as f64;
    share * share * usual as f64
}

/// The number that occurs most often, the larger of equals, and how often.
fn most_common(widths: &[usize]) -> (usize, usize) {
    let mut sorted = widths.to_vec();
    sorted.sort_unstable();
    let runs = sorted.chunk_by(|one, other| one == other);
    runs.filter_map(|run| Some((*run.first()?, run.len())))
        .max_by_key(|(width, times)| (*times, *width))
        .unwrap_or((0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_lines_alike_tell_the_delimiter() {
        for (head, delimiter) in [
            ("Player;Value;Pos\nAda;2,5M €;D (RC), WB (R)\nBo;15,5M €;M (C)\n", ';'),
            ("Name,Value\nAda,\"2,7\"\nBo,\"3,5\"\n", ','),
            ("Name,Clubs\nAda,A;B;C\nBo,D;E\nCy,F\n", ','),
            ("Name;Value\nAda;3,5\nBo;4,5\n", ';'),
            ("Name\tAge\nAda\t24\n", '\t'),
            ("Name|Age|Club\nAda|24|A, B\n", '|'),
            ("Squad of 27 November\n\nName,Age,Club\nAda,24,AFC\nBo,31,BFC\n", ','),
            ("Ada Ruiz\nBo Ek\nNeves, Jo\nCy Orr\nDee Fox\n", NONE),
            ("Name\n", NONE),
            ("sep=|\nName|Age\n", '|'),
            ("Name,Note\nAda,\"one\ntwo; three\nfour\"\nBo,\"a;b\nc;d\"\n", ','),
        ] {
            assert_eq!(find(head, true), delimiter, "{head:?}");
        }
    }

    #[test]
    fn a_line_that_is_cut_does_not_count() {
        assert_eq!(find("a;b;c,d\n1;2;3,4\n5;6", false), ';');
        assert_eq!(told("sep=;\r\nName;Age"), Some((';', 7)));
        assert_eq!(told("sep=;x\nName"), None);
        assert_eq!(told("separate"), None);
    }
}
