//! What each command does to the model.

use jiff::ToSpan;
use jiff::civil::Date;

use super::answer::AnswerState;
use super::copied::CopyContext;
use super::effect::Effect;
use super::layers::{Help, Layer};
use super::line::{Purpose, TriedEdit};
use super::model::Model;
use super::question::About;
use super::said::Tone;
use crate::analysis::lists::filing::filing;
use crate::command::{
    Asking, Changing, Command, Deciding, Does, Entry, ImportSource, Looking, Moving, Opening, Over, Program, Screen,
    Typing,
};
use crate::domain::Edit;
use crate::text;

/// More lines than any list has.
const ALL_LINES: isize = i32::MAX as isize;

impl Model {
    /// Runs the command of a key, or begins its line if it takes words.
    pub(super) fn call(&mut self, entry: &'static Entry) -> Vec<Effect> {
        if let Err(missing) = entry.needs.met(&self.context()) {
            return self.refuse(missing);
        }
        match &entry.does {
            Does::AtOnce(command) => self.run(command.clone()),
            Does::Line(_) => {
                self.begin(entry, Purpose::Command);
                Vec::new()
            }
        }
    }

    pub(super) fn refuse(&mut self, why: impl ToString) -> Vec<Effect> {
        self.say(why.to_string(), Tone::Refusal);
        Vec::new()
    }

    pub(super) fn run(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Edit(edit) => self.edit(&edit),
            Command::FileBest { competition, on } => self.file_best(&competition, on),
            Command::Move(moving) => self.go(moving),
            Command::Look(looking) => {
                self.look(looking);
                Vec::new()
            }
            Command::Sort(column) => {
                if column.is_none() && self.screens.shown == Screen::Market {
                    self.screens.market.sort(self.screens.market.column);
                    return Vec::new();
                }
                self.show(Screen::Squad);
                self.screens.squad.sort(column.unwrap_or(self.screens.squad.column));
                Vec::new()
            }
            Command::Columns(columns) => {
                self.show(Screen::Squad);
                self.screens.squad.choose(columns);
                Vec::new()
            }
            Command::Market(command) => self.do_in_market(command),
            Command::KeepFilter(name) => self.keep_filter(name),
            Command::Ask(asking) => self.ask_for(asking),
            Command::Open(opening) => self.lay(opening),
            Command::Change(changing) => self.change(changing),
            Command::Decide(deciding) => self.decide(deciding),
            Command::Program(program) => self.serve(program),
            Command::Type(typing) => self.type_key(typing),
        }
    }

    pub(super) fn edit(&mut self, edit: &Edit) -> Vec<Effect> {
        match TriedEdit::new(edit, self.kept_plan(), self.today()) {
            Ok(tried) => self.keep(tried),
            Err(refused) => self.refuse(refused),
        }
    }

    /// Makes an edit that has been tried on the plan.
    pub(super) fn keep(&mut self, tried: TriedEdit) -> Vec<Effect> {
        self.status = tried.said();
        if let Edit::AddTarget { id, .. } = &tried.edit {
            self.screens.board.follow_target(id.clone());
        }
        let wanted = self.desk.edit(tried.plan, tried.name);
        let effects = self.follow(wanted);
        if self.asked.later < self.asked.later_in(self.desk.plan()) {
            self.status.text.push_str("; it is of a later day than the one shown");
        }
        if let Edit::AddPlayer { id, .. } = &tried.edit {
            self.screens.squad.follow(id.clone());
            self.ask_about(id);
        }
        if let Edit::WhatIf { name, .. } = &tried.edit {
            self.take_up(name);
        }
        effects
    }

    fn file_best(&mut self, competition: &str, on: Option<Date>) -> Vec<Effect> {
        let (on, at_least) = (on.unwrap_or(self.today()), self.asked.at_least);
        match filing(self.kept_plan(), &self.catalogue.rules(), competition, on, at_least) {
            Ok(edit) => self.edit(&edit),
            Err(why) => self.refuse(why),
        }
    }

    fn go(&mut self, moving: Moving) -> Vec<Effect> {
        match moving {
            Moving::Down => self.move_by(1),
            Moving::Up => self.move_by(-1),
            Moving::PageDown => self.move_by(self.window.page()),
            Moving::PageUp => self.move_by(-self.window.page()),
            Moving::First => self.move_by(-ALL_LINES),
            Moving::Last => self.move_by(ALL_LINES),
            Moving::Left => self.move_along(-1),
            Moving::Right => self.move_along(1),
            Moving::NextCell => return self.go_to_cell(1),
            Moving::PreviousCell => return self.go_to_cell(-1),
            Moving::Mark => self.screens.mark(),
            Moving::NextPane => self.next_part(1),
            Moving::PreviousPane => self.next_part(-1),
            Moving::Open => self.open(),
            Moving::Back => return self.back(),
            Moving::Zoom => self.screens.zoomed = !self.screens.zoomed,
            Moving::Scale => self.screens.calendar.swap_scale(),
            Moving::MoreKeys => self.window.keys_part += 1,
            Moving::Show(screen) => self.show(screen),
        }
        Vec::new()
    }

    fn look(&mut self, looking: Looking) {
        match looking {
            Looking::PreviousWeek => self.look_at(self.asked.on.checked_sub(1.week()).ok()),
            Looking::NextWeek => self.look_at(self.asked.on.checked_add(1.week()).ok()),
            Looking::PreviousMonth => self.look_at(self.asked.on.checked_sub(1.month()).ok()),
            Looking::NextMonth => self.look_at(self.asked.on.checked_add(1.month()).ok()),
            Looking::Today => self.look_at(Some(self.today())),
            Looking::On(day) => self.look_at(Some(day)),
            Looking::NextFamiliarity => self.status = self.asked.next_familiarity(),
            Looking::NextOrder => self.asked.swap_order(),
            Looking::Assume(name) => self.status = self.asked.assume(name.as_deref()),
            Looking::Only(name) => self.use_filter(&name),
        }
    }

    fn ask_for(&mut self, asking: Asking) -> Vec<Effect> {
        let about = match asking {
            Asking::Compare(names) => Some(About::WhatIfs(names)),
            Asking::Worst => Some(About::Worst),
            Asking::Coming => Some(About::Coming),
            Asking::Signings(budget) => Some(About::Signings(budget)),
            Asking::Lists => Some(About::Lists(self.catalogue.rules())),
            Asking::Alternatives => self.screens.sought(&self.asked).map(About::Alternatives),
            Asking::Import(mut request) => {
                if let ImportSource::File(path) = &mut request.from {
                    *path = self.catalogue.path_of(std::mem::take(path));
                }
                request.dialect = request.dialect.take().map(|path| self.catalogue.path_of(path));
                Some(About::Import(request))
            }
            Asking::Like => self.selected().map(|(id, _)| About::Like(id.clone())),
        };
        match about {
            Some(about) => self.ask(about),
            None => self.refuse("nothing is selected to ask about"),
        }
    }

    fn lay(&mut self, opening: Opening) -> Vec<Effect> {
        match opening {
            Opening::Filter => self.layers.push(Layer::Filter),
            Opening::CommandLine => self.open_prompt(String::new(), Purpose::Command),
            Opening::Help => self.layers.push(Layer::Help(Help::default())),
            Opening::Said => self.show_said(),
            Opening::Tour => self.begin_tour(),
            Opening::Conflicts => return self.show_conflicts(),
            Opening::WhatIf => self.suppose(),
        }
        Vec::new()
    }

    fn change(&mut self, changing: Changing) -> Vec<Effect> {
        match changing {
            Changing::Undo => {
                let wanted = self.desk.undo();
                self.follow(wanted)
            }
            Changing::UndoExternal => {
                let wanted = self.desk.undo_external();
                self.follow(wanted)
            }
            Changing::Redo => {
                let wanted = self.desk.redo();
                self.follow(wanted)
            }
            Changing::Earlier => self.reorder(-1),
            Changing::Later => self.reorder(1),
        }
    }

    fn decide(&mut self, deciding: Deciding) -> Vec<Effect> {
        match deciding {
            Deciding::Take(origin) => self.desk.take_side(origin),
            Deciding::TakeAll(origin) => self.desk.take_side_of_all(origin),
            Deciding::Settle => return self.settle(),
            Deciding::Recover => {
                let wanted = self.desk.recover();
                return self.follow(wanted);
            }
            Deciding::Discard => return self.discard_unsaved(),
            Deciding::Toggle => return self.toggle_import(),
            Deciding::TakeEverything => self.take_lines(true),
            Deciding::TakeNothing => self.take_lines(false),
            Deciding::NewPeople => return self.next_taken_as(),
            Deciding::NextWho => return self.next_who(),
            Deciding::TakeIn => return self.take_import(),
        }
        Vec::new()
    }

    fn serve(&mut self, program: Program) -> Vec<Effect> {
        let wanted = match program {
            Program::Write { path, over } => self.desk.write(self.catalogue.path_of(path), over == Over::Replace),
            Program::Retry => self.desk.retry(),
            Program::Quit => self.desk.leave(),
            Program::Abandon => return vec![Effect::Quit],
            Program::Suspend => return vec![Effect::Suspend],
            Program::Copy => return self.copy(),
            Program::CopyPane => return self.copy_pane(),
            Program::CopyPage => return self.copy_page(),
            Program::Page(file) => return self.write_page(file),
            Program::NextLook => {
                self.status = self.window.next_look();
                return Vec::new();
            }
            Program::Mouse => {
                self.status = self.window.swap_mouse();
                return Vec::new();
            }
        };
        self.follow(wanted)
    }

    fn type_key(&mut self, typing: Typing) -> Vec<Effect> {
        match typing {
            Typing::Accept => return self.accept(),
            Typing::Complete => return self.complete(),
            Typing::NextChoice => self.highlight(1),
            Typing::PreviousChoice => self.highlight(-1),
            Typing::Recall => self.recall(),
            Typing::Close => return self.back(),
        }
        Vec::new()
    }

    fn look_at(&mut self, day: Option<Date>) {
        if let Some(refused) = self.asked.look(day) {
            self.status = refused;
        }
    }

    fn reorder(&mut self, step: isize) -> Vec<Effect> {
        match self.screens.board.reorder(&self.asked, step) {
            Some(edit) => self.edit(&edit),
            None => self.refuse("nobody on that side of him in the coach's order"),
        }
    }

    pub(super) fn show(&mut self, screen: Screen) {
        self.screens.show(screen, &self.asked);
        self.layers.clear();
    }

    /// Moves the selection, or scrolls the top layer.
    pub(super) fn move_by(&mut self, lines: isize) {
        match self.layers.last_mut() {
            Some(Layer::Answer(answer)) => answer.scrolled.by(lines),
            Some(Layer::Importing(_)) => self.select_import(lines),
            Some(Layer::Settling) => self.desk.select_conflict(lines),
            Some(Layer::Sheet) => self.screens.board.sheet.by(lines),
            _ => {
                let day = self.screens.move_by(lines, &self.asked);
                self.go_to(day);
            }
        }
    }

    fn move_along(&mut self, step: isize) {
        let season = self.screens.budget.season(&self.asked);
        let day = self.screens.move_along(step, &self.asked);
        self.go_to(day);
        if self.screens.shown == Screen::Budget && self.screens.budget.season(&self.asked) == season {
            self.say("no season on that side has an amount", Tone::Refusal);
        }
    }

    fn next_part(&mut self, step: isize) {
        let part = self.screens.calendar.focus;
        let day = self.screens.next_part(self.window.shape().panes(), step, &self.asked);
        self.go_to(day);
        if self.screens.shown == Screen::Calendar && self.screens.calendar.focus == part {
            self.say("no week breaks: there is nothing beside the players", Tone::Refusal);
        }
    }

    /// Shows a day; `None` changes nothing.
    pub(super) fn go_to(&mut self, day: Option<Date>) {
        self.asked.on = day.unwrap_or(self.asked.on);
    }

    fn open(&mut self) {
        if matches!(self.layers.last(), Some(Layer::Sheet | Layer::Answer(_))) {
            return;
        }
        if let Some(selected) = self.screens.focused_what_if(&self.asked) {
            let assumed = self.asked.assumed.as_ref().map(|assumed| assumed.name.as_str());
            self.look(Looking::Assume(selected.filter(|name| assumed != Some(name)).map(str::to_owned)));
        } else if self.screens.open(self.window.shape().panes(), &self.asked) {
            self.layers.push(Layer::Sheet);
        }
    }

    /// Goes back one layer, but never leaves the program.
    ///
    /// A running job in sight is stopped first; what it has found so far stays.
    fn back(&mut self) -> Vec<Effect> {
        let stopped = match self.layers.last() {
            Some(Layer::Answer(answer)) if answer.state == AnswerState::Partial => self.stop_text(),
            Some(Layer::Importing(_)) => return self.leave_import(),
            Some(_) => None,
            None => self.stop_text().or_else(|| self.stop_import()).or_else(|| self.stop_reading_market()),
        };
        if let Some(stopped) = stopped {
            return vec![stopped];
        }
        match self.layers.pop() {
            Some(Layer::Filter) => self.asked.filter = tui_input::Input::default(),
            Some(Layer::Prompt(prompt)) => {
                self.desk.document.leaving = false;
                self.draft = prompt.line().to_owned();
            }
            Some(Layer::Help(_) | Layer::Sheet | Layer::Answer(_) | Layer::Importing(_) | Layer::Settling) => {}
            None if self.screens.unmark() => {}
            None if !self.asked.filter.value().is_empty() => self.asked.filter = tui_input::Input::default(),
            None if self.screens.back() => {}
            None => self.status = super::Status::default(),
        }
        Vec::new()
    }

    /// Copies what is selected as a sentence, or the whole text that is open over the lists.
    fn copy(&mut self) -> Vec<Effect> {
        let words = match self.layers.last() {
            Some(Layer::Answer(answer)) => Some(self.copied().answer(answer)),
            _ => self.copied().selection(),
        };
        match words {
            Some(words) => {
                self.say(format!("copied: {words}"), Tone::Plain);
                vec![Effect::Copy(words)]
            }
            None => self.refuse("nothing is selected to copy"),
        }
    }

    /// Copies the whole list of the focused pane.
    fn copy_pane(&mut self) -> Vec<Effect> {
        match self.copied().pane() {
            Some((_, 0)) => self.refuse("this list is empty: nothing is copied"),
            Some((table, rows)) => {
                self.say(format!("copied {} as a table", text::counted(rows, "line")), Tone::Plain);
                vec![Effect::Copy(table)]
            }
            None => self.refuse("no list is shown here to copy"),
        }
    }

    fn copied(&self) -> CopyContext<'_> {
        let Model { asked, screens, such_deals, chances, .. } = self;
        CopyContext { asked, screens, such_deals, chances, dates: self.window.dates }
    }
}
