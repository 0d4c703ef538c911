//! What is said about files that went or did not come, with a way back.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::icon::Icon;
use crate::components::piece::Draw;
use crate::words::Words;

/// One thing to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Remark {
    /// A file was deleted; this is what it held.
    Deleted {
        /// Its path.
        path: AttrValue,
        /// Its text.
        text: Rc<str>,
    },
    /// A file was replaced; this is what it held.
    Replaced {
        /// Its path.
        path: AttrValue,
        /// Its text.
        text: Rc<str>,
    },
    /// A sentence without a way back.
    Said(AttrValue),
}

/// Remarks below the files.
#[derive(PartialEq)]
pub(super) struct RemarkLine {
    /// What to say.
    pub(super) remarks: Vec<Remark>,
    /// Brings a file back.
    pub(super) on_add: Callback<(AttrValue, Rc<str>)>,
    /// The user has read it, or has taken it back.
    pub(super) on_close: Callback<()>,
}

impl Draw for RemarkLine {
    fn draw(&self, words: &Words) -> Html {
        let words = words.files;
        let lines = self.remarks.iter().map(|remark| {
            let (sentence, undo) = match remark {
                Remark::Deleted { path, text } => ((words.deleted)(path).into(), Some((path.clone(), Rc::clone(text)))),
                Remark::Replaced { path, text } => ((words.replaced)(path).into(), Some((path.clone(), Rc::clone(text)))),
                Remark::Said(sentence) => (sentence.clone(), None),
            };
            let onclick = |file: (AttrValue, Rc<str>)| {
                let (on_add, on_close) = (self.on_add.clone(), self.on_close.clone());
                Callback::from(move |_: MouseEvent| {
                    on_add.emit(file.clone());
                    on_close.emit(());
                })
            };
            html! {
                <p class="file-remark__line">
                    <span>{sentence}</span>
                    if let Some(file) = undo {
                        <button type="button" class="button button--small" onclick={onclick(file)}>{words.undo}</button>
                    }
                </p>
            }
        });
        html! {
            <div class="file-remark" role="status">
                <div class="file-remark__lines">{for lines}</div>
                <button type="button" class="button button--quiet button--icon button--small" aria-label={words.dismiss}
                    onclick={self.on_close.reform(|_: MouseEvent| ())}>{Icon::Close.draw()}</button>
            </div>
        }
    }
}
