//! `test` and `[`: whether an expression over texts, numbers and files holds, by the rules of POSIX for up to four arguments and by `dash`'s grammar beyond.

use super::files::{FileKind, Files};

/// Returns whether the expression of `test` holds. `words` begin with the name, `test` or `[`.
///
/// # Errors
///
/// What the command prints when the words are no expression; its status is 2 then.
pub fn test_holds(words: &[String], files: &dyn Files) -> Result<bool, String> {
    let (name, arguments) = words.split_first().ok_or("sh: test: argument expected\n")?;
    let arguments = match (name.as_str(), arguments.split_last()) {
        ("[", Some((last, arguments))) if last == "]" => arguments,
        ("[", _) => return Err("sh: [: missing ]\n".to_owned()),
        _ => arguments,
    };
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    short(&arguments, files).map_err(|error| format!("sh: {name}: {error}\n"))
}

/// Holds or not, or why that cannot be said.
type Held = Result<bool, String>;

/// Up to four arguments, whose number says what they are.
fn short(arguments: &[&str], files: &dyn Files) -> Held {
    match arguments {
        [] => Ok(false),
        [text] => Ok(!text.is_empty()),
        ["!", text] => Ok(text.is_empty()),
        [operator, operand] if is_unary(operator) => Ok(unary(operator, operand, files)),
        [left, operator, right] if is_binary(operator) => binary(left, operator, right),
        ["!", rest @ ..] if rest.len() < 4 => Ok(!short(rest, files)?),
        ["(", inside @ .., ")"] if inside.len() < 3 => short(inside, files),
        _ => {
            let mut expression = Expression { arguments, files, depth: 0 };
            let holds = expression.or()?;
            match expression.arguments.first() {
                None => Ok(holds),
                Some(rest) => Err(format!("{rest}: unexpected operator")),
            }
        }
    }
}

/// An expression that is read from left to right.
struct Expression<'a> {
    arguments: &'a [&'a str],
    files: &'a dyn Files,
    depth: usize,
}

impl Expression<'_> {
    fn eat(&mut self, word: &str) -> bool {
        let is_next = self.arguments.first() == Some(&word);
        if is_next {
            self.arguments = self.arguments.get(1..).unwrap_or(&[]);
        }
        is_next
    }

    fn or(&mut self) -> Held {
        let mut holds = self.and()?;
        while self.eat("-o") {
            holds |= self.and()?;
        }
        Ok(holds)
    }

    fn and(&mut self) -> Held {
        let mut holds = self.not()?;
        while self.eat("-a") {
            holds &= self.not()?;
        }
        Ok(holds)
    }

    fn not(&mut self) -> Held {
        let mut is_negated = false;
        while self.arguments.len() > 1 && self.eat("!") {
            is_negated = !is_negated;
        }
        Ok(self.primary()? != is_negated)
    }

    fn primary(&mut self) -> Held {
        match *self.arguments {
            [] => Err("argument expected".to_owned()),
            [left, operator, right, ..] if is_binary(operator) => {
                self.arguments = self.arguments.get(3..).unwrap_or(&[]);
                binary(left, operator, right)
            }
            ["(", _, ..] => {
                if self.depth == MOST_PARENTHESES {
                    return Err("expression too deep".to_owned());
                }
                self.arguments = self.arguments.get(1..).unwrap_or(&[]);
                self.depth += 1;
                let holds = self.or()?;
                self.depth -= 1;
                if self.eat(")") { Ok(holds) } else { Err("closing paren expected".to_owned()) }
            }
            [operator, operand, ..] if is_unary(operator) => {
                self.arguments = self.arguments.get(2..).unwrap_or(&[]);
                Ok(unary(operator, operand, self.files))
            }
            [text, ..] => {
                self.arguments = self.arguments.get(1..).unwrap_or(&[]);
                Ok(!text.is_empty())
            }
        }
    }
}

fn is_unary(operator: &str) -> bool {
    let letter = operator.strip_prefix('-').unwrap_or("");
    letter.len() == 1 && "bcdefghknoprstuwxzGLOS".contains(letter) && operator != "-o"
}

fn unary(operator: &str, operand: &str, files: &dyn Files) -> bool {
    let kind = || if operand.is_empty() { None } else { files.kind(operand) };
    match operator {
        "-n" => !operand.is_empty(),
        "-z" => operand.is_empty(),
        "-e" | "-r" | "-w" | "-O" | "-G" => kind().is_some(),
        "-f" => matches!(kind(), Some(FileKind::File { .. })),
        "-d" | "-x" => kind() == Some(FileKind::Folder),
        "-s" => match kind() {
            Some(FileKind::File { size_bytes }) => size_bytes > 0,
            Some(FileKind::Folder) => true,
            None => false,
        },
        // There are neither links nor devices nor pipes in a workspace, and no terminal.
        _ => false,
    }
}

fn is_binary(operator: &str) -> bool {
    ["=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge"].contains(&operator)
}

fn binary(left: &str, operator: &str, right: &str) -> Held {
    Ok(match operator {
        "=" | "==" => left == right,
        "!=" => left != right,
        "<" => left < right,
        ">" => left > right,
        _ => {
            let ordering = number(left)?.cmp(&number(right)?);
            match operator {
                "-eq" => ordering.is_eq(),
                "-ne" => ordering.is_ne(),
                "-lt" => ordering.is_lt(),
                "-le" => ordering.is_le(),
                "-gt" => ordering.is_gt(),
                _ => ordering.is_ge(),
            }
        }
    })
}

fn number(text: &str) -> Result<i64, String> {
    text.trim().parse().map_err(|_| format!("Illegal number: {text}"))
}

/// How many parentheses may stand in each other.
const MOST_PARENTHESES: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::FileEntry;

    struct Some3;

    impl Files for Some3 {
        fn entries(&self, _: &str) -> Vec<FileEntry> {
            Vec::new()
        }

        fn kind(&self, path: &str) -> Option<FileKind> {
            match path {
                "app.py" => Some(FileKind::File { size_bytes: 3 }),
                "empty" => Some(FileKind::File { size_bytes: 0 }),
                "src" => Some(FileKind::Folder),
                _ => None,
            }
        }
    }

    fn check(text: &str, expected: Result<bool, &str>) {
        let words: Vec<String> = text.split(' ').map(|word| word.replace('_', "")).collect();
        assert_eq!(test_holds(&words, &Some3), expected.map_err(str::to_owned), "{text}");
    }

    #[test]
    fn expressions_hold_or_not() {
        for text in [
            "test a",
            "[ a ]",
            "[ -f app.py ]",
            "[ -d src ]",
            "[ -s app.py ]",
            "[ ! -e missing ]",
            "[ -z _ ]",
            "[ a = a ]",
            "[ a != b ]",
            "[ 2 -lt 10 ]",
            "[ -f app.py -a -d src ]",
            "[ -f missing -o ( a = a -a ! b = c ) ]",
            "[ ! ]",
            "[ -f ]",
            "[ ( a ) ]",
            "[ ! = ! ]",
        ] {
            check(text, Ok(true));
        }
        for text in
            ["test", "[ ]", "[ _ ]", "[ -s empty ]", "[ -d app.py ]", "[ ! a ]", "[ -n _ ]", "[ 1 -eq 2 ]"]
        {
            check(text, Ok(false));
        }
    }

    #[test]
    fn what_is_no_expression_is_told_as_dash_does() {
        check("[ a", Err("sh: [: missing ]\n"));
        check("[ a -eq 1 ]", Err("sh: [: Illegal number: a\n"));
        check("test a b", Err("sh: test: b: unexpected operator\n"));
        check("[ ( a = b -o x ]", Err("sh: [: closing paren expected\n"));
        let deep = format!("test {}a = a x", "( ".repeat(10_000));
        check(&deep, Err("sh: test: expression too deep\n"));
        let words = format!("test {}a b", "! ".repeat(10_000));
        check(&words, Err("sh: test: b: unexpected operator\n"));
    }
}
