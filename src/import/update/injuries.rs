//! Injuries by the part of the body: which may be one by two names.

use super::names::words;

/// Words of one part of the body, folded; of illness too. What is reported now as the one and now as the other is one.
#[rustfmt::skip]
const PARTS: &[&[&str]] = &[
    &["acl", "cruciate", "knee", "mcl", "meniscal", "meniscus", "patella", "patellar"],
    &["hamstring", "quad", "quadriceps", "thigh"],
    &["adductor", "groin", "hip", "pubic"],
    &["calf"],
    &["achilles"],
    &["ankle", "foot", "heel", "metatarsal", "toe"],
    &["back", "lumbar", "spine"],
    &["clavicle", "collarbone", "shoulder"],
    &["arm", "elbow", "finger", "forearm", "hand", "thumb", "wrist"],
    &["cheekbone", "concussion", "eye", "face", "facial", "head", "jaw", "nose"],
    &["chest", "rib", "ribs"],
    &["cold", "corona", "covid", "fever", "flu", "ill", "illness", "influenza", "sick", "sickness", "virus"],
];

fn part(name: &str) -> Option<usize> {
    let words = words(name);
    PARTS.iter().position(|part| words.iter().any(|word| part.contains(&word.as_str())))
}

/// Whether two are of different parts of the body: a knee and a groin, but not a knee and a knock.
pub(super) fn are_apart(one: &str, other: &str) -> bool {
    part(one).zip(part(other)).is_some_and(|(one, other)| one != other)
}

/// Whether two are of the same part of the body, or both an illness.
pub(super) fn are_of_one_part(one: &str, other: &str) -> bool {
    part(one).is_some() && part(one) == part(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn injuries_of_other_parts_are_apart() {
        for (one, other, apart, of_one) in [
            ("Knee injury", "Groin injury", true, false),
            ("knee", "cruciate ligament", false, true),
            ("Thigh problems", "Hamstring", false, true),
            ("Knock", "Ankle injury", false, false),
            ("Muscle injury", "Calf", false, false),
            ("illness", "Ill", false, true),
            ("Ill", "Knee injury", true, false),
            ("", "", false, false),
        ] {
            assert_eq!((are_apart(one, other), are_of_one_part(other, one)), (apart, of_one), "{one}, {other}");
        }
    }
}
