//! Names of people by their words, and which of them may be of one person.

use std::borrow::Cow;

use crate::text;

/// Letters of a word that two names have to share for a person to be looked at.
const LEAD: usize = 3;

/// What stands behind a name and is as often left out, folded.
const AFTER_NAME: &[&str] = &["jr", "junior", "sr", "senior", "ii", "iii"];

/// The words of a name without case, accents and marks, each once.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text::fold(name).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !words.iter().any(|held| held == word) {
            words.push(word.to_owned());
        }
    }
    words
}

/// A name as it may be spelled otherwise: `Müller` as `Mueller`, `Min-jae` as `Minjae`, `Dušan` as `D.`
pub(super) struct Spelling {
    /// Parted at spaces and marks.
    parted: Vec<String>,
    /// Parted at spaces alone.
    joined: Vec<String>,
    /// All of its letters.
    whole: String,
}

impl Spelling {
    pub(super) fn of(name: &str) -> Spelling {
        let name = umlauts(&text::fold(name));
        let word = |part: &str| part.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let joined = name.split_whitespace().map(word).filter(|word| !word.is_empty()).collect();
        let parted = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let (parted, joined) = (without_after(parted.map(str::to_owned).collect()), without_after(joined));
        let whole = joined.concat();
        Spelling { parted, joined, whole }
    }

    /// The beginnings of its words, of which like names have one in common.
    pub(super) fn leads(&self) -> Vec<&str> {
        let mut leads: Vec<&str> = Vec::new();
        for word in self.parted.iter().chain(&self.joined).chain([&self.whole]).filter(|word| !word.is_empty()) {
            let end = word.char_indices().nth(LEAD).map_or(word.len(), |(end, _)| end);
            let lead = word.get(..end).unwrap_or(word);
            if !leads.contains(&lead) {
                leads.push(lead);
            }
        }
        leads
    }

    /// Whether two names may be of one person: each word of the shorter stands for one of the longer.
    pub(super) fn is_like(&self, other: &Spelling) -> bool {
        stand_for(&self.parted, &other.parted)
            || stand_for(&self.joined, &other.joined)
            || (!self.whole.is_empty() && self.whole == other.whole)
    }
}

/// Whether two names may be of one person.
pub fn are_like(one: &str, other: &str) -> bool {
    Spelling::of(one).is_like(&Spelling::of(other))
}

/// Whether no word of a name begins as a word of others does: told of nearly all names without spelling them out.
///
/// Letters beyond those of English and a `Jr` have to be spelled: of them it is not told.
pub(super) fn leads_nowhere(name: &str, is_lead: impl Fn(&str) -> bool) -> bool {
    let folded = if name.is_ascii() { Cow::Borrowed(name) } else { Cow::Owned(text::fold(name)) };
    let is_after = |word: &str| AFTER_NAME.iter().any(|after| after.eq_ignore_ascii_case(word));
    let begins = |text: &str| {
        let (lead, letters) = lead(text);
        letters > 0 && lead.get(..letters).and_then(|lead| str::from_utf8(lead).ok()).is_some_and(&is_lead)
    };
    let (mut words, parted) = (folded.split_ascii_whitespace(), |c: char| !c.is_alphanumeric());
    // A short word is spelled with the one behind it too.
    folded.is_ascii()
        && !words.any(|word| is_after(word.trim_matches(parted)))
        && !begins(&folded)
        && !folded.split_ascii_whitespace().any(|word| begins(word) || word.split(parted).any(begins))
}

/// The first letters and figures of a text, small and as umlauts are spelled, and how many they are.
fn lead(text: &str) -> ([u8; LEAD], usize) {
    let (mut lead, mut letters, mut before) = ([0; LEAD], 0, b' ');
    for byte in text.bytes().map(|byte| byte.to_ascii_lowercase()) {
        let is_umlaut = byte == b'e' && matches!(before, b'a' | b'o' | b'u');
        before = byte;
        if is_umlaut || !byte.is_ascii_alphanumeric() {
            continue;
        }
        let Some(place) = lead.get_mut(letters) else { break };
        (*place, letters) = (byte, letters + 1);
    }
    (lead, letters)
}

/// Vowels that are spelled by two letters where accents are not at hand, as fold leaves them.
fn umlauts(folded: &str) -> String {
    folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

fn without_after(words: Vec<String>) -> Vec<String> {
    let own = words.iter().filter(|word| !AFTER_NAME.contains(&word.as_str())).cloned().collect::<Vec<_>>();
    if own.is_empty() { words } else { own }
}

fn stand_for(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut free: Vec<&String> = long.iter().collect();
    let mut is_said = false;
    // Whole words first, so that an initial is left with what they leave.
    let (whole, rest): (Vec<&String>, Vec<&String>) = short.iter().partition(|word| long.contains(word));
    for word in whole.into_iter().chain(rest) {
        let equal = free.iter().position(|other| *other == word);
        let Some(at) = equal.or_else(|| free.iter().position(|other| is_short_for(word, other))) else { return false };
        let other = free.swap_remove(at);
        is_said |= [word, other].iter().all(|word| word.chars().nth(1).is_some());
    }
    is_said
}

/// Whether one of two words is the beginning of the other, or its first letter.
fn is_short_for(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let letters = short.chars().count();
    (letters == 1 || letters >= LEAD) && long.starts_with(short)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::runs::runs;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(runs(512) as u32))]

        #[test]
        fn who_leads_nowhere_has_no_lead_of_another(
            one in "([A-Ca-cEeOoUuÜüJjRr1 '-]{0,4} ?){0,3}",
            other in "([A-Ca-cEeOoUuÜüJjRr1 '-]{0,4} ?){0,3}",
        ) {
            let spelled = [&one, &other].map(|name| Spelling::of(name));
            let leads = spelled.each_ref().map(Spelling::leads);
            let shares = leads[0].iter().any(|lead| leads[1].contains(lead));
            let is_nowhere = leads_nowhere(&one, |lead| leads[1].contains(&lead));
            prop_assert!(!(shares && is_nowhere), "{leads:?}");
            let is_after = |name: &str| name.split(|c: char| !c.is_alphanumeric()).any(|word| AFTER_NAME.contains(&word));
            prop_assert!(is_nowhere || shares || is_after(&text::fold(&one)));
        }
    }

    fn is_like(one: &str, other: &str) -> bool {
        let (one, other) = (Spelling::of(one), Spelling::of(other));
        let shares = one.leads().iter().any(|lead| other.leads().contains(lead));
        assert_eq!(one.is_like(&other), other.is_like(&one), "either way");
        assert!(shares || !one.is_like(&other), "nobody is looked at who shares no beginning of a word");
        one.is_like(&other)
    }

    #[test]
    fn spellings_of_one_name_are_alike() {
        for (one, other) in [
            ("Dušan Vlahović", "D. Vlahović"),
            ("Dušan Vlahović", "Vlahovic D"),
            ("Thomas Müller", "Thomas Mueller"),
            ("Thomas Muller", "T. Mueller"),
            ("Alex Iwobi", "Alexander Iwobi"),
            ("Kim Min-jae", "Minjae Kim"),
            ("Kim Min-jae", "Kim Min Jae"),
            ("Pat O'Neil", "Pat ONeil"),
            ("Vinícius Júnior", "Vinicius Jr."),
            ("Vini Jr", "Vinícius Júnior"),
            ("Ada Ruiz", "Ruiz"),
            ("Ada Ruiz", "Ada M. Ruiz"),
            ("Marc van Dijk", "Marc Vandijk"),
        ] {
            assert!(is_like(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn other_names_are_not_alike() {
        for (one, other) in [
            ("Ada Ruiz", "Leo Ruiz"),
            ("Ada Ruiz", "Zoe Xu"),
            ("Ada Ruiz", "A. R."),
            ("Al Moe", "Alan Moe"),
            ("Ada Ruiz", ""),
            ("...", "..."),
            ("Ada Ruiz", "B. Ruiz"),
            ("Ada Ada", "Ada Ruiz"),
        ] {
            assert!(!is_like(one, other), "{one}, {other}");
        }
    }
}
