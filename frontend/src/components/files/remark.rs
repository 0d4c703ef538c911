//! What is said about files that went or did not come, with a way back.

use std::rc::Rc;

use catalogue::{Message, files, review};
use yew::prelude::*;

use crate::components::icon::Icon;
use crate::components::problems::{FEW, folded};
use crate::words::use_words;

/// One thing to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FileRemark {
    /// A file was deleted; this is what it held.
    Deleted {
        /// Its path.
        path: AttrValue,
        /// Its text.
        text: Rc<str>,
        /// Whether it could be executed.
        is_executable: bool,
    },
    /// A file's text was replaced; this is what it held. Its mode stayed.
    Replaced {
        /// Its path.
        path: AttrValue,
        /// Its text.
        text: Rc<str>,
    },
    /// So many files were put in place.
    Placed(usize),
    /// Why a file was not taken.
    Refused(Message),
    /// A sentence without a way back.
    Said(Message),
}

/// Properties of [`RemarkLine`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RemarkLineProps {
    /// What to say.
    pub(super) remarks: Vec<FileRemark>,
    /// Brings a file back.
    pub(super) on_add: Callback<(AttrValue, Rc<str>)>,
    /// Says whether a file that came back may be executed.
    pub(super) on_mode: Callback<(AttrValue, bool)>,
    /// Takes back all files that were put in place.
    pub(super) on_take_back: Callback<()>,
    /// The user has read it, or has taken it back.
    pub(super) on_close: Callback<()>,
}

impl RemarkLineProps {
    /// Brings a file back as it was.
    fn take_back(&self, remark: &FileRemark) {
        if let FileRemark::Deleted { path, text, .. } | FileRemark::Replaced { path, text } = remark {
            self.on_add.emit((path.clone(), Rc::clone(text)));
        }
        if let FileRemark::Deleted { path, is_executable, .. } = remark {
            self.on_mode.emit((path.clone(), *is_executable));
        }
        if let FileRemark::Placed(_) = remark {
            self.on_take_back.emit(());
        }
        self.on_close.emit(());
    }
}

/// Remarks below the files.
#[component]
pub(super) fn RemarkLine(props: &RemarkLineProps) -> Html {
    let words = use_words();
    let line = |remark: &FileRemark| {
        let sentence = match remark {
            FileRemark::Deleted { path, .. } => files::deleted(path),
            FileRemark::Replaced { path, .. } => files::replaced(path),
            FileRemark::Placed(n) => review::placed(*n),
            FileRemark::Refused(sentence) | FileRemark::Said(sentence) => sentence.clone(),
        };
        let can_undo = !matches!(remark, FileRemark::Refused(_) | FileRemark::Said(_));
        let onclick = {
            let (line, remark) = (props.clone(), remark.clone());
            move |_: MouseEvent| line.take_back(&remark)
        };
        html! {
            <p class="file-remark__line">
                <span>{words.say(sentence)}</span>
                if can_undo {
                    <button type="button" class="button button--small" {onclick}>{words.say(files::undo())}</button>
                }
            </p>
        }
    };
    // Many of a kind are one line, which can be opened.
    let together = |is_one: fn(&FileRemark) -> bool, many: Option<fn(u64) -> Message>| {
        let lines: Vec<_> = props.remarks.iter().filter(|remark| is_one(remark)).map(line).collect();
        match many {
            Some(many) if lines.len() > FEW => {
                let text = words.say(many(lines.len() as u64));
                folded(text, lines.into_iter().map(|line| html! { <li>{line}</li> }))
            }
            _ => lines.into_iter().collect(),
        }
    };
    let is_replaced = |remark: &FileRemark| matches!(remark, FileRemark::Replaced { .. });
    let is_refused = |remark: &FileRemark| matches!(remark, FileRemark::Refused(_));
    let is_other =
        |remark: &FileRemark| !matches!(remark, FileRemark::Replaced { .. } | FileRemark::Refused(_));
    html! {
        <div class="file-remark" role="status">
            <div class="file-remark__lines">
                {together(is_other, None)}
                {together(is_replaced, Some(catalogue::opening::many_replaced))}
                {together(is_refused, Some(catalogue::opening::many_not_taken))}
            </div>
            <button type="button" class="button button--quiet button--icon button--small" aria-label={words.say(files::dismiss())}
                onclick={props.on_close.reform(|_: MouseEvent| ())}>{Icon::Close.draw()}</button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    /// Takes a remark's file back, and says what is done to the files.
    fn check(remark: &FileRemark, expected: &[&str]) {
        let done: Rc<RefCell<Vec<String>>> = Rc::default();
        let on_add = {
            let done = Rc::clone(&done);
            Callback::from(move |(path, text): (AttrValue, Rc<str>)| {
                done.borrow_mut().push(format!("add {path} {text}"))
            })
        };
        let on_mode = {
            let done = Rc::clone(&done);
            Callback::from(move |(path, mode): (AttrValue, bool)| {
                done.borrow_mut().push(format!("mode {path} {mode}"))
            })
        };
        let (on_take_back, on_close) = (Callback::noop(), Callback::noop());
        let line = RemarkLineProps { remarks: Vec::new(), on_add, on_mode, on_take_back, on_close };
        line.take_back(remark);
        assert_eq!(*done.borrow(), expected);
    }

    #[test]
    fn a_file_comes_back_with_its_mode() {
        let deleted =
            |is_executable| FileRemark::Deleted { path: "a.sh".into(), text: "x".into(), is_executable };
        check(&deleted(true), &["add a.sh x", "mode a.sh true"]);
        check(&deleted(false), &["add a.sh x", "mode a.sh false"]);
    }
}
