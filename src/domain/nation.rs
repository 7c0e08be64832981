//! The nations of football: their codes and names.

use std::collections::HashMap;

use crate::text;

/// A member of FIFA.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Nation {
    /// The FIFA code of three capital letters.
    pub code: String,
    pub name: String,
    /// Other names, the name of its people, and other codes that no other nation has.
    pub also: Vec<String>,
}

/// All nations, which can be found by any of their names.
#[derive(Clone, Debug, Default)]
pub struct Nations {
    all: Vec<Nation>,
    /// The nations of each name, by [`key`]; several if the name may mean any of them.
    called: HashMap<String, Vec<usize>>,
}

/// Why a text names no nation, and what was expected.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NationError {
    #[error("a nation by its FIFA code or its name, such as ARG or Argentina{}", nearest.as_ref().map(|nearest| format!("; the nearest is {nearest}")).unwrap_or_default())]
    Unknown {
        /// The name and the code of the nearest nation.
        ///
        /// Only names are compared, since codes that look alike have nothing to do with each other.
        nearest: Option<String>,
    },
    #[error("one of {0}: it may be any of them")]
    Several(String),
}

impl Nations {
    /// Makes the table of nations; `asked` has the names that may mean several, with their codes.
    ///
    /// # Errors
    /// A name that stands for two nations, or a code that is no nation's.
    pub fn new(all: Vec<Nation>, asked: &[(String, Vec<String>)]) -> Result<Nations, String> {
        let mut called: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, nation) in all.iter().enumerate() {
            for word in [&nation.code, &nation.name].into_iter().chain(&nation.also) {
                if called.insert(key(word), vec![index]).is_some() {
                    return Err(word.clone());
                }
            }
        }
        for (word, codes) in asked {
            let index = |code: &String| all.iter().position(|nation| nation.code == *code).ok_or_else(|| code.clone());
            let several = codes.iter().map(index).collect::<Result<Vec<usize>, String>>()?;
            if called.insert(key(word), several).is_some() {
                return Err(word.clone());
            }
        }
        Ok(Nations { all, called })
    }

    pub fn iter(&self) -> impl Iterator<Item = &Nation> {
        self.all.iter()
    }

    /// Finds a nation by its code, its name or its people: `ESP`, `esp`, `Spain`, `Spanish`.
    ///
    /// # Errors
    /// The text is no nation, or may mean several.
    pub fn named(&self, text: &str) -> Result<&Nation, NationError> {
        match self.called(text).as_slice() {
            [nation] => Ok(nation),
            [] => Err(NationError::Unknown { nearest: self.nearest(text) }),
            several => {
                Err(NationError::Several(several.iter().map(|nation| nation.in_words()).collect::<Vec<_>>().join(", ")))
            }
        }
    }

    /// All nations that a text may mean: none, one or several.
    pub fn called(&self, text: &str) -> Vec<&Nation> {
        let found = self.called.get(&key(text)).map(Vec::as_slice).unwrap_or_default();
        found.iter().filter_map(|index| self.all.get(*index)).collect()
    }

    /// Whether a text means exactly one nation.
    pub fn is_known(&self, text: &str) -> bool {
        self.called.get(&key(text)).is_some_and(|found| found.len() == 1)
    }

    /// The code of the nation that a text means, or the text itself if it means none.
    pub fn code<'a>(&'a self, text: &'a str) -> &'a str {
        match self.called.get(&key(text)).map(Vec::as_slice) {
            Some([index]) => self.all.get(*index).map_or(text, |nation| nation.code.as_str()),
            _ => text,
        }
    }

    /// The nation with the nearest name.
    ///
    /// There is none for a code: `DEU` is one letter from Cape Verde's `CPV` and has nothing to do with it.
    fn nearest(&self, text: &str) -> Option<String> {
        let names = self.all.iter().flat_map(|nation| std::iter::once(&nation.name).chain(&nation.also));
        let names = names.map(String::as_str).filter(|name| name.chars().count() > 3);
        let nearest = text::nearest(text, names).filter(|_| text.trim().chars().count() > 3)?;
        self.named(nearest).ok().map(Nation::in_words)
    }
}

impl Nation {
    /// `Spain (ESP)`
    pub fn in_words(&self) -> String {
        format!("{} ({})", self.name, self.code)
    }
}

/// A name without what people write differently: case, accents, hyphens and full stops.
fn key(text: &str) -> String {
    let mut folded = text::fold(text);
    // An `&` by itself is not replaced, since `and` is Andorra's code.
    if folded.split('&').all(|part| !part.trim().is_empty()) {
        folded = folded.replace('&', " and ");
    }
    let folded = folded.replace(['-', ','], " ").replace(['.', '\''], "");
    text::one_line(&folded).into_owned()
}
