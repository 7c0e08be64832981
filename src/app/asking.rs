//! Asking what takes too long for the loop, and showing what it came to.

use super::effect::Effect;
use super::layers::Layer;
use super::model::Model;
use super::question::{About, Answer, Question};
use super::said::Tone;

impl Model {
    fn question(&self, about: About) -> Question {
        let (plan, from) = match about {
            About::WhatIfs(_) => (self.kept_plan(), self.today()),
            About::Worst | About::Lists(_) | About::Coming => (self.asked.plan(), self.asked.on),
            About::Signings(_) | About::Alternatives(_) | About::Like(_) => (self.asked.plan(), self.today()),
        };
        Question { plan: plan.clone(), from, at_least: self.asked.at_least, about }
    }

    pub(super) fn ask(&mut self, about: About) -> Vec<Effect> {
        let question = self.question(about);
        self.awaited = Some(question.clone());
        vec![Effect::Ask(question)]
    }

    /// Asks again what the text over the board answers, once that is for another plan, day or familiarity.
    pub(super) fn ask_again(&mut self) -> Option<Effect> {
        let answers = |layer: &Layer| match layer {
            Layer::Answer(answer) => answer.to.clone(),
            _ => None,
        };
        let question = self.question(self.layers.iter().rev().find_map(answers)?.about);
        let answer = self.shown_answer()?;
        let latest = answer.asked.as_ref().or(answer.to.as_ref());
        if latest == Some(&question) {
            return None;
        }
        answer.asked = Some(question.clone());
        Some(Effect::Ask(question))
    }

    fn shown_answer(&mut self) -> Option<&mut Answer> {
        self.layers.iter_mut().rev().find_map(|layer| match layer {
            Layer::Answer(answer) => Some(answer),
            _ => None,
        })
    }

    /// Shows the answer to what was asked last, or puts it in the place of what it answered before. Another one comes too
    /// late: its text was closed, or it was asked again since.
    pub(super) fn answered(&mut self, answer: Answer) {
        if let Some(shown) = self.shown_answer().filter(|shown| shown.asked.is_some() && shown.asked == answer.to) {
            *shown = Answer { scrolled: shown.scrolled, ..answer };
        } else if self.awaited.take_if(|awaited| Some(&*awaited) == answer.to.as_ref()).is_some() {
            self.layers.push(Layer::Answer(answer));
        }
    }

    /// What was said last, whole.
    pub(super) fn show_said(&mut self) {
        if self.status.text.is_empty() {
            return self.say("nothing was said", Tone::Refusal);
        }
        let lines = vec![self.status.text.clone()];
        self.layers.push(Layer::Answer(Answer::new("What was said last", lines)));
    }
}
