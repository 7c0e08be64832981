//! Finds the value at the end of a path in a RON text, by counting brackets along the tokens.

use std::ops::Range;

use super::lexer::{Lexer, Token, TokenKind};

/// One step from a value into it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PathStep {
    /// The value of a struct's field.
    Field(&'static str),
    /// The n-th value of a list, a tuple or a map.
    Entry(usize),
    /// The n-th key of a map.
    Key(usize),
}

/// The range of the value or key that the steps lead to.
pub(super) fn find(text: &str, steps: &[PathStep]) -> Option<Range<usize>> {
    let mut walk = TokenWalk::new(text);
    walk.pass_attributes();
    for step in steps {
        let bracket = walk.enter()?;
        match *step {
            PathStep::Field(name) => walk.seek_field(name)?,
            PathStep::Key(index) => walk.seek_element(index)?,
            PathStep::Entry(index) => {
                walk.seek_element(index)?;
                if bracket == "{" {
                    walk.pass_key()?;
                }
            }
        }
    }
    walk.value()
}

/// A field of the root.
pub(super) struct RootField {
    pub(super) name: String,
    pub(super) value: Range<usize>,
    /// The ranges of its values, if it is a map that was asked for.
    pub(super) values: Vec<Range<usize>>,
}

/// The fields of the root in order, with the values of those maps that are `opened`; `None` if the text is malformed.
pub(super) fn fields(text: &str, opened: &[&str]) -> Option<Vec<RootField>> {
    let mut walk = TokenWalk::new(text);
    walk.pass_attributes();
    walk.enter()?;
    let mut fields = Vec::new();
    while walk.peek()?.kind != TokenKind::Close {
        let name = walk.take(TokenKind::Name)?;
        let name = walk.spelled(name);
        let name = name.strip_prefix("r#").unwrap_or(name);
        walk.take(TokenKind::Colon)?;
        let mut values = Vec::new();
        let value = if opened.contains(&name) { walk.values_of_map(&mut values)? } else { walk.value()? };
        fields.push(RootField { name: name.to_owned(), value, values });
        if walk.take(TokenKind::Comma).is_none() {
            break;
        }
    }
    walk.take(TokenKind::Close)?;
    walk.peek().is_none().then_some(fields)
}

/// The token at or after a byte, comments skipped; `None` after the last.
pub(super) fn token_at(text: &str, byte: usize) -> Option<Token> {
    Lexer::new(text).find(|token| token.end > byte && !token.is_comment())
}

/// The innermost bracket that is open before a byte.
pub(super) fn open_bracket(text: &str, byte: usize) -> Option<Token> {
    let mut open = Vec::new();
    for token in Lexer::new(text).take_while(|token| token.start < byte) {
        match token.kind {
            TokenKind::Open => open.push(token),
            TokenKind::Close => drop(open.pop()),
            _ => {}
        }
    }
    open.pop()
}

/// A walk along the tokens without comments, which counts brackets instead of recursing.
#[derive(Clone)]
struct TokenWalk<'a> {
    text: &'a str,
    /// The rest of the tokens, after `peeked` if there is one.
    tokens: Lexer<'a>,
    peeked: Option<Token>,
}

impl<'a> TokenWalk<'a> {
    fn new(text: &'a str) -> TokenWalk<'a> {
        TokenWalk { text, tokens: Lexer::new(text), peeked: None }
    }

    fn peek(&mut self) -> Option<Token> {
        if self.peeked.is_none() {
            self.peeked = find_next(&mut self.tokens);
        }
        self.peeked
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.peek();
        self.peeked = None;
        token
    }

    /// Takes the next token if it is of this kind.
    fn take(&mut self, kind: TokenKind) -> Option<Token> {
        self.peek().filter(|token| token.kind == kind)?;
        self.next()
    }

    fn spelled(&self, token: Token) -> &'a str {
        self.text.get(token.range()).unwrap_or("")
    }

    /// Skips `#![enable(…)]` lines before the value.
    fn pass_attributes(&mut self) {
        while self.peek().is_some_and(|token| self.spelled(token) == "#") {
            let mut depth = 0usize;
            while let Some(token) = self.next() {
                match token.kind {
                    TokenKind::Open => depth += 1,
                    TokenKind::Close if depth <= 1 => break,
                    TokenKind::Close => depth -= 1,
                    _ => {}
                }
            }
        }
    }

    /// Enters every `Some(` around a value.
    fn unwrap_some(&mut self) {
        while let Some(token) = self.peek().filter(|token| self.spelled(*token) == "Some") {
            let after = find_next(self.tokens.clone());
            if after.is_none_or(|bracket| self.spelled(bracket) != "(") || token.kind != TokenKind::Name {
                return;
            }
            self.next();
            self.next();
        }
    }

    /// Enters a bracketed value, past the name of its struct, and returns the bracket.
    fn enter(&mut self) -> Option<&'a str> {
        self.unwrap_some();
        if self.peek()?.kind == TokenKind::Name {
            self.next();
        }
        let open = self.next().filter(|token| token.kind == TokenKind::Open)?;
        Some(self.spelled(open))
    }

    /// Goes from the first field of a struct to the value of this field.
    fn seek_field(&mut self, name: &str) -> Option<()> {
        loop {
            let field = self.peek().filter(|token| token.kind == TokenKind::Name)?;
            let spelled = self.spelled(field);
            if spelled.strip_prefix("r#").unwrap_or(spelled) == name {
                return self.pass_key();
            }
            self.pass_element()?;
        }
    }

    /// Goes from the first element to the start of the n-th; `None` if there are fewer.
    fn seek_element(&mut self, index: usize) -> Option<()> {
        (0..index).try_for_each(|_| self.pass_element())?;
        self.peek().filter(|token| token.kind != TokenKind::Close).map(|_| ())
    }

    /// Skips an element and its comma; `None` after the last one.
    fn pass_element(&mut self) -> Option<()> {
        self.value()?;
        if self.peek()?.kind == TokenKind::Colon {
            self.next();
            self.value()?;
        }
        self.next().filter(|token| token.kind == TokenKind::Comma).map(|_| ())
    }

    /// Skips a key and its colon.
    fn pass_key(&mut self) -> Option<()> {
        self.value()?;
        self.next().filter(|token| token.kind == TokenKind::Colon).map(|_| ())
    }

    /// Skips a value, and returns its range without any `Some(…)` around it.
    fn value(&mut self) -> Option<Range<usize>> {
        let outer = self.peek()?.start;
        let mut inner = self.clone();
        inner.unwrap_some();
        let wrapped = inner.peek()?.start != outer;
        let range = self.pass_value()?;
        if wrapped { inner.pass_value() } else { Some(range) }
    }

    /// Skips a map, and adds the ranges of its values to `values`.
    fn values_of_map(&mut self, values: &mut Vec<Range<usize>>) -> Option<Range<usize>> {
        let open = self.take(TokenKind::Open).filter(|open| self.spelled(*open) == "{")?;
        while self.peek()?.kind != TokenKind::Close {
            self.pass_key()?;
            values.push(self.value()?);
            if self.take(TokenKind::Comma).is_none() {
                break;
            }
        }
        self.take(TokenKind::Close).map(|close| open.start..close.end)
    }

    fn pass_value(&mut self) -> Option<Range<usize>> {
        let start = self.peek()?.start;
        let mut end = None;
        while let Some(token) = self.peek() {
            if matches!(token.kind, TokenKind::Comma | TokenKind::Colon | TokenKind::Close) {
                break;
            }
            self.next();
            end = Some(if token.kind == TokenKind::Open { self.tokens.pass_group() } else { token.end });
        }
        end.map(|end| start..end)
    }
}

fn find_next(mut tokens: impl Iterator<Item = Token>) -> Option<Token> {
    tokens.find(|token| !token.is_comment())
}

#[cfg(test)]
mod tests {
    use super::PathStep::{Entry, Field, Key};
    use super::*;

    fn found<'a>(text: &'a str, steps: &[PathStep]) -> Option<&'a str> {
        find(text, steps).map(|range| &text[range])
    }

    #[test]
    fn a_path_finds_its_value_whatever_surrounds_it() {
        let text = "#![enable(implicit_some)] /* (a: [ */ Plan(
            a: \"x, a: 9\", // b: 1
            people: { \"k(\": (n: [1, (2, 3),]), \"l\": Some(Person(r#n: Some( /* ! */ [4]))), },
            c: Refuses(\"no\"),
        )";
        for (steps, expected) in [
            (&[Field("a")][..], Some("\"x, a: 9\"")),
            (&[Field("people"), Key(0)], Some("\"k(\"")),
            (&[Field("people"), Entry(0)], Some("(n: [1, (2, 3),])")),
            (&[Field("people"), Entry(0), Field("n"), Entry(1), Entry(1)], Some("3")),
            (&[Field("people"), Entry(1), Field("n")], Some("[4]")),
            (&[Field("people"), Entry(1), Field("n"), Entry(0)], Some("4")),
            (&[Field("c")], Some("Refuses(\"no\")")),
            (&[Field("people"), Entry(2)], None),
            (&[Field("people"), Entry(0), Field("n"), Entry(2)], None),
            (&[Field("b")], None),
            (&[Field("a"), Entry(0)], None),
        ] {
            assert_eq!(found(text, steps), expected, "{steps:?}");
        }
        assert_eq!(found("Some(Some(1))", &[]), Some("1"));
        assert_eq!(found("Some", &[]), Some("Some"));
    }

    #[test]
    fn a_hundred_thousand_brackets_are_walked_over() {
        let text = format!("(a: {}1, b: 2)", "[(".repeat(100_000));
        assert_eq!(found(&text, &[Field("b")]), None);
        let closed = format!("(a: {}{}, b: 2)", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(found(&closed, &[Field("b")]), Some("2"));
        let wrapped = format!("(a: {}1{}, b: 2)", "Some(".repeat(100_000), ")".repeat(100_000));
        assert_eq!(found(&wrapped, &[Field("b")]), Some("2"));
        assert_eq!(open_bracket(&text, 200_004).map(|token| token.start), Some(4 + 199_999));
    }
}
