//! Kinds of injuries, as their names tell them, and how long each lasts.

/// Injuries of one kind.
#[derive(Clone, PartialEq, Debug)]
pub struct InjuryKind {
    pub name: String,
    /// Words in lower case; those that are several words must follow each other.
    pub words: Vec<String>,
    pub durations: Durations,
}

/// The share of injuries that last at least so many days after the first, log-linear between its days.
#[derive(Clone, PartialEq, Debug)]
pub struct Durations {
    /// Days, from 0 on, in order, and the logarithm of the share still out then.
    curve: Vec<(f64, f64)>,
}

impl InjuryKind {
    /// Whether an injury of this name is of the kind.
    pub(super) fn names(&self, injury: &str) -> bool {
        has_word(injury, &self.words)
    }
}

/// Whether a name has one of these words in lower case; those that are several words must follow each other.
pub(super) fn has_word(name: &str, words: &[String]) -> bool {
    let lower = name.to_lowercase();
    let held: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // Whole words: "ill" is not in "Achilles".
    words.iter().any(|word| {
        let words: Vec<&str> = word.split(' ').collect();
        held.windows(words.len()).any(|held| held == words)
    })
}

impl Durations {
    /// The curve through these days and shares, which begins with everybody on day 0.
    pub fn new(knots: &[(f64, f64)]) -> Durations {
        let log = |(days, share): &(f64, f64)| (*days, share.max(1e-6).ln());
        Durations { curve: std::iter::once((0.0, 0.0)).chain(knots.iter().map(log)).collect() }
    }

    /// The share still out so many days after the first day.
    pub fn still_out(&self, days: f64) -> f64 {
        along(&self.curve, days).exp()
    }

    /// The share that is still out at the end of the week in which they were hurt, and of each week after it.
    pub fn by_week(&self, weeks: usize) -> Vec<f64> {
        let week = |week: usize| (0..7).map(|day| self.still_out((7 * week + day) as f64)).sum::<f64>() / 7.0;
        (0..weeks).map(week).collect()
    }
}

/// The height of a curve at a place: straight between its points, and on beyond the last as between the last two.
pub(super) fn along(curve: &[(f64, f64)], at: f64) -> f64 {
    let place = curve.partition_point(|(x, _)| *x <= at).min(curve.len().saturating_sub(1));
    let (Some((left, low)), Some((right, high))) = (curve.get(place.saturating_sub(1)), curve.get(place)) else {
        return 0.0;
    };
    if right <= left { *low } else { low + (high - low) * (at - left) / (right - left) }
}

#[cfg(test)]
mod tests {
    use super::super::tables::tests::tables;
    use super::*;

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 1e-9
    }

    #[test]
    fn a_curve_is_log_linear_between_its_days_and_beyond() {
        let curve = Durations::new(&[(7.0, 0.8), (14.0, 0.4)]);
        assert!(near(curve.still_out(0.0), 1.0) && near(curve.still_out(7.0), 0.8));
        assert!(near(curve.still_out(10.5), (0.8f64 * 0.4).sqrt()));
        assert!(near(curve.still_out(21.0), 0.2) && near(curve.still_out(3.5), 0.8f64.sqrt()));
        let mean = (0..7).map(|day| curve.still_out(f64::from(day))).sum::<f64>() / 7.0;
        assert!(near(curve.by_week(2)[0], mean));
    }

    #[test]
    fn ill_is_not_achilles() {
        let tables = tables();
        let kind = |injury: &str| tables.kind_of(injury).map(|kind| tables.kinds[kind].name.as_str());
        assert_eq!(kind("Achilles tendon problems"), Some("long"));
        assert_eq!(kind("Achilles tendon rupture"), Some("longest"));
        assert_eq!(kind("ill"), Some("short"));
        assert_eq!(kind("Stomach flu"), Some("short"));
        assert_eq!(kind("torn CRUCIATE ligament"), Some("longest"));
        assert_eq!((kind("chilled"), kind("")), (None, None));
    }

    #[test]
    fn a_quarantine_is_no_past_injury() {
        let tables = tables();
        assert!(!tables.is_past_injury("Quarantine") && !tables.is_past_injury("in quarantine, fever"));
        assert!(tables.is_past_injury("knee") && tables.is_past_injury(""));
    }
}
