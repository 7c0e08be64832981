//! Everything that a plan has as lines, so that two versions of it can be compared line by line.

use std::sync::Arc;

use super::merge::{FieldChange, diff, diff_of};
use super::{Id, Person, Plan, Player, Profile, Tactic, Target};
use crate::text::{display, one_line};

/// One thing that a plan says, in a line fit for a screen: `value of Balerdi: 20m`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// Whom it is about; `None` for the plan itself.
    pub person: Option<Id>,
    pub says: String,
}

impl Plan {
    /// Everything that the plan has, a line each: first its own facts, then those of each person.
    ///
    /// They are in the order of the file, and no line depends on another one, so that a new bid is one new line. Reports,
    /// notes and the like are whole, however long they are.
    pub fn facts(&self) -> Vec<Fact> {
        let mut facts = Vec::new();
        let mut add = |person: Option<&Id>, what: &str, says: &str| {
            let says = display(&one_line(&format!("{what}: {says}"))).into_owned();
            facts.push(Fact { person: person.cloned(), says });
        };
        self.own_facts(&mut |what, says| add(None, what, says));
        // What people have beside their fields is told in lines of its own.
        let (bare, fields) = (self.of_people(bare_player, bare_target), self.of_people(player_fields, target_fields));
        let players = self.players.iter().map(|(id, player)| (id, Person::Player(player)));
        let targets = self.targets.iter().map(|(id, target)| (id, Person::Target(target)));
        for (id, person) in players.chain(targets) {
            let mut add = |what: &str, says: &str| add(Some(id), what, says);
            let kind = if matches!(person, Person::Player(_)) { "player" } else { "target" };
            let name = self.short_name(id);
            let of = |what: &str| format!("{what} of {name}");
            let profile = person.profile();
            let positions: Vec<String> =
                profile.positions.iter().map(|(position, familiarity)| format!("{position} {familiarity}")).collect();
            add(&format!("{kind} {name}"), &format!("{} ({id}), {}", profile.name, positions.join(", ")));
            diff_of(id, &bare, &fields).iter().for_each(|change| add(&change.what, after(change)));
            profile.notes.iter().for_each(|notes| add(&of("notes"), notes));
            if let Person::Target(target) = person {
                add(&of("stage"), target.stage.word());
                add(&of("seller"), &target.seller.says());
                add(&of("player's answer"), &target.player.says());
                target.ties.iter().for_each(|tie| add(&of("tie"), tie));
            }
            person.entries().iter().for_each(|(entry_name, entry)| add(&of(entry_name.kind.word()), &entry.words()));
        }
        facts
    }

    fn own_facts(&self, add: &mut impl FnMut(&str, &str)) {
        add("club", &self.club);
        add("the formation played", self.tactic.formation.name());
        let rest = Plan {
            registered: Vec::new(),
            call_ups: Vec::new(),
            what_ifs: Vec::new(),
            tactic: Tactic { order: Vec::new(), ..self.tactic.clone() },
            ..self.clone()
        };
        let formation = Arc::clone(&self.tactic.formation);
        let empty = Plan::new(self.club.clone(), formation);
        let empty = Plan { players: self.players.clone(), targets: self.targets.clone(), ..empty };
        diff(&empty, &rest).iter().for_each(|change| add(&change.what, after(change)));
        let ids = |ids: &[Id]| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", ");
        for (slot, order) in &self.tactic.order {
            add(&format!("coach's order for {slot}"), &ids(order));
        }
        for call_up in &self.call_ups {
            let days = format!("{} to {}", call_up.from, call_up.until);
            let players =
                if call_up.players.is_empty() { String::new() } else { format!(", {}", ids(&call_up.players)) };
            add(&format!("call-up {}", call_up.name), &format!("{days}{players}"));
        }
        for list in &self.registered {
            let what = format!("list of {}", list.competition);
            add(&what, &format!("filed on {}", list.on));
            list.people.iter().for_each(|id| add(&what, &format!("with {id}")));
            for change in &list.changes {
                let what = format!("{what} from {}", change.on);
                change.with.iter().for_each(|id| add(&what, &format!("with {id}")));
                change.without.iter().for_each(|id| add(&what, &format!("without {id}")));
            }
        }
        for what_if in &self.what_ifs {
            let what = format!("what-if {}", what_if.name);
            what_if.assumptions.iter().for_each(|assumption| add(&what, &assumption.to_string()));
        }
    }

    /// The plan with a part of each person alone.
    fn of_people(&self, player: impl Fn(&Player) -> Player, target: impl Fn(&Target) -> Target) -> Plan {
        let players = self.players.iter().map(|(id, held)| (id.clone(), player(held))).collect();
        let targets = self.targets.iter().map(|(id, held)| (id.clone(), target(held))).collect();
        let empty = Plan::new(self.club.clone(), Arc::clone(&self.tactic.formation));
        Plan { players, targets, ..empty }
    }
}

fn after(change: &FieldChange) -> &str {
    change.after.as_deref().unwrap_or("none")
}

fn bare_player(player: &Player) -> Player {
    Player::new(Profile::new(player.profile.name.clone(), player.profile.positions.clone()))
}

fn bare_target(target: &Target) -> Target {
    Target::new(Profile::new(target.profile.name.clone(), target.profile.positions.clone()))
}

fn player_fields(player: &Player) -> Player {
    Player {
        profile: profile_fields(&player.profile),
        absences: Vec::new(),
        renewed: Vec::new(),
        bids: Vec::new(),
        ..player.clone()
    }
}

fn target_fields(target: &Target) -> Target {
    let profile = profile_fields(&target.profile);
    let Target { club, league, priority, .. } = target.clone();
    Target { club, league, priority, ..Target::new(profile) }
}

fn profile_fields(profile: &Profile) -> Profile {
    Profile { reports: Vec::new(), notes: None, ..profile.clone() }
}
