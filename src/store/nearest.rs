//! The name that was probably meant.

/// The name nearest to a mistyped one, when it is near enough to offer.
pub(super) fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed: Vec<char> = typed.to_lowercase().chars().take(64).collect();
    let by_distance = names.into_iter().map(|name| (distance(&typed, name), name));
    let (distance, name) = by_distance.min_by_key(|(distance, _)| *distance)?;
    (distance <= typed.len().max(3).div_ceil(3)).then_some(name)
}

/// How many letters to add, drop or change, in any case.
fn distance(typed: &[char], name: &str) -> usize {
    let mut row: Vec<usize> = (0..=typed.len()).collect();
    for (index, letter) in name.to_lowercase().chars().enumerate() {
        let (mut diagonal, mut left) = (index, index + 1);
        for (cell, other) in row.iter_mut().skip(1).zip(typed) {
            let changed = diagonal + usize::from(letter != *other);
            diagonal = *cell;
            *cell = changed.min(diagonal + 1).min(left + 1);
            left = *cell;
        }
        if let Some(first) = row.first_mut() {
            *first = index + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_name_and_nonsense_finds_none() {
        let names = ["name", "nations", "positions", "born"];
        for (typed, offered) in [
            ("nam", Some("name")),
            ("postions", Some("positions")),
            ("BORN", Some("born")),
            ("Bron", Some("born")),
            ("xyzzy", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, names), offered, "{typed}");
        }
        assert_eq!(nearest("x", []), None);
    }
}
