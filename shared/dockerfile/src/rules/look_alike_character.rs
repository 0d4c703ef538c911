//! A character only looks like one that Docker or the shell knows.

use catalogue::{Message, dockerfile, rules};

use super::characters::{LookAlike, LookAlikeKind, code_point, is_plain};
use super::look_alikes::{Spot, spots};
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::{Fix, Severity};

pub(super) static RULE: Rule = Rule {
    name: "LookAlikeCharacter",
    kind: RuleKind::Drydock,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::look_alike_character_what,
        why: rules::look_alike_character_why,
        example: "FROM python:3.13-slim\nRUN pip install –-no-cache-dir flask==3.1.0\n",
        better: "FROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.0\n",
        reference: "https://www.unicode.org/charts/PDF/U2000.pdf",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    if is_plain(&context.file.source) {
        return;
    }
    let instructions = context.file.instructions.iter();
    let found: Vec<(usize, Vec<Spot>)> = instructions
        .enumerate()
        .map(|(index, instruction)| (index, spots(context, instruction)))
        .filter(|(_, spots)| !spots.is_empty())
        .collect();
    let everywhere: Vec<_> =
        found.iter().flat_map(|(_, spots)| spots.iter().map(|spot| spot.edit.clone())).collect();
    for (index, spots) in &found {
        let Some(first) = spots.first() else { continue };
        let edits: Vec<_> = spots.iter().map(|spot| spot.edit.clone()).collect();
        let mut fixes = vec![Fix { title: dockerfile::fix_plain_characters(edits.len()), edits }];
        if found.len() > 1 && everywhere.len() <= MOST_EDITS {
            let title = dockerfile::fix_plain_characters_everywhere(everywhere.len());
            fixes.push(Fix { title, edits: everywhere.clone() });
        }
        report.with_fixes(*index, first.edit.range, message(first), fixes);
    }
}

fn message(spot: &Spot) -> Message {
    let character = spot.character.to_string();
    let code = code_point(spot.character);
    match LookAlike::of(spot.character).map(|found| found.kind) {
        Some(LookAlikeKind::Blank) if spot.edit.text.is_empty() => {
            rules::look_alike_character_behind_escape(&code)
        }
        Some(LookAlikeKind::Blank) => rules::look_alike_character_blank(&code),
        Some(LookAlikeKind::Invisible) => rules::look_alike_character_invisible(&code),
        Some(LookAlikeKind::Quote) => rules::look_alike_character_quote(&character, &code, &spot.edit.text),
        Some(LookAlikeKind::Dash) => rules::look_alike_character_dash(&character, &code, &spot.edit.text),
        Some(LookAlikeKind::FullWidth) | None => {
            rules::look_alike_character_full_width(&character, &code, &spot.edit.text)
        }
    }
}

/// A fix of the whole file stands at each of its problems; beyond so many edits they would be too much together.
const MOST_EDITS: usize = 200;

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[track_caller]
    fn is_mended(line: &str, better: &str) {
        let source = format!("FROM a\n{line}\n");
        finds_one(&source);
        fixes(&RULE, &source, &format!("FROM a\n{better}\n"));
    }

    /// Each line with such characters is one problem.
    #[track_caller]
    fn finds_one(source: &str) {
        let found = all_problems(source, &[]);
        let found: Vec<_> = found.iter().filter(|found| found.code == RULE.name).collect();
        assert_eq!(found.len(), 1, "{source}");
    }

    #[test]
    fn the_character_and_its_place_are_named() {
        finds(
            &RULE,
            "FROM\u{a0} b\n",
            &[
                "\u{a0}: This space is U+00A0 NO-BREAK SPACE, which Docker and the shell take for a letter; put a normal space in its place",
            ],
        );
        finds(
            &RULE,
            "FROM a\nRUN b\u{200b} c\n",
            &["\u{200b}: An invisible character stands here, U+200B ZERO WIDTH SPACE; remove it"],
        );
        finds(
            &RULE,
            "FROM a\nCMD [“b”, “c”]\n",
            &[
                "“: “ (U+201C) is a quote of a word processor, which Docker and the shell take for a letter; write \" in its place",
            ],
        );
        finds(
            &RULE,
            "FROM a\nCOPY –-chown=1 b c\n",
            &[
                "–-: – (U+2013 EN DASH) is a dash of a word processor, which begins no option; write -- in its place",
            ],
        );
        finds(
            &RULE,
            "FROM a\nCMD [\"b\"，\"c\"]\n",
            &[
                "，: ， (U+FF0C) is a full-width character, which Docker and the shell take for a letter; write , in its place",
            ],
        );
    }

    #[test]
    fn every_part_of_an_instruction_is_mended() {
        is_mended("RUN pip install\u{a0} --no-cache-dir flask", "RUN pip install  --no-cache-dir flask");
        is_mended("ＲＵＮ\u{3000}pip install flask", "RUN pip install flask");
        is_mended("COPY b\u{a0} /c", "COPY b  /c");
        is_mended("COPY —from=b ／c /d", "COPY --from=b /c /d");
        is_mended("CMD [\"b\",\u{a0} \"/c\"]", "CMD [\"b\",  \"/c\"]");
        is_mended("CMD [‘b’, ‘it’s’]", "CMD [\"b\", \"it’s\"]");
        is_mended("CMD ［“b”、“c”］", "CMD [\"b\",\"c\"]");
        is_mended("EXPOSE ８０", "EXPOSE 80");
        is_mended("ENV A\u{a0}b", "ENV A b");
        is_mended("ENV A＝1", "ENV A=1");
        is_mended("LABEL a=“b c”", "LABEL a=\"b c\"");
        is_mended("WORKDIR /b\u{200b}", "WORKDIR /b");
        is_mended("RUN echo “b c” > d", "RUN echo \"b c\" > d");
        is_mended("RUN ls –l —all –m b", "RUN ls -l --all -m b");
        is_mended("RUN b ＆＆ c；", "RUN b && c;");
        is_mended("RUN b && \\\n\u{a0}\u{a0}c", "RUN b && \\\n  c");
        is_mended("RUN b \\\u{a0}\n  c", "RUN b \\\n  c");
        is_mended("RUN <<E\nb\u{a0}c\nE", "RUN <<E\nb c\nE");
        is_mended("HEALTHCHECK –-interval=5s CMD b", "HEALTHCHECK --interval=5s CMD b");
        is_mended("\u{200b}# b", "# b");
        is_mended("R\0U\0N\0 b\0 c\0", "RUN b c");
        is_mended("RUN b\u{feff} c", "RUN b c");
        is_mended("WORKDIR /b\u{7f}", "WORKDIR /b");
    }

    #[test]
    fn text_for_people_is_left_alone() {
        for line in [
            "# “b” – c\u{a0}d",
            "RUN printf '\\033[31m' && echo '\u{1b}[0m'",
            "LABEL a=\"it’s – “b”，\u{a0}c\"",
            "LABEL a=it’s b=你好，世界",
            "ENV A it’s “b” – c",
            "ENV A=\"你好，世界\" B='– c'",
            "RUN echo 'it’s “b” – c\u{a0}d'",
            "RUN echo it’s b – c 你好，世界",
            "RUN sed -i s/：/:/ a && grep b\u{a0}c d",
            "RUN echo b # it’s\u{a0}“c”",
            "RUN python -c \"print('—b')\"",
            "CMD [\"echo\", \"“b”，\u{a0}–c\"]",
            "COPY 说明（新）.md a–b.md /c/",
            "MAINTAINER b\u{a0}c",
            "COPY <<E /b\n“c” –\u{a0}d\nE",
            "RUN 你好，世界",
        ] {
            finds(&RULE, &format!("FROM a\n{line}\n"), &[]);
        }
        finds_with(&RULE, "FROM a\nCOPY b\u{202f}c /d\n", &[("b\u{202f}c", "")], &[]);
    }

    #[test]
    fn a_line_that_looks_right_has_one_problem_and_none_follows() {
        let source = "FROM\u{a0}python:3.13-slim\nRUN pip install\u{a0}--no-cache-dir flask==3.0.3\nCOPY app.py\u{a0} /app.py\nUSER b\nCMD [\"python\",\u{a0} \"/app.py\"]\n";
        let found = all_problems(source, &[("app.py", "")]);
        assert_eq!(found.iter().map(|found| found.code).collect::<Vec<_>>(), [RULE.name; 4], "{found:?}");
        let all = found[0].fixes[1].apply(source);
        assert_eq!(all, source.replace('\u{a0}', " "));
        assert_eq!(all_problems(&all, &[("app.py", "")]), []);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
