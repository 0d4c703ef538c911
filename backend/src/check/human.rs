//! Problems as a compiler shows them: what, where, the line with a mark below the place, and what to do.

use catalogue::{Bundle, Message, check};
use dockerfile::Severity;
use review::Finding;

use super::context::{CheckedContext, CheckedFile};

/// Whether text is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colours {
    Some,
    None,
}

impl Colours {
    /// Colours a terminal, unless `NO_COLOR` is set (no-color.org).
    pub(super) fn of(is_terminal: bool) -> Self {
        let is_wanted = is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        if is_wanted { Self::Some } else { Self::None }
    }

    fn paint(self, code: &str, text: &str) -> String {
        match self {
            Self::Some => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            Self::None => text.to_owned(),
        }
    }
}

/// Writes everything that was found, then how much it is.
pub(super) fn write(
    context: &CheckedContext,
    findings: &[Finding],
    colours: Colours,
    words: &Bundle,
) -> String {
    let mut text = String::new();
    for finding in findings {
        if let Some(source) = context.source(&finding.path) {
            one(&mut text, finding, source, colours, words);
        }
    }
    let n = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let summary = if findings.is_empty() {
        check::fine(context.n_checked())
    } else {
        check::summary(n(Severity::Error), n(Severity::Warning), n(Severity::Info))
    };
    text.push_str(&words.say(summary));
    text.push('\n');
    text
}

fn one(text: &mut String, finding: &Finding, source: &CheckedFile, colours: Colours, words: &Bundle) {
    let colour = match finding.severity {
        Severity::Error => "1;31",
        Severity::Warning => "1;33",
        Severity::Info => "1;36",
    };
    let line = source.lines.line(finding.line as usize).map_or("", |range| range.slice(&source.text));
    let line = line.trim_end_matches(['\n', '\r']);
    let start = source.lines.line(finding.line as usize).map_or(0, |range| range.start);
    let before = line.get(..(finding.range.start - start) as usize).unwrap_or("");
    let marked = line.get(before.len()..(finding.range.end.saturating_sub(start) as usize).min(line.len()));
    let n_marked = marked.unwrap_or("").chars().count().max(1);
    // Tabs stay, so that the mark stands below its place whatever a tab is worth.
    let indent: String = before.chars().map(|character| if character == '\t' { '\t' } else { ' ' }).collect();
    let number = (finding.line + 1).to_string();
    let gutter = " ".repeat(number.len());
    let bar = colours.paint("2", "|");
    let head = colours.paint(colour, &format!("{}[{}]", words.say(severity(finding.severity)), finding.code));
    let column = before.chars().count() + 1;
    line_of(text, format_args!("{head}: {}", words.say(&finding.message)));
    line_of(text, format_args!("{gutter}{} {}:{number}:{column}", colours.paint("2", "-->"), finding.path));
    line_of(text, format_args!("{gutter} {bar}"));
    line_of(text, format_args!("{} {bar} {line}", colours.paint("2", &number)));
    line_of(text, format_args!("{gutter} {bar} {indent}{}", colours.paint(colour, &"^".repeat(n_marked))));
    let help = words.say(check::help());
    for hint in finding.hints.iter().chain(finding.fixes.first().map(|fix| &fix.title)) {
        line_of(text, format_args!("{gutter} {} {help}: {}", colours.paint("2", "="), words.say(hint)));
    }
    text.push('\n');
}

fn severity(severity: Severity) -> Message {
    match severity {
        Severity::Error => check::error(),
        Severity::Warning => check::warning(),
        Severity::Info => check::info(),
    }
}

fn line_of(text: &mut String, line: std::fmt::Arguments<'_>) {
    text.push_str(&line.to_string());
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use catalogue::Language;

    use super::*;

    fn english() -> &'static Bundle {
        Bundle::of(Language::English)
    }

    #[test]
    fn a_problem_is_shown_at_its_place() {
        let context = CheckedContext::of(&[("Dockerfile", "FROM scratch\nLABEL\té=b c\n")]);
        let shown = write(&context, &context.review(), Colours::None, english());
        let expected = "error[NameValue]: Syntax error - can't find = in \"c\". Must be of the form: name=value\n \
                        --> Dockerfile:2:11\n  |\n2 | LABEL\té=b c\n  |      \t    ^\n";
        assert!(shown.starts_with(expected), "{shown}");
        assert!(shown.ends_with("1 error, 0 warnings, 0 remarks.\n"), "{shown}");
    }

    #[test]
    fn a_pasted_text_is_one_problem() {
        let readme = "# My app\n\nIt greets people.\n\n## Usage\n\n- build it\n- run it\n";
        for (text, says) in [
            (
                "echo 'FROM debian:12\nCMD [\"date\"]\nRUN x > Dockerfile\n",
                "error[PastedCommands]: These are commands",
            ),
            ("$ docker build -t web.\n", "error[PastedCommands]: These are commands"),
            (readme, "error[OtherLanguage]: This is text for people"),
            (
                "services:\n  web:\n    build: .\n",
                "error[OtherLanguage]: These are services for Docker Compose",
            ),
            ("<!DOCTYPE html>\n<html>\n</html>\n", "error[OtherLanguage]: This is a page in HTML"),
        ] {
            let context = CheckedContext::of(&[("Dockerfile", text), ("app.py", "x = 1\n")]);
            let shown = write(&context, &context.review(), Colours::None, english());
            assert!(shown.starts_with(says), "{shown}");
            assert!(shown.ends_with("1 error, 0 warnings, 0 remarks.\n"), "{shown}");
        }
    }

    #[test]
    fn nothing_wrong_is_said_in_a_line() {
        let context = CheckedContext::of(&[("Dockerfile", "FROM scratch\n"), ("a.txt", "")]);
        assert_eq!(write(&context, &[], Colours::None, english()), "Nothing is wrong with 1 file.\n");
    }
}
