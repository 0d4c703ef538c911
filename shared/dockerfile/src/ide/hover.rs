//! Cards: what the word under the pointer is.

mod words;

use catalogue::{Message, cards};
use text::ByteRange;

use super::navigation::stage_mentions;
use super::place::{HeadPosition, is_comment};
use super::scope::VisibleVariables;
use super::texts::{self, PREDEFINED};
use crate::keyword::Keyword;
use crate::mentions::{declarations, uses};
use crate::rules::{Explanation, rule};
use crate::stage::Base;
use crate::syntax::{DirectiveName, Dockerfile, Instruction};

/// A card. Its messages set code in backticks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hover {
    /// What the card is about.
    pub range: ByteRange,
    /// Its first line: how an instruction is written, a variable and its value.
    pub title: Message,
    /// What it says, in paragraphs.
    pub text: Vec<Paragraph>,
    /// A line to learn from.
    pub example: Option<&'static str>,
}

/// Sentences that follow each other.
pub type Paragraph = Vec<Message>;

/// What the cards of images say beyond what their names tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Images<'a> {
    /// Base images that are stand-ins here: the name, and what was put in its place, as `Debian 12, Python 3.11.2`.
    pub stand_ins: &'a [(&'a str, &'a str)],
}

/// Returns the card for what stands at `offset`.
#[must_use]
pub fn hover(file: &Dockerfile, offset: u32) -> Option<Hover> {
    hover_with(file, offset, Images::default())
}

/// The same with what is known of images.
#[must_use]
pub fn hover_with(file: &Dockerfile, offset: u32, images: Images<'_>) -> Option<Hover> {
    if let Some(found) = file.directives.iter().find(|found| touches(found.name_range, offset)) {
        return Some(about_directive(found.name, found.name_range));
    }
    if is_comment(file, offset) {
        return rule_in_comment(file, offset).or_else(|| unfinished_directive(file, offset));
    }
    let index = file.instructions.partition_point(|found| found.range.start <= offset).checked_sub(1)?;
    let outer = file.instructions.get(index)?;
    variable(file, index, offset).or_else(|| heredoc(outer, offset)).or_else(|| {
        let place = HeadPosition::of(file, offset)?;
        in_head(file, &place, offset, images)
    })
}

fn about_directive(name: DirectiveName, range: ByteRange) -> Hover {
    let (text, example) = texts::directive(name);
    let title = Message::verbatim(format!("# {}=", name.name()));
    Hover { range, title, text: vec![vec![text]], example: Some(example) }
}

/// Explains a directive that has no value yet, and is a comment therefore.
fn unfinished_directive(file: &Dockerfile, offset: u32) -> Option<Hover> {
    let line = file.lines.line(file.lines.line_of(offset))?;
    let text = line.slice(&file.source);
    let name = text.trim().strip_prefix('#')?.trim_end().strip_suffix('=')?.trim();
    let known = DirectiveName::ALL.into_iter().find(|known| known.name().eq_ignore_ascii_case(name))?;
    let is_first = file.instructions.first().is_none_or(|first| line.end <= first.range.start);
    let start = line.start as usize + text.find(name)?;
    let range = ByteRange::new(start, start + name.len());
    (is_first && touches(range, offset)).then(|| about_directive(known, range))
}

/// Explains a rule that `# check=` names.
fn rule_in_comment(file: &Dockerfile, offset: u32) -> Option<Hover> {
    let line = file.lines.line(file.lines.line_of(offset))?;
    let (before, after) = (offset.checked_sub(line.start)? as usize, line.slice(&file.source));
    let (key, _) = after.trim_start().strip_prefix('#')?.split_once('=')?;
    if !key.trim().eq_ignore_ascii_case("check") {
        return None;
    }
    let is_end = |letter: char| !letter.is_ascii_alphanumeric();
    let start = after.get(..before)?.rfind(is_end).map_or(0, |at| at + 1);
    let end = before + after.get(before..)?.find(is_end).unwrap_or(after.len() - before);
    let rule = rule(after.get(start..end)?)?;
    let at = line.start as usize;
    Some(rule_card(rule.name, &rule.explanation, ByteRange::new(at + start, at + end)))
}

/// Returns the card of a rule, for the name in a comment or the code of a problem.
#[must_use]
pub fn rule_card(name: &str, explanation: &Explanation, range: ByteRange) -> Hover {
    let text = vec![vec![(explanation.what)()], vec![(explanation.why)()]];
    Hover { range, title: Message::verbatim(name), text, example: Some(explanation.better) }
}

fn in_head(file: &Dockerfile, place: &HeadPosition<'_>, offset: u32, images: Images<'_>) -> Option<Hover> {
    let instruction = place.instruction;
    let about = texts::instruction(instruction.keyword)?;
    if touches(instruction.keyword_range, offset) {
        let form = about.json_form.filter(|_| instruction.is_json).unwrap_or(about.form);
        return Some(Hover {
            range: instruction.keyword_range,
            title: Message::verbatim(form),
            text: vec![vec![(about.text)()]],
            example: Some(about.example),
        });
    }
    let stage = stage_mentions(file, instruction).into_iter().find(|(range, _)| touches(*range, offset));
    if let Some((range, stage)) = stage {
        return Some(about_stage(file, range, stage));
    }
    if let Some(flag) = instruction.flags.iter().find(|flag| touches(flag.range, offset)) {
        let (name, _) = file.flag_parts(flag);
        let about = texts::flag_of(instruction.keyword, name)?;
        let title =
            if about.value.is_empty() { format!("--{name}") } else { format!("--{name}={}", about.value) };
        let text = vec![vec![(about.text)()]];
        return Some(Hover { range: flag.range, title: Message::verbatim(title), text, example: None });
    }
    let word = instruction.words.iter().position(|word| touches(word.range, offset))?;
    let range = instruction.words.get(word)?.range;
    let text = file.text(instruction.words.get(word)?);
    words::word(file, (place.index, instruction.keyword), (word, range, text), images)
}

fn variable(file: &Dockerfile, index: usize, offset: u32) -> Option<Hover> {
    let instruction = file.instructions.get(index)?;
    let declared = declarations(file, instruction);
    if let Some((name, place, _)) = declared.iter().find(|(_, place, _)| touches(*place, offset)) {
        return Some(about_variable(file, &VisibleVariables::after(file, index), name, *place, index));
    }
    let (name, found) =
        uses(file, instruction).into_iter().find(|(_, found)| touches(found.whole, offset))?;
    if name.is_empty() {
        return None;
    }
    Some(about_variable(file, &VisibleVariables::at(file, index), &name, found.whole, index))
}

fn about_variable(
    file: &Dockerfile,
    scope: &VisibleVariables,
    name: &str,
    range: ByteRange,
    index: usize,
) -> Hover {
    let mut hover = Hover { range, title: Message::verbatim(name), ..Hover::default() };
    let predefined = PREDEFINED.iter().find(|(known, _)| *known == name);
    match (scope.find(name), predefined) {
        (Some(found), _) => {
            let line = file.lines.line_of(found.place.start) + 1;
            let keyword = if found.is_env { "ENV" } else { "ARG" };
            let mut text = match &found.value {
                Some(value) => {
                    hover.title = Message::verbatim(format!("{name}={value}"));
                    vec![cards::variable_set(line, keyword)]
                }
                None => vec![cards::variable_declared(line, keyword)],
            };
            if !found.is_env {
                text.push(cards::variable_build_arg());
            }
            hover.text.push(text);
        }
        (None, Some((_, text))) => hover.text.push(vec![text()]),
        (None, None) => {
            let is_run = file.instructions.get(index).is_some_and(|found| found.keyword == Keyword::Run);
            hover.text.push(vec![if is_run {
                cards::variable_of_shell()
            } else {
                cards::variable_not_set()
            }]);
        }
    }
    hover
}

fn heredoc(instruction: &Instruction, offset: u32) -> Option<Hover> {
    let found = instruction.heredocs.iter().find(|found| {
        touches(found.word, offset) || found.terminator.is_some_and(|end| touches(end, offset))
    })?;
    let range = if touches(found.word, offset) { found.word } else { found.terminator? };
    let expands = if found.expands { cards::heredoc_expands() } else { cards::heredoc_quoted() };
    let mut text = vec![cards::heredoc(&found.name), expands];
    if found.chomps {
        text.push(cards::heredoc_tabs());
    }
    let title = Message::verbatim(format!("<<{}", found.name));
    Some(Hover { range, title, text: vec![text], example: None })
}

fn about_stage(file: &Dockerfile, range: ByteRange, stage: usize) -> Hover {
    let mut hover = Hover { range, ..Hover::default() };
    let Some(found) = file.stages.get(stage) else { return hover };
    let name = found.name.clone().unwrap_or_else(|| stage.to_string());
    let line = file.instructions.get(found.from).map_or(0, |from| file.lines.line_of(from.range.start) + 1);
    let base = match &found.base {
        Base::Image(image) => cards::base_image(image),
        Base::Stage(base) => match file.stages.get(*base).and_then(|base| base.name.as_deref()) {
            Some(name) => cards::base_stage(name),
            None => cards::base_stage_number(*base),
        },
        Base::Scratch => cards::base_scratch(),
    };
    let n_instructions = file.stage_instructions(stage).count().saturating_sub(1);
    hover.title = cards::stage(&name);
    hover.text.push(vec![cards::stage_about(line, base, n_instructions)]);
    hover
}

/// Returns whether the offset stands in the range or at its end.
fn touches(range: ByteRange, offset: u32) -> bool {
    range.start <= offset && offset <= range.end
}

#[cfg(test)]
mod tests {
    use catalogue::{Bundle, Language};

    use super::*;

    fn said(message: &Message) -> String {
        catalogue::text(Bundle::of(Language::English), message)
    }

    fn whole(card: &Hover) -> String {
        let paragraph = |paragraph: &Paragraph| paragraph.iter().map(said).collect::<Vec<_>>().join(" ");
        card.text.iter().map(paragraph).collect::<Vec<_>>().join("\n\n")
    }

    /// `|` is the pointer; the answer is title and text.
    #[track_caller]
    fn check(marked: &str, title: &str, text: &str) {
        let offset = marked.find('|').unwrap();
        let source = marked.replacen('|', "", 1);
        let found = hover(&crate::parse(&source), offset as u32).unwrap_or_default();
        assert_eq!(said(&found.title), title, "{marked}");
        let all = whole(&found);
        assert!(all.contains(text), "{marked}: {all}");
    }

    #[test]
    fn every_instruction_and_flag_has_a_card() {
        for keyword in Keyword::ALL {
            let source = format!("FROM a\n{} x", keyword.name());
            let card = hover(&crate::parse(&source), 9).unwrap();
            assert!(!card.text.is_empty() && card.example.is_some(), "{source}");
        }
        check("COPY --l|ink a b", "--link", "layer of their own");
        check("# esc|ape=`\n", "# escape=", "character");
        check("# a com|ment", "", "");
    }

    #[test]
    fn variables_say_their_value_and_where_it_is_from() {
        check("FROM a\nARG V=1\nENV W=$V-2\nRUN echo $W|", "W=1-2", "`ENV` on line 3");
        check("ARG V=1\nFROM a\nARG V\nRUN $V|", "V=1", "--build-arg");
        check("FROM a\nARG V|=1", "V=1", "line 2");
        check("FROM a AS b\nENV E=1\nARG A=2\nFROM b\nLABEL x=$E|", "E=1", "line 2");
        check("FROM a AS b\nARG A=2\nFROM b\nLABEL x=$A|", "A=2", "`ARG` on line 2");
        check("FROM a AS b\nARG A=2\nFROM c\nLABEL x=$A|", "A", "Not set above");
        check("FROM a\nRUN echo $HOME|", "HOME", "of the base image");
    }

    #[test]
    fn images_stages_ports_and_documents_are_explained() {
        check("FROM python:3.12-|slim", "python:3.12-slim", "no compiler");
        check("FROM python|", "python", "`latest`");
        check("FROM a AS b\nFROM c\nCOPY --from=b| x y", "stage b", "the image `a`");
        check("FROM a AS b\nRUN x\nFROM b|", "stage b", "1 instruction follows its `FROM`.");
        check("FROM a\nEXPOSE 50|00", "port 5000/tcp", "-p 8000:5000");
        check("RUN <<EO|F\nx\nEOF", "<<EOF", "are expanded");
        check("ARG V=3.12\nFROM python:|$V-slim", "V=3.12", "--build-arg");
        check("ARG V=3.12\nFROM py|thon:$V-slim", "python:3.12-slim", "no compiler");
        check("FROM a\nWORKDIR /srv\nWORKDIR a|pp", "folder /srv/app", "count from");
        check("FROM a\nSTOPSIGNAL SIG|INT", "SIGINT", "Ctrl-C");
        check("FROM a\nUSER 10|00:users", "user 1000", "number 1000");
    }

    #[test]
    fn rules_are_explained_where_they_are_named() {
        check("# check=skip=Latest|Tag;error=true\nFROM a", "LatestTag", "");
        check("FROM a\n# check=skip=SudoIn|Run\nRUN sudo b", "SudoInRun", "root");
        check("FROM a\n# SudoIn|Run\nRUN sudo b", "", "");
        check("# check|=skip=LatestTag\nFROM a", "# check=", "checks");
        check("#esc|ape=", "# escape=", "character");
    }

    #[test]
    fn a_stand_in_is_said_to_be_one() {
        let file = crate::parse("FROM python:3.8\n");
        let text = |images| whole(&hover_with(&file, 7, images).unwrap());
        assert!(text(Images { stand_ins: &[("python:3.8", "Debian 12")] }).contains("Debian 12"));
        assert!(!text(Images { stand_ins: &[("python:3.9", "Debian 12")] }).contains("Debian 12"));
    }
}
