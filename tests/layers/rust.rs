//! As much of Rust's grammar as finding every path in a file takes.

/// A piece of Rust: a name, a sign, or anything else that is one character.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Token {
    pub(crate) text: String,
    pub(crate) line: usize,
}

/// The tokens without comments, texts and lifetimes.
pub(crate) fn tokens(code: &str) -> Vec<Token> {
    let characters: Vec<char> = code.chars().collect();
    let at = |index: usize| characters.get(index).copied().unwrap_or('\0');
    let (mut tokens, mut index, mut line) = (Vec::new(), 0, 1);
    while index < characters.len() {
        let start = index;
        let c = at(index);
        if c == '/' && at(index + 1) == '/' {
            while index < characters.len() && at(index) != '\n' {
                index += 1;
            }
        } else if c == '/' && at(index + 1) == '*' {
            let mut depth = 0;
            loop {
                match (at(index), at(index + 1)) {
                    ('/', '*') => (depth, index) = (depth + 1, index + 2),
                    ('*', '/') => (depth, index) = (depth - 1, index + 2),
                    _ => index += 1,
                }
                if depth == 0 || index >= characters.len() {
                    break;
                }
            }
        } else if c == '"' {
            index += 1;
            while index < characters.len() && at(index) != '"' {
                index += if at(index) == '\\' { 2 } else { 1 };
            }
            index += 1;
        } else if matches!(c, 'r' | 'b') && raw_text(&characters, index).is_some() {
            index = raw_text(&characters, index).unwrap();
        } else if c == '\'' {
            index += match (at(index + 1), at(index + 2)) {
                ('\\', _) => characters[index + 3..].iter().position(|c| *c == '\'').map_or(4, |end| end + 4),
                (_, '\'') => 3,
                _ => 1 + characters[index + 1..].iter().take_while(|c| is_of_name(**c)).count(),
            };
        } else if is_of_name(c) {
            while is_of_name(at(index)) {
                index += 1;
            }
            tokens.push(Token { text: characters[start..index].iter().collect(), line });
        } else {
            index += if c == ':' && at(index + 1) == ':' { 2 } else { 1 };
            if !c.is_whitespace() {
                tokens.push(Token { text: characters[start..index].iter().collect(), line });
            }
        }
        line += characters[start..index.min(characters.len())].iter().filter(|c| **c == '\n').count();
    }
    tokens
}

pub(crate) fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The end of a raw text that begins here.
fn raw_text(characters: &[char], start: usize) -> Option<usize> {
    let mut index = start + usize::from(characters[start] == 'b');
    if characters.get(index) != Some(&'r') {
        return None;
    }
    index += 1;
    let signs = characters[index..].iter().take_while(|c| **c == '#').count();
    index += signs;
    if characters.get(index) != Some(&'"') {
        return None;
    }
    let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', signs)).collect();
    let length = characters[index + 1..].windows(end.len()).position(|window| *window == end[..])?;
    Some(index + 1 + length + end.len())
}

/// Every path of the tokens, `use` trees spelled out, with its line.
pub(crate) fn paths(tokens: &[Token]) -> Vec<(Vec<String>, usize)> {
    let (mut paths, mut index) = (Vec::new(), 0);
    while let Some(token) = tokens.get(index) {
        let begins = token.text.chars().all(is_of_name) && (index == 0 || tokens[index - 1].text != "::");
        if token.text == "use" {
            index = tree(tokens, index + 1, &[], &mut paths);
        } else if begins && tokens.get(index + 1).is_some_and(|next| next.text == "::") {
            let mut path = vec![token.text.clone()];
            while tokens.get(index + 1).is_some_and(|next| next.text == "::")
                && tokens.get(index + 2).is_some_and(|next| next.text.chars().all(is_of_name))
            {
                index += 2;
                path.push(tokens[index].text.clone());
            }
            paths.push((path, token.line));
        }
        index += 1;
    }
    paths
}

/// One branch of a `use`; where its `,`, `}` or `;` stands.
fn tree(tokens: &[Token], mut index: usize, before: &[String], paths: &mut Vec<(Vec<String>, usize)>) -> usize {
    let mut path = before.to_vec();
    while let Some(token) = tokens.get(index) {
        match token.text.as_str() {
            "{" => {
                while tokens.get(index).is_some_and(|token| token.text != "}" && token.text != ";") {
                    index = tree(tokens, index + 1, &path, paths);
                }
                return index + 1;
            }
            "," | "}" | ";" => {
                if path.len() > before.len() {
                    paths.push((path, token.line));
                }
                return index;
            }
            "as" => index += 1,
            "::" | "*" => {}
            "self" if !path.is_empty() => paths.push((path.clone(), token.line)),
            name => path.push(name.to_owned()),
        }
        index += 1;
    }
    index
}

/// The tokens outside and inside of `#[cfg(test)]`.
pub(crate) fn split_tests(tokens: Vec<Token>) -> (Vec<Token>, Vec<Token>) {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut code, mut tests, mut rest) = (Vec::new(), Vec::new(), &tokens[..]);
    while let Some(first) = rest.first() {
        if !rest.iter().map(|token| token.text.as_str()).take(7).eq(MARK) {
            code.push(first.clone());
            rest = &rest[1..];
            continue;
        }
        let (mut depth, mut length) = (0, rest.len());
        for (index, token) in rest.iter().enumerate().skip(7) {
            depth += i32::from(token.text == "{") - i32::from(token.text == "}");
            if depth == 0 && matches!(token.text.as_str(), "}" | ";") {
                length = index + 1;
                break;
            }
        }
        tests.extend_from_slice(&rest[..length]);
        rest = &rest[length..];
    }
    (code, tests)
}
