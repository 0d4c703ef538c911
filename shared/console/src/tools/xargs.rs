//! The words of `xargs`: which commands its input makes. The shell runs them.

use super::ToolOutput;
use super::options::{Arguments, OptionError, Reading, read};

/// Returns the commands that `xargs` runs, each with its name first.
///
/// # Errors
/// The words or the input are wrong: what `xargs` prints, and its exit code.
pub fn xargs_commands(words: &[String], input: &[u8]) -> Result<Vec<Vec<String>>, ToolOutput> {
    let read = read(FLAGS, Reading::BeforeOperands, words).map_err(|error| misused(&option_error(&error)))?;
    let most = most_words(&read)?;
    let template = if read.operands.is_empty() { vec!["echo".to_owned()] } else { read.operands.clone() };
    let place = read.value("I");
    let text = String::from_utf8_lossy(input);
    let items: Vec<String> = if read.has("0") {
        text.split_terminator('\0').map(str::to_owned).collect()
    } else if let Some(delimiter) = read.value("d") {
        let delimiter = if delimiter == "\\n" { '\n' } else { delimiter.chars().next().unwrap_or('\n') };
        text.split_terminator(delimiter).map(str::to_owned).collect()
    } else if place.is_some() {
        text.lines().map(str::trim_start).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    } else {
        split(&text)?
    };
    if items.len() > MOST_ITEMS {
        return Err(failure("argument list too long", 1));
    }
    if let Some(place) = place.filter(|place| !place.is_empty()) {
        let fill = |item: &String| template.iter().map(|word| word.replace(place, item)).collect();
        return Ok(items.iter().map(fill).collect());
    }
    if items.is_empty() {
        return Ok(if read.has("r") { Vec::new() } else { vec![template] });
    }
    let with = |items: &[String]| [template.as_slice(), items].concat();
    Ok(items.chunks(most.unwrap_or(items.len())).map(with).collect())
}

fn most_words(read: &Arguments) -> Result<Option<usize>, ToolOutput> {
    let Some(key) = read.last_of(&["n", "L"]) else { return Ok(None) };
    let value = read.value(key).unwrap_or_default();
    match value.parse::<i64>() {
        Err(_) => Err(misused(&format!("invalid number \"{value}\" for -{key} option"))),
        Ok(number) if number < 1 => Err(misused(&format!("value {value} for -{key} option should be >= 1"))),
        Ok(number) => Ok(usize::try_from(number).ok()),
    }
}

/// Splits the input at white space; quotes and backslashes keep it together.
fn split(text: &str) -> Result<Vec<String>, ToolOutput> {
    let mut items = Vec::new();
    let mut item: Option<String> = None;
    let mut quote = None;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (Some(end), letter) if letter == end => quote = None,
            (Some(end), '\n') => {
                let kind = if end == '"' { "double" } else { "single" };
                return Err(failure(
                    &format!(
                        "unmatched {kind} quote; by default quotes are special to xargs unless you use the -0 option"
                    ),
                    1,
                ));
            }
            (None, '"' | '\'') => {
                quote = Some(letter);
                item.get_or_insert_default();
            }
            (None, '\\') => item.get_or_insert_default().extend(letters.next()),
            (None, letter) if letter.is_ascii_whitespace() => items.extend(item.take()),
            (_, letter) => item.get_or_insert_default().push(letter),
        }
    }
    if let Some(end) = quote {
        let kind = if end == '"' { "double" } else { "single" };
        return Err(failure(
            &format!(
                "unmatched {kind} quote; by default quotes are special to xargs unless you use the -0 option"
            ),
            1,
        ));
    }
    items.extend(item);
    Ok(items)
}

fn option_error(error: &OptionError) -> String {
    match error {
        OptionError::Letter(letter) => format!("invalid option -- '{letter}'"),
        OptionError::LetterNeedsArgument(letter) => format!("option requires an argument -- '{letter}'"),
        OptionError::WordNeedsArgument(word) => format!("option '--{word}' requires an argument"),
        OptionError::NoArgument(word) => format!("option '--{word}' doesn't allow an argument"),
        OptionError::Word(word) | OptionError::Ambiguous(word, _) => format!("unrecognized option '{word}'"),
        OptionError::Refused(word) => format!("{word}: not supported"),
    }
}

fn misused(text: &str) -> ToolOutput {
    let mut output = failure(text, 1);
    output.err.extend_from_slice(b"Try 'xargs --help' for more information.\n");
    output
}

fn failure(text: &str, status: i32) -> ToolOutput {
    ToolOutput { err: format!("xargs: {text}\n").into_bytes(), status, ..ToolOutput::default() }
}

const FLAGS: &str = "0/null I: L/max-lines: d/delimiter: n/max-args: r/no-run-if-empty t/verbose ! E: P/max-procs: a/arg-file: p/interactive s/max-chars: x/exit /show-limits";

/// The most words that the input may make.
const MOST_ITEMS: usize = 10_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[&str], input: &str, expected: &[&str]) {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let got = match xargs_commands(&words, input.as_bytes()) {
            Ok(commands) => commands.iter().map(|command| command.join(" ")).collect(),
            Err(output) => {
                vec![String::from_utf8_lossy(&output.err).lines().next().unwrap_or_default().to_owned()]
            }
        };
        assert_eq!(got, expected, "{words:?}");
    }

    #[test]
    fn input_becomes_words() {
        check(&["docker", "rm"], "a b\nc\n", &["docker rm a b c"]);
        check(&["-n", "2", "docker", "rm", "-f"], "a b c", &["docker rm -f a b", "docker rm -f c"]);
        check(&["-I{}", "echo", "<{}>"], "a b\n  c\n", &["echo <a b>", "echo <c>"]);
        check(&["-0", "rm"], "a b\0c\0", &["rm a b c"]);
        check(&[], "'a b' c\\ d", &["echo a b c d"]);
    }

    #[test]
    fn nothing_is_run_for_nothing_only_when_asked() {
        check(&["rm"], "", &["rm"]);
        check(&["-r", "rm"], " \n", &[]);
    }

    #[test]
    fn wrong_words_are_named() {
        check(&["-n", "x"], "", &["xargs: invalid number \"x\" for -n option"]);
        check(&["-n0"], "", &["xargs: value 0 for -n option should be >= 1"]);
        check(&["-y"], "", &["xargs: invalid option -- 'y'"]);
        check(
            &[],
            "it's",
            &[
                "xargs: unmatched single quote; by default quotes are special to xargs unless you use the -0 option",
            ],
        );
    }
}
