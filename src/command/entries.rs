//! Entries that are corrected or taken out: which one, and what it is from now on.

use super::Command;
use super::as_typed::quote;
use super::line::{LineOption, LineProblem, LineWords, Suggestion};
use super::{deals, people};
use crate::domain::{
    Absence, Answer, Ban, Bid, Edit, EntryKind, EntryName, Id, Money, Moved, Person, PersonEntry, Renewal, Report,
    Return, Stage, TrackStep, WithoutYear,
};

pub(super) fn remove(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let person = line.person()?;
    let (entry, _) = line.entry(&person)?;
    Ok(Command::Edit(Edit::RemoveEntry { person, entry }))
}

pub(super) fn change(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let person = line.person()?;
    let (entry, held) = line.entry(&person)?;
    line.with_options(options(entry.kind));
    if line.is_empty() {
        let expected = format!("what {entry} is from now on: {}", takes(entry.kind));
        return line.problem(expected, vec![Suggestion::new(typed(&held), "as it is")]);
    }
    let to = match held {
        PersonEntry::Offer(bid) => PersonEntry::Offer(offer(line, bid)?),
        PersonEntry::Answer(bid) => PersonEntry::Answer(answer(line, bid)?),
        PersonEntry::Report(held) => PersonEntry::Report(report(line, held)?),
        PersonEntry::Absence(held) => PersonEntry::Absence(absence(line, held)?),
        PersonEntry::Return(held) => PersonEntry::Return(returns(line, held)?),
        PersonEntry::Step(held) => PersonEntry::Step(step(line, held)?),
        PersonEntry::Renewal(held, until) => renewal(line, held, until)?,
    };
    Ok(Command::Edit(Edit::ChangeEntry { person, entry, to: to.into() }))
}

impl LineWords<'_> {
    /// The kind and the number of an entry that a person has.
    fn entry(&mut self, person: &Id) -> Result<(EntryName, PersonEntry), LineProblem> {
        let entries = self.scope.plan.person(person).map(Person::entries).unwrap_or_default();
        let named = |(name, entry): &(EntryName, PersonEntry)| Suggestion::new(name.to_string(), entry.words());
        let expected = match entries.is_empty() {
            true => "a person with entries: this one has none".to_owned(),
            false => "an entry of his: its kind and its number, such as bid 1".to_owned(),
        };
        let kind = self.word(
            &expected,
            |_| entries.iter().map(named).collect(),
            |word| EntryKind::from_word(word).filter(|kind| entries.iter().any(|(name, _)| name.kind == *kind)),
        )?;
        let of_kind: Vec<&(EntryName, PersonEntry)> = entries.iter().filter(|(name, _)| name.kind == kind).collect();
        let numbers: Vec<String> = of_kind.iter().map(|(name, _)| name.number.to_string()).collect();
        let choices = |_: &LineWords<'_>| {
            of_kind.iter().map(|(name, entry)| Suggestion::new(name.number.to_string(), entry.words())).collect()
        };
        let expected = format!("the number of the {kind}: {}", numbers.join(", "));
        self.word(&expected, choices, |word| {
            let number: usize = word.parse().ok()?;
            of_kind.iter().find(|(name, _)| name.number == number).map(|entry| (*entry).clone())
        })
    }
}

const SOURCE: LineOption = LineOption::new("source", "TEXT or none");
const WHO: LineOption = LineOption::new("source", "TEXT");
const ON: LineOption = LineOption::new("on", "DAY");

/// What may follow, each with what it takes; what is left out stays as it is.
const fn options(kind: EntryKind) -> &'static [LineOption] {
    match kind {
        EntryKind::Bid | EntryKind::Counter => const { &[LineOption::new("club", "TEXT or none"), SOURCE, ON] },
        EntryKind::Answer | EntryKind::Step => const { &[SOURCE, ON] },
        EntryKind::Report => {
            const { &[WHO, LineOption::new("asks", "MONEY or none"), LineOption::new("refuses", "MONEY or none"), ON] }
        }
        EntryKind::Absence => {
            const {
                &[
                    LineOption::new("from", "DAY"),
                    LineOption::new("for", "MATCHES or none"),
                    LineOption::new("ended", "DAY or none"),
                ]
            }
        }
        EntryKind::Return => const { &[WHO, ON] },
        EntryKind::Renewal => {
            const { &[LineOption::new("until", "DAY"), LineOption::new("wage", "MONEY or none"), WHO, ON] }
        }
    }
}

/// The words of an entry in their order.
fn takes(kind: EntryKind) -> String {
    let first = match kind {
        EntryKind::Bid | EntryKind::Counter => "TERMS",
        EntryKind::Answer => "ANSWER",
        EntryKind::Report => "TEXT",
        EntryKind::Absence => "KIND WHAT",
        EntryKind::Return => "DAY",
        EntryKind::Step => "STAGE or STANCE [REASON]",
        EntryKind::Renewal => "",
    };
    let options = options(kind).iter().map(|option| format!("[{} {}]", option.word, option.takes));
    let first = Some(format!("[{first}]")).filter(|_| !first.is_empty());
    first.into_iter().chain(options).collect::<Vec<_>>().join(" ")
}

/// Whether something stands before the options.
fn said(line: &LineWords<'_>) -> bool {
    !line.is_empty() && !line.at_option()
}

fn offer(line: &mut LineWords<'_>, held: Bid) -> Result<Bid, LineProblem> {
    let mut bid = held;
    if said(line) {
        bid.terms = line.terms()?;
    }
    while let Some(option) = line.option()? {
        match option {
            "club" => bid.club = line.or_none(|line| line.text("the other club"))?,
            "source" => bid.source = line.source()?,
            _ => bid.on = line.date(line.on)?,
        }
    }
    Ok(bid)
}

fn answer(line: &mut LineWords<'_>, held: Bid) -> Result<Bid, LineProblem> {
    let mut bid = held;
    if said(line) {
        let answers: Vec<Answer> = Answer::ALL.iter().copied().filter(|answer| *answer != Answer::Pending).collect();
        bid.answer = line.one_of("an answer", &answers, Answer::word)?;
    }
    while let Some(option) = line.option()? {
        match option {
            "source" => bid.answer_source = line.source()?,
            _ => bid.answered = Some(line.date(line.on)?),
        }
    }
    Ok(bid)
}

fn report(line: &mut LineWords<'_>, held: Report) -> Result<Report, LineProblem> {
    let mut report = held;
    if said(line) {
        report.says = line.text("what was said")?;
    }
    while let Some(option) = line.option()? {
        match option {
            "source" => report.source = line.needed_source()?,
            "asks" => report.asks = line.or_none(LineWords::money)?,
            "refuses" => report.refuses = line.or_none(LineWords::money)?,
            _ => report.on = line.date(line.on)?,
        }
    }
    Ok(report)
}

fn absence(line: &mut LineWords<'_>, held: Absence) -> Result<Absence, LineProblem> {
    let mut absence = held;
    if said(line) {
        absence.why = people::why(line)?;
    }
    while let Some(option) = line.option()? {
        match option {
            "from" => absence.from = line.date(WithoutYear::Last)?,
            "for" => absence.ban = line.or_none(LineWords::ban)?,
            _ => absence.ended = line.or_none(|line| line.date(WithoutYear::Nearest))?,
        }
    }
    Ok(absence)
}

fn returns(line: &mut LineWords<'_>, held: Return) -> Result<Return, LineProblem> {
    let mut report = held;
    if said(line) {
        report.back = line.date(WithoutYear::Next)?;
    }
    while let Some(option) = line.option()? {
        match option {
            "source" => report.source = line.needed_source()?,
            _ => report.on = line.date(line.on)?,
        }
    }
    Ok(report)
}

fn step(line: &mut LineWords<'_>, held: TrackStep) -> Result<TrackStep, LineProblem> {
    let mut step = held;
    if said(line) {
        step.to = match step.to {
            Moved::Stage(..) => {
                let stage = line.one_of("a stage", Stage::ALL, Stage::word)?;
                let reason = stage == Stage::Off && said(line);
                Moved::Stage(stage, if reason { Some(line.text("the reason")?) } else { None })
            }
            Moved::Seller(_) => Moved::Seller(deals::stance(line)?),
            Moved::Player(_) => Moved::Player(deals::stance(line)?),
        };
    }
    while let Some(option) = line.option()? {
        match option {
            "source" => step.source = line.source()?,
            _ => step.on = line.date(line.on)?,
        }
    }
    Ok(step)
}

fn renewal(
    line: &mut LineWords<'_>,
    held: Renewal,
    mut until: Option<jiff::civil::Date>,
) -> Result<PersonEntry, LineProblem> {
    let mut renewal = held;
    while let Some(option) = line.option()? {
        match option {
            "until" => until = Some(line.date(WithoutYear::Next)?),
            "wage" => renewal.wage = line.or_none(LineWords::money)?,
            "source" => renewal.source = line.needed_source()?,
            _ => renewal.on = line.date(line.on)?,
        }
    }
    Ok(PersonEntry::Renewal(renewal, until))
}

/// The entry as it would be typed.
fn typed(entry: &PersonEntry) -> String {
    let option = |word: &str, value: Option<String>| value.map(|value| format!("{word} {value}"));
    let mut words: Vec<Option<String>> = match entry {
        PersonEntry::Offer(bid) => {
            vec![Some(bid.terms.to_string()), option("club", bid.club.as_deref().map(quote))]
        }
        PersonEntry::Answer(bid) => vec![Some(bid.answer.to_string())],
        PersonEntry::Report(report) => vec![
            Some(quote(&report.says)),
            option("asks", report.asks.map(Money::as_typed)),
            option("refuses", report.refuses.map(Money::as_typed)),
        ],
        PersonEntry::Absence(absence) => vec![
            Some(format!("{} {}", absence.why.kind(), quote(absence.why.text()))),
            option("from", Some(absence.from.to_string())),
            option("for", absence.ban.as_ref().map(typed_ban)),
            option("ended", absence.ended.map(|ended| ended.to_string())),
        ],
        PersonEntry::Return(report) => vec![Some(report.back.to_string())],
        PersonEntry::Step(step) => vec![Some(match &step.to {
            Moved::Stage(stage, why) => {
                format!("{stage}{}", why.as_deref().map(|why| format!(" {}", quote(why))).unwrap_or_default())
            }
            Moved::Seller(stance) | Moved::Player(stance) => {
                let reason = stance.reason().map(|reason| format!(" {}", quote(reason))).unwrap_or_default();
                format!("{}{reason}", stance.word())
            }
        })],
        PersonEntry::Renewal(renewal, until) => vec![
            option("until", until.map(|until| until.to_string())),
            option("wage", renewal.wage.map(Money::as_typed)),
        ],
    };
    if !matches!(entry, PersonEntry::Absence(_)) {
        words.push(option("source", entry.source().map(quote)));
        let on = if let PersonEntry::Answer(bid) = entry { bid.answered } else { Some(entry.on()) };
        words.push(option("on", on.map(|on| on.to_string())));
    }
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn typed_ban(ban: &Ban) -> String {
    let competition = ban.competition.as_deref().map(|name| format!(" in {}", quote(name))).unwrap_or_default();
    format!("{} matches{competition}", ban.matches)
}
