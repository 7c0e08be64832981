//! How often tests of chance try.

/// How many cases a test of chance tries: the usual count times `TOUCHLINE_RUNS`.
///
/// The variable is a positive number, `10` for a long run, `0.05` while writing code; one case is tried at the least.
/// A search for a single case, such as one that finds a broken twin out, keeps its own limit.
///
/// # Panics
/// Where the variable is anything else.
#[allow(clippy::panic)]
pub(crate) fn runs(usual: u64) -> u64 {
    let times = std::env::var_os("TOUCHLINE_RUNS");
    let times = times.as_ref().map(|times| times.to_string_lossy());
    scaled(usual, times.as_deref()).unwrap_or_else(|wrong| panic!("{wrong}"))
}

fn scaled(usual: u64, times: Option<&str>) -> Result<u64, String> {
    let Some(said) = times else { return Ok(usual) };
    match said.trim().parse::<f64>() {
        Ok(times) if times.is_finite() && times > 0.0 => Ok(((usual as f64 * times).round() as u64).max(1)),
        _ => Err(format!("TOUCHLINE_RUNS is {said:?}: expected a positive number, as 10 or 0.05")),
    }
}

#[test]
fn a_count_is_scaled_and_never_none_and_a_bad_factor_is_refused() {
    for (times, count) in [(None, 300), (Some("2"), 600), (Some("0.05"), 15), (Some(" 1.5 "), 450), (Some("1e-9"), 1)] {
        assert_eq!(scaled(300, times), Ok(count), "{times:?}");
    }
    for bad in ["", "x", "0", "-1", "0,05", "1/20", "inf", "NaN"] {
        let expected = format!("TOUCHLINE_RUNS is {bad:?}: expected a positive number, as 10 or 0.05");
        assert_eq!(scaled(300, Some(bad)), Err(expected));
    }
}
