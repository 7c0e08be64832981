//! A RON text as a tree of places, which assigns comments to the entries they belong to.

use std::ops::Range;

use crate::store::lexer::{Lexer, Token, TokenKind};

/// The deepest nesting that is read; the parser gives up at the same depth.
const MAX_DEPTH: usize = 128;

/// The place of a value.
pub(super) struct Value {
    /// The range with every `Some(…)` around it.
    pub(super) outer: Range<usize>,
    pub(super) inner: Range<usize>,
    /// The contents of its brackets, if it has brackets.
    pub(super) group: Option<TreeGroup>,
}

pub(super) struct TreeGroup {
    pub(super) bracket: Bracket,
    /// The byte after the opening bracket.
    pub(super) open: usize,
    pub(super) items: Vec<TreeItem>,
    /// The byte of the closing bracket.
    pub(super) close: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bracket {
    Round,
    Square,
    Curly,
}

/// An entry of a list or map, or a field.
///
/// Its lead, which is the white space and comments before it, begins where the item before it ends.
pub(super) struct TreeItem {
    pub(super) lead: usize,
    pub(super) start: usize,
    pub(super) key: Option<Range<usize>>,
    pub(super) value: Value,
    /// The offset of the comma after it.
    pub(super) comma: Option<usize>,
    /// The end of the item with its comma and the comments that end its line.
    pub(super) end: usize,
}

/// Parses a text; `None` if it is not RON.
pub(super) fn parse(text: &str) -> Option<Value> {
    let mut reader = TreeReader { text, tokens: Lexer::new(text).collect(), next: 0 };
    reader.pass_attributes();
    let value = reader.value(0)?;
    reader.peek().is_none().then_some(value)
}

struct TreeReader<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    next: usize,
}

impl<'a> TreeReader<'a> {
    /// The next token that is not a comment.
    fn peek(&mut self) -> Option<Token> {
        while self.tokens.get(self.next).is_some_and(|token| token.is_comment()) {
            self.next += 1;
        }
        self.tokens.get(self.next).copied()
    }

    /// Takes the next token if it is of this kind; otherwise the comments before it are not skipped either.
    fn take(&mut self, kind: TokenKind) -> Option<Token> {
        let before = self.next;
        let token = self.peek().filter(|token| token.kind == kind);
        self.next = if token.is_some() { self.next + 1 } else { before };
        token
    }

    fn spelled(&self, token: Token) -> &'a str {
        self.text.get(token.range()).unwrap_or("")
    }

    /// Skips `#![enable(…)]` lines before the value.
    fn pass_attributes(&mut self) {
        while self.peek().is_some_and(|token| self.spelled(token) == "#") {
            let mut depth = 0usize;
            while let Some(token) = self.peek() {
                self.next += 1;
                match token.kind {
                    TokenKind::Open => depth += 1,
                    TokenKind::Close if depth <= 1 => break,
                    TokenKind::Close => depth -= 1,
                    _ => {}
                }
            }
        }
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        let first = self.peek().filter(|_| depth < MAX_DEPTH)?;
        let start = first.start;
        self.next += 1;
        let bracket = match first.kind {
            TokenKind::Open => first,
            TokenKind::Name => match self.peek_bracket() {
                Some(bracket) if self.spelled(first) == "Some" => return self.wrapped(start, bracket, depth),
                Some(bracket) => bracket,
                None => return Some(Value { outer: first.range(), inner: first.range(), group: None }),
            },
            TokenKind::Number | TokenKind::Text | TokenKind::RawText | TokenKind::Char => {
                return Some(Value { outer: first.range(), inner: first.range(), group: None });
            }
            _ => return None,
        };
        let group = self.group(bracket, depth)?;
        let range = start..group.close + 1;
        Some(Value { outer: range.clone(), inner: range, group: Some(group) })
    }

    /// Takes the bracket after a name.
    fn peek_bracket(&mut self) -> Option<Token> {
        let bracket = self.peek().filter(|token| token.kind == TokenKind::Open && self.spelled(*token) == "(")?;
        self.next += 1;
        Some(bracket)
    }

    fn wrapped(&mut self, start: usize, bracket: Token, depth: usize) -> Option<Value> {
        let group = self.group(bracket, depth)?;
        let outer = start..group.close + 1;
        let value = group.items.into_iter().next()?.value;
        Some(Value { outer, ..value })
    }

    fn group(&mut self, bracket: Token, depth: usize) -> Option<TreeGroup> {
        let mut items: Vec<TreeItem> = Vec::new();
        let mut lead = bracket.end;
        loop {
            if let Some(close) = self.take(TokenKind::Close) {
                let bracket = match self.spelled(bracket) {
                    "(" => Bracket::Round,
                    "[" => Bracket::Square,
                    _ => Bracket::Curly,
                };
                let open = items.first().map_or(lead, |item| item.lead);
                return Some(TreeGroup { bracket, open, items, close: close.start });
            }
            let item = self.item(lead, depth)?;
            let separated = item.comma.is_some();
            lead = item.end;
            items.push(item);
            if !separated && self.peek()?.kind != TokenKind::Close {
                return None;
            }
        }
    }

    fn item(&mut self, lead: usize, depth: usize) -> Option<TreeItem> {
        let first = self.value(depth + 1)?;
        let start = first.outer.start;
        let (key, value) = match self.take(TokenKind::Colon) {
            Some(_) => (Some(first.outer), self.value(depth + 1)?),
            None => (None, first),
        };
        let comma = self.take(TokenKind::Comma);
        let end = self.comments_of_the_line(comma.map_or(value.outer.end, |comma| comma.end));
        Some(TreeItem { lead, start, key, value, comma: comma.map(|comma| comma.start), end })
    }

    /// The end of the comments after an item, if nothing else of the group follows them on their line.
    fn comments_of_the_line(&self, item_end: usize) -> usize {
        let mut end = item_end;
        for token in self.tokens.get(self.next..).unwrap_or(&[]) {
            let new_line = self.text.get(end..token.start).is_none_or(|between| between.contains('\n'));
            match token.kind {
                _ if new_line => return end,
                TokenKind::LineComment | TokenKind::BlockComment => end = token.end,
                TokenKind::Close => return end,
                _ => return item_end,
            }
        }
        end
    }
}
