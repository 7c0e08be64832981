use proptest::prelude::*;

use super::*;
use crate::runs::runs;

/// The events as people write them.
fn written(events: impl IntoIterator<Item = Event>) -> Vec<String> {
    let write = |event| match event {
        Event::Message(Msg::Key(key)) => key.to_string(),
        Event::Message(Msg::Paste(text)) => format!("paste {text:?}"),
        Event::Mouse(column, line, Mouse::Click) => format!("click {column},{line}"),
        Event::Mouse(column, line, Mouse::Drag) => format!("drag {column},{line}"),
        Event::Mouse(column, line, Mouse::Wheel(lines)) => format!("wheel {column},{line} {lines}"),
        Event::Message(Msg::Symbols(symbols)) => format!("{symbols:?}"),
        Event::Message(Msg::Background { light }) => if light { "light" } else { "dark" }.to_owned(),
        Event::Look => "focus".to_owned(),
        _ => "something else".to_owned(),
    };
    events.into_iter().map(write).collect()
}

/// The events of these bytes, after which nothing more comes.
fn decoded(bytes: &[u8]) -> Vec<String> {
    let mut decoder = Decoder::default();
    let mut events = decoder.take(bytes);
    events.extend(decoder.give_up());
    assert_eq!(decoder.patience(), None, "{bytes:?}");
    written(events)
}

#[test]
fn bytes_are_keys_pastes_and_clicks() {
    for (bytes, events) in [
        ("jK\r\t\u{7f}", "j K Enter Tab Backspace"),
        ("\u{4}\u{3}\u{1a}", "Ctrl-d Ctrl-c Ctrl-z"),
        ("\u{1b}[A\u{1b}OB\u{1b}[1;5C\u{1b}[Z\u{1b}[5~\u{1b}[3~", "Up Down Ctrl-Right Shift-Tab PageUp Delete"),
        ("\u{1b}x\u{1b}b", "Alt-x Alt-b"),
        ("\u{1b}\u{18}\u{1b}[1;7A\u{1b}[1;3A\u{1b}[1;9A", "Ctrl-Alt-x Ctrl-Alt-Up Alt-Up Alt-Up"),
        // Alt as urxvt sends it.
        ("\u{1b}\u{1b}[A\u{1b}\u{1b}OB\u{1b}\u{1b}[3~j", "Alt-Up Alt-Down Alt-Delete j"),
        ("\u{1b}\u{1b}\u{1b}[A\u{1b}\u{1b}[1;5C", "Esc Alt-Up Ctrl-Alt-Right"),
        // Alt with an unknown key, and unknown keys of urxvt.
        ("\u{1b}\u{1b}OPj\u{1b}[aj\u{1b}Oaj\u{1b}\u{1b}[aj", "j j j j"),
        ("\u{1b}\u{1b}", "Esc Esc"),
        ("\u{1b}\u{1b}x\u{1b}\u{1b}ć", "Esc Alt-x Esc Alt-ć"),
        ("\u{1b}[\u{1b}[A", "Alt-[ Up"),
        ("\u{1b}\u{1b}[<0;5;7Mj", "Esc click 4,6 j"),
        ("\u{1b}\u{1b}[200~x\u{1b}[201~", "Esc paste \"x\""),
        ("ć손", "ć 손"),
        ("\u{1b}[<0;5;7M\u{1b}[<0;5;7m\u{1b}[<65;1;1M\u{1b}[I", "click 4,6 wheel 0,0 1 focus"),
        ("\u{1b}[<0;5;7M\u{1b}[<32;9;7M\u{1b}[<0;9;7m\u{1b}[<34;9;7M", "click 4,6 drag 8,6"),
        ("\u{1b}[200~bid\n28m\u{1b}[201~q", "paste \"bid\\n28m\" q"),
    ] {
        assert_eq!(decoded(bytes.as_bytes()).join(" "), events, "{bytes:?}");
    }
}

#[test]
fn what_begins_and_never_ends_is_given_up() {
    for (bytes, events) in [
        ("\u{1b}", &["Esc"][..]),
        ("j\u{1b}[", &["j", "Alt-["]),
        ("\u{1b}O", &["Alt-O"]),
        ("\u{1b}[?", &[]),
        ("\u{1b}[200~never ended", &["paste \"never ended\""]),
        ("\u{1b}[200~cut short\u{1b}[20", &["paste \"cut short\""]),
        ("\u{1b}]0;title", &[]),
    ] {
        let mut decoder = Decoder::default();
        let events_and_more = decoder.take(bytes.as_bytes()).into_iter().chain(decoder.give_up()).collect::<Vec<_>>();
        assert_eq!(written(events_and_more), events, "{bytes:?}");
        assert_eq!(written(decoder.take(b"q")), ["q"], "keys come again after {bytes:?}");
    }
}

#[test]
fn a_paste_is_kept_up_to_a_limit() {
    let mut decoder = Decoder::default();
    assert!(decoder.take(PASTE_BEGINS).is_empty());
    for _ in 0..=MOST_PASTED / 10_000 {
        assert!(decoder.take(&[b'x'; 10_000]).is_empty());
    }
    assert_eq!(decoder.paste.as_ref().map(|paste| paste.kept.len()), Some(MOST_PASTED));
    assert_eq!(written(decoder.take(b"\x1b[201~j")).len(), 2);
}

#[test]
fn escapes_within_a_paste_are_part_of_it() {
    assert_eq!(decoded(b"\x1b[200~a\x1b[20\x1b[201~"), ["paste \"a\\u{1b}[20\""]);
    assert_eq!(decoded(b"\x1b[200~\x1b\x1b\x1b[200~\x1b[201~"), ["paste \"\\u{1b}\\u{1b}\\u{1b}[200~\""]);
}

#[test]
fn a_terminal_tells_that_it_draws_symbols_wide() {
    assert_eq!(decoded(b"\x1b[2;3Rj"), ["Wide", "j"]);
    assert_eq!(decoded(b"\x1b[2;2Rj"), ["j"]);
    // As F3 with a modifier is sent.
    assert_eq!(decoded(b"\x1b[1;3Rj"), ["j"]);
}

#[test]
fn a_terminal_tells_its_background() {
    for (bytes, events) in [
        // xterm and its like, then with a bell at the end and fewer digits.
        ("\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\j", &["light", "j"][..]),
        ("\u{1b}]11;rgb:0000/0000/0000\u{1b}\\j", &["dark", "j"]),
        ("\u{1b}]11;rgb:fd/f6/e3\u{7}j", &["light", "j"]),
        // Blue is dark, and so is black text's colour, which is another question's answer.
        ("\u{1b}]11;rgb:0000/0000/ffff\u{7}j", &["dark", "j"]),
        ("\u{1b}]10;rgb:ffff/ffff/ffff\u{7}j", &["j"]),
        ("\u{1b}]11;none\u{7}j", &["j"]),
        ("\u{1b}]11;rgb:ffff/ff", &[]),
        ("\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}", &[]),
        ("\u{1b}]", &["Alt-]"]),
    ] {
        assert_eq!(decoded(bytes.as_bytes()), events, "{bytes:?}");
    }
    let mut decoder = Decoder::default();
    assert!(decoder.take(b"\x1b]11;rgb:ffff/ffff/ffff\x1b").is_empty());
    assert_eq!(decoder.patience(), Some(AFTER_A_SEQUENCE), "the end of an answer is no key");
    assert_eq!(written(decoder.take(b"\\")), ["light"]);
}

fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..8),
        prop::sample::select(
            &[
                "\x1b",
                "\x1b[",
                "\x1b[?",
                "\x1b[<",
                "\x1b[1;",
                "\x1b[200~",
                "\x1b[201~",
                "\x1bP",
                "\x1b]11;",
                "\x07",
                "ć"
            ][..]
        )
        .prop_map(|piece| piece.as_bytes().to_vec()),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

    #[test]
    fn no_bytes_make_the_keyboard_dead_or_the_memory_full(bytes in any_bytes()) {
        let mut decoder = Decoder::default();
        decoder.take(&bytes);
        prop_assert!(decoder.begun.len() <= MOST_OF_A_SEQUENCE);
        decoder.give_up();
        prop_assert_eq!(decoder.patience(), None);
        prop_assert_eq!(written(decoder.take(b"q")), ["q"]);
    }
}
