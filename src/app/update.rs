//! Handles one message: keys, the mouse, pastes and reports from outside.

use tui_input::InputRequest;

use super::effect::{Effect, Msg};
use super::layers::Layer;
use super::line::{paste, typed};
use super::model::Model;
use super::said::Tone;
use super::screens::Place;
use super::scroll::Scroll;
use super::window::Shape;
use crate::command::{Command, Does, Entry, Key, Mode, Moving, Opening, entry, entry_of};
use crate::desk::Seen;

/// Handles one message.
///
/// Afterwards the model's answers are up to date, and the caller carries out the effects.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let mut effects = match msg {
        Msg::Resize(columns, lines) => {
            model.window.size = (columns, lines);
            model.screens.fit(model.window.shape().panes());
            Vec::new()
        }
        Msg::Symbols(symbols) => {
            model.window.symbols.get_or_insert(symbols);
            Vec::new()
        }
        Msg::Background { light } => {
            model.window.see_background(light);
            Vec::new()
        }
        Msg::Click(_) | Msg::DoubleClick(_) | Msg::Drag(..) | Msg::Wheel(..) | Msg::Paste(_)
            if model.window.shape() == Shape::Card =>
        {
            Vec::new()
        }
        Msg::Click(place) => click(model, place),
        Msg::DoubleClick(Place::Divider(divider, _)) => {
            model.window.dividers.remove(&divider);
            Vec::new()
        }
        Msg::DoubleClick(place) => double_click(model, place),
        Msg::Drag(divider, size) => {
            model.window.dividers.insert(divider, size);
            Vec::new()
        }
        Msg::Wheel(over, lines) => {
            wheel(model, over, lines);
            Vec::new()
        }
        Msg::Key(key) => pressed(model, key),
        Msg::Paste(pasted) => pasted_in(model, &pasted),
        Msg::Job(news) => model.heard(news),
        Msg::Page(page) => model.take_page(page),
        Msg::PageWritten(written) => model.page_written(written),
        Msg::Shown => {
            let mut effects = model.ask_git();
            effects.extend(model.read_wanted_market());
            effects
        }
        Msg::Saved { job, outcome } => {
            let wanted = model.desk.saved(job, outcome);
            model.follow(wanted)
        }
        Msg::Noticed(noticed) => {
            let may_be_git = matches!(noticed.what, Seen::Changed(_) | Seen::Unreadable(_));
            let wanted = model.desk.noticed(noticed);
            let mut effects = model.follow(wanted);
            effects.extend(may_be_git.then(|| model.ask_git()).into_iter().flatten());
            effects
        }
    };
    model.refresh();
    effects.extend(model.ask_again());
    effects.extend(model.ask_for_chances());
    effects
}

/// Calls the command that was clicked, or selects what was; layers over a screen take only keys and commands.
fn click(model: &mut Model, place: Place) -> Vec<Effect> {
    if let Place::Entry(verb) = place {
        let heard = |entry: &&'static Entry| entry.heard.at(model.mode(), model.screens.shown);
        return entry(verb).filter(heard).map(|entry| called(model, entry)).unwrap_or_default();
    }
    model.move_on();
    if takes_clicks(model) {
        let day = model.screens.click(place, &model.asked);
        model.go_to(day);
    }
    Vec::new()
}

fn takes_clicks(model: &Model) -> bool {
    model.mode() == Mode::Browsing && model.layers.is_empty()
}

/// Opens the line that was clicked twice; anything else was just clicked once more.
fn double_click(model: &mut Model, place: Place) -> Vec<Effect> {
    let opens = takes_clicks(model) && place.is_line();
    let effects = click(model, place);
    let open = opens.then(|| entry_of(&Command::Move(Moving::Open))).flatten();
    open.map(|open| called(model, open)).unwrap_or(effects)
}

/// Scrolls the top layer, or the list under the mouse.
fn wheel(model: &mut Model, over: Option<Place>, lines: isize) {
    match model.layers.last() {
        Some(Layer::Prompt(_) | Layer::Help(_)) => model.highlight(lines),
        Some(Layer::Sheet | Layer::Answer(_) | Layer::Importing(_) | Layer::Settling) => model.move_by(lines),
        Some(Layer::Filter) => {}
        None => {
            let day = model.screens.wheel(over, lines, &model.asked);
            model.go_to(day);
        }
    }
}

fn pressed(model: &mut Model, key: Key) -> Vec<Effect> {
    let mode = model.mode();
    if let Some(entry) = model.catalogue.keymap.command(key, mode, model.screens.shown) {
        return called(model, entry);
    }
    match typed(key) {
        // Nobody types into a line that is not shown.
        _ if matches!(mode, Mode::Card | Mode::CardLeaving) => {}
        Some(request) if mode.is_typing() => {
            model.move_on();
            type_in(model, request);
            model.reread();
        }
        _ => model.say(unbound(model, key), Tone::Refusal),
    }
    Vec::new()
}

/// Calls the command of a key, or of a place that was clicked.
fn called(model: &mut Model, entry: &'static Entry) -> Vec<Effect> {
    if !matches!(entry.does, Does::AtOnce(Command::Move(Moving::MoreKeys))) {
        model.window.keys_part = 0;
    }
    // The command that shows the last message in full still needs it.
    if !matches!(entry.does, Does::AtOnce(Command::Open(Opening::Said))) {
        model.move_on();
    }
    if model.ends_tour(entry) {
        return Vec::new();
    }
    let effects = model.call(entry);
    model.go_on_tour(entry);
    effects
}

/// Why a key does nothing here.
///
/// An unbound Alt chord is never taken for Esc and then the key, though a terminal sends the same bytes for both: the
/// chord does nothing, whereas the two keys might close a line or remove a player.
fn unbound(model: &Model, key: Key) -> String {
    let (keymap, mode, screen) = (&model.catalogue.keymap, model.mode(), model.screens.shown);
    let elsewhere = keymap.commands(key).find(|entry| match mode {
        Mode::Reading => entry.heard.at(Mode::Browsing, screen),
        mode => entry.heard.modes.contains(&mode),
    });
    match elsewhere {
        _ if mode.is_typing() => format!("{key} does nothing in a line"),
        Some(entry) => entry.unheard(key, mode, screen),
        None => {
            let help = keymap.usual_key_of(&Command::Open(Opening::Help)).unwrap_or_default();
            format!("{key} calls nothing here: press {help} for the keys")
        }
    }
}

fn type_in(model: &mut Model, request: InputRequest) {
    match model.layers.last_mut() {
        Some(Layer::Prompt(prompt)) => {
            prompt.input.handle(request);
        }
        Some(Layer::Filter) => {
            model.asked.filter.handle(request);
            model.screens.market.rank_by_words();
        }
        Some(Layer::Help(help)) => {
            help.search.handle(request);
            help.scrolled = Scroll::default();
        }
        _ => {}
    }
}

/// Inserts a paste into the line that is being typed, or reads a table; a paste never calls commands.
fn pasted_in(model: &mut Model, pasted: &str) -> Vec<Effect> {
    let whole = match model.layers.last_mut() {
        Some(Layer::Prompt(prompt)) => {
            let whole = paste(&mut prompt.input, pasted);
            model.reread();
            whole
        }
        Some(Layer::Filter) => {
            model.screens.market.rank_by_words();
            paste(&mut model.asked.filter, pasted)
        }
        Some(Layer::Help(help)) => {
            help.scrolled = Scroll::default();
            paste(&mut help.search, pasted)
        }
        Some(Layer::Sheet | Layer::Answer(_) | Layer::Importing(_)) | None => {
            return match model.import_pasted(pasted) {
                Some(effects) => effects,
                None => model.refuse(
                    "nothing is being typed to paste into: press : or / first, or paste the lines of a table with their header",
                ),
            };
        }
        Some(Layer::Settling) => {
            return model.refuse("nothing is being typed to paste into: settle or close this first");
        }
    };
    if !whole {
        model.say("the paste was cut: a line has no room for more", Tone::Warning);
    }
    Vec::new()
}
