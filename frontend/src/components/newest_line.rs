//! What a running step has written last, so that a long wait shows that it goes on.

use std::cell::RefCell;
use std::rc::Rc;

use protocol::BuildNumber;
use yew::prelude::*;

use crate::ansi;
use crate::dom;
use crate::handles::use_logs;
use crate::log_store::{Log, LogKey};

/// Properties of [`NewestLine`].
#[derive(PartialEq, Properties)]
pub(crate) struct NewestLineProps {
    /// Which build.
    pub(crate) build: Option<BuildNumber>,
    /// Which step.
    pub(crate) step: u32,
}

/// What a running step has written last; read at most once per animation frame.
#[component]
pub(crate) fn NewestLine(props: &NewestLineProps) -> Html {
    let line = use_state_eq(|| None::<Rc<str>>);
    let (logs, setter) = (use_logs(), line.setter());
    use_effect_with((props.build, props.step), move |(build, step)| {
        let frame = Rc::new(RefCell::new(None));
        let subscription = build.map(|build| {
            let (key, step) = (LogKey::Build(build), *step);
            let read = {
                let logs = logs.clone();
                move || setter.set(logs.read(key, |log| newest(log, step)))
            };
            read();
            let frame = Rc::clone(&frame);
            logs.subscribe(Callback::from(move |changed| {
                if changed == key && frame.borrow().is_none() {
                    let (read, done) = (read.clone(), Rc::clone(&frame));
                    *frame.borrow_mut() = Some(dom::next_frame(move || {
                        drop(done.borrow_mut().take());
                        read();
                    }));
                }
            }))
        });
        move || {
            drop(subscription);
            drop(frame.borrow_mut().take());
        }
    });
    html! { <span translate="no">{line.as_deref().unwrap_or_default()}</span> }
}

/// Returns the last line with letters in it, cut to what a bar can hold.
fn newest(log: &Log, step: u32) -> Option<Rc<str>> {
    let mut lines = log.of_step(Some(step)).iter().rev().map(|at| ansi::plain(&log.lines()[*at].text));
    let line = lines.by_ref().take(LOOK_BACK).find(|line| line.chars().any(char::is_alphabetic))?;
    Some(line.trim().chars().take(LONGEST).collect::<String>().into())
}

const LOOK_BACK: usize = 20;
const LONGEST: usize = 120;
