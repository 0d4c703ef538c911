//! Options of a tool, read as GNU's `getopt_long` reads them.

/// An option of a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flag {
    /// The letter after one dash, where there is one.
    pub short: Option<char>,
    /// The word after two dashes; empty where there is none.
    pub long: &'static str,
    /// Whether the option has an argument.
    pub takes: Takes,
    /// Whether coreutils have the option and the console does not.
    pub is_refused: bool,
}

/// What follows an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Nothing.
    Nothing,
    /// An argument, in the same word or the next.
    Argument,
    /// An argument in the same word, or none.
    Optional,
}

/// How the options of a tool are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Options stand anywhere before `--`.
    Anywhere,
    /// The first operand ends the options, as in `env A=b command -x`.
    BeforeOperands,
    /// The tool reads its words itself.
    Itself,
}

/// What is wrong with the options of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OptionError {
    /// A letter that the tool does not know.
    Letter(char),
    /// A long option that the tool does not know, with its dashes.
    Word(String),
    /// A beginning of several long options.
    Ambiguous(String, Vec<&'static str>),
    /// A letter without its argument.
    LetterNeedsArgument(char),
    /// A long option without its argument.
    WordNeedsArgument(&'static str),
    /// An argument that the long option does not take.
    NoArgument(&'static str),
    /// An option of coreutils that the console does not have.
    Refused(String),
}

/// The words of a command, read.
#[derive(Clone, Debug, Default)]
pub(super) struct Arguments {
    /// Options in order, by letter, or by word where the option has no letter; with the argument.
    pub(super) options: Vec<(String, String)>,
    /// The other words.
    pub(super) operands: Vec<String>,
}

impl Arguments {
    /// Returns whether an option is given.
    pub(super) fn has(&self, key: &str) -> bool {
        self.options.iter().any(|(name, _)| name == key)
    }

    /// Returns the argument of an option; the last one counts.
    pub(super) fn value(&self, key: &str) -> Option<&str> {
        self.options.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// Returns whether only standard input is read, where the first operands are no files.
    pub(super) fn is_of_input(&self, n_others: usize) -> bool {
        match self.operands.get(n_others..) {
            None | Some([]) => true,
            Some(files) => files == ["-"],
        }
    }

    /// Returns which of several options is given last.
    pub(super) fn last_of(&self, keys: &[&str]) -> Option<&str> {
        self.options.iter().rev().map(|(name, _)| name.as_str()).find(|name| keys.contains(name))
    }
}

/// Reads a list of flags: `l` a letter, `a/all` a letter with its word, `/all` a word alone; with `:` an argument follows, with `?` maybe one.
/// What comes after a `!` is refused.
pub(super) fn flags(list: &'static str) -> impl Iterator<Item = Flag> {
    let (own, refused) = list.split_once('!').unwrap_or((list, ""));
    let of = |words: &'static str, is_refused| {
        words.split_ascii_whitespace().map(move |word| {
            let (word, takes) = match word.as_bytes().last() {
                Some(b':') if word.len() > 1 => (&word[..word.len() - 1], Takes::Argument),
                Some(b'?') if word.len() > 1 => (&word[..word.len() - 1], Takes::Optional),
                _ => (word, Takes::Nothing),
            };
            let (short, long) = word.split_once('/').unwrap_or((word, ""));
            Flag { short: short.chars().next(), long, takes, is_refused }
        })
    };
    of(own, false).chain(of(refused, true))
}

/// Reads the words after a command's name.
pub(super) fn read(list: &'static str, reading: Reading, words: &[String]) -> Result<Arguments, OptionError> {
    let mut read = Arguments::default();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if word == "--" {
            break;
        } else if let Some(long) = word.strip_prefix("--") {
            read_word(list, long, &mut words, &mut read)?;
        } else if let Some(letters) = word.strip_prefix('-').filter(|letters| !letters.is_empty()) {
            read_letters(list, letters, &mut words, &mut read)?;
        } else {
            read.operands.push(word.clone());
            if reading == Reading::BeforeOperands {
                break;
            }
        }
    }
    read.operands.extend(words.cloned());
    Ok(read)
}

fn read_letters<'a>(
    list: &'static str,
    letters: &str,
    words: &mut impl Iterator<Item = &'a String>,
    read: &mut Arguments,
) -> Result<(), OptionError> {
    for (at, letter) in letters.char_indices() {
        let flag = flags(list).find(|flag| flag.short == Some(letter)).ok_or(OptionError::Letter(letter))?;
        if flag.is_refused {
            return Err(OptionError::Refused(format!("-{letter}")));
        }
        let rest = &letters[at + letter.len_utf8()..];
        let value = match flag.takes {
            Takes::Nothing => {
                read.options.push((letter.to_string(), String::new()));
                continue;
            }
            Takes::Argument if rest.is_empty() => {
                words.next().ok_or(OptionError::LetterNeedsArgument(letter))?.clone()
            }
            Takes::Argument | Takes::Optional => rest.to_owned(),
        };
        read.options.push((letter.to_string(), value));
        break;
    }
    Ok(())
}

fn read_word<'a>(
    list: &'static str,
    long: &str,
    words: &mut impl Iterator<Item = &'a String>,
    read: &mut Arguments,
) -> Result<(), OptionError> {
    let (name, value) = long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value)));
    let starting: Vec<Flag> =
        flags(list).filter(|flag| !flag.long.is_empty() && flag.long.starts_with(name)).collect();
    let exact = starting.iter().find(|flag| flag.long == name);
    let flag = match (exact, starting.as_slice()) {
        (Some(flag), _) | (None, [flag]) => *flag,
        (None, []) => return Err(OptionError::Word(format!("--{name}"))),
        (None, many) => {
            let words = many.iter().map(|flag| flag.long).collect();
            return Err(OptionError::Ambiguous(format!("--{long}"), words));
        }
    };
    if flag.is_refused {
        return Err(OptionError::Refused(format!("--{}", flag.long)));
    }
    let value = match (flag.takes, value) {
        (Takes::Nothing, Some(_)) => return Err(OptionError::NoArgument(flag.long)),
        (Takes::Argument, None) => words.next().ok_or(OptionError::WordNeedsArgument(flag.long))?.clone(),
        (_, value) => value.unwrap_or_default().to_owned(),
    };
    let key = flag.short.map_or_else(|| flag.long.to_owned(), String::from);
    read.options.push((key, value));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "a/all A/almost-all n/lines: i/in-place? /zero ! Z/context";

    fn check(words: &[&str], expected: &str) {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let got = match read(LIST, Reading::Anywhere, &words) {
            Ok(read) => {
                let options = read.options.iter().map(|(key, value)| format!("{key}={value}"));
                options.chain(read.operands.iter().cloned()).collect::<Vec<_>>().join(" ")
            }
            Err(error) => format!("{error:?}"),
        };
        assert_eq!(got, expected, "{words:?}");
    }

    #[test]
    fn letters_are_combined_and_take_arguments() {
        check(&["-aAn5", "x", "-n", "3"], "a= A= n=5 n=3 x");
        check(&["-i", "x", "-i.bak"], "i= i=.bak x");
        check(&["-a", "--", "-a", "-"], "a= -a -");
        check(&["-", "-n"], "LetterNeedsArgument('n')");
        check(&["-ax"], "Letter('x')");
        check(&["-aZ"], "Refused(\"-Z\")");
    }

    #[test]
    fn words_may_be_abbreviated() {
        check(&["--all", "--lin", "3", "--lines=4", "--zero"], "a= n=3 n=4 zero=");
        check(&["--al"], "Ambiguous(\"--al\", [\"all\", \"almost-all\"])");
        check(&["--nothing"], "Word(\"--nothing\")");
        check(&["--all=3"], "NoArgument(\"all\")");
        check(&["--lines"], "WordNeedsArgument(\"lines\")");
        check(&["--con"], "Refused(\"--context\")");
    }
}
