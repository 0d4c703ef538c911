//! What opening files would do to the workspace, and the question before it is done.

use std::rc::Rc;

use catalogue::{Argument, Message, list};
use text::encoding::{Encoding, NotText};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::remark::FileRemark;
use super::{FileView, FilesEvents};
use crate::components::question::Question;
use crate::dom::{Opened, OpenedFile, OpenedProblem, Opening};
use crate::link::NewFile;
use crate::words::use_words;

/// What opening files would do.
#[derive(Clone, Debug, PartialEq)]
struct Plan {
    /// The files that can be opened.
    files: Rc<Vec<NewFile>>,
    /// Files of the workspace that get another text or mode, as they are.
    replaced: Vec<FileView>,
    /// Paths of the workspace that are not among the files.
    others: Vec<String>,
    is_whole: bool,
    is_dropped: bool,
    left_out: Vec<String>,
    refused: Vec<Message>,
    /// Says of each file that was not in UTF-8 how it was read.
    decoded: Vec<Message>,
}

impl Plan {
    /// Lays what was opened beside the files of the workspace.
    fn of(opened: Opened, present: &[FileView]) -> Self {
        let Opened { is_whole, is_dropped, left_out, files } = opened;
        let (mut taken, mut refused, mut decoded) = (Vec::<NewFile>::new(), Vec::new(), Vec::new());
        for file in files {
            let OpenedFile { path, text, encoding, is_executable } = match file.map_err(refusal) {
                Ok(file) if protocol::check_path(&file.path).is_ok() => file,
                Ok(file) => {
                    refused.push(catalogue::opening::bad_path(&file.path));
                    continue;
                }
                Err(why) => {
                    refused.push(why);
                    continue;
                }
            };
            if encoding != Encoding::Utf8 {
                decoded.push(catalogue::opening::was_decoded(&path, encoding.name()));
            }
            taken.push(NewFile { path, text: text.into(), is_executable });
        }
        let new_of = |old: &FileView| taken.iter().find(|file| *file.path == *old.path);
        let differs = |old: &&FileView| {
            new_of(old).is_some_and(|file| {
                file.text != old.text || file.is_executable.is_some_and(|mode| mode != old.is_executable)
            })
        };
        let replaced = present.iter().filter(differs).cloned().collect();
        let others = present.iter().filter(|old| new_of(old).is_none());
        let others = others.map(|old| old.path.to_string()).collect();
        Self { files: Rc::new(taken), replaced, others, is_whole, is_dropped, left_out, refused, decoded }
    }

    /// Tells whether the user is asked before anything is done: not about loose files that were dropped, each of which can be taken back.
    fn asks(&self) -> bool {
        !self.files.is_empty() && (self.is_whole || !(self.is_dropped || self.replaced.is_empty()))
    }

    /// Says what was not taken, and, where the files are in their places, how they came there.
    fn remarks(&self, is_done: bool) -> Vec<FileRemark> {
        let nothing =
            (self.files.is_empty() && self.refused.is_empty()).then(catalogue::opening::nothing_to_open);
        let replaced = self
            .replaced
            .iter()
            .filter(|_| is_done && !self.asks())
            .map(|old| FileRemark::Replaced { path: old.path.clone(), text: Rc::clone(&old.text) });
        let decoded = self.decoded.iter().filter(|_| is_done).cloned().chain(nothing);
        let refused = self.refused.iter().cloned().map(FileRemark::Refused);
        replaced.chain(decoded.map(FileRemark::Said)).chain(refused).collect()
    }

    /// Says what would be replaced, what would be new, and what is there besides.
    fn sentences(&self) -> Vec<Message> {
        let replaced: Vec<String> = self.replaced.iter().map(|old| old.path.to_string()).collect();
        let is_new = |file: &&NewFile| !replaced.contains(&file.path);
        let new: Vec<String> = self.files.iter().filter(is_new).map(|file| file.path.clone()).collect();
        [
            (&replaced, catalogue::opening::would_replace as fn(Vec<Argument>) -> Message),
            (&new, catalogue::opening::would_add),
            (&self.others, catalogue::opening::would_stay),
            (&self.left_out, catalogue::opening::are_left_out),
        ]
        .into_iter()
        .filter(|(paths, _)| !paths.is_empty())
        .map(|(paths, say)| say(some(paths)))
        .collect()
    }
}

/// Lists the first names, and says how many more there are.
fn some(paths: &[String]) -> Vec<Argument> {
    let more = paths.len().saturating_sub(MOST_NAMES) as u64;
    let names = paths.iter().take(MOST_NAMES).map(Message::verbatim);
    list(names.chain((more > 0).then(|| catalogue::opening::more_names(more))))
}

fn refusal(problem: OpenedProblem) -> Message {
    match problem {
        OpenedProblem::TooLarge { path, bytes, limit } => catalogue::opening::too_large(&path, bytes, limit),
        OpenedProblem::NotText { path, why: NotText::Binary } => catalogue::opening::not_text(&path),
        OpenedProblem::NotText { path, why: NotText::OtherEncoding { line } } => {
            catalogue::opening::other_encoding(line + 1, &path)
        }
        OpenedProblem::Unreadable { path } => catalogue::opening::unreadable(&path),
    }
}

/// Takes files that the user opens; returns the question before they are in their places, and what takes them.
///
/// It is asked where something would be replaced, or where a folder or an archive may be all there is to be.
#[hook]
pub(super) fn use_opening(
    files: &Rc<Vec<FileView>>,
    events: &FilesEvents,
    say: &Callback<Vec<FileRemark>>,
) -> (Html, Callback<Opening>) {
    let asking = use_state(|| None::<Rc<Plan>>);
    let newest = use_mut_ref(|| Rc::clone(files));
    *newest.borrow_mut() = Rc::clone(files);
    let around = (events.on_open.clone(), events.on_add.clone(), say.clone(), asking.setter());
    let on_opening = use_callback(around, move |opening: Opening, around| {
        let (newest, (on_open, on_add, say, asking)) = (Rc::clone(&newest), around.clone());
        // Ends by itself when the files are read.
        spawn_local(async move {
            let Some(opened) = opening.read().await else {
                return say.emit(vec![FileRemark::Said(catalogue::opening::not_opened())]);
            };
            let plan = Plan::of(opened, &newest.borrow());
            let asks = plan.asks();
            if asks {
                asking.set(Some(Rc::new(plan.clone())));
            } else if plan.is_dropped {
                plan.files
                    .iter()
                    .for_each(|file| on_add.emit((file.path.clone().into(), Rc::clone(&file.text))));
            } else if !plan.files.is_empty() {
                on_open.emit((Rc::clone(&plan.files), true));
            }
            say.emit(plan.remarks(!asks));
        });
    });
    let Some(plan) = (*asking).clone() else { return (Html::default(), on_opening) };
    let on_close = {
        let asking = asking.setter();
        Callback::from(move |()| asking.set(None))
    };
    let on_open = {
        let (plan, on_open, say) = (Rc::clone(&plan), events.on_open.clone(), say.clone());
        Callback::from(move |keeps_others: bool| {
            on_open.emit((Rc::clone(&plan.files), keeps_others));
            say.emit(plan.remarks(true));
        })
    };
    (html! { <OpenQuestion {plan} {on_open} {on_close} /> }, on_opening)
}

/// Properties of [`OpenQuestion`].
#[derive(PartialEq, Properties)]
struct OpenQuestionProps {
    /// What would be done.
    plan: Rc<Plan>,
    /// The files are to be opened; whether all others stay.
    on_open: Callback<bool>,
    /// The question is answered.
    on_close: Callback<()>,
}

/// The question before files are opened.
#[component]
fn OpenQuestion(OpenQuestionProps { plan, on_open, on_close }: &OpenQuestionProps) -> Html {
    let words = use_words();
    let open = |keeps_others: bool| {
        let (on_open, on_close) = (on_open.clone(), on_close.clone());
        Callback::from(move |_: MouseEvent| {
            on_open.emit(keeps_others);
            on_close.emit(());
        })
    };
    let ways = html! {
        <>
            <button type="button" class="button" onclick={on_close.reform(|_| ())}>{words.say(catalogue::opening::open_nothing())}</button>
            if plan.is_whole && !plan.others.is_empty() {
                <button type="button" class="button" onclick={open(false)}>{words.say(catalogue::opening::open_only_these())}</button>
            }
            <button type="button" class="button button--primary" onclick={open(true)}>{words.say(catalogue::opening::open_these())}</button>
        </>
    };
    html! {
        <Question title={words.say(catalogue::opening::open_question(plan.files.len() as u64))} {ways} on_close={on_close.clone()}>
            {for plan.sentences().iter().map(|sentence| html! { <p>{words.say(sentence)}</p> })}
            <p class="meta">{words.say(catalogue::opening::open_undo())}</p>
        </Question>
    }
}

/// Names in one sentence.
const MOST_NAMES: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    fn file(path: &str, text: &str) -> Result<OpenedFile, OpenedProblem> {
        let (path, text) = (path.to_owned(), text.to_owned());
        Ok(OpenedFile { path, text, encoding: Encoding::Utf8, is_executable: None })
    }

    fn chosen(is_whole: bool, files: Vec<Result<OpenedFile, OpenedProblem>>) -> Plan {
        let opened = Opened { is_whole, is_dropped: false, left_out: Vec::new(), files };
        Plan::of(opened, &present())
    }

    fn present() -> Vec<FileView> {
        let view = |(path, text): (&'static str, &str)| FileView {
            path: path.into(),
            text: text.into(),
            is_executable: false,
            note: None,
        };
        [("Dockerfile", "FROM a"), ("app.py", "1")].map(view).to_vec()
    }

    fn said(plan: &Plan) -> Vec<String> {
        let words = Words::of_page();
        plan.sentences().iter().map(|sentence| words.say(sentence).to_string()).collect()
    }

    #[test]
    fn what_would_be_replaced_is_told_before_it_is() {
        let plan = chosen(false, vec![file("app.py", "2"), file("b.py", "b")]);
        assert!(plan.asks());
        assert_eq!(said(&plan), ["Replaced: app.py.", "New: b.py.", "Not among them: Dockerfile."]);
        assert!(!chosen(false, vec![file("b.py", "b"), file("app.py", "1")]).asks());
        assert!(chosen(true, vec![file("b.py", "b")]).asks(), "an archive may be everything");
    }

    #[test]
    fn a_mode_is_a_difference() {
        let app = file("app.py", "1").map(|file| OpenedFile { is_executable: Some(true), ..file });
        assert!(chosen(false, vec![app]).asks());
    }

    #[test]
    fn a_dropped_file_that_replaces_another_can_be_taken_back() {
        let other = file("b.py", "b").map(|file| OpenedFile { encoding: Encoding::Utf16Le, ..file });
        let not_text = Err(OpenedProblem::NotText { path: "a.png".to_owned(), why: NotText::Binary });
        let files = vec![file("app.py", "new"), other, not_text];
        let dropped = |is_whole| {
            let opened = Opened { is_whole, is_dropped: true, left_out: Vec::new(), files: files.clone() };
            Plan::of(opened, &present())
        };
        let plan = dropped(false);
        assert!(!plan.asks());
        let replaced = FileRemark::Replaced { path: "app.py".into(), text: "1".into() };
        let decoded = FileRemark::Said(catalogue::opening::was_decoded("b.py", "UTF-16 LE"));
        let refused = FileRemark::Refused(catalogue::opening::not_text("a.png"));
        assert_eq!(plan.remarks(true), [replaced, decoded.clone(), refused.clone()]);
        let folder = dropped(true);
        assert!(folder.asks());
        assert_eq!(folder.remarks(false), std::slice::from_ref(&refused));
        assert_eq!(folder.remarks(true), [decoded, refused]);
    }

    #[test]
    fn what_cannot_be_added_is_told_by_name() {
        let words = Words::of_page();
        let (path, zip) = ("a.bin".to_owned(), "a.zip".to_owned());
        for (found, text) in [
            (
                Err(OpenedProblem::TooLarge { path: path.clone(), bytes: 3 << 20, limit: 256 << 10 }),
                "a.bin has 3.15 MB; a file may have at most 262 kB.",
            ),
            (
                Err(OpenedProblem::NotText { path: path.clone(), why: NotText::Binary }),
                "a.bin is not a text file: it has bytes that no text has. Images and programs have such bytes.",
            ),
            (
                Err(OpenedProblem::NotText { path, why: NotText::OtherEncoding { line: 2 } }),
                "Line 3 of a.bin is not in UTF-8. Save the file in UTF-8, and add it again.",
            ),
            (Err(OpenedProblem::Unreadable { path: zip }), "a.zip could not be read."),
            (file("../a", ""), "A file of a workspace cannot have the path ../a."),
        ] {
            let plan = chosen(true, vec![found]);
            assert!(!plan.asks());
            let remarks = plan.remarks(true);
            let [FileRemark::Refused(message)] = remarks.as_slice() else { panic!("{remarks:?}") };
            assert_eq!(words.say(message), text);
        }
        assert_eq!(chosen(true, Vec::new()).remarks(true).len(), 1, "an empty archive is said");
    }
}
