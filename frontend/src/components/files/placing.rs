//! Files of a pasted text: offers to put them in place, does it, and takes all of it back in one step.

use std::rc::Rc;

use protocol::ImageName;
use review::{PlacePlan, PlacedFile};
use yew::prelude::*;

use super::place_panel::PlacePanel;
use super::remark::FileRemark;
use super::{FileView, FilesEvents, FilesProps};
use crate::components::editor_pane::{Deed, Goal};
use crate::dom;
use crate::state;

/// What the editors tell about pasted texts, and what there is to show.
pub(super) struct Placing {
    /// Something was pasted into a file, or its own text is meant: path, what was there before, and what was pasted.
    pub(super) on_paste: Callback<(AttrValue, String, String)>,
    /// Takes the files back that were put in place last.
    pub(super) on_take_back: Callback<()>,
    /// Something was typed: an offer is of other texts then.
    pub(super) on_edit: Callback<(AttrValue, Rc<str>)>,
    offer: Option<Rc<Offer>>,
    done: Option<Rc<Done>>,
    on_answer: Callback<bool>,
}

/// Files that could be put in place.
#[derive(Debug, PartialEq)]
struct Offer {
    /// The file that holds the text.
    path: AttrValue,
    /// Its text before the paste; `None` where nothing was pasted just now.
    before: Option<Rc<str>>,
    plan: PlacePlan,
}

/// A file's path, and its text and mode, where it was there.
type FileBefore = (AttrValue, Option<(Rc<str>, bool)>);

/// Files that were put in place, or taken back.
#[derive(Debug, PartialEq)]
struct Done {
    turn: u32,
    /// Each file as it was: text and mode, where it was there.
    before: Vec<FileBefore>,
    /// The name of the image as it was.
    image: Rc<str>,
    /// The port of the container as it was.
    port: Rc<str>,
    /// The file in front.
    active: AttrValue,
    can_take_back: bool,
}

/// Offers the files of pasted texts.
#[hook]
pub(super) fn use_placing(props: &FilesProps, say: &Callback<Vec<FileRemark>>) -> Placing {
    let offer = use_state_eq(|| None::<Rc<Offer>>);
    let done = use_state_eq(|| None::<Rc<Done>>);
    let on_paste =
        use_callback(offer.setter(), |(path, before, pasted): (AttrValue, String, String), offer| {
            if let Some(plan) = dom::place_plan(&path, &before, &pasted) {
                let before = (!pasted.is_empty()).then(|| Rc::from(before));
                offer.set(Some(Rc::new(Offer { path, before, plan })));
            }
        });
    use_effect_with(props.goal.clone(), {
        let on_paste = on_paste.clone();
        move |goal| {
            if let Some(goal) = goal.as_ref().filter(|goal| goal.takes_offer()) {
                on_paste.emit((AttrValue::from(goal.path.to_string()), String::new(), String::new()));
            }
        }
    });
    let on_answer = answering(props, &offer, &done, say);
    let on_take_back = {
        let (done, say, events) = (done.clone(), say.clone(), props.events.clone());
        Callback::from(move |()| {
            if let Some(old) = done.as_ref().filter(|done| done.can_take_back) {
                old.take_back(&events);
                let (before, active) = (old.before.clone(), old.active.clone());
                let (image, port) = (Rc::clone(&old.image), Rc::clone(&old.port));
                done.set(Some(Rc::new(Done {
                    turn: old.turn + 1,
                    before,
                    image,
                    port,
                    active,
                    can_take_back: false,
                })));
                say.emit(Vec::new());
            }
        })
    };
    let on_edit = use_callback((offer.setter(), props.events.on_edit.clone()), |edit, (offer, on_edit)| {
        offer.set(None);
        on_edit.emit(edit);
    });
    Placing { on_paste, on_take_back, on_edit, offer: (*offer).clone(), done: (*done).clone(), on_answer }
}

/// Returns what does with an offer what the user wants.
fn answering(
    props: &FilesProps,
    offer: &UseStateHandle<Option<Rc<Offer>>>,
    done: &UseStateHandle<Option<Rc<Done>>>,
    say: &Callback<Vec<FileRemark>>,
) -> Callback<bool> {
    let (offer, done, say) = (offer.clone(), done.clone(), say.clone());
    let (files, events) = (Rc::clone(&props.files), props.events.clone());
    let (image, port) = (Rc::clone(&props.image), Rc::clone(&props.port));
    let active = props.active.clone();
    Callback::from(move |is_wanted: bool| {
        if let Some(offer) = offer.as_ref().filter(|_| is_wanted) {
            let turn = done.as_ref().map_or(0, |done| done.turn) + 1;
            let before = offer.touched(&files);
            let (image, port) = (Rc::clone(&image), Rc::clone(&port));
            offer.perform(&files, &events);
            done.set(Some(Rc::new(Done {
                turn,
                before,
                image,
                port,
                active: active.clone(),
                can_take_back: true,
            })));
            say.emit(vec![FileRemark::Placed(offer.n_placed())]);
        }
        if let Some(offer) = offer.as_ref() {
            events.on_goal.emit(Goal::new(&Rc::from(offer.path.as_str()), Deed::Focus));
        }
        offer.set(None);
    })
}

impl Placing {
    /// Returns which time a file was put in place or taken back, and whether that can be taken back.
    pub(super) fn placed(&self, path: &str) -> Option<(u32, bool)> {
        let done = self.done.as_ref()?;
        done.before.iter().any(|(other, _)| **other == *path).then_some((done.turn, done.can_take_back))
    }

    /// Draws the offer, as long as nobody has answered it: below the Dockerfile for this one, below the other files for those.
    pub(super) fn panel(&self, is_upper: bool) -> Html {
        let Some(offer) = self.offer.as_ref().filter(|offer| state::is_upper(&offer.path) == is_upper) else {
            return Html::default();
        };
        let takes_focus = offer.before.is_none();
        html! { <PlacePanel plan={offer.plan.clone()} {takes_focus} on_answer={self.on_answer.clone()} /> }
    }
}

impl Offer {
    /// Returns each file that changes as it was, before the paste where there was one.
    fn touched(&self, files: &[FileView]) -> Vec<FileBefore> {
        let as_it_was = |placed: &PlacedFile| {
            let path = AttrValue::from(placed.path.clone());
            let old = files.iter().find(|file| file.path == path).map(|file| {
                let before = self.before.as_ref().filter(|_| path == self.path);
                (Rc::clone(before.unwrap_or(&file.text)), file.is_executable)
            });
            (path, old)
        };
        self.plan.files.iter().map(as_it_was).collect()
    }

    fn perform(&self, files: &[FileView], events: &FilesEvents) {
        for placed in &self.plan.files {
            let is_there =
                files.iter().any(|file| *file.path == *placed.path && *file.text == *placed.content);
            if !is_there {
                events.on_add.emit((placed.path.clone().into(), placed.content.as_str().into()));
            }
        }
        events.on_select.emit(self.path.clone());
        if let Some(image) = self.plan.image.as_deref().filter(|image| ImageName::parse(image).is_some()) {
            events.on_image.emit(image.into());
        }
        if let Some(port) = self.plan.port {
            events.on_port.emit(port.to_string().into());
        }
    }

    /// Returns how many files the text has.
    fn n_placed(&self) -> usize {
        self.plan.files.iter().filter(|file| file.change != review::PlacedChange::TakenOut).count()
    }
}

impl Done {
    fn take_back(&self, events: &FilesEvents) {
        for (path, old) in &self.before {
            match old {
                Some((text, is_executable)) => {
                    events.on_add.emit((path.clone(), Rc::clone(text)));
                    events.on_mode.emit((path.clone(), *is_executable));
                }
                None => events.on_delete.emit(path.clone()),
            }
        }
        events.on_image.emit(Rc::clone(&self.image));
        events.on_port.emit(Rc::clone(&self.port));
        events.on_select.emit(self.active.clone());
    }
}
