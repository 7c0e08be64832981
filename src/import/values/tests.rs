//! What must hold of every value, whatever stands in its cell.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::domain::Profile;
use crate::runs::runs;

/// Numbers of any length with marks and letters as values have them, or anything at all.
fn cells() -> impl Strategy<Value = String> {
    proptest::string::string_regex("-?[0-9]{1,20}[-.,'’/% ]?[0-9]{0,20}[a-zA-Z\"'’ ]{0,4}|.{0,24}").unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(2_048) as u32))]

    #[test]
    fn any_cell_is_a_value_within_its_limits_or_none(cell in cells(), other in cells(), most in 0u8..=200) {
        let on = date(2026, 8, 22);
        prop_assert!(height(&cell).known().is_none_or(|height| Profile::HEIGHT_CM.contains(&height)));
        prop_assert!(whole(&cell, -1..=99).known().is_none_or(|number| (-1..=99).contains(&number)));
        if let CellValue::Known(figure) = attribute(&cell, most) {
            prop_assert!(figure.low <= figure.high && figure.high <= most);
        }
        if let CellValue::Known(Standing::Doubtful { chance, .. }) = fantasy("d", &cell, &other, on) {
            prop_assert!(chance.is_none_or(|chance| chance <= 100));
        }
        let _ = (flag(&cell), flags(&cell), foot(&cell), strength(&cell), status(&cell, on), fantasy(&cell, "", &other, on));
        prop_assert!(nations(&cell).all(|name| !is_unknown(name)));
    }
}
