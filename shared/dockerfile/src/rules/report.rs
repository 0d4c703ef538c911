//! Where rules put what they find; what is switched off is dropped here.

use catalogue::Message;
use text::ByteRange;

use super::options::RuleOptions;
use super::{Rule, RuleKind};
use crate::analysis::Analysis;
use crate::keyword::Keyword;
use crate::problem::{Fix, Problem, Severity, codes};
use crate::syntax::{DirectiveName, Forms, detect_directive};

/// Collects breaches of rules.
pub struct Report<'a> {
    rule: Option<&'static Rule>,
    options: RuleOptions,
    /// Options in comments directly above instructions, by index.
    of_instructions: Vec<(usize, RuleOptions)>,
    problems: Vec<Problem>,
    analysis: &'a Analysis<'a>,
}

impl<'a> Report<'a> {
    pub(super) fn new(analysis: &'a Analysis<'a>) -> Self {
        let mut report = Self {
            rule: None,
            options: RuleOptions::default(),
            of_instructions: instruction_options(analysis),
            problems: Vec::new(),
            analysis,
        };
        report.file_options();
        report
    }

    fn file_options(&mut self) {
        let given = self.analysis.workspace.build_arg("BUILDKIT_DOCKERFILE_CHECK");
        let detected = detect_directive(DirectiveName::Check, &self.analysis.file.source, Forms::Comments);
        let (text, range) = match (given, detected) {
            (Some(given), _) => (given.to_owned(), ByteRange::default()),
            (None, Some(found)) => (found.value, found.range.unwrap_or_default()),
            (None, None) => return,
        };
        match RuleOptions::read(&text) {
            Ok(options) => self.options = options,
            Err(fault) => {
                let message = format!("failed to parse check options: {fault}");
                self.problems.push(Problem::error(codes::CHECK_OPTION, range, message));
            }
        }
    }

    pub(super) fn begin(&mut self, rule: &'static Rule) {
        self.rule = Some(rule);
    }

    pub(super) fn skips(&self, name: &str) -> bool {
        self.options.skip(name)
    }

    pub(super) fn finish(self) -> Vec<Problem> {
        self.problems
    }

    fn is_from(&self, instruction: usize) -> bool {
        let found = self.analysis.file.instructions.get(instruction);
        found.is_some_and(|found| found.keyword == Keyword::From)
    }

    /// Adds a breach at a place of an instruction, by its index.
    pub(crate) fn at(&mut self, instruction: usize, range: ByteRange, message: Message) {
        self.with_fixes(instruction, range, message, Vec::new());
    }

    /// Adds a breach and what would mend it, the likeliest first; `instruction` is the one whose comments count.
    pub(crate) fn with_fixes(
        &mut self,
        instruction: usize,
        range: ByteRange,
        message: Message,
        fixes: Vec<Fix>,
    ) {
        let Some(rule) = self.rule else {
            return;
        };
        let heeds_comments = match rule.kind {
            RuleKind::BuildKitWholeFile => false,
            // What a stage does is at its `FROM` where `ONBUILD` in its base left it, and that has no comments.
            RuleKind::BuildKit => !self.is_from(instruction),
            RuleKind::BuildKitEveryStage | RuleKind::Hadolint(_) | RuleKind::Drydock => true,
        };
        let own = self.of_instructions.iter().find(|(at, _)| *at == instruction && heeds_comments);
        if !self.options.let_run(rule, own.map(|(_, options)| options)) {
            return;
        }
        // A build ends only for BuildKit's own rules; ours would claim a failure that does not come.
        let ends_build = self.options.is_error && rule.kind.is_of_buildkit();
        let severity = if ends_build { Severity::Error } else { rule.severity };
        self.problems.push(Problem { code: rule.name, severity, range, message, fixes });
    }
}

/// Reads the first `# check=` directly above each instruction; one that cannot be read counts for nothing.
fn instruction_options(analysis: &Analysis<'_>) -> Vec<(usize, RuleOptions)> {
    let file = analysis.file;
    let mut found = Vec::new();
    for (at, instruction) in file.instructions.iter().enumerate() {
        let options = file.comments_of(instruction).iter().find_map(|comment| {
            let (name, value) = comment.text.slice(&file.source).split_once('=')?;
            let is_check = name.trim().eq_ignore_ascii_case("check");
            is_check.then(|| value.trim().split(' ').next().unwrap_or(""))
        });
        if let Some(Ok(options)) = options.map(RuleOptions::read) {
            found.push((at, options));
        }
    }
    found
}
