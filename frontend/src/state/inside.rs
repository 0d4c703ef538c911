//! What the page knows of the inside of an image, while somebody looks at it.

use std::rc::Rc;

use protocol::{BuildNumber, ImageHistory, LayerFile, LayerPage, Notice};

/// The inside of one build's image.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Inside {
    /// Whose image.
    pub(crate) build: BuildNumber,
    /// Its history, once the server has told.
    pub(crate) history: Option<Rc<ImageHistory>>,
    /// A part of the layer that is open.
    pub(crate) page: Option<Rc<LayerPage>>,
    /// The file that is open.
    pub(crate) file: Option<Rc<LayerFile>>,
    /// Why something could not be told.
    pub(crate) notice: Option<Notice>,
}

/// What happens to it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum InsideNews {
    /// A person looks inside the image of a build.
    Opened(BuildNumber),
    /// A person looks elsewhere.
    Closed,
    /// The server told the history.
    History(Rc<ImageHistory>),
    /// The server told what a layer did.
    Page(Rc<LayerPage>),
    /// The server told a file.
    File(Rc<LayerFile>),
    /// The server refused.
    Refused(Notice),
}

impl Inside {
    /// Returns it after something has happened; answers about another build are too late.
    pub(crate) fn after(now: Option<Rc<Self>>, news: InsideNews) -> Option<Rc<Self>> {
        if let InsideNews::Opened(build) = news {
            return Some(Rc::new(Self { build, history: None, page: None, file: None, notice: None }));
        }
        let mut next = Self::clone(now?.as_ref());
        match news {
            InsideNews::Closed => return None,
            InsideNews::History(history) if history.build == next.build => next.history = Some(history),
            InsideNews::Page(page) if page.build == next.build => {
                next.file = next.file.filter(|file| file.layer == page.layer);
                (next.page, next.notice) = (Some(page), None);
            }
            InsideNews::File(file) if file.build == next.build => {
                (next.file, next.notice) = (Some(file), None);
            }
            InsideNews::Refused(notice) => next.notice = Some(notice),
            _ => {}
        }
        Some(Rc::new(next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_about_another_build_are_too_late() {
        let history = |build| {
            let image_id = protocol::Digest("sha256:0".into());
            Rc::new(ImageHistory { build: BuildNumber(build), image_id, entries: Vec::new() })
        };
        let inside = Inside::after(None, InsideNews::Opened(BuildNumber(2)));
        let inside = Inside::after(inside, InsideNews::History(history(1)));
        assert!(inside.as_ref().is_some_and(|inside| inside.history.is_none()));
        let inside = Inside::after(inside, InsideNews::History(history(2)));
        assert!(inside.as_ref().is_some_and(|inside| inside.history.is_some()));
        assert_eq!(Inside::after(inside, InsideNews::Closed), None);
        assert_eq!(Inside::after(None, InsideNews::History(history(2))), None);
    }
}
