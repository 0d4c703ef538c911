//! What another part of the page wants of an editor, once.

use std::cell::RefCell;
use std::rc::Rc;

use dockerfile::Edit;
use text::ByteRange;

use crate::dom::{CodeEditor, EditorCommand};

/// Something to do in the editor of one file; whichever editor of that file comes first does it.
#[derive(Clone, Debug)]
pub(crate) struct Goal {
    /// The file.
    pub(crate) path: Rc<str>,
    deed: Rc<RefCell<Option<Deed>>>,
}

/// What to do; places are the editor's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// Select a stretch.
    Select(ByteRange),
    /// Replace stretches.
    Change(Vec<Edit>),
    /// Scroll so that a zero-based line is in the middle.
    CentreLine(u32),
    /// Put the cursor at the start of a zero-based line.
    GoToLine(u32),
    /// Do one of the editor's commands.
    Run(EditorCommand),
    /// Take the focus.
    Focus,
    /// Offer to put the files in place that the text writes.
    Offer,
}

impl Goal {
    /// Wants something of the editor of `path`.
    pub(crate) fn new(path: &Rc<str>, deed: Deed) -> Self {
        Self { path: Rc::clone(path), deed: Rc::new(RefCell::new(Some(deed))) }
    }

    /// Returns whether the files of the text are to be offered, once.
    pub(crate) fn takes_offer(&self) -> bool {
        self.deed.borrow_mut().take_if(|deed| *deed == Deed::Offer).is_some()
    }

    /// Does it, if it is not done yet.
    pub(super) fn reach(&self, editor: &CodeEditor) {
        let deed = self.deed.borrow_mut().take_if(|deed| *deed != Deed::Offer);
        match deed {
            Some(Deed::Select(range)) => editor.select(range),
            Some(Deed::Change(edits)) => editor.change(&edits),
            Some(Deed::CentreLine(line)) => editor.centre_line(line),
            Some(Deed::GoToLine(line)) => editor.go_to_line(line),
            Some(Deed::Run(command)) => editor.run(command),
            Some(Deed::Focus) => editor.focus(),
            Some(Deed::Offer) | None => {}
        }
    }
}

impl PartialEq for Goal {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.deed, &other.deed)
    }
}
