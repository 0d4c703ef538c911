//! Files dragged from the desktop onto the page become files of the workspace.

use std::rc::Rc;

use catalogue::files;
use text::encoding::{Encoding, NotText};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::FileView;
use super::remark::FileRemark;
use crate::dom::{DropWatch, DroppedFile, DroppedProblem, read_dropped};

/// Takes files that are dropped on the page; returns whether some are held above it right now.
#[hook]
pub(super) fn use_drop_zone(
    files: &Rc<Vec<FileView>>,
    file_bytes: u64,
    on_add: &Callback<(AttrValue, Rc<str>)>,
    say: &Callback<Vec<FileRemark>>,
) -> bool {
    let is_over = use_state_eq(|| false);
    let newest = use_mut_ref(|| Rc::clone(files));
    *newest.borrow_mut() = Rc::clone(files);
    let setter = is_over.setter();
    use_effect_with((file_bytes, on_add.clone(), say.clone()), move |(limit, on_add, say)| {
        let (limit, on_add, say) = (*limit, on_add.clone(), say.clone());
        let on_drop = Callback::from(move |dropped| {
            let (files, on_add, say) = (Rc::clone(&newest.borrow()), on_add.clone(), say.clone());
            // Ends by itself when the files are read.
            spawn_local(async move {
                let (added, remarks) = take(&files, read_dropped(dropped, limit).await);
                added.into_iter().for_each(|file| on_add.emit(file));
                say.emit(remarks);
            });
        });
        let watch = DropWatch::new(Callback::from(move |is_over| setter.set(is_over)), on_drop);
        move || drop(watch)
    });
    *is_over
}

/// Files to add, and what to say about the rest.
type Taken = (Vec<(AttrValue, Rc<str>)>, Vec<FileRemark>);

/// Sorts what was dropped.
fn take(present: &[FileView], dropped: Vec<Result<DroppedFile, DroppedProblem>>) -> Taken {
    let mut taken = Taken::default();
    for file in dropped {
        match file {
            Ok(DroppedFile { name, text, encoding }) => {
                if encoding != Encoding::Utf8 {
                    taken.1.push(FileRemark::Said(files::was_decoded(&name, encoding.name())));
                }
                let path = AttrValue::from(name);
                if let Some(old) = present.iter().find(|old| old.path == path && *old.text != *text) {
                    taken.1.push(FileRemark::Replaced { path: path.clone(), text: Rc::clone(&old.text) });
                }
                taken.0.push((path, text.into()));
            }
            Err(problem) => taken.1.push(FileRemark::Refused(match problem {
                DroppedProblem::TooLarge { name, bytes, limit } => files::too_large(&name, bytes, limit),
                DroppedProblem::NotText { name, why: NotText::Binary } => files::not_text(&name),
                DroppedProblem::NotText { name, why: NotText::OtherEncoding { line } } => {
                    files::other_encoding(line + 1, &name)
                }
                DroppedProblem::Unreadable { name } => files::unreadable(&name),
            })),
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    #[test]
    fn a_dropped_file_that_replaces_another_can_be_taken_back() {
        let old = FileView { path: "app.py".into(), text: "old".into(), is_executable: false, note: None };
        let dropped = |name: &str, text: &str, encoding| {
            Ok(DroppedFile { name: name.to_owned(), text: text.to_owned(), encoding })
        };
        let not_text = Err(DroppedProblem::NotText { name: "a.png".to_owned(), why: NotText::Binary });
        let (app, other) =
            (dropped("app.py", "new", Encoding::Utf8), dropped("b.py", "b", Encoding::Utf16Le));
        let (added, remarks) = take(&[old], vec![app, other, not_text]);
        assert_eq!(added, [("app.py".into(), "new".into()), ("b.py".into(), "b".into())]);
        let replaced = FileRemark::Replaced { path: "app.py".into(), text: "old".into() };
        let said = FileRemark::Said;
        let decoded = said(files::was_decoded("b.py", "UTF-16 LE"));
        assert_eq!(remarks, [replaced, decoded, FileRemark::Refused(files::not_text("a.png"))]);
    }

    #[test]
    fn what_cannot_be_added_is_told_by_name() {
        let words = Words::of_page();
        let name = "a.bin".to_owned();
        for (problem, text) in [
            (
                DroppedProblem::TooLarge { name: name.clone(), bytes: 3 << 20, limit: 256 << 10 },
                "a.bin has 3 MiB; a file may have at most 256 KiB.",
            ),
            (
                DroppedProblem::NotText { name: name.clone(), why: NotText::Binary },
                "a.bin is not a text file: it has bytes that no text has, as images and programs do.",
            ),
            (
                DroppedProblem::NotText { name: name.clone(), why: NotText::OtherEncoding { line: 2 } },
                "Line 3 of a.bin is not in UTF-8. Save the file in UTF-8, and add it again.",
            ),
            (DroppedProblem::Unreadable { name }, "a.bin could not be read; folders cannot be added."),
        ] {
            let (_, remarks) = take(&[], vec![Err(problem)]);
            let [FileRemark::Refused(message)] = remarks.as_slice() else { panic!("{remarks:?}") };
            assert_eq!(words.say(message), text);
        }
    }
}
