use super::*;

#[test]
fn what_changes_is_not_torn_apart_by_a_line() {
    assert_eq!(wrap("margin 2 → 1, short 1 → 3", 22), ["margin 2 → 1, short", "1 → 3"]);
    assert_eq!(wrap("short 1 → 2 → 3", 10), ["short", "1 → 2 → 3"]);
    assert_eq!(wrap("from Kalulu → Gatti", 8), ["from", "Kalulu →", "Gatti"], "but for what no line has room for");
}

#[test]
fn what_a_terminal_would_obey_is_shown_instead() {
    for (text, shown) in [
        ("Vlahovic\u{301}", "Vlahovi\u{107}"),
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\nb\tc", "a␊b␉c"),
        ("\u{9b}31m", "‹9B›31m"),
        ("\u{202e}evil\u{2066}", "‹202E›evil‹2066›"),
        ("soft\u{ad}hyphen zero\u{200b}width", "soft‹AD›hyphen zero‹200B›width"),
        ("tag\u{e0041}", "tag‹E0041›"),
        ("z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "ź\u{302}\u{303}\u{304}\u{305}"),
        ("\x7f", "␡"),
    ] {
        assert_eq!(display(text), shown);
    }
}

#[test]
fn a_cut_falls_between_graphemes_and_says_so() {
    for (text, columns, fitted) in [
        ("Balerdi", 7, "Balerdi"),
        ("Balerdi", 6, "Baler…"),
        ("손흥민", 6, "손흥민"),
        ("손흥민", 5, "손흥…"),
        ("손흥민", 4, "손…"),
        ("Vlahovic\u{301}", 8, "Vlahovi\u{107}"),
        ("Vlahovic\u{301}a", 8, "Vlahovi…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
        ("", 0, ""),
    ] {
        assert_eq!(fit(text, columns), fitted, "{text} in {columns}");
        assert!(width(&fit(text, columns)) <= columns);
        assert_eq!(super::fitted(text, columns).1, width(&fit(text, columns)), "{text} in {columns}");
    }
    assert_eq!(fit(&"x".repeat(100_000), 4), "xxx…");
}

#[test]
fn a_text_is_as_wide_as_what_is_drawn_of_it() {
    for (name, columns) in [
        ("صلاح", 4),
        ("محمد صلاح", 9),
        ("क्षितिज", 6),
        ("নাসির", 5),
        ("தமிழ்", 4),
        ("สุภโชค", 5),
        ("น้ำ", 2),
        ("손흥민", 6),
        ("\u{1109}\u{1169}\u{11ab}\u{1112}\u{1173}\u{11bc}\u{1106}\u{1175}\u{11ab}", 6),
        ("שלום", 4),
        ("Nguye\u{302}\u{303}n", 6),
        ("ខ្មែរ", 4),
    ] {
        let shown = display(name);
        let drawn: usize = graphemes(&shown).map(|(_, columns)| columns).sum();
        assert_eq!((width(&shown), drawn), (columns, columns), "{name}");
        assert_eq!(fit(name, columns), shown, "{name} is whole");
        assert_eq!(wrap(name, columns), [shown.as_ref()], "{name} is whole");
        assert!(fit(name, columns - 1).ends_with('…'), "{name} is cut");
    }
}

#[test]
fn names_go_out_composed() {
    let hangul = "\u{1109}\u{1169}\u{11ab}";
    assert_eq!((display(hangul), fit(hangul, 2), wrap(hangul, 2).concat()), ("손".into(), "손".into(), "손".into()));
    assert_eq!(display("Nguye\u{302}\u{303}n"), "Nguyễn");
}

#[test]
fn joiners_stay_where_a_script_needs_them() {
    assert_eq!(display("علی\u{200c}رضا"), "علی\u{200c}رضا");
    assert_eq!(display("ශ\u{dca}\u{200d}රී"), "ශ\u{dca}\u{200d}රී");
    assert_eq!(display("a\u{200d}b علی\u{200c} \u{dca}\u{200d}"), "a‹200D›b علی‹200C› \u{dca}‹200D›");
}

#[test]
fn single_characters_stand_alone() {
    let singles: Vec<char> = ('\0'..=char::MAX).filter(|c| is_single(*c)).collect();
    assert!(singles.contains(&'Š') && singles.contains(&'●') && singles.len() > 900, "{}", singles.len());
    for c in &singles {
        assert_eq!((columns(*c), is_hidden(*c), is_combining_mark(*c)), (1, false, false), "{c:?}");
        let between = format!("{c}a{c}{c}ż");
        assert_eq!(between.graphemes(true).count(), 5, "{c:?}");
        assert_eq!(c.nfc().collect::<String>(), c.to_string(), "{c:?}");
    }
    assert!(!is_single('\u{301}') && !is_single('손') && !is_single('\u{ad}') && !is_single('\n'));
}

#[test]
fn long_texts_wrap_between_words() {
    assert_eq!(wrap("Champions League season; he is vital", 16), ["Champions League", "season; he is", "vital"]);
    assert_eq!(wrap("Gatti, Kalulu", 7), ["Gatti,", "Kalulu"]);
    assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
    assert_eq!(wrap("", 10), [""]);
    assert_eq!(wrap("손흥민", 4), ["손흥", "민"]);
}
