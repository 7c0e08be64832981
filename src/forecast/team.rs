//! Injuries of one team are not independent: a luck that all its players share, at three points.

/// The luck of a team: how far it moves the log odds of each player to be out, in standard deviations, and its weight.
pub(super) const LUCK: [(f64, f64); 3] = [(-SQRT_3, 1.0 / 6.0), (0.0, 2.0 / 3.0), (SQRT_3, 1.0 / 6.0)];

const SQRT_3: f64 = 1.732_050_807_568_877_2;

/// A chance under a luck, where luck differs by this standard deviation.
///
/// What is certain stays so, and the mean over all lucks is nearly the chance.
pub(super) fn under(chance: f64, luck: f64, spread: f64) -> f64 {
    if chance <= 0.0 || chance >= 1.0 {
        return chance.clamp(0.0, 1.0);
    }
    let odds = (chance / (1.0 - chance)).ln() + spread * luck - spread * spread / 4.0;
    1.0 / (1.0 + (-odds).exp())
}

/// The chance that at least so many of these players are out.
pub(super) fn at_least(out: &[f64], count: usize, spread: f64) -> f64 {
    if count > out.len() {
        return 0.0;
    }
    if out.iter().filter(|out| **out >= 1.0).count() >= count {
        return 1.0;
    }
    let fewer = |luck: f64| -> f64 {
        // By the number of those out; who makes it `count` falls off the end.
        let mut chances = vec![0.0; count];
        let Some(none) = chances.first_mut() else { return 0.0 };
        *none = 1.0;
        for out in out {
            let out = under(*out, luck, spread);
            let mut more = 0.0;
            for chance in &mut chances {
                (more, *chance) = (*chance * out, *chance * (1.0 - out) + more);
            }
        }
        chances.iter().sum()
    };
    LUCK.iter().map(|(luck, weight)| weight * (1.0 - fewer(*luck))).sum::<f64>().clamp(0.0, 1.0)
}

/// The chance that fewer than so many of these players are there.
pub(super) fn fewer_than(out: &[f64], needed: usize, spread: f64) -> f64 {
    match (out.len() + 1).checked_sub(needed) {
        Some(lost) => at_least(out, lost, spread),
        None => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_team_is_every_way_in_which_its_players_are_out() {
        let out = [0.05, 0.2, 1.0, 0.4, 0.0, 0.11];
        for count in 0..=out.len() + 1 {
            let by_hand: f64 = LUCK
                .iter()
                .map(|(luck, weight)| {
                    let each = (0..1u32 << out.len()).filter(|ways| ways.count_ones() as usize >= count);
                    let chance = |ways: u32| -> f64 {
                        let one = |(place, out): (usize, &f64)| {
                            let out = under(*out, *luck, 0.3);
                            if ways >> place & 1 == 1 { out } else { 1.0 - out }
                        };
                        out.iter().enumerate().map(one).product()
                    };
                    weight * each.map(chance).sum::<f64>()
                })
                .sum();
            assert!((at_least(&out, count, 0.3) - by_hand).abs() < 1e-12, "{count}");
            assert!((fewer_than(&out, out.len() + 1 - count.min(out.len() + 1), 0.3) - by_hand).abs() < 1e-12);
        }
    }

    #[test]
    fn many_are_out_together_more_often_than_if_they_had_nothing_to_do_with_each_other() {
        let out = [0.11; 23];
        let (together, apart) = (at_least(&out, 7, 0.3), at_least(&out, 7, 0.0));
        assert!(together > 1.25 * apart, "{together} {apart}");
        let mean = |spread| LUCK.iter().map(|(luck, weight)| weight * under(0.11, *luck, spread)).sum::<f64>();
        assert!((mean(0.3) - 0.11).abs() < 0.002);
    }
}
