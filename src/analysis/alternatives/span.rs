//! Ranges for figures that are partly unknown, which contain the answer whatever the unknown part is.

use crate::domain::Profile;
use crate::text;

/// The range from the least to the greatest possible value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    pub least: u32,
    pub most: u32,
}

/// The scale of attributes: 0 to 20, to 100 or to 200, the smallest of these that contains every known figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AttributeScale(u8);

impl Span {
    /// A distance of which nothing is known, in thousandths of the largest.
    pub const ANYWHERE: Span = Span { least: 0, most: 1000 };

    pub(super) fn exactly(figure: u32) -> Span {
        Span { least: figure, most: figure }
    }

    pub fn is_exact(self) -> bool {
        self.least == self.most
    }
}

impl AttributeScale {
    pub fn of<'a>(profiles: impl Iterator<Item = &'a Profile>) -> AttributeScale {
        AttributeScale::of_figures(profiles.flat_map(|profile| profile.attributes.iter().map(|(_, figure)| *figure)))
    }

    pub fn of_figures(figures: impl Iterator<Item = u8>) -> AttributeScale {
        match figures.max() {
            None | Some(0..=20) => AttributeScale(20),
            Some(21..=100) => AttributeScale(100),
            Some(_) => AttributeScale(200),
        }
    }

    /// The smallest scale that contains two.
    #[must_use]
    pub fn with(self, other: AttributeScale) -> AttributeScale {
        AttributeScale(self.0.max(other.0))
    }

    /// The highest figure.
    pub fn top(self) -> u8 {
        self.0
    }

    /// The weighted mean of a person's attributes in hundredths of the scale, rounded down.
    ///
    /// An unknown attribute may be anywhere on the scale.
    pub(super) fn fit(self, weights: &[(String, u8)], profile: &Profile) -> Span {
        self.weighed(weights.iter().map(|(name, weight)| (*weight, attribute(profile, name))))
    }

    /// The same of weights with the figures that they weigh.
    pub fn weighed(self, figures: impl Iterator<Item = (u8, Option<u8>)>) -> Span {
        let (mut least, mut most, mut whole) = (0, 0, 0);
        for (weight, figure) in figures {
            let (weight, top) = (u64::from(weight), u64::from(self.0));
            let figure = figure.map(|figure| u64::from(figure).min(top));
            least += weight * figure.unwrap_or(0);
            most += weight * figure.unwrap_or(top);
            whole += weight * top;
        }
        Span { least: share(least, 100, whole).unwrap_or(0), most: share(most, 100, whole).unwrap_or(100) }
    }
}

/// The ratio `part` to `whole` in units of 1/`parts`, rounded down; `None` if the whole is 0.
pub(super) fn share(part: u64, parts: u64, whole: u64) -> Option<u32> {
    u32::try_from((part * parts).checked_div(whole)?).ok()
}

/// A person's attribute by name; accents and case are ignored.
pub(super) fn attribute(profile: &Profile, name: &str) -> Option<u8> {
    let name = text::fold(name);
    profile.attributes.iter().find(|(held, _)| text::fold(held) == name).map(|(_, figure)| *figure)
}
