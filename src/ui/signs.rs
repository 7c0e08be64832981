//! The signs on the screens and what each means: what draws them and the legends take them from this table.

use crate::analysis::money::words::cells::LEAVES_OUT;
use crate::text::{self, UNKNOWN};

/// A sign of the screens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sign {
    pub glyph: &'static str,
    /// What it means in a word or two, for the legend under a view.
    pub short: &'static str,
    /// What it means in a sentence, for the help.
    pub means: &'static str,
}

impl Sign {
    /// The columns of its glyph and of what it means in short.
    pub(super) fn columns(&self) -> usize {
        let short = text::width(self.short);
        text::width(self.glyph) + short + usize::from(short > 0)
    }
}

/// The signs of a view.
#[derive(Clone, Copy, Debug)]
pub struct Legend {
    /// Where the signs stand.
    pub view: &'static str,
    pub signs: &'static [Sign],
}

/// Declares the signs of all views, and the list of them.
macro_rules! legends {
    ($($legend:ident $view:literal { $($sign:ident = $glyph:tt $short:literal $means:literal)+ })+) => {
        $(
            $(pub(super) const $sign: Sign = Sign { glyph: $glyph, short: $short, means: $means };)+
            pub(super) const $legend: Legend = Legend { view: $view, signs: &[$($sign),+] };
        )+

        /// All signs, in the order of the help.
        pub const LEGENDS: &[Legend] = &[$($legend),+];
    };
}

legends! {
    DEPTH "In Depth" {
        HELD = "●" "has" "a player for the slot, up to six"
        MISSING = "○" "lacks" "a player who is missing for the depth wanted"
        STARTS = "*" "starts" "starts in this slot"
        DOUBT = "?" "doubt" "in doubt: a report has him back later"
    }
    NAMES "Behind a name" {
        COMPETENT = "°" "competent" "only competent in the position; no sign is natural"
        EMERGENCY = "~" "emergency" "plays there in an emergency alone"
    }
    TARGETS "In Targets" {
        ESTIMATED = "~" "by value" "nobody named a price: his market value"
        MORE_MARGIN = "+" "margin" "so many more absences are survived with him"
        LESS_SHORT = "−" "short" "so many fewer bodies are missing with him"
        CHANCE = "%" "chance" "the chance that the eleven can't be filled in some week, without him and with him"
        NOTHING = UNKNOWN "nothing" "nothing is known, or he adds nothing that day"
    }
    PITCH "On the pitch" {
        COVERED = "●" "covered" "the slot has the depth wanted"
        THIN = "○" "thin" "the slot has less depth than wanted"
        BARE = "!" "bare" "one absence can empty the slot"
        BROKEN = "✖" "broken" "the slot may stay empty"
        PROOF = "‹" "" "the slot between ‹ and › is one of those"
        PROOF_END = "›" "proof" "that keep the margin from being higher"
    }
    CALENDAR "In the calendar" {
        WORSE = "↓" "worse" "behind a figure: the what-if makes the week worse"
        BETTER = "↑" "better" "behind a figure: the what-if makes the week better"
        BASE_RATE = "~" "base rate" "behind a chance: from here on they are base rates, which say little of this squad"
        INJURED = "+" "injured" "injured"
        SUSPENDED = "■" "suspended" "suspended"
        AWAY = "o" "away" "away for another reason"
        CALLED_UP = "◆" "call-up" "with a national team; above the names, a week with a call-up"
        GONE = "×" "gone" "his contract or loan is over, or he was sold"
        LENT = "→" "lent" "lent to another club"
        NOT_JOINED = "‹" "not yet" "has not joined yet"
        UNSURE = "?" "unsure" "reports differ on whether he is away"
        SOME_DAYS = "2" "days" "behind a sign: away on so many days of the week; none is all seven"
        MANY_DAYS = "…" "more" "behind a sign: away on ten days of the month or more"
        HERE = "·" "here" "can play; in a figure before a what-if, no change"
        MATCH = "•" "match" "a week with a match"
        DUE = "!" "due" "a week with a deadline"
    }
    DEALS "In Deals" {
        STALLED = "!" "stalled" "nothing has moved for too long"
        OFF = "×" "off" "the deal is off, or he has gone"
        SIGNED = "✓" "signed" "signed"
    }
    SQUAD "In Squad" {
        RISING = "↑" "rising" "sorted by this column, the least first"
        FALLING = "↓" "falling" "sorted by this column, the most first"
        MARKED = "✓" "marked" "marked: a field is set of all who are"
        NOT_KNOWN = UNKNOWN "unknown" "nothing is known"
    }
    MARKET "In Market" {
        LEAST_FIRST = "↑" "rising" "sorted by this column, the least first"
        MOST_FIRST = "↓" "falling" "sorted by this column, the most first"
        MARKED_ROW = "✓" "marked" "marked: targets are made of all who are"
        NOT_TOLD = UNKNOWN "unknown" "no file tells it"
    }
    BUDGET "In Budget" {
        UNTOLD = UNKNOWN "unknown" "the plan does not tell the amount"
        IN_PART = LEAVES_OUT "in part" "behind a sum: it leaves out what is unknown"
    }
    WHAT_IFS "In What-ifs" {
        ON_SCREEN = "●" "on the screens" "every screen shows the plan so"
    }
    LADDER "On the ladder" {
        OURS = "▶" "ours" "a sum that we offered or asked"
        THEIRS = "◀" "theirs" "a sum that they offered or asked"
        REPORTED = "◇" "reported" "a sum that a source reported"
    }
    CHOSEN "In an import and among conflicts" {
        TAKEN = "●" "taken" "is taken"
        PARTLY = "◐" "in part" "some of what is below it is taken"
        LEFT = "○" "left" "is left out"
        ASKED = "?" "asked" "who somebody of a file is, is for you to say"
    }
    EVERYWHERE "Everywhere" {
        BECOMES = "→" "becomes" "from what is to what would be: margin 2 → 1"
        ASSUMED = "~" "what if" "the header names what is assumed"
        SELECTED = "▸" "selected" "the selected line"
        ABOVE = "▲" "above" "at the edge of a list: there is more above"
        BELOW = "▼" "below" "there is more below"
        EARLIER = "◀" "" "the day that is shown stands between ◀ and ▶"
        LATER = "▶" "" "the keys for weeks and months change that day"
        SAVED = "✓" "saved" "the plan is saved"
        UNSAVED = "✗" "not saved" "the plan is not saved"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_uses_no_sign_for_two_things() {
        for legend in LEGENDS {
            for (place, sign) in legend.signs.iter().enumerate() {
                let before = legend.signs.get(..place).unwrap();
                assert!(before.iter().all(|other| other.glyph != sign.glyph), "{} {sign:?}", legend.view);
                assert_eq!(text::width(sign.glyph), 1, "{sign:?}");
            }
        }
        assert!(DEPTH.signs.iter().all(|sign| NAMES.signs.iter().all(|other| other.glyph != sign.glyph)));
        assert_eq!(BECOMES.glyph, text::change(1, 2).split(' ').nth(1).unwrap(), "figures are written by text");
    }

    #[test]
    fn signs_have_look_alikes_in_ascii() {
        for sign in LEGENDS.iter().flat_map(|legend| legend.signs) {
            assert!(text::in_ascii(sign.glyph).is_ascii(), "{sign:?}");
        }
        // In the others a figure, or the place, tells them apart.
        for Legend { view, signs } in [DEPTH, NAMES, PITCH, CALENDAR, DEALS, LADDER, CHOSEN] {
            let glyphs: Vec<_> = signs.iter().map(|sign| text::in_ascii(sign.glyph)).collect();
            for (place, glyph) in glyphs.iter().enumerate() {
                assert!(!glyphs[..place].contains(glyph), "{view}: {glyph} means two things");
            }
        }
    }
}
