//! Currencies, by their signs and codes.

use crate::domain::words::words;

words! {
    /// A currency that a file or a plan names.
    Currency {
        EUR = "EUR", GBP = "GBP", USD = "USD", CHF = "CHF", SEK = "SEK", NOK = "NOK", DKK = "DKK", PLN = "PLN",
        TRY = "TRY", BRL = "BRL", ARS = "ARS", MXN = "MXN", AUD = "AUD", CAD = "CAD", JPY = "JPY", CNY = "CNY",
        KRW = "KRW", RUB = "RUB", UAH = "UAH", SAR = "SAR", AED = "AED", ZAR = "ZAR",
    }
}

/// Longer signs first.
const SIGNS: &[(&str, Currency)] = &[
    ("R$", Currency::BRL),
    ("A$", Currency::AUD),
    ("C$", Currency::CAD),
    ("€", Currency::EUR),
    ("£", Currency::GBP),
    ("$", Currency::USD),
    ("¥", Currency::JPY),
    ("₽", Currency::RUB),
    ("₺", Currency::TRY),
    ("₴", Currency::UAH),
    ("₩", Currency::KRW),
    ("zł", Currency::PLN),
];

/// What amounts are said to be in, in words.
const NAMES: &[(&str, Currency)] =
    &[("euro", Currency::EUR), ("euros", Currency::EUR), ("pounds", Currency::GBP), ("sterling", Currency::GBP)];

impl Currency {
    /// The sign that is written before amounts, where everybody knows it.
    pub fn sign(self) -> Option<&'static str> {
        let known = matches!(self, Currency::EUR | Currency::GBP | Currency::USD);
        SIGNS.iter().find(|(_, currency)| known && *currency == self).map(|(sign, _)| *sign)
    }

    /// The currency whose sign a text begins with, and its bytes.
    pub fn sign_at_start(text: &str) -> Option<(Currency, usize)> {
        SIGNS.iter().find(|(sign, _)| text.starts_with(sign)).map(|(sign, currency)| (*currency, sign.len()))
    }

    /// The currency that a text begins with, and the bytes of its sign, code or name.
    pub fn at_start(text: &str) -> Option<(Currency, usize)> {
        Currency::sign_at_start(text).or_else(|| {
            let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
            let word = text.get(..end)?;
            let name = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(word));
            Some((Currency::from_word(word).or(name.map(|(_, currency)| *currency))?, end))
        })
    }

    /// The currency that a plan names: by a sign, a code or a name.
    pub fn named(text: &str) -> Option<Currency> {
        let text = text.trim();
        Currency::at_start(text).filter(|(_, taken)| *taken == text.len()).map(|(currency, _)| currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_has_a_sign_and_a_code() {
        assert_eq!(Currency::named(" € "), Some(Currency::EUR));
        assert_eq!(Currency::named("gbp"), Some(Currency::GBP));
        assert_eq!(Currency::at_start("R$ 5"), Some((Currency::BRL, 2)));
        assert_eq!(Currency::at_start("EUROPE"), None);
        assert_eq!((Currency::named("Euros"), Currency::named("")), (Some(Currency::EUR), None));
    }
}
