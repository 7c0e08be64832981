//! The nations of a cell, one or several.

use super::cell::{clean, is_unknown};

/// What a cell calls nations, in its order: split at commas, semicolons and slashes, or out of a list such as
/// `['Sweden', 'Greece']`.
pub fn nations(cell: &str) -> impl Iterator<Item = &str> {
    let text = clean(cell).trim_start_matches('[').trim_end_matches(']');
    let names = text.split([',', ';', '/']).map(|name| clean(clean(name).trim_matches(['\'', '"'])));
    names.filter(|name| !is_unknown(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cell_may_name_several_nations() {
        for (cell, names) in [
            ("Sweden", vec!["Sweden"]),
            ("Australia,England", vec!["Australia", "England"]),
            ("Nigeria, Germany; England", vec!["Nigeria", "Germany", "England"]),
            ("['Sweden', 'Greece']", vec!["Sweden", "Greece"]),
            ("[\"Cote d'Ivoire\"]", vec!["Cote d'Ivoire"]),
            ("ESP/FRA", vec!["ESP", "FRA"]),
            ("", vec![]),
            ("-", vec![]),
            ("[]", vec![]),
            (",,", vec![]),
        ] {
            assert_eq!(nations(cell).collect::<Vec<_>>(), names, "{cell}");
        }
    }
}
