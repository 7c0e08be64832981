//! What may come: chances, with how far such chances were right.

use crate::domain::Plan;
use crate::forecast::words as said;
use crate::report::page::answers::{PageAnswers, PageChances};
use crate::report::page::content::PageBlock;
use crate::report::page::words::sentence;

pub(super) fn blocks(answers: &PageAnswers, plan: &Plan) -> Vec<PageBlock> {
    let Some(PageChances { forecast, effects, .. }) = &answers.chances else { return Vec::new() };
    let some_week = |some| sentence(&format!("chance {}", said::some_week(some, forecast.by_match)));
    let some_weeks = forecast.deadlines.iter().map(some_week);
    let effects = effects.iter().map(|effect| sentence(&said::effect(effect, plan)));
    vec![
        PageBlock::Sentence(
            "The chance that the eleven can't be filled in some week, because of injuries to come. It is no exact \
             answer, and changes none of those above."
                .to_owned(),
        ),
        PageBlock::Points(some_weeks.chain(effects).collect()),
        PageBlock::Sentence(sentence(&said::right_within(&forecast.basis))),
        PageBlock::Sentence(sentence(&said::basis(forecast))),
    ]
}
