//! What is the matter, from the state: conflicts and refused saves first, then refusals, the failed build, a newer page.

use std::rc::Rc;

use catalogue::{Sentence, shell};
use clinic::FileFix;
use protocol::{BuildState, Notice, StepState};
use yew::prelude::*;

use super::analysis::Modules;
use super::failure_cause::Failure;
use crate::components::conflict_diff::ConflictDiff;
use crate::components::problems::{FEW, Problem, Way, Weight};
use crate::dom;
use crate::link::ServerLink;
use crate::module::Phase;
use crate::state::{File, Remark, State, Sync};
use crate::words::Words;

/// What the user does about what is the matter.
pub(super) struct ProblemEvents {
    /// Puts a remark away.
    pub(super) on_dismiss: Callback<()>,
    /// Wants to see the log of a step.
    pub(super) on_show_log: Callback<u32>,
    /// Wants a fix of the clinic to be applied.
    pub(super) on_apply: Callback<FileFix>,
}

/// Returns everything that is the matter, the most pressing first.
pub(super) fn problems(
    state: &State,
    link: &ServerLink,
    events: &ProblemEvents,
    failure: &Failure,
    modules: &Modules,
    words: &Words,
) -> Vec<Problem> {
    let conflicts = state.files.iter().filter_map(|(path, file)| conflict(path, file, link, words));
    let refused = together(
        state.files.iter().filter_map(|(path, file)| refused(path, &file.sync, words)).collect(),
        words,
    );
    let files = conflicts.chain(refused);
    let remark = state.remark.as_ref().map(|remark| of_remark(remark, &events.on_dismiss, link, words));
    let build = failed_build(state, events, failure, words);
    let aftermath = state.builds.aftermath().map(|(build, aftermath)| {
        let sentence = messages::notice::aftermath(build, aftermath);
        Problem {
            weight: Weight::Remark,
            detail: Html::default(),
            text: words.say(&sentence.text),
            hints: hints(&sentence, words),
            ways: Vec::new(),
        }
    });
    let old = state.server.is_page_old.then(|| Problem {
        weight: Weight::Remark,
        detail: Html::default(),
        text: words.say(shell::page_is_old()),
        hints: Vec::new(),
        ways: vec![Way::Do(words.say(shell::reload()), Callback::from(|()| dom::reload()))],
    });
    // The rest of the page works without it.
    let modules = [(&modules.language, shell::language_failed()), (&modules.python, shell::python_failed())];
    let failed = modules.into_iter().filter(|(module, _)| module.phase == Phase::Failed);
    let readers = failed.map(|(module, text)| Problem {
        weight: Weight::Remark,
        detail: Html::default(),
        text: words.say(text),
        hints: Vec::new(),
        ways: vec![Way::Do(words.say(shell::try_again()), module.on_retry.clone())],
    });
    files.chain(remark).chain(build).chain(aftermath).chain(readers).chain(old).collect()
}

fn conflict(path: &str, file: &File, link: &ServerLink, words: &Words) -> Option<Problem> {
    let Sync::Conflict { theirs, .. } = &file.sync else { return None };
    let to_link = |act: fn(&ServerLink, &str)| {
        let (link, path) = (link.clone(), path.to_owned());
        Callback::from(move |()| act(&link, &path))
    };
    let ways = vec![
        Way::Do(words.say(shell::keep_mine()), to_link(ServerLink::keep_mine)),
        Way::Do(words.say(shell::take_theirs()), to_link(ServerLink::take_theirs)),
    ];
    Some(Problem {
        weight: Weight::Error,
        detail: html! { <ConflictDiff mine={Rc::clone(&file.text)} theirs={Rc::clone(theirs)} /> },
        text: words.say(shell::conflict(path)),
        hints: Vec::new(),
        ways,
    })
}

fn refused(path: &str, sync: &Sync, words: &Words) -> Option<Problem> {
    let Sync::Refused { notice } = sync else { return None };
    let sentence = messages::notice::notice(notice);
    Some(Problem {
        weight: Weight::Error,
        detail: Html::default(),
        text: words.say(shell::not_saved(path, sentence.text.clone())),
        hints: hints(&sentence, words),
        ways: Vec::new(),
    })
}

/// Tells more than a few refused files as one problem, whose hints fold.
fn together(refused: Vec<Problem>, words: &Words) -> Vec<Problem> {
    if refused.len() <= FEW {
        return refused;
    }
    vec![Problem {
        weight: Weight::Error,
        detail: Html::default(),
        text: words.say(shell::many_not_saved(refused.len() as u64)),
        hints: refused.into_iter().map(|problem| problem.text.to_string()).collect(),
        ways: Vec::new(),
    }]
}

fn of_remark(remark: &Remark, on_dismiss: &Callback<()>, link: &ServerLink, words: &Words) -> Problem {
    let ways = vec![Way::Dismiss(on_dismiss.clone())];
    match remark {
        Remark::Refused(notice) => {
            let sentence = messages::notice::notice(notice);
            Problem {
                weight: Weight::Error,
                detail: Html::default(),
                text: words.say(&sentence.text),
                hints: hints(&sentence, words),
                ways,
            }
        }
        Remark::FilesReplaced { by, before } => {
            let (link, before) = (link.clone(), Rc::clone(before));
            let undo = Callback::from(move |()| link.undo_replacement(&before));
            let undo = Way::Do(words.say(shell::undo()), undo);
            Problem {
                weight: Weight::Remark,
                detail: Html::default(),
                text: words.say(by.sentence()),
                hints: Vec::new(),
                ways: [vec![undo], ways].concat(),
            }
        }
        Remark::WorkspaceWasGone => said(words.say(shell::workspace_was_gone()), ways),
        Remark::LanguageMissing => said(words.say(shell::language_missing()), ways),
    }
}

fn said(text: AttrValue, ways: Vec<Way>) -> Problem {
    Problem { weight: Weight::Remark, detail: Html::default(), text, hints: Vec::new(), ways }
}

fn hints(sentence: &Sentence, words: &Words) -> Vec<String> {
    sentence.hints.iter().map(|hint| words.say(hint).to_string()).collect()
}

/// Tells whether the hint only points to the step's log, to which a press leads.
fn is_hint_a_way(notice: &Notice) -> bool {
    matches!(notice, Notice::StepFailed { .. })
}

fn failed_build(state: &State, events: &ProblemEvents, failure: &Failure, words: &Words) -> Option<Problem> {
    let build = state.builds.shown()?;
    let BuildState::Failed { notice, .. } = &build.state else { return None };
    let sentence = messages::notice::notice(notice);
    let failed = build.steps.iter().find(|step| step.state == StepState::Failed).map(|step| step.index);
    let show = words.say(shell::show_in_log());
    let show = failed.map(|step| Way::Do(show, events.on_show_log.reform(move |()| step)));
    let told = failure.diagnosis.as_ref().filter(|_| is_hint_a_way(notice));
    let fixes = told.map_or(&[][..], |told| told.fixes(&state.files)).iter().map(|fix| {
        let fixed = fix.clone();
        Way::Do(words.say(&fix.fix.title), events.on_apply.reform(move |()| fixed.clone()))
    });
    let ways = fixes.chain(show).collect();
    let cause = told.map(|told| {
        let said = [&told.diagnosis.message].into_iter().chain(&told.diagnosis.hints);
        said.map(|message| words.say(message).to_string()).collect()
    });
    Some(Problem {
        weight: Weight::Error,
        detail: Html::default(),
        text: words.say(&sentence.text),
        hints: match cause {
            Some(cause) => cause,
            None if is_hint_a_way(notice) && failed.is_some() => Vec::new(),
            None => hints(&sentence, words),
        },
        ways,
    })
}
