//! How texts are spelled on a screen, without another width.

use std::borrow::Cow;

use super::ascii::in_ascii;

/// What a text is spelled with; as it is written unless said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Lettering {
    /// ASCII in place of signs and accents.
    pub ascii: bool,
    /// A comma before the decimals of amounts and percentages.
    pub commas: bool,
}

impl Lettering {
    /// The text, spelled like this.
    pub fn of(self, text: &str) -> Cow<'_, str> {
        let text = if self.commas { with_commas(text) } else { Cow::Borrowed(text) };
        match self.ascii {
            true if !text.is_ascii() => Cow::Owned(in_ascii(&text).into_owned()),
            _ => text,
        }
    }
}

/// What stands behind the decimals of an amount or a share, perhaps cut.
const UNITS: [&str; 6] = ["m", "k", "…", " %", "%", " a million"];

/// A text with a comma before decimals: `€22,5m`.
///
/// Only before those of amounts, percentages and figures for each million, and not in quotes or in the middle of a word: a
/// version, a time and a file's name stay as they are.
fn with_commas(text: &str) -> Cow<'_, str> {
    let mut spelled = Cow::Borrowed(text);
    for (at, _) in text.match_indices('.').filter(|(at, _)| is_before_decimals(text, *at)) {
        spelled.to_mut().replace_range(at..=at, ",");
    }
    spelled
}

fn is_before_decimals(text: &str, point: usize) -> bool {
    let (before, after) = (text.get(..point).unwrap_or_default(), text.get(point + 1..).unwrap_or_default());
    let whole = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let unit = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_apart = |c: char| !c.is_alphanumeric() && !matches!(c, '.' | '-' | '_' | ':' | '"' | '“');
    let ends = |rest: &str| rest.chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '_');
    whole.len() < before.len()
        && unit.len() < after.len()
        && whole.chars().next_back().is_none_or(is_apart)
        && UNITS.iter().any(|known| unit.strip_prefix(known).is_some_and(ends))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_of_amounts_stand_behind_a_comma_where_it_is_asked_for() {
        let commas = Lettering { commas: true, ascii: false };
        for (text, spelled) in [
            ("€22.5m", "€22,5m"),
            ("28.5m/3+4.25m@50% 5y wage 0.5m", "28,5m/3+4,25m@50% 5y wage 0,5m"),
            ("3.6 %? → 4.4 %", "3,6 %? → 4,4 %"),
            ("squad cost 3.6% of −1.5m.", "squad cost 3,6% of −1,5m."),
            ("(0.88 a million)", "(0,88 a million)"),
            ("~€22.5…", "~€22,5…"),
            ("9.2m → 12.8m", "9,2m → 12,8m"),
            ("22m, 3m and 350k", "22m, 3m and 350k"),
        ] {
            assert_eq!(commas.of(text), spelled);
            assert_eq!(Lettering::default().of(text), text);
            assert_eq!(commas.of(text).chars().count(), text.chars().count());
        }
        for text in [
            "",
            ".",
            "1.",
            ".5m",
            "14.30",
            "16.5. back",
            "touchline 0.1.5",
            "plan-1.5m.ron",
            "v1.5m",
            "1.5metres",
            "found \"22.5m\"",
            "“1.5m”",
            "3.5 million",
            "30.6.2028",
            "1.5k2",
            "a.5m",
            "é.5m",
            "5.é",
        ] {
            assert_eq!(commas.of(text), text);
        }
        assert_eq!(Lettering { commas: true, ascii: true }.of("€22.5m · é"), "E22,5m : e");
    }
}
