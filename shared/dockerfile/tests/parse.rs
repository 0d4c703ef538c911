//! What the parser makes of a file, fact by fact; each fact is one of BuildKit's (`frontend/dockerfile/parser`).

use dockerfile::{Dockerfile, Instruction, parse};

/// Compares instructions, one a line: lines (one-based), keyword as written, flags in brackets, words in bars, then what is special.
/// Problems follow as `! lines: message`.
#[track_caller]
fn check(source: &str, expected: &[&str]) {
    let file = parse(source);
    let mut found: Vec<String> = file.instructions.iter().map(|each| render(&file, each)).collect();
    found.extend(file.problems.iter().map(|problem| {
        let line = file.lines.line_of(problem.range.start) + 1;
        format!(
            "! {line} `{}`: {}",
            problem.range.slice(source),
            problem.message.as_verbatim().unwrap_or_default()
        )
    }));
    assert_eq!(found, expected, "{source}");
}

fn render(file: &Dockerfile, instruction: &Instruction) -> String {
    let (first, end) = instruction.lines;
    let mut text = format!("{}-{end} {}", first + 1, file.keyword(instruction));
    for flag in &instruction.flags {
        text.push_str(&format!(" [{}]", file.flag_text(flag)));
    }
    for word in &instruction.words {
        text.push_str(&format!(" |{}|", file.text(word)));
    }
    if instruction.is_json {
        text.push_str(" json");
    }
    if instruction.is_legacy {
        text.push_str(" legacy");
    }
    for heredoc in &instruction.heredocs {
        let expands = if heredoc.expands { "" } else { " as it is" };
        let chomps = if heredoc.chomps { " without tabs" } else { "" };
        text.push_str(&format!(
            " <{} fd{}{expands}{chomps}: {:?}>",
            heredoc.name,
            heredoc.file_descriptor,
            heredoc.content.slice(&file.source)
        ));
    }
    if let Some(trigger) = &instruction.trigger {
        text.push_str(&format!(" ({})", render(file, trigger)));
    }
    text
}

#[test]
fn the_tutorial() {
    check(
        "FROM python:3.8-alpine\nRUN pip install flask\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py\n",
        &[
            "1-1 FROM |python:3.8-alpine|",
            "2-2 RUN |pip install flask|",
            "3-3 CMD |python| |app.py| json",
            "4-4 COPY |app.py| |/app.py|",
        ],
    );
}

#[test]
fn continuations_keep_the_blanks_of_their_lines() {
    check("FROM a\nRUN one \\\n\t two\\\nthree", &["1-1 FROM |a|", "2-4 RUN |one \t twothree|"]);
}

#[test]
fn a_flag_may_go_on_below() {
    check(
        "FROM a\nRUN --mount=type=cache,\\\n# why\ntarget=/c true",
        &["1-1 FROM |a|", "2-4 RUN [--mount=type=cache,target=/c] |true|"],
    );
}

#[test]
fn comments_inside_an_instruction_are_left_out() {
    check("FROM a\nRUN x \\\n  # why\n#\n  y\nUSER z", &["1-1 FROM |a|", "2-5 RUN |x   y|", "6-6 USER |z|"]);
}

#[test]
fn blank_lines_inside_an_instruction_are_left_out_and_noted() {
    check("FROM a\nRUN x \\\n\n \t\n y", &["1-1 FROM |a|", "2-5 RUN |x  y|"]);
    let file = parse("FROM a\nRUN x \\\n\n \t\n y");
    assert_eq!(file.instructions[1].empty_lines.len(), 2);
}

#[test]
fn a_doubled_escape_does_not_continue() {
    check("FROM a\nRUN x \\\\\nRUN y", &["1-1 FROM |a|", "2-2 RUN |x \\\\|", "3-3 RUN |y|"]);
}

#[test]
fn a_continuation_may_end_the_file() {
    check("FROM a\nRUN x \\", &["1-1 FROM |a|", "2-2 RUN |x|"]);
    check("FROM a\nRUN x \\\n# only this\n", &["1-1 FROM |a|", "2-3 RUN |x|"]);
}

#[test]
fn an_escape_by_itself_at_the_end_is_an_instruction_without_a_keyword() {
    for end in ["\\", "\\\n", "\\ \t\n", "  \\\r\n"] {
        check(&format!("FROM a\n{end}"), &["1-1 FROM |a|", "2-2 "]);
        check(end, &["1-1 "]);
    }
    check("FROM a\n\\\n# b\n\\\n\n", &["1-1 FROM |a|", "2-5 "]);
    check("# escape=`\nFROM a\n`\n", &["2-2 FROM |a|", "3-3 "]);
    check("# escape=`\nFROM a\n\\\n", &["2-2 FROM |a|", "3-3 \\"]);
    check("FROM a\n\\\\\n", &["1-1 FROM |a|", "2-2 \\\\"]);
    originals("FROM a\n\\\n   \\", &["   "]);
}

#[test]
fn an_escape_by_itself_below_an_instruction_belongs_to_it() {
    check("FROM a\nRUN b \\\n\\\n", &["1-1 FROM |a|", "2-3 RUN |b|"]);
    originals("FROM a\nRUN b \\\n  \\ \n", &["RUN b   "]);
}

#[test]
fn a_keyword_may_stand_on_the_line_after_an_escape() {
    check("FROM a\n\\\nRUN x", &["1-1 FROM |a|", "2-3 RUN |x|"]);
}

#[test]
fn line_breaks_of_either_kind_and_a_byte_order_mark() {
    check("\u{feff}FROM a\r\nRUN b \\\r\n c\r\n", &["1-1 FROM |a|", "2-3 RUN |b  c|"]);
}

#[test]
fn keywords_are_kept_as_written() {
    check("from a\nRuN b\nfoo bar", &["1-1 from |a|", "2-2 RuN |b|", "3-3 foo |bar|"]);
}

#[test]
fn the_escape_directive_changes_the_escape() {
    check("# escape=`\nFROM a\nRUN b `\n c \\\nRUN d", &["2-2 FROM |a|", "3-4 RUN |b  c \\|", "5-5 RUN |d|"]);
    check("#ESCAPE = ` \nFROM `\n a", &["2-3 FROM |a|"]);
    check(
        "# escape=`\nFROM a\nRUN --mount=target=C:\\x y",
        &["2-2 FROM |a|", "3-3 RUN [--mount=target=C:\\x] |y|"],
    );
}

#[test]
fn directives_end_at_anything_else() {
    check("\n# escape=`\nFROM a\nRUN b \\\n c", &["3-3 FROM |a|", "4-5 RUN |b  c|"]);
    check("# hello\n# escape=`\nFROM a\nRUN b \\\n c", &["3-3 FROM |a|", "4-5 RUN |b  c|"]);
    assert!(parse("FROM a\n# syntax=x\n").directives.is_empty());
}

#[test]
fn directives_stand_once_and_say_what_they_may() {
    check(
        "# syntax=a\n# Syntax=b\n# escape=x\nFROM a",
        &[
            "4-4 FROM |a|",
            "! 2 `# Syntax=b`: only one syntax parser directive can be used",
            "! 3 `x`: invalid escape token 'x' does not match ` or \\",
        ],
    );
}

#[test]
fn flags_are_the_leading_words_with_two_dashes() {
    check(
        "FROM --platform=linux/amd64 a\nCOPY --from=b --link c d --e\nRUN -- --x\nADD --chown='a b' c d",
        &[
            "1-1 FROM [--platform=linux/amd64] |a|",
            "2-2 COPY [--from=b] [--link] |c| |d| |--e|",
            "3-3 RUN |--x|",
            "4-4 ADD [--chown=a b] |c| |d|",
        ],
    );
}

#[test]
fn the_json_form_is_json_or_else_the_shell_form() {
    check(
        "FROM a\nCMD [\"x\", \"\\u0041 b\"]\nCMD ['x']\nCMD [\"x\"\nCMD [ ]\nCOPY [\"a b\", \"c\"]\nRUN [\"x\"] y",
        &[
            "1-1 FROM |a|",
            "2-2 CMD |x| |A b| json",
            "3-3 CMD |['x']|",
            "4-4 CMD |[\"x\"|",
            "5-5 CMD json",
            "6-6 COPY |a b| |c| json",
            "7-7 RUN |[\"x\"] y|",
        ],
    );
}

#[test]
fn json_of_other_things_is_refused() {
    check(
        "FROM a\nCMD [\"x\", 1]",
        &[
            "1-1 FROM |a|",
            "2-2 CMD |[\"x\", 1]|",
            "! 2 `1`: when using JSON array syntax, arrays must be comprised of strings only",
        ],
    );
}

#[test]
fn names_and_values() {
    check(
        "FROM a\nENV a=b c=\"d e\" f='g\\'\nENV a b  c\nLABEL x=\\ y\nARG v w=1",
        &[
            "1-1 FROM |a|",
            "2-2 ENV |a| |b| |c| |\"d e\"| |f| |'g\\'|",
            "3-3 ENV |a| |b  c| legacy",
            "4-4 LABEL |x| |\\ y|",
            "5-5 ARG |v| |w=1|",
        ],
    );
}

#[test]
fn a_name_needs_a_value() {
    check(
        "FROM a\nENV x\nLABEL a=b c\nENV",
        &[
            "1-1 FROM |a|",
            "2-2 ENV |x| legacy",
            "3-3 LABEL |a| |b|",
            "4-4 ENV",
            "! 2 `x`: ENV must have two arguments",
            "! 3 `c`: Syntax error - can't find = in \"c\". Must be of the form: name=value",
        ],
    );
}

#[test]
fn a_health_check_has_a_type_and_a_command() {
    check(
        "FROM a\nHEALTHCHECK --interval=5s CMD curl  x\nHEALTHCHECK CMD [\"a\"]\nHEALTHCHECK NONE",
        &[
            "1-1 FROM |a|",
            "2-2 HEALTHCHECK [--interval=5s] |CMD| |curl  x|",
            "3-3 HEALTHCHECK |CMD| |a| json",
            "4-4 HEALTHCHECK |NONE|",
        ],
    );
}

#[test]
fn a_trigger_is_an_instruction_of_its_own() {
    check(
        "FROM a\nONBUILD RUN [\"x\"]\nonbuild copy --from=b c \\\n d\nONBUILD",
        &[
            "1-1 FROM |a|",
            "2-2 ONBUILD (2-2 RUN |x| json)",
            "3-4 onbuild (4-4 copy [--from=b] |c| |d|)",
            "5-5 ONBUILD",
        ],
    );
}

/// Compares BuildKit's `Original` of the last instruction, and of each one inside it.
#[track_caller]
fn originals(source: &str, expected: &[&str]) {
    let file = parse(source);
    let outermost = file.instructions.last();
    let all = std::iter::successors(outermost, |instruction| instruction.trigger.as_deref());
    let found: Vec<String> = all.map(|instruction| file.original(instruction).into_owned()).collect();
    assert_eq!(found, expected, "{source:?}");
}

#[test]
fn the_original_of_a_trigger_is_its_part_of_the_line() {
    originals("ONBUILD RUN a ", &["ONBUILD RUN a ", "RUN a"]);
    originals("ONBUILD ONBUILD RUN a", &["ONBUILD ONBUILD RUN a", "ONBUILD RUN a", "RUN a"]);
    originals("onbuild onbuild build a", &["onbuild onbuild build a", "onbuild build a", "build a"]);
    originals("ONBUILD\tONBUILD", &["ONBUILD\tONBUILD", "ONBUILD"]);
    originals(
        "ONBUILD ONBUILD \\\n  RUN a \\\n\tb\n",
        &["ONBUILD ONBUILD   RUN a \tb", "ONBUILD   RUN a \tb", "RUN a \tb"],
    );
    originals("\\\n ONBUILD \\\n# c\n\\\nRUN a\\\n", &[" ONBUILD RUN a", "RUN a"]);
    originals(
        "ONBUILD --RUN=a -- RUN --mount=type=cache b",
        &["ONBUILD --RUN=a -- RUN --mount=type=cache b", "RUN --mount=type=cache b"],
    );
    originals(
        "ONBUILD ONBUILD --a COPY --from=b c d",
        &["ONBUILD ONBUILD --a COPY --from=b c d", "ONBUILD --a COPY --from=b c d", "COPY --from=b c d"],
    );
    originals("ONBUILD RUN <<E\na\nE\n", &["ONBUILD RUN <<E", "RUN <<E"]);
}

#[test]
fn a_trigger_on_one_line_begins_with_its_own_keyword() {
    let file = parse("FROM a\nonbuild build --x \\\n  b");
    let trigger = file.instructions[1].trigger.as_deref().unwrap();
    assert_eq!(file.summary(trigger), "BUILD --x b");
    assert_eq!(file.after_keyword(trigger), "--x   b");
}

#[test]
fn a_trigger_inside_a_trigger_holds_no_here_document() {
    check(
        "FROM a\nONBUILD ONBUILD RUN <<x\nUSER b\nx",
        &["1-1 FROM |a|", "2-2 ONBUILD (2-2 ONBUILD (2-2 RUN |<<x|))", "3-3 USER |b|", "4-4 x"],
    );
}

#[test]
fn here_documents() {
    check(
        "FROM a\nCOPY <<one <<-\"two\" /d/\nFROM b\none\n\tRUN $c\n\ttwo\nRUN 3<<x sh\nx\n",
        &[
            "1-1 FROM |a|",
            "2-6 COPY |<<one| |<<-\"two\"| |/d/| <one fd0: \"FROM b\\n\"> <two fd0 as it is without tabs: \"\\tRUN $c\\n\">",
            "7-8 RUN |3<<x sh| <x fd3: \"\">",
        ],
    );
}

#[test]
fn where_no_here_document_begins() {
    check(
        "FROM a\nRUN \"<<x\"\nRUN [\"<<x\"]\nUSER <<x\nRUN a<<x <<< y\n",
        &[
            "1-1 FROM |a|",
            "2-2 RUN |\"<<x\"|",
            "3-3 RUN |<<x| json",
            "4-4 USER |<<x|",
            "5-5 RUN |a<<x <<< y|",
        ],
    );
}

#[test]
fn a_trigger_may_hold_a_here_document() {
    check(
        "FROM a\nONBUILD RUN <<x\ny\nx",
        &["1-1 FROM |a|", "2-4 ONBUILD <x fd0: \"y\\n\"> (2-2 RUN |<<x|)"],
    );
}

#[test]
fn a_here_document_without_end_spares_the_instructions_below() {
    check(
        "FROM a\nRUN <<x\n echo\nUSER b\n",
        &[
            "1-1 FROM |a|",
            "2-3 RUN |<<x| <x fd0: \" echo\\n\">",
            "4-4 USER |b|",
            "! 2 `<<x`: unterminated heredoc",
        ],
    );
}

#[test]
fn a_half_typed_keyword_keeps_its_here_document() {
    check(
        "FROM a\nRU <<x\nUSER b\nx\nUSER c",
        &["1-1 FROM |a|", "2-4 RU |<<x| <x fd0: \"USER b\\n\">", "5-5 USER |c|"],
    );
}

#[test]
fn files_without_instructions() {
    for source in ["", "\n \n", "# only a comment\n"] {
        let file = parse(source);
        assert!(file.instructions.is_empty());
        assert_eq!(file.problems[0].message.as_verbatim(), Some("file with no instructions"));
    }
}

#[test]
fn lines_that_are_too_long() {
    let source = format!("FROM a\nLABEL x={}\nUSER b\n", "y".repeat(70_000));
    let file = parse(&source);
    assert_eq!(file.instructions.len(), 3);
    assert_eq!(
        file.problems[0].message.as_verbatim(),
        Some("dockerfile line greater than max allowed size of 65535")
    );
}

#[test]
fn comments_belong_to_the_instruction_below() {
    let source = "# one\n\n# two\nFROM a\n# three\n#\n# four\nRUN b\n# five\n";
    let file = parse(source);
    let texts = |at: usize| -> Vec<&str> {
        file.comments_of(&file.instructions[at]).iter().map(|comment| comment.text.slice(source)).collect()
    };
    assert_eq!(texts(0), ["one", "two"]);
    assert_eq!(texts(1), ["four"]);
}

#[test]
fn stages_know_their_base() {
    let file = parse("ARG V=1\nFROM a AS One\nFROM one\nFROM scratch\nRUN x\n");
    let stages: Vec<Option<usize>> = file.instructions.iter().map(|each| each.stage).collect();
    assert_eq!(stages, [None, Some(0), Some(1), Some(2), Some(2)]);
    assert_eq!(file.stages[1].base, dockerfile::Base::Stage(0));
    let steps: Vec<bool> = file.instructions.iter().map(|each| each.makes_step).collect();
    assert_eq!(steps, [false, true, false, false, true]);
}

#[test]
fn many_open_here_documents_take_no_quadratic_time() {
    let source: String = (0..20_000).map(|number| format!("RUN <<a{number}\n")).collect();
    assert_eq!(parse(&source).instructions.len(), 20_000);
}

#[test]
fn places_inside_words_are_found_across_lines() {
    let source = "FROM a\nRUN one \\\n  $two three\n";
    let file = parse(source);
    let run = &file.instructions[1];
    let word = &run.words[0];
    let at = file.text(word).find("$two").expect("the word holds it");
    assert_eq!(file.range_in(run, word, at, at + 4).slice(source), "$two");
}
