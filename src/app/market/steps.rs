//! What the keys and the jobs of the market do to the model.

use std::path::PathBuf;

use super::{HeldMarket, LikeWhom, MarketRanking};
use crate::analysis::alternatives::Sought;
use crate::app::effect::Effect;
use crate::app::jobs::JobKind;
use crate::app::model::Model;
use crate::app::question::{About, Question};
use crate::app::said::Tone;
use crate::command::{MarketCommand, MarketRequest, Screen};
use crate::domain::Plan;
use crate::market::{Market, MarketCandidate, MarketFile, NewTargets};
use crate::text;

/// The most people that a message names.
const FEW: usize = 3;

impl Model {
    /// Begins on the market of these files, which are read once the first frame is drawn.
    pub fn begin_on_market(&mut self, files: Vec<PathBuf>) {
        self.screens.market.wanted = Some(MarketRequest::of(files));
        self.begin_on(Screen::Market);
    }

    /// Reads the files that the session begins with.
    pub(in crate::app) fn read_wanted_market(&mut self) -> Vec<Effect> {
        let wanted = self.screens.market.wanted.take();
        wanted.map(|request| self.ask(About::ReadMarket(Box::new(request)))).unwrap_or_default()
    }

    pub(in crate::app) fn do_in_market(&mut self, command: MarketCommand) -> Vec<Effect> {
        let effects = match command {
            MarketCommand::Read(mut request) => {
                for (path, _) in &mut request.files {
                    *path = self.catalogue.path_of(std::mem::take(path));
                }
                request.dialect = request.dialect.take().map(|path| self.catalogue.path_of(path));
                self.ask(About::ReadMarket(request))
            }
            MarketCommand::Sort(column) => {
                self.screens.market.sort(column);
                Vec::new()
            }
            MarketCommand::Columns(columns) => {
                self.screens.market.choose(columns);
                Vec::new()
            }
            MarketCommand::MakeTargets => return self.make_targets(),
            MarketCommand::RankFor => return self.rank_for(),
            MarketCommand::RankLike => return self.rank_like(),
        };
        self.show(Screen::Market);
        effects
    }

    /// Ranks the market for the selected gap, slot or person; where nothing of the plan is selected, for the worst gap.
    fn rank_for(&mut self) -> Vec<Effect> {
        let (plan, on, at_least) = (self.asked.plan(), self.asked.on, self.asked.at_least);
        let slot = self.screens.slot(&self.asked).and_then(|label| Sought::named(plan, label, on, at_least));
        let worst = || self.asked.answers.cover.gaps.first().map(|gap| Sought::slots(plan, &gap.slots));
        match slot.or_else(|| self.screens.sought(&self.asked)).or_else(worst) {
            Some(sought) => self.rank(MarketRanking::For(sought)),
            None => self.refuse("the plan has no gap on this day: select a slot or a person first"),
        }
    }

    fn rank_like(&mut self) -> Vec<Effect> {
        let of_plan = self.selected().map(|(id, _)| LikeWhom::OfPlan(id.clone()));
        let is_market = self.screens.shown == Screen::Market;
        let row = self.screens.market.selected().filter(|_| is_market);
        let of_market = || row.map(|row| LikeWhom::OfMarket(row.number));
        match of_plan.or_else(of_market) {
            Some(LikeWhom::OfMarket(row)) if !self.screens.market.plays(row) => {
                self.refuse("nothing tells his position: nobody can be like him")
            }
            Some(whom) => self.rank(MarketRanking::Like(whom)),
            None => self.refuse("nobody is selected whom others could be like"),
        }
    }

    fn rank(&mut self, ranking: MarketRanking) -> Vec<Effect> {
        if self.screens.market.market().is_none() {
            return self.refuse("no market is read: market players.csv reads one first");
        }
        self.show(Screen::Market);
        self.screens.market.rank(ranking);
        Vec::new()
    }

    /// Asks who is shown of the market, if that is another question than the one that was answered.
    pub(in crate::app) fn ask_market(&mut self) -> Vec<Effect> {
        if self.screens.shown != Screen::Market {
            return Vec::new();
        }
        let rules = self.catalogue.rules();
        let Some(ask) = self.screens.market.ask(&self.asked, rules) else { return Vec::new() };
        let question = self.question(About::Market(Box::new(ask)));
        let running = self.jobs.of(JobKind::Market).map(|running| &running.job.question);
        if running == Some(&question) {
            return Vec::new();
        }
        if self.screens.market.is_answered(&question) {
            return self.jobs.stop(JobKind::Market).map(Effect::Stop).into_iter().collect();
        }
        self.start(question)
    }

    /// Takes up a market that was read, or says why there is none; then its line can be brought back.
    pub(in crate::app) fn took_market(&mut self, of: &Question, read: Result<HeldMarket, String>) -> Vec<Effect> {
        let About::ReadMarket(request) = &of.about else { return Vec::new() };
        match read {
            Ok(market) => {
                let dated = |file: &MarketFile| format!("{} of {}", text::display(file.short_name()), file.on);
                let files = text::some_of(market.files().iter().map(dated), 4);
                let doubts = match market.doubts() {
                    0 => String::new(),
                    doubts => format!("; {}: touchline inspect FILE names them", text::counted(doubts, "doubt")),
                };
                let people = text::counted(market.len(), "person");
                let untold: Vec<&str> = market.untold().iter().map(|column| column.word()).collect();
                let lacks = match untold.is_empty() || market.is_empty() {
                    true => String::new(),
                    false => format!(", without {}", untold.join(", ")),
                };
                self.say(format!("the market is {people} of {files}{lacks}{doubts}"), Tone::Plain);
                self.screens.market.take_up(market, MarketRequest::clone(request));
                Vec::new()
            }
            Err(why) => {
                self.draft = request.line();
                self.refuse(why)
            }
        }
    }

    /// Stops reading the market, if that runs.
    pub(in crate::app) fn stop_reading_market(&mut self) -> Option<Effect> {
        let running = self.jobs.of(JobKind::MarketFiles)?;
        let title = running.job.question.title();
        if let About::ReadMarket(request) = &running.job.question.about {
            self.draft = request.line();
        }
        let stopped = self.jobs.stop(JobKind::MarketFiles)?;
        self.say(format!("stopped: {title}"), Tone::Warning);
        Some(Effect::Stop(stopped))
    }

    /// Makes targets of those who are marked, or of the selected one, as one change; whom the plan has is only named.
    fn make_targets(&mut self) -> Vec<Effect> {
        let table = &self.screens.market;
        let Some(market) = table.market().cloned() else { return self.refuse("no market is read") };
        let rows = table.marked_or_selected();
        let targets = market.targets(rows.iter().copied(), self.kept_plan());
        let not = not_made(&targets, &market, self.kept_plan());
        let Some(first) = targets.new.first().map(|one| one.id.clone()) else { return self.refuse(not.join("; ")) };
        let mut plan = Plan::clone(self.kept_plan());
        let mut names = Vec::new();
        for MarketCandidate { id, target, .. } in targets.new {
            names.push(text::fit(&target.profile.name, 40).into_owned());
            plan.targets.put(id, target);
        }
        let name = match names.as_slice() {
            [one] => format!("add target {one}"),
            several => format!("add {} targets: {}", several.len(), text::some_of(several, FEW)),
        };
        self.screens.market.unmark_these(&rows);
        self.screens.board.follow_target(first);
        let said = std::iter::once(name.clone()).chain(not).collect::<Vec<_>>().join("; ");
        self.say(said, Tone::Plain);
        let wanted = self.desk.edit(plan, name);
        self.follow(wanted)
    }
}

/// Why some people become no targets: `Gatti is a player of the plan already`.
fn not_made(targets: &NewTargets, market: &Market, plan: &Plan) -> Vec<String> {
    let name = |row: &usize| market.row(*row).map_or(String::new(), |row| text::fit(row.name(), 40).into_owned());
    let held = |is_player: bool| {
        let of = targets.held.iter().filter(move |(_, id)| plan.players.contains(id) == is_player);
        of.map(|(row, _)| *row).collect::<Vec<_>>()
    };
    let [players, known] = [held(true), held(false)];
    let unsure: Vec<usize> = targets.unsure.iter().map(|(row, _)| *row).collect();
    [
        (&players, ["is a player of the plan already", "are players of the plan already"]),
        (&known, ["is a target already", "are targets already"]),
        (
            &unsure,
            [
                "may be of the plan already: add-target adds him if not",
                "may be of the plan already: add-target adds them if not",
            ],
        ),
        (&targets.of_club, ["plays for the club: add-player adds him", "play for the club: add-player adds them"]),
        (&targets.without_position, ["has no position in the file", "have no position in the file"]),
    ]
    .into_iter()
    .filter(|(rows, _)| !rows.is_empty())
    .map(|(rows, [one, several])| {
        let names = text::some_of(rows.iter().map(name), FEW);
        format!("{names} {}", if rows.len() == 1 { one } else { several })
    })
    .collect()
}
