//! How often tests of chance try.

/// So many times the usual count: what `TOUCHLINE_RUNS` says, once without it.
pub(crate) fn runs(usual: u64) -> u64 {
    let times = std::env::var("TOUCHLINE_RUNS").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    usual.saturating_mul(times)
}
