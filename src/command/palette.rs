//! Finding a command by a few letters of its name, its doc or its key.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::context::Mode;
use super::keymap::Keymap;
use super::table::{Entry, TABLE, nearest};
use crate::text;

/// The commands that match the query, best first; an empty query gives all, in the table's order.
pub fn palette(query: &str, keymap: &Keymap) -> Vec<&'static Entry> {
    // Leaves out commands that answer a question or belong to one list.
    let commands = TABLE.iter().filter(|entry| entry.heard.modes.contains(&Mode::Browsing));
    let query = text::fold(query.trim());
    let pattern = Pattern::parse(&query, CaseMatching::Ignore, Normalization::Never);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut characters = Vec::new();
    let mut score = |text: &str| pattern.score(Utf32Str::new(text, &mut characters), &mut matcher);
    let mut found: Vec<(u32, &'static Entry)> = commands
        .filter_map(|entry| {
            // A match in the name counts twice as much as one in the doc.
            let named = score(&format!("{} {}", entry.id, entry.name)).map(|score| score * 2);
            let keys = keymap.keys_in_words(entry);
            let told = score(&format!("{} {} {keys}", entry.id, text::fold(entry.doc)));
            named.max(told).map(|score| (score, entry))
        })
        .collect();
    // Scattered letters of a sentence are no match where a real one exists.
    let best = found.iter().map(|(score, _)| *score).max().unwrap_or(0);
    found.retain(|(score, _)| score * 3 >= best);
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, entry)| entry).collect()
}

/// Why several words are no search that means this command, but a line whose command is mistyped.
///
/// In a search its name or its doc has all of the words.
pub fn mistyped(line: &str, found: &Entry) -> Option<String> {
    let mut words = line.split_whitespace();
    let (first, _) = (words.next()?, words.next()?);
    let told = text::fold(&format!("{} {} {}", found.id, found.name, found.doc));
    if line.split_whitespace().all(|word| told.contains(&text::fold(word))) {
        return None;
    }
    let meant = match nearest(first) {
        Some(near) => format!("; did you mean {near}?"),
        None => ": an arrow key takes one of those that are listed".to_owned(),
    };
    Some(format!("there is no command {}{meant}", text::fit(first, 40)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(query: &str) -> Vec<&'static str> {
        let keymap = Keymap::new([("bid", ["b"].as_slice())]).unwrap();
        palette(query, &keymap).iter().map(|entry| entry.id).collect()
    }

    #[test]
    fn a_few_letters_find_a_command() {
        assert_eq!(ids("bid").first(), Some(&"bid"));
        assert_eq!(ids("undo").first(), Some(&"undo"));
        assert_eq!(ids("frm").first(), Some(&"formation"));
        assert!(ids("injury").contains(&"absent"), "found by its doc");
        assert_eq!(ids("").first(), Some(&"bid"));
        assert!(ids("zzzz").is_empty());
    }

    #[test]
    fn words_behind_a_mistyped_command_are_no_search() {
        let keymap = Keymap::new([("bid", ["b"].as_slice())]).unwrap();
        let said = |line: &str| mistyped(line, palette(line, &keymap).first().unwrap());
        assert_eq!(said("bidd x").as_deref(), Some("there is no command bidd; did you mean bid?"));
        assert_eq!([said("bidd"), said("what changes"), said("Record an injury")], [None, None, None]);
        let unlike = mistyped("qxqxqx z", TABLE.first().unwrap()).unwrap();
        assert_eq!(unlike, "there is no command qxqxqx: an arrow key takes one of those that are listed");
    }
}
