//! How the last word of a filter may go on.

use super::read::LIST;
use super::{Figure, State};
use crate::analysis::lists::ListPlace;
use crate::domain::{Foot, Position};

/// The terms that the last word of a line may become: `lef` becomes `left`, `con` becomes `contract<`.
///
/// None where nothing is being typed, or only a text that is no term.
pub fn completions(line: &str) -> Vec<String> {
    let typed = last_word(line).to_lowercase();
    if typed.is_empty() {
        return Vec::new();
    }
    let words = Position::ALL.iter().map(|position| position.word().to_lowercase());
    let words = words.chain(Foot::ALL.iter().map(ToString::to_string));
    let words = words.chain(State::ALL.iter().map(|state| state.word().to_owned()));
    let fields = Figure::ALL.iter().map(|figure| format!("{}<", figure.word()));
    let fields = fields.chain(["contract<", "nation:", "club:", "league:"].map(str::to_owned));
    let lists = ListPlace::ALL.iter().map(|place| format!("{LIST}:{place}"));
    let fields = fields.chain(lists);
    words.chain(fields).filter(|word| word.starts_with(&typed) && *word != typed).collect()
}

/// The line with its last word become a term.
pub fn completed(line: &str, term: &str) -> String {
    let kept = line.len() - last_word(line).len();
    format!("{}{term}", line.get(..kept).unwrap_or_default())
}

/// What is typed of the last word, without what turns it around.
fn last_word(line: &str) -> &str {
    line.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches('!')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_becomes_a_term_that_begins_so() {
        assert_eq!(completions("cb !con"), ["contract<"]);
        assert_eq!(completions("lef"), ["left"]);
        assert_eq!(completions("list:r"), ["list:room"]);
        assert_eq!(
            completions("L"),
            ["lb", "lwb", "lm", "lw", "left", "loan", "league:", "list:free", "list:room", "list:place"]
        );
        assert_eq!(completions("balerdi"), [""; 0]);
        assert_eq!(completions("cb "), [""; 0]);
        assert_eq!(completions("value<2"), [""; 0]);
        assert_eq!(completed("cb !con", "contract<"), "cb !contract<");
        assert_eq!(completed("L", "left"), "left");
    }
}
