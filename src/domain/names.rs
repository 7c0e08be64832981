//! Short names of people, which tell them apart.

use super::id::Id;
use super::plan::Plan;
use super::roster::NameEnding;
use crate::text;

impl Plan {
    /// The name of a person on a screen and in a sentence.
    ///
    /// It is what the id spells of the name, or else the last word, with as many words before it as tell him apart from
    /// others in the plan: `Jude Bellingham` beside `Jobe Bellingham`. People with the same whole name are
    /// called by their ids, and so is a person who is not in the plan.
    pub fn short_name<'a>(&'a self, id: &'a Id) -> &'a str {
        let Some((name, end)) = self.name(id) else { return id.as_str() };
        let mut ending = name.get(name.len().saturating_sub(end.short)..).unwrap_or(name);
        let others = self.players.ending_in(end.word).chain(self.targets.ending_in(end.word));
        let others: Vec<&str> = others.filter(|(other, _)| *other != id).map(|(_, name)| name).collect();
        while others.iter().any(|other| ends_in(other, ending)) {
            let before = name.get(..name.len() - ending.len()).unwrap_or_default().trim_end();
            if before.is_empty() {
                let same = |other: &&str| text::same(other, name);
                return if others.iter().any(same) { id.as_str() } else { name };
            }
            let word = before.rsplit(char::is_whitespace).next().unwrap_or(before);
            ending = name.get(before.len() - word.len()..).unwrap_or(name);
        }
        ending
    }

    /// A person's name and its end.
    ///
    /// The letters of ids are compared only if no id is a copy of this one.
    fn name(&self, id: &Id) -> Option<(&str, NameEnding)> {
        let (players, targets) = (&self.players, &self.targets);
        let copied = players.copied(id).and_then(|index| players.name(index));
        let copied = copied.or_else(|| targets.name(targets.copied(id)?));
        copied.or_else(|| players.name(players.position(id)?)).or_else(|| targets.name(targets.position(id)?))
    }
}

/// Whether a name ends in these words, apart from accents and capitals.
fn ends_in(name: &str, words: &str) -> bool {
    let ends = |before: &str| before.is_empty() || before.ends_with(char::is_whitespace);
    let is_plain = |text: &str| text.is_ascii() && !text.contains('`');
    // Most names need not be folded.
    if is_plain(name) && is_plain(words) {
        let (before, end) = name.split_at_checked(name.len().saturating_sub(words.len())).unwrap_or_default();
        return end.eq_ignore_ascii_case(words) && ends(before);
    }
    text::fold(name).strip_suffix(&text::fold(words)).is_some_and(ends)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Familiarity, Formation, Player, Position, Positions, Profile, Slot, Target};
    use crate::runs::runs;

    /// Every second person is a target.
    fn plan(people: &[(&str, &str)]) -> Plan {
        let slot = |index| Slot { label: format!("S{index}"), position: Position::CM, across: 0, up: 0 };
        let formation = Formation::new("all in the middle".into(), (0..11).map(slot).collect()).unwrap();
        let mut plan = Plan::new("Juventus".into(), std::sync::Arc::new(formation));
        for (index, (id, name)) in people.iter().enumerate() {
            let positions = Positions::new(vec![(Position::CM, Familiarity::Natural)]).unwrap();
            let (id, profile) = (Id::new(id).unwrap(), Profile::new((*name).into(), positions));
            match index % 2 {
                0 => plan.players.put(id, Player::new(profile)),
                _ => plan.targets.put(id, Target::new(profile)),
            }
        }
        plan
    }

    fn called(people: &[(&str, &str)]) -> Vec<String> {
        let plan = plan(people);
        people.iter().map(|(id, _)| plan.short_name(&Id::new(id).unwrap()).to_owned()).collect()
    }

    #[test]
    fn namesakes_are_told_apart() {
        let bellinghams = [("bellingham", "Jude Bellingham"), ("jobe", "Jobe Bellingham"), ("yildiz", "Kenan Yıldız")];
        assert_eq!(called(&bellinghams), ["Jude Bellingham", "Jobe Bellingham", "Yıldız"]);
        let silvas = [("silva", "Bernardo Silva"), ("silva-2", "Thiago Silva")];
        assert_eq!(called(&silvas), ["Bernardo Silva", "Thiago Silva"]);
        assert_eq!(called(&silvas[..1]), ["Silva"]);
        let three = [("silva", "João Pedro Silva"), ("paulo", "João Paulo Silva"), ("bernardo", "Bernardo Silva")];
        assert_eq!(called(&three), ["Pedro Silva", "Paulo", "Bernardo Silva"]);
    }

    #[test]
    fn what_the_id_spells_may_stand_within_a_name() {
        assert_eq!(called(&[("raya", "David Raya Martín"), ("martin", "Ada Martín")]), ["Raya", "Martín"]);
        let both = [("raya", "David Raya Martín"), ("raya-2", "Javi Raya")];
        assert_eq!(called(&both), ["David Raya", "Javi Raya"]);
        let same = [("raya", "David Raya Martín"), ("raya-2", "David Raya")];
        assert_eq!(called(&same), ["raya", "raya-2"]);
    }

    #[test]
    fn words_end_at_every_kind_of_space() {
        let both = [("silva", "João Pedro\u{a0}Silva"), ("silva-2", "João\u{3000}Paulo Silva")];
        assert_eq!(called(&both), ["Pedro\u{a0}Silva", "Paulo Silva"]);
    }

    #[test]
    fn a_name_that_is_the_end_of_anothers_is_whole() {
        assert_eq!(called(&[("danilo", "Danilo"), ("luiz", "Luiz Danilo")]), ["Danilo", "Luiz Danilo"]);
        assert_eq!(
            called(&[("di-gregorio", "Michele Di Gregorio"), ("g", "Ugo Gregorio")]),
            ["Di Gregorio", "Ugo Gregorio"]
        );
    }

    #[test]
    fn accents_and_capitals_tell_nobody_apart() {
        let both = [("gonzalez", "Nico González"), ("gonzalez-2", "Nico GONZALEZ"), ("c", "Nuno Gonza\u{301}lez")];
        assert_eq!(called(&both), ["gonzalez", "gonzalez-2", "Nuno Gonza\u{301}lez"]);
        let hangul =
            [("son", "손흥민"), ("son-2", "\u{1109}\u{1169}\u{11ab}\u{1112}\u{1173}\u{11bc}\u{1106}\u{1175}\u{11ab}")];
        assert_eq!(called(&hangul), ["son", "son-2"]);
    }

    #[test]
    fn juniors_are_told_apart_by_what_comes_before() {
        assert_eq!(called(&[("neymar", "Neymar Jr"), ("vini", "Vinícius Jr")]), ["Neymar Jr", "Vinícius Jr"]);
        assert_eq!(called(&[("a", "Caio Neymar Jr"), ("b", "Davi Neymar Jr")]), ["Caio Neymar Jr", "Davi Neymar Jr"]);
    }

    #[test]
    fn a_change_of_the_plan_changes_what_people_are_called() {
        let mut plan = plan(&[("silva", "Bernardo Silva"), ("silva-2", "Thiago Silva")]);
        let [bernardo, thiago] = ["silva", "silva-2"].map(|id| Id::new(id).unwrap());
        assert_eq!(plan.short_name(&bernardo), "Bernardo Silva");
        plan.targets.get_mut(&thiago).unwrap().profile.name = "Thiago".into();
        assert_eq!((plan.short_name(&bernardo), plan.short_name(&thiago)), ("Silva", "Thiago"));
        plan.targets.get_mut(&thiago).unwrap().profile.name = "Thiago Silva".into();
        assert_eq!(plan.short_name(&bernardo), "Bernardo Silva");
        plan.targets.remove(&thiago);
        assert_eq!((plan.short_name(&bernardo), plan.short_name(&thiago)), ("Silva", "silva-2"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

        #[test]
        fn no_two_people_are_called_the_same(
            names in prop::collection::vec(prop::collection::vec(prop::sample::select(&["Ana", "Bo", "bó", "Jr", "Silva"][..]), 1..4), 1..9),
        ) {
            let names: Vec<String> = names.iter().map(|words| words.join(" ")).collect();
            // Every second id spells the second word of a name, where nobody has that id.
            let mut ids: Vec<String> = Vec::new();
            for (index, name) in names.iter().enumerate() {
                let word = name.split(' ').nth(1).map(text::fold).filter(|word| index % 2 == 0 && !ids.contains(word));
                ids.push(word.unwrap_or(format!("id-{index}")));
            }
            let people: Vec<_> = ids.iter().zip(&names).map(|(id, name)| (id.as_str(), name.as_str())).collect();
            // Who is called by an id is told apart by that.
            let called = called(&people);
            let by_name = called.iter().zip(&ids).filter(|(name, id)| name != id).map(|(name, _)| text::fold(name));
            let mut called: Vec<String> = by_name.collect();
            let count = called.len();
            prop_assert!(!called.contains(&"jr".to_owned()) || names.contains(&"Jr".to_owned()));
            called.sort();
            called.dedup();
            prop_assert_eq!(called.len(), count);
        }
    }
}
