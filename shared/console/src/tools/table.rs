//! All tools: names, usage, options. What runs a tool stands apart, so that the page, which only completes, carries no tool.

use catalogue::{MakeMessage, console};

use super::job::{Job, Stop};
use super::options::Reading;
use super::{
    ReadsInput, Tool, cat, change, copy, cut, date, diff, echo, ends, environment, find, grep, lines, ls,
    names, printf, sed, seq, sort, system, tee, tr, wc, which,
};

impl Job<'_, '_> {
    /// Runs the tool.
    pub(super) fn run(&mut self, words: &[String]) -> Result<(), Stop> {
        if self.help(words) {
            return Ok(());
        }
        match self.tool.name {
            "basename" => names::basename(self, words),
            "cat" => cat::run(self, words),
            "chmod" => change::chmod(self, words),
            "command" => which::command(self, words),
            "cp" => copy::cp(self, words),
            "cut" => cut::run(self, words),
            "date" => date::run(self, words),
            "diff" => diff::run(self, words),
            "dirname" => names::dirname(self, words),
            "echo" => echo::run(self, words),
            "env" => environment::env(self, words),
            "false" => {
                self.set_status(1);
                Ok(())
            }
            "find" => find::run(self, words),
            "grep" => grep::run(self, words),
            "head" => ends::head(self, words),
            "hostname" => system::hostname(self, words),
            "ls" => ls::run(self, words),
            "mkdir" => change::mkdir(self, words),
            "mv" => copy::mv(self, words),
            "printenv" => environment::printenv(self, words),
            "printf" => printf::run(self, words),
            "pwd" => names::pwd(self, words),
            "rm" => change::rm(self, words),
            "rmdir" => change::rmdir(self, words),
            "sed" => sed::run(self, words),
            "seq" => seq::run(self, words),
            "sort" => sort::run(self, words),
            "tail" => ends::tail(self, words),
            "tee" => tee::run(self, words),
            "touch" => change::touch(self, words),
            "tr" => tr::run(self, words),
            "type" => which::type_of(self, words),
            "uname" => system::uname(self, words),
            "uniq" => lines::uniq(self, words),
            "wc" => wc::run(self, words),
            "which" => which::which(self, words),
            "whoami" => system::whoami(self, words),
            // `true`; a test looks for tools that are not listed above.
            _ => Ok(()),
        }
    }
}

const fn tool(name: &'static str, summary: MakeMessage, usage: &'static str, flags: &'static str) -> Tool {
    Tool {
        name,
        summary,
        usage,
        flags,
        reading: Reading::Anywhere,
        usage_status: 1,
        reads_input: ReadsInput::Never,
    }
}

impl Tool {
    const fn reading_itself(self) -> Self {
        Self { reading: Reading::Itself, ..self }
    }

    const fn options_first(self) -> Self {
        Self { reading: Reading::BeforeOperands, ..self }
    }

    const fn misuse_is(self, usage_status: i32) -> Self {
        Self { usage_status, ..self }
    }

    /// The tool reads its input when it is given this many operands.
    const fn reads_with(self, operands: usize) -> Self {
        Self { reads_input: ReadsInput::WithoutOperands(operands), ..self }
    }

    const fn always_reads(self) -> Self {
        Self { reads_input: ReadsInput::Always, ..self }
    }
}

#[rustfmt::skip] // One tool a line.
/// All tools, by name. Options are written as in `options.rs`.
pub static TOOLS: &[Tool] = &[
    tool("basename", console::tools_basename, "NAME [SUFFIX]", "a/multiple s/suffix: z/zero").options_first(),
    tool("cat", console::tools_cat, "[OPTION]... [FILE]...", "b/number-nonblank n/number s/squeeze-blank v/show-nonprinting E/show-ends T/show-tabs A/show-all e t u").reads_with(0),
    tool("chmod", console::tools_chmod, "[OPTION]... MODE[,MODE]... FILE...", "c/changes f/silent R/recursive v/verbose /quiet ! /reference: /preserve-root /no-preserve-root").reading_itself(),
    tool("command", console::tools_command, "[-vV] NAME...", "v V p").options_first().misuse_is(2),
    tool("cp", console::tools_cp, "[OPTION]... SOURCE... DEST", "a/archive f/force i/interactive n/no-clobber p R r/recursive t/target-directory: T/no-target-directory v/verbose ! b d H l/link L/dereference P/no-dereference s/symbolic-link S/suffix: u/update x/one-file-system Z /backup? /parents /sparse: /reflink? /preserve? /no-preserve: /remove-destination /strip-trailing-slashes /attributes-only /copy-contents"),
    tool("cut", console::tools_cut, "OPTION... [FILE]...", "b/bytes: c/characters: d/delimiter: f/fields: n s/only-delimited /complement /output-delimiter: ! z/zero-terminated").reads_with(0),
    tool("date", console::tools_date, "[OPTION]... [+FORMAT]", "d/date: I/iso-8601? R/rfc-email u/utc /rfc-3339: /universal ! f/file: r/reference: s/set: /debug"),
    tool("diff", console::tools_diff, "[OPTION]... FILES", "q/brief s/report-identical-files u U/unified: /label: i/ignore-case w/ignore-all-space b/ignore-space-change ! c C/context: e/ed n/rcs y/side-by-side r/recursive N/new-file a/text B/ignore-blank-lines E Z p t T l x/exclude: X S F I W d /color? /normal /width: /strip-trailing-cr").misuse_is(2),
    tool("dirname", console::tools_dirname, "[OPTION] NAME...", "z/zero"),
    tool("echo", console::tools_echo, "[-neE] [WORD]...", "n e E").reading_itself(),
    tool("env", console::tools_env, "[-i] [-u NAME] [NAME=VALUE]...", "i/ignore-environment 0/null u/unset: ! C/chdir: S/split-string: v/debug").options_first().misuse_is(125),
    tool("false", console::tools_false, "", "").reading_itself(),
    tool("find", console::tools_find, "[PATH]... [-name PATTERN] [-type f|d]", "").reading_itself(),
    tool("grep", console::tools_grep, "[OPTION]... PATTERNS [FILE]...", "A/after-context: B/before-context: C/context: E/extended-regexp F/fixed-strings G/basic-regexp H/with-filename L/files-without-match R/dereference-recursive a/text c/count e/regexp: h/no-filename i/ignore-case l/files-with-matches m/max-count: n/line-number o/only-matching q/quiet r/recursive s/no-messages v/invert-match w/word-regexp x/line-regexp y /color? /colour? /include: /exclude: /exclude-dir: /silent /no-ignore-case ! P/perl-regexp f/file: b/byte-offset z/null-data Z/null T/initial-tab U/binary d/directories: D/devices: I /label: /line-buffered /binary-files: /exclude-from: /no-group-separator /group-separator:").misuse_is(2).reads_with(1),
    tool("head", console::tools_head, "[OPTION]... [FILE]...", "c/bytes: n/lines: q/quiet v/verbose /silent ! z/zero-terminated").reads_with(0),
    tool("hostname", console::tools_hostname, "", "s/short f/fqdn /long i/ip-address I/all-ip-addresses"),
    tool("ls", console::tools_ls, "[OPTION]... [FILE]...", "a/all A/almost-all 1 C F/classify? R/recursive S T/tabsize: U X d/directory g G/no-group h/human-readable k/kibibytes l n/numeric-uid-gid N/literal o p r/reverse t w/width: x /color? /group-directories-first /full-time /time-style: /file-type /author ! B/ignore-backups D/dired H I/ignore: L/dereference Q/quote-name Z/context b/escape c f i/inode m q/hide-control-chars s/size u v /block-size: /format: /hide: /hyperlink? /indicator-style: /quoting-style: /show-control-chars /si /sort: /time: /zero").misuse_is(2),
    tool("mkdir", console::tools_mkdir, "[OPTION]... DIRECTORY...", "m/mode: p/parents v/verbose ! Z /context?"),
    tool("mv", console::tools_mv, "[OPTION]... SOURCE... DEST", "f/force i/interactive n/no-clobber t/target-directory: T/no-target-directory v/verbose ! b S/suffix: u/update Z/context /backup? /strip-trailing-slashes"),
    tool("printenv", console::tools_printenv, "[VARIABLE]...", "0/null").options_first().misuse_is(2),
    tool("printf", console::tools_printf, "FORMAT [ARGUMENT]...", "").reading_itself(),
    tool("pwd", console::tools_pwd, "[-LP]", "L/logical P/physical"),
    tool("rm", console::tools_rm, "[OPTION]... [FILE]...", "d/dir f/force i I r/recursive R v/verbose /interactive? /no-preserve-root /preserve-root? ! /one-file-system"),
    tool("rmdir", console::tools_rmdir, "[OPTION]... DIRECTORY...", "p/parents v/verbose /ignore-fail-on-non-empty"),
    tool("sed", console::tools_sed, "[OPTION]... {script-only-if-no-other-script} [input-file]...", "E/regexp-extended e/expression: i/in-place? n/quiet r s/separate u/unbuffered /silent /posix ! f/file: l/line-length: z/null-data b/binary /debug /follow-symlinks /sandbox").reads_with(1),
    tool("seq", console::tools_seq, "[OPTION]... [FIRST [INCREMENT]] LAST", "s/separator: w/equal-width ! f/format:").reading_itself(),
    tool("sort", console::tools_sort, "[OPTION]... [FILE]...", "b/ignore-leading-blanks c/check d/dictionary-order f/ignore-case k/key: n/numeric-sort o/output: r/reverse s/stable t/field-separator: u/unique ! C M/month-sort R/random-sort S/buffer-size: T/temporary-directory: V/version-sort g/general-numeric-sort h/human-numeric-sort i/ignore-nonprinting m/merge z/zero-terminated /batch-size: /compress-program: /debug /files0-from: /parallel: /random-source: /sort:").misuse_is(2).reads_with(0),
    tool("tail", console::tools_tail, "[OPTION]... [FILE]...", "c/bytes: n/lines: q/quiet v/verbose /silent ! F f/follow? s/sleep-interval: z/zero-terminated /pid: /retry /max-unchanged-stats:").reads_with(0),
    tool("tee", console::tools_tee, "[OPTION]... [FILE]...", "a/append i/ignore-interrupts p").always_reads(),
    tool("touch", console::tools_touch, "[OPTION]... FILE...", "a c/no-create m f ! d/date: h/no-dereference r/reference: t: /time:"),
    tool("tr", console::tools_tr, "[OPTION]... SET1 [SET2]", "C c/complement d/delete s/squeeze-repeats t/truncate-set1").options_first().always_reads(),
    tool("true", console::tools_true, "", "").reading_itself(),
    tool("type", console::tools_type, "NAME...", "").misuse_is(2),
    tool("uname", console::tools_uname, "[OPTION]...", "a/all i/hardware-platform m/machine n/nodename o/operating-system p/processor r/kernel-release s/kernel-name v/kernel-version"),
    tool("uniq", console::tools_uniq, "[OPTION]... [INPUT [OUTPUT]]", "c/count d/repeated i/ignore-case u/unique f/skip-fields: s/skip-chars: w/check-chars: ! D /all-repeated? /group? z/zero-terminated").reads_with(0),
    tool("wc", console::tools_wc, "[OPTION]... [FILE]...", "c/bytes m/chars l/lines L/max-line-length w/words ! /files0-from:").reads_with(0),
    tool("which", console::tools_which, "[-a] NAME...", "a s").options_first().misuse_is(2),
    tool("whoami", console::tools_whoami, "", ""),
];

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;
    use super::*;

    #[test]
    fn every_tool_is_run_by_its_name() {
        for tool in TOOLS {
            let got = Bench::new(&[]).run(tool.name, &["--no-such-option"], "");
            let is_silent = got.out.is_empty() && got.err.is_empty();
            assert_eq!(is_silent, ["true", "false"].contains(&tool.name), "{}", tool.name);
        }
    }

    #[test]
    fn names_are_in_order_and_only_once() {
        assert!(TOOLS.windows(2).all(|pair| pair[0].name < pair[1].name));
    }

    #[test]
    fn help_lists_the_options_that_there_are() {
        let got = Bench::new(&[]).run("tee", &["--help"], "");
        assert_eq!(
            got.out,
            "Usage: tee [OPTION]... [FILE]...\n  -a, --append\n  -i, --ignore-interrupts\n  -p\n"
        );
        assert_eq!(got.status, 0);
    }
}
