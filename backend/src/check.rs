//! `drydock check [DIR]`: tells what is wrong with a build context, like a compiler, for anyone's terminal or CI. Needs no engine and no server.

mod context;
mod encoding;
mod human;
mod report;

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use catalogue::{Bundle, Language};
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, ValueEnum};
use dockerfile::Severity;

pub use context::ContextError;

/// Options of `drydock check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Folder of the build context, or one file.
    #[arg(default_value = ".")]
    path: PathBuf,
    /// How problems are written.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Language of the problems, as a tag of BCP 47.
    #[arg(long, default_value = Language::English.tag(), value_parser = PossibleValuesParser::new(Language::ALL.map(Language::tag)).try_map(|tag| tag.parse::<Language>()))]
    lang: Language,
}

/// How problems are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: the line, a mark below the place, what to do.
    Human,
    /// One JSON array of problems, lines and columns counted from one.
    Json,
    /// SARIF 2.1.0, which code hosts and editors read.
    Sarif,
}

/// Looks at the files and writes what it finds to standard output; fails when something is an error.
///
/// # Errors
///
/// The path cannot be read, holds nothing to check, or standard output is closed.
pub fn check(options: &CheckArguments) -> anyhow::Result<ExitCode> {
    let words = Bundle::of(options.lang);
    let read = context::read(&options.path);
    let context = read.map_err(|error| anyhow::Error::msg(words.say(error.message())))?;
    let findings = context.review();
    let mut output = std::io::stdout().lock();
    match options.format {
        Format::Human => {
            let colours = human::Colours::of(output.is_terminal());
            output.write_all(human::write(&context, &findings, colours, words).as_bytes())?;
        }
        Format::Json => writeln!(output, "{:#}", report::json(&context, &findings, words))?,
        Format::Sarif => writeln!(output, "{:#}", report::sarif(&context, &findings, words))?,
    }
    let is_wrong = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if is_wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
