//! Reads players: their contracts and loans, and what keeps them out.

use jiff::civil::Date;

use super::value::{self, Read, competition_if};
use super::{deal, person};
use crate::domain::{Absence, Ban, Bought, Left, Lent, Loan, LoanBefore, LoanEnd, Player, Return, Why};
use crate::store::place::At;
use crate::store::shape;

pub(super) fn player(at: &At<'_>, shape: &shape::RawPlayer<'_>) -> Read<Player> {
    let profile = person::profile(at, &shape.person())?;
    let joined = value::day_if(at, &shape.joined, "joined")?;
    // For a borrowed player the loan decides; its end is compared with the same day below.
    if let Some((joined, contract)) = joined.zip(profile.contract).filter(|_| shape.loan.is_none()) {
        not_before(&at.field("contract"), contract, joined, "when he joins")?;
    }
    Ok(Player {
        profile,
        joined,
        loan: loan(at, shape, joined)?,
        loan_before: value::list(&at.field("loan_before"), &shape.loan_before, loan_before)?,
        lent: lent(at, shape)?,
        lent_before: value::list(&at.field("lent_before"), &shape.lent_before, away)?,
        shirt: value::number_if(at, shape.shirt, "shirt", Player::SHIRT)?,
        absences: value::list(&at.field("absences"), &shape.absences, absence)?,
        signed: shape.signed.as_ref().map(|signed| deal::signed(&at.field("signed"), signed)).transpose()?,
        bought: value::list(&at.field("bought"), &shape.bought, |at, shape| bought(at, shape, joined))?,
        renewed: value::list(&at.field("renewed"), &shape.renewed, deal::renewal)?,
        left: left(at, shape, joined)?,
        future: shape.future.as_ref().map(|future| value::named(&at.field("future"), future)).transpose()?,
        asking: value::money_if(at, &shape.asking, "asking")?,
        bids: value::list(&at.field("bids"), &shape.bids, deal::bid)?,
    })
}

fn left(at: &At<'_>, shape: &shape::RawPlayer<'_>, joined: Option<Date>) -> Read<Option<Left>> {
    let Some(left) = &shape.left else { return Ok(None) };
    let at = at.field("left");
    let left = deal::left(&at, left)?;
    if let Some(joined) = joined.filter(|joined| left.on <= *joined) {
        return Err(at.field("on").refuse(format_args!("a day after {joined}, when he joins")));
    }
    Ok(Some(left))
}

fn not_before(at: &At<'_>, day: Date, first: Date, why: &str) -> Read<()> {
    if day < first { Err(at.refuse(format_args!("{first}, {why}, or later"))) } else { Ok(()) }
}

fn loan(at: &At<'_>, shape: &shape::RawPlayer<'_>, joined: Option<Date>) -> Read<Option<Loan>> {
    let Some(loan) = &shape.loan else { return Ok(None) };
    let at = at.field("loan");
    let until = value::day(&at, &loan.until, "until")?;
    if let Some(joined) = joined {
        not_before(&at.field("until"), until, joined, "when he joins")?;
    }
    let ended = loan_end(&at, &loan.ended, joined)?;
    Ok(Some(Loan { from: value::any_text(&at, &loan.from, "from")?, until, ended }))
}

fn loan_before(at: &At<'_>, shape: &shape::RawLoanBefore<'_>) -> Read<LoanBefore> {
    let (since, until) = (value::day_if(at, &shape.since, "since")?, value::day(at, &shape.until, "until")?);
    if let Some(since) = since {
        not_before(&at.field("until"), until, since, "when the loan begins")?;
    }
    let ended = loan_end(at, &shape.ended, since)?;
    Ok(LoanBefore {
        since,
        loan: Loan { from: value::any_text(at, &shape.from, "from")?, until, ended },
        wage: value::money_if(at, &shape.wage, "wage")?,
        signed: shape.signed.as_ref().map(|signed| deal::signed(&at.field("signed"), signed)).transpose()?,
    })
}

fn loan_end(at: &At<'_>, shape: &Option<shape::RawLoanEnd<'_>>, began: Option<Date>) -> Read<Option<LoanEnd>> {
    let Some(ended) = shape else { return Ok(None) };
    let at = at.field("ended");
    let on = value::day(&at, &ended.on, "on")?;
    if let Some(began) = began.filter(|began| on <= *began) {
        return Err(at.field("on").refuse(format_args!("a day after {began}, when the loan begins")));
    }
    Ok(Some(LoanEnd { on, source: value::any_text(&at, &ended.source, "source")? }))
}

fn bought(at: &At<'_>, shape: &shape::RawBought<'_>, joined: Option<Date>) -> Read<Bought> {
    let (on, until) = (value::day(at, &shape.on, "on")?, value::day(at, &shape.until, "until")?);
    if let Some(joined) = joined.filter(|joined| on <= *joined) {
        return Err(at.field("on").refuse(format_args!("a day after {joined}, when he joins")));
    }
    not_before(&at.field("until"), until, on, "when he is bought")?;
    Ok(Bought {
        on,
        until,
        terms: value::terms_if(at, &shape.terms)?,
        earned: value::money_if(at, &shape.earned, "earned")?,
        source: value::any_text(at, &shape.source, "source")?,
        bids: value::list(&at.field("bids"), &shape.bids, deal::bid)?,
    })
}

fn lent(at: &At<'_>, shape: &shape::RawPlayer<'_>) -> Read<Option<Lent>> {
    let Some(lent) = &shape.lent else { return Ok(None) };
    let at = at.field("lent");
    if shape.loan.is_some() {
        return Err(at.problem("found a person both borrowed (loan) and lent, expected one of them"));
    }
    away(&at, lent).map(Some)
}

fn away(at: &At<'_>, lent: &shape::RawLent<'_>) -> Read<Lent> {
    let (since, until) = (value::day_if(at, &lent.since, "since")?, value::day(at, &lent.until, "until")?);
    if let Some(since) = since {
        not_before(&at.field("until"), until, since, "when the loan begins")?;
    }
    let ended = loan_end(at, &lent.ended, since)?;
    Ok(Lent { to: value::any_text(at, &lent.to, "to")?, since, until, ended })
}

fn absence(at: &At<'_>, shape: &shape::RawAbsence<'_>) -> Read<Absence> {
    let from = value::day(at, &shape.from, "from")?;
    let back = |at: &At<'_>, day| not_before(at, day, from, "when the absence begins");
    let ended = value::day_if(at, &shape.ended, "ended")?;
    if let Some(ended) = ended {
        back(&at.field("ended"), ended)?;
    }
    let returns = value::list(&at.field("returns"), &shape.returns, |at, shape| {
        let day = value::day(at, &shape.back, "back")?;
        back(&at.field("back"), day)?;
        Ok(Return {
            on: value::day(at, &shape.on, "on")?,
            source: value::any_text(at, &shape.source, "source")?,
            back: day,
        })
    })?;
    let why = match value::required(at, &shape.why, "why", "Injury(\"knee\")")? {
        shape::RawWhy::Injury(text) => Why::Injury(text.as_str().to_owned()),
        shape::RawWhy::Suspension(text) => Why::Suspension(text.as_str().to_owned()),
        shape::RawWhy::Other(text) => Why::Other(text.as_str().to_owned()),
    };
    let ban = ban(at, shape, &why)?;
    Ok(Absence { why, from, ban, returns, ended })
}

fn ban(at: &At<'_>, shape: &shape::RawAbsence<'_>, why: &Why) -> Read<Option<Ban>> {
    let competition = competition_if(at, &shape.competition)?;
    let Some(matches) = value::number_if(at, shape.matches, "matches", Ban::MATCHES)? else {
        return match competition {
            Some(_) => Err(value::missing(at, "matches", "2, how many of that competition the ban lasts")),
            None => Ok(None),
        };
    };
    match why {
        Why::Suspension(_) => Ok(Some(Ban { matches, competition })),
        _ => Err(at.field("matches").refuse("a suspension, whose matches are counted, or no matches")),
    }
}
