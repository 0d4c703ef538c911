//! Rules: what works and is likely not what was meant.
//!
//! One file a rule, with its examples, its check and its tests; a new rule is a file, a `mod` line, a line in [`RULES`], and its words in the area
//! `rules` of the catalogue. BuildKit's rules have its names, its sentences and its idea of what is wrong (`frontend/dockerfile/linter`); all
//! explanations are our own.
//! `# check=skip=…;error=…;experimental=…` counts for all rules alike.

mod arrays;
mod characters;
mod files;
mod fixes;
#[cfg(test)]
mod laws;
mod look_alikes;
mod options;
mod quoting;
mod report;
mod runs;
mod servers;
mod slips;
#[cfg(test)]
mod testing;

mod add_instead_of_copy;
mod apk_index_kept;
mod apt_get_recommends;
mod apt_get_without_yes;
mod apt_in_script;
mod apt_lists_kept;
mod apt_update_alone;
mod assignment_in_command;
mod base_without_tag;
mod broken_array;
mod carriage_return_in_script;
mod change_directory_in_run;
mod command_in_one_word;
mod comment_at_line_end;
mod consecutive_runs;
mod consistent_instruction_casing;
mod copy_before_install;
mod copy_from_unknown_stage;
mod copy_ignored_file;
mod copy_source_missing;
mod dockerfile_in_image;
mod duplicate_stage_name;
mod entrypoint_hides_cmd;
mod env_refers_to_itself;
mod expose_invalid_format;
mod expose_proto_casing;
mod expose_unlike_app;
mod exposed_port_zero;
mod from_as_casing;
mod from_platform_flag_const_disallowed;
mod invalid_default_arg_in_from;
mod invalid_definition_description;
mod json_args_recommended;
mod last_user_is_root;
mod latest_tag;
mod legacy_key_value_format;
mod look_alike_character;
mod maintainer_deprecated;
mod multiple_instructions_disallowed;
mod no_empty_continuation;
mod pip_cache_kept;
mod pipe_hides_failure;
mod redundant_target_platform;
mod relative_destination;
mod reserved_stage_name;
mod secrets_used_in_arg_or_env;
mod server_in_run;
mod server_on_loopback;
mod several_sources_need_folder;
mod stage_name_casing;
mod started_file_missing;
mod sudo_in_run;
mod undefined_arg_in_from;
mod undefined_var;
mod unpinned_apt_package;
mod unpinned_pip_package;
mod variable_above_install;
mod whole_context_copied;
mod whole_stage_copied;
mod windows_path;
mod workdir_relative_path;

pub use report::Report;
pub use slips::mended;

use catalogue::{Message, dockerfile as words};
use serde::{Deserialize, Serialize};
use text::budget::Work;

use crate::analysis::Analysis;
use crate::problem::{Problem, Severity};
use crate::shell::{Script, scripts};
use crate::syntax::Dockerfile;

/// Every rule, BuildKit's first.
pub static RULES: &[&Rule] = &[
    &stage_name_casing::RULE,
    &from_as_casing::RULE,
    &no_empty_continuation::RULE,
    &consistent_instruction_casing::RULE,
    &duplicate_stage_name::RULE,
    &reserved_stage_name::RULE,
    &json_args_recommended::RULE,
    &maintainer_deprecated::RULE,
    &undefined_arg_in_from::RULE,
    &workdir_relative_path::RULE,
    &undefined_var::RULE,
    &multiple_instructions_disallowed::RULE,
    &legacy_key_value_format::RULE,
    &redundant_target_platform::RULE,
    &secrets_used_in_arg_or_env::RULE,
    &invalid_default_arg_in_from::RULE,
    &from_platform_flag_const_disallowed::RULE,
    &copy_ignored_file::RULE,
    &invalid_definition_description::RULE,
    &expose_proto_casing::RULE,
    &expose_invalid_format::RULE,
    &last_user_is_root::RULE,
    &change_directory_in_run::RULE,
    &sudo_in_run::RULE,
    &base_without_tag::RULE,
    &latest_tag::RULE,
    &unpinned_apt_package::RULE,
    &apt_lists_kept::RULE,
    &exposed_port_zero::RULE,
    &unpinned_pip_package::RULE,
    &apt_get_without_yes::RULE,
    &apt_get_recommends::RULE,
    &apk_index_kept::RULE,
    &add_instead_of_copy::RULE,
    &several_sources_need_folder::RULE,
    &copy_from_unknown_stage::RULE,
    &apt_in_script::RULE,
    &pip_cache_kept::RULE,
    &env_refers_to_itself::RULE,
    &relative_destination::RULE,
    &consecutive_runs::RULE,
    &whole_stage_copied::RULE,
    &pipe_hides_failure::RULE,
    &copy_before_install::RULE,
    &apt_update_alone::RULE,
    &whole_context_copied::RULE,
    &dockerfile_in_image::RULE,
    &copy_source_missing::RULE,
    &entrypoint_hides_cmd::RULE,
    &started_file_missing::RULE,
    &expose_unlike_app::RULE,
    &variable_above_install::RULE,
    &server_in_run::RULE,
    &server_on_loopback::RULE,
    &comment_at_line_end::RULE,
    &look_alike_character::RULE,
    &windows_path::RULE,
    &broken_array::RULE,
    &command_in_one_word::RULE,
    &assignment_in_command::RULE,
    &carriage_return_in_script::RULE,
];

/// A rule.
pub struct Rule {
    /// Its name, by which `# check=skip=` leaves it out.
    pub name: &'static str,
    /// Whose rule it is.
    pub kind: RuleKind,
    /// How badly a breach matters.
    pub severity: Severity,
    /// Whether it runs only where `# check=experimental=` asks for it.
    pub is_experimental: bool,
    /// What a person reads about it.
    pub explanation: Explanation,
    /// Looks for breaches.
    pub(crate) check: fn(&Context<'_>, &mut Report<'_>),
}

/// Whose rule it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// BuildKit's, about what a stage does; a build says the same of the stages that its target needs (`dispatch`).
    BuildKit,
    /// BuildKit's, about one instruction; a build says the same of every stage, needed or not (`instructions.Parse`, `buildDispatchStates`).
    BuildKitEveryStage,
    /// BuildKit's, about the file as a whole; a build says the same of every stage, and a comment above an instruction does not count for it.
    BuildKitWholeFile,
    /// One that hadolint has under this code.
    Hadolint(&'static str),
    /// Our own.
    Drydock,
}

impl RuleKind {
    /// Returns whether BuildKit has the rule too.
    #[must_use]
    pub fn is_of_buildkit(self) -> bool {
        matches!(self, Self::BuildKit | Self::BuildKitEveryStage | Self::BuildKitWholeFile)
    }
}

/// What a person reads about a rule. That of a rule itself holds the constructors of its messages; what is sent elsewhere holds the messages.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Explanation<Words = fn() -> Message, Text = &'static str> {
    /// What is wrong, in one sentence.
    pub what: Words,
    /// Why that matters.
    pub why: Words,
    /// A Dockerfile that breaks the rule.
    pub example: Text,
    /// The same, better.
    pub better: Text,
    /// Where to read more.
    pub reference: Text,
}

impl Explanation {
    /// Returns the explanation with its messages.
    #[must_use]
    pub fn told(&self) -> Explanation<Message> {
        let Self { what, why, example, better, reference } = *self;
        Explanation { what: what(), why: why(), example, better, reference }
    }
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// What a build would make of the file.
    pub analysis: &'a Analysis<'a>,
    /// The file.
    pub file: &'a Dockerfile,
    /// The shell text of every `RUN`.
    pub scripts: &'a [Script<'a>],
}

/// Returns the rule of that name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// Returns whether `# check=skip=` or the build switches off everything of that name in the whole file.
#[must_use]
pub fn is_skipped(analysis: &Analysis<'_>, name: &str) -> bool {
    Report::new(analysis).skips(name)
}

/// Runs every rule that is not switched off; the breaches in the order of the rules.
#[must_use]
pub fn lint(analysis: &Analysis<'_>) -> Vec<Problem> {
    breaches(analysis, &scripts(analysis.file), |_| true)
}

/// Runs the rules that are wanted, with the shell text of every `RUN`.
fn breaches(analysis: &Analysis<'_>, scripts: &[Script<'_>], is_wanted: fn(&Rule) -> bool) -> Vec<Problem> {
    let mut report = Report::new(analysis);
    let context = Context { analysis, file: analysis.file, scripts };
    for rule in RULES.iter().filter(|rule| is_wanted(rule)) {
        report.begin(rule);
        (rule.check)(&context, &mut report);
    }
    report.finish()
}

/// Returns everything that can be said against a file, in the order of its text: what BuildKit's parser, its instructions and a build would refuse, and
/// what breaks a rule. A slip that makes a line mean something else is told without what follows from it.
#[must_use]
pub fn diagnose(analysis: &Analysis<'_>) -> Vec<Problem> {
    let mut problems = slips::diagnose(analysis, slips::ROUNDS);
    // Looked at last: the rules work too.
    problems.extend(too_much_work(analysis));
    problems.sort_by_key(|problem| (problem.range.start, problem.severity));
    problems
}

/// Returns what is wrong with a file as it stands; slips are left out.
fn as_written(analysis: &Analysis<'_>) -> Vec<Problem> {
    let mut problems = analysis.file.problems.clone();
    problems.extend(crate::check(analysis.file));
    if analysis.stages.is_empty() && !analysis.file.instructions.is_empty() {
        problems.push(no_stages(analysis.file));
    }
    problems.extend(analysis.problems.iter().cloned());
    problems.extend(breaches(analysis, &scripts(analysis.file), |rule| !slips::is_slip(rule)));
    problems
}

/// Says that not everything was looked at.
fn too_much_work(analysis: &Analysis<'_>) -> Option<Problem> {
    let spent = analysis.budget().spent()?;
    let range = analysis.file.instructions.first().map(|first| first.keyword_range)?;
    let message = match spent.most {
        Work::Ignoring => words::too_much_ignoring(analysis.ignore_path),
        Work::Copying => words::too_much_copying(),
        Work::Expanding => words::too_much_expanding(),
        Work::Planning => words::too_much_planning(),
    };
    let problem = Problem::said(crate::codes::TOO_MUCH_WORK, range, message);
    Some(Problem { severity: Severity::Warning, ..problem })
}

fn no_stages(file: &Dockerfile) -> Problem {
    let end = file.source.trim_end().len();
    let message = "dockerfile contains no stages to build";
    Problem::error(crate::codes::NO_STAGE, text::ByteRange::new(end, end), message)
}
