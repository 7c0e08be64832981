//! Questions that are answered off the loop: how they are started, shown, asked again and stopped.

use super::answer::{Answer, AnswerState};
use super::effect::Effect;
use super::jobs::{JobKind, JobNews, RunningJob};
use super::layers::Layer;
use super::model::Model;
use super::question::{About, Found, Question};
use super::said::Tone;
use super::screens::PersonAlternatives;
use crate::command::Screen;
use crate::desk::Saving;
use crate::forecast::words as forecast_words;

impl Model {
    pub(super) fn question(&self, about: About) -> Question {
        let (plan, from) = match about {
            About::Unmerged { .. } | About::Import(_) | About::TakeIn { .. } | About::ReadMarket(_) => {
                (self.kept_plan(), self.today())
            }
            About::WhatIfs(_) => (self.asked.known(), self.asked.as_of()),
            About::Worst | About::Lists(_) | About::Coming => (self.asked.plan(), self.asked.on),
            About::Signings(_)
            | About::Alternatives(_)
            | About::Like(_)
            | About::Ladder { .. }
            | About::Market(_)
            | About::Chances(_) => (self.asked.plan(), self.asked.as_of()),
        };
        Question { plan: plan.clone(), from, at_least: self.asked.at_least, about }
    }

    pub(super) fn ask(&mut self, about: About) -> Vec<Effect> {
        let question = self.question(about);
        self.start(question)
    }

    pub(super) fn start(&mut self, question: Question) -> Vec<Effect> {
        let (stopped, job) = self.jobs.start(question);
        stopped.map(Effect::Stop).into_iter().chain([Effect::Start(job)]).collect()
    }

    /// Asks git what it left unmerged in the plan's file.
    pub(super) fn ask_git(&mut self) -> Vec<Effect> {
        let Some(path) = self.desk.document.path.clone() else { return Vec::new() };
        let has_marks = matches!(self.desk.document.saving, Saving::Failed(_));
        self.ask(About::Unmerged { path, formations: self.catalogue.formations.clone(), has_marks })
    }

    /// Starts and stops jobs after a change.
    ///
    /// A shown answer is asked for again once the plan, the day or the familiarity differs. The job of a text that was
    /// closed is stopped.
    pub(super) fn ask_again(&mut self) -> Vec<Effect> {
        let mut effects = self.ask_for_ladder();
        effects.extend(self.import_again());
        effects.extend(self.ask_market());
        let to = self.shown_answer().and_then(|answer| answer.to.clone());
        let closed =
            |running: &RunningJob| running.shown && to.as_ref().is_none_or(|to| to.about != running.job.question.about);
        if self.jobs.of(JobKind::Text).is_some_and(closed) {
            effects.extend(self.jobs.stop(JobKind::Text).map(Effect::Stop));
        }
        let Some(to) = to else { return effects };
        let question = self.question(to.about.clone());
        if to == question {
            return effects;
        }
        if let Some(answer) = self.shown_answer() {
            answer.state = AnswerState::Outdated;
        }
        // If the user waits for another text, that one comes first.
        let running = self.jobs.of(JobKind::Text).map(|running| &running.job.question);
        if running.is_none_or(|running| *running != question && running.about == to.about) {
            effects.extend(self.start(question));
            self.jobs.shown(JobKind::Text);
        }
        effects
    }

    /// Asks for the lists and alternatives under the ladder, if they are for another person, plan or day.
    fn ask_for_ladder(&mut self) -> Vec<Effect> {
        let shown = self.screens.shown == Screen::Deals;
        let Some(person) = self.screens.deals.selected(&self.asked).filter(|_| shown).cloned() else {
            return Vec::new();
        };
        let (on, rules) = (self.asked.on, self.catalogue.rules());
        let question = self.question(About::Ladder { person, on, rules });
        let running = self.jobs.of(JobKind::Ladder).map(|running| &running.job.question);
        if running == Some(&question) {
            return Vec::new();
        }
        if self.screens.deals.alternatives.as_ref().is_some_and(|found| found.to == question) {
            return self.jobs.stop(JobKind::Ladder).map(Effect::Stop).into_iter().collect();
        }
        self.start(question)
    }

    fn shown_answer(&mut self) -> Option<&mut Answer> {
        self.layers.iter_mut().rev().find_map(|layer| match layer {
            Layer::Answer(answer) => Some(answer),
            _ => None,
        })
    }

    /// Shows what a job has found, in the place of what it had found before.
    ///
    /// News of a job that was stopped is ignored.
    pub(super) fn heard(&mut self, news: JobNews) -> Vec<Effect> {
        let Some((question, is_shown)) = self.jobs.heard(&news) else { return Vec::new() };
        let Some(found) = news.found else { return Vec::new() };
        if let Found::Unmerged(found) = found {
            // The finding only holds for the file that was asked about.
            let path = self.desk.document.path.clone();
            let is_asked =
                matches!(&question.about, About::Unmerged { path: asked, .. } if path.as_ref() == Some(asked));
            return match is_asked && question.plan == *self.kept_plan() {
                true => {
                    let wanted = self.desk.heard_of_git(found);
                    self.follow(wanted)
                }
                false => self.ask_git(),
            };
        }
        let found = match found {
            Found::Import(read) => return self.show_import(question, read),
            Found::TakenIn(after) => return self.took_in(&question, after),
            Found::ReadMarket(read) => return self.took_market(&question, read),
            Found::Chances(found) => {
                self.take_chances(question, found, news.ended);
                return Vec::new();
            }
            Found::Market(found) => {
                self.screens.market.take(question, found);
                return Vec::new();
            }
            found => found,
        };
        if let Found::Ladder { lists, others } = found {
            let found = PersonAlternatives::of(question, &lists, others.as_ref());
            self.screens.deals.alternatives = Some(found);
            return Vec::new();
        }
        let state = if news.ended { AnswerState::Whole } else { AnswerState::Partial };
        let mut answer = Answer::of(question, &found, state);
        if let (Found::Signings(best), Some(to), Some(fees)) = (&found, &answer.to, self.catalogue.forecast.fees()) {
            let such_deals = forecast_words::fees_of_signings(best, &to.plan, to.from, fees);
            answer.lines.extend(std::iter::once(String::new()).chain(such_deals));
        }
        if !is_shown {
            self.layers.push(Layer::Answer(answer));
            self.jobs.shown(JobKind::Text);
        } else if let Some(shown) = self.shown_answer() {
            *shown = Answer { scrolled: std::mem::take(&mut shown.scrolled), ..answer };
        }
        Vec::new()
    }

    /// Stops the job of a text, if one runs; what it has found so far stays.
    pub(super) fn stop_text(&mut self) -> Option<Effect> {
        let title = self.jobs.of(JobKind::Text)?.job.question.title();
        let stopped = self.jobs.stop(JobKind::Text)?;
        if let Some(answer) = self.shown_answer().filter(|answer| answer.state == AnswerState::Partial) {
            answer.state = AnswerState::Stopped;
        }
        self.say(format!("stopped: {title}"), Tone::Warning);
        Some(Effect::Stop(stopped))
    }

    /// Shows the last message in full.
    pub(super) fn show_said(&mut self) {
        if self.status.text.is_empty() {
            return self.say("nothing was said", Tone::Refusal);
        }
        let lines = match self.status.details.is_empty() {
            true => self.status.text.lines().map(str::to_owned).collect(),
            false => self.status.details.clone(),
        };
        self.layers.push(Layer::Answer(Answer::new("What was said last", lines)));
    }
}
