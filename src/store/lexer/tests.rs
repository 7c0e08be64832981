use proptest::prelude::*;

use super::*;
use crate::runs::runs;

fn tokens(text: &str) -> Vec<(TokenKind, &str)> {
    Lexer::new(text).map(|token| (token.kind, &text[token.range()])).collect()
}

#[test]
fn a_text_falls_into_tokens() {
    use TokenKind::{Close, Colon, Comma, Name, Number, Open, Text};
    let text = "Plan(format: 1, \"a\\\"b\": -2.5e3)";
    assert_eq!(
        tokens(text),
        [
            (Name, "Plan"),
            (Open, "("),
            (Name, "format"),
            (Colon, ":"),
            (Number, "1"),
            (Comma, ","),
            (Text, "\"a\\\"b\""),
            (Colon, ":"),
            (Number, "-2.5e3"),
            (Close, ")"),
        ]
    );
}

#[test]
fn comments_nest_and_texts_hide_them() {
    for (text, expected) in [
        ("// a \" b\n1", vec![(TokenKind::LineComment, "// a \" b"), (TokenKind::Number, "1")]),
        ("/* a /* b */ ( */ x", vec![(TokenKind::BlockComment, "/* a /* b */ ( */"), (TokenKind::Name, "x")]),
        ("/**/", vec![(TokenKind::BlockComment, "/**/")]),
        ("/*/", vec![(TokenKind::Unclosed, "/*/")]),
        ("\"// no\"", vec![(TokenKind::Text, "\"// no\"")]),
        ("r##\"a\"# /* \"##,", vec![(TokenKind::RawText, "r##\"a\"# /* \"##"), (TokenKind::Comma, ",")]),
        (
            "r#type: r\"\\\"",
            vec![(TokenKind::Name, "r#type"), (TokenKind::Colon, ":"), (TokenKind::RawText, "r\"\\\"")],
        ),
        ("'\\'' '", vec![(TokenKind::Char, "'\\''"), (TokenKind::Other, "'")]),
        ("\"never", vec![(TokenKind::Unclosed, "\"never")]),
    ] {
        assert_eq!(tokens(text), expected, "{text}");
    }
    assert!(has_comments("(a: 1) // x") && !has_comments("(a: \"// x\")"));
}

/// The end of the open group, found by reading every token.
fn end_by_tokens(lexer: Lexer<'_>) -> usize {
    let mut depth = 1usize;
    let (until, mut tokens) = (lexer.text.len(), lexer);
    let close = tokens.find(|token| {
        match token.kind {
            TokenKind::Open => depth += 1,
            TokenKind::Close => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    close.map_or(until, |close| close.end)
}

#[test]
fn a_group_is_passed_whatever_it_holds() {
    for (text, rest) in [
        ("(a: [1, (2)], b: {}), c", ", c"),
        ("{ \")\": '(', a: ')' } x", " x"),
        ("(r#\"\" ) \"#, r\"\\\", r#type: br\"\\\")\", // )\n /* ) /* ) */ ) */) x", " x"),
        ("(\"é\\\"字)\", naïver\"\\\")\") x", " x"),
        ("(a / b)", ""),
        ("(a", ""),
        ("(\"a)", ""),
        ("(/* )", ""),
    ] {
        let mut lexer = Lexer::new(text);
        lexer.next();
        assert_eq!(lexer.clone().pass_group(), end_by_tokens(lexer.clone()), "{text}");
        assert_eq!(&text[lexer.pass_group()..], rest, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

    #[test]
    fn groups_and_comments_end_where_the_tokens_say(text in "[\"'/*r(){}\\[\\]\\\\a1é, \n]{0,60}") {
        let mut lexer = Lexer::new(&text);
        while lexer.next().is_some() {
            prop_assert_eq!(lexer.clone().pass_group(), end_by_tokens(lexer.clone()));
        }
        let by_tokens: Vec<Token> = Lexer::new(&text).filter(|token| token.is_comment()).collect();
        prop_assert_eq!(comments(&text).collect::<Vec<_>>(), by_tokens);
    }

    #[test]
    fn any_text_is_covered_by_its_tokens(text in "[\"'/*#r(){}\\\\a1é \n]{0,40}") {
        let mut end = 0;
        for token in Lexer::new(&text) {
            prop_assert!(token.start < token.end);
            prop_assert!(text[end..token.start].chars().all(is_white));
            end = token.end;
        }
        prop_assert!(text[end..].chars().all(is_white));
    }
}
