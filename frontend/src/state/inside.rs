//! What the page knows of the inside of an image, while somebody looks at it.

use std::ops::Range;
use std::rc::Rc;

use protocol::limits::LAYER_ENTRIES_PER_FRAME;
use protocol::{BuildNumber, ImageHistory, LayerFile, LayerPage, Notice};

/// The inside of one build's image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Inside {
    /// Whose image.
    pub(crate) build: BuildNumber,
    /// Its history, once the server has told.
    pub(crate) history: Option<Rc<ImageHistory>>,
    /// What a person looks for in the paths of a layer's entries; empty for all.
    pub(crate) matching: String,
    /// A part of the layer that is open.
    pub(crate) page: Option<Rc<LayerPage>>,
    /// The first of its entries that may be in view, in whole steps.
    pub(crate) first: u64,
    /// The file that is open.
    pub(crate) file: Option<Rc<LayerFile>>,
    /// Why something could not be told.
    pub(crate) notice: Option<Notice>,
}

/// What happens to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum InsideNews {
    /// A person looks inside the image of a build.
    Opened(BuildNumber),
    /// A person looks elsewhere.
    Closed,
    /// The server told the history.
    History(Rc<ImageHistory>),
    /// A person looks for entries whose path holds this.
    Filtered(String),
    /// A person scrolls the entries of the layer: this one is in view first.
    Scrolled(u64),
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
            return Some(Rc::new(Self {
                build,
                history: None,
                matching: String::new(),
                page: None,
                first: 0,
                file: None,
                notice: None,
            }));
        }
        let mut next = Self::clone(now?.as_ref());
        match news {
            InsideNews::Closed => return None,
            InsideNews::History(history) if history.build == next.build => next.history = Some(history),
            InsideNews::Page(page) if page.build == next.build => {
                next.file = next.file.filter(|file| file.layer == page.layer);
                let is_other = |old: Rc<LayerPage>| old.layer != page.layer || old.matching != page.matching;
                if next.page.is_none_or(is_other) {
                    next.first = 0;
                }
                (next.page, next.notice) = (Some(page), None);
            }
            InsideNews::Filtered(matching) => next.matching = matching,
            InsideNews::Scrolled(first) => next.first = first - first % STEP,
            InsideNews::File(file) if file.build == next.build => {
                (next.file, next.notice) = (Some(file), None);
            }
            InsideNews::Refused(notice) => next.notice = Some(notice),
            _ => {}
        }
        Some(Rc::new(next))
    }

    /// Returns which entries of the open layer are drawn: those in view, and some around them.
    pub(crate) fn drawn(&self) -> Range<u64> {
        let n_matching = self.page.as_ref().map_or(0, |page| page.n_matching);
        let end = n_matching.min(self.first + DRAWN);
        self.first.saturating_sub(STEP).min(end)..end
    }

    /// Returns the layer and the entry from which to ask for what is to be drawn and not known; `None` where all of it is.
    pub(crate) fn missing(&self) -> Option<(u32, u64)> {
        let (page, drawn) = (self.page.as_ref()?, self.drawn());
        if page.matching != self.matching {
            return Some((page.layer, 0));
        }
        let known = page.from..page.from + page.entries.len() as u64;
        let is_known = page.entries.is_empty() || (known.start <= drawn.start && drawn.end <= known.end);
        let from = self.first.saturating_sub(u64::from(LAYER_ENTRIES_PER_FRAME) / 2);
        (!is_known).then_some((page.layer, from))
    }
}

/// The page is drawn anew only when the list is scrolled by so many entries.
const STEP: u64 = 8;
/// More than fit into the list, from the first in view on.
const DRAWN: u64 = 4 * STEP;

#[cfg(test)]
mod tests {
    use protocol::{EntryChange, EntryKind, LayerEntry, LayerTotals};

    use super::*;

    fn page(from: u64, n: u64, entries: u64) -> InsideNews {
        let entry = |number: u64| LayerEntry {
            path: number.to_string(),
            change: EntryChange::Added,
            kind: EntryKind::File,
            bytes: 0,
            mode: 0o644,
            link: None,
            is_wasted: false,
        };
        InsideNews::Page(Rc::new(LayerPage {
            build: BuildNumber(1),
            layer: 3,
            matching: String::new(),
            n_matching: entries,
            from,
            entries: (from..from + n).map(entry).collect(),
            totals: LayerTotals { entries, ..LayerTotals::default() },
            is_cut: false,
        }))
    }

    /// The first entries that match, as the server tells them.
    fn found(matching: &str, n: u64, entries: u64) -> InsideNews {
        let InsideNews::Page(all) = page(0, n, entries) else { unreachable!("it is a page") };
        InsideNews::Page(Rc::new(LayerPage {
            matching: matching.into(),
            n_matching: n,
            ..LayerPage::clone(&all)
        }))
    }

    #[test]
    fn what_is_looked_for_is_asked_for_and_drawn_from_the_first_on() {
        let opened = Inside::after(None, InsideNews::Opened(BuildNumber(1)));
        let all = Inside::after(opened, page(0, 500, 50_000));
        let typed =
            Inside::after(Inside::after(all, InsideNews::Scrolled(400)), InsideNews::Filtered("a".into()));
        let inside = typed.clone().expect("somebody looks");
        assert_eq!(
            (inside.missing(), inside.first),
            (Some((3, 0)), 400),
            "the list stays until the answer comes"
        );
        let inside = Inside::after(typed.clone(), found("a", 40, 50_000)).expect("somebody looks");
        assert_eq!((inside.missing(), inside.drawn()), (None, 0..32));
        let nothing = Inside::after(typed.clone(), found("a", 0, 50_000)).expect("somebody looks");
        assert_eq!((nothing.missing(), nothing.drawn()), (None, 0..0));
        let late =
            Inside::after(Inside::after(typed, InsideNews::Filtered("ab".into())), found("a", 40, 50_000));
        assert_eq!(
            late.and_then(|late| late.missing()),
            Some((3, 0)),
            "the answer is to what was typed before"
        );
    }

    #[test]
    fn a_long_layer_is_drawn_and_asked_for_where_it_is_looked_at() {
        let steps = |news: Vec<InsideNews>| {
            let opened = Inside::after(None, InsideNews::Opened(BuildNumber(1)));
            news.into_iter().fold(opened, Inside::after).expect("somebody looks")
        };
        let inside = steps(vec![page(0, 500, 50_000)]);
        assert_eq!((inside.drawn(), inside.missing()), (0..32, None));
        let inside = steps(vec![page(0, 500, 50_000), InsideNews::Scrolled(300)]);
        assert_eq!((inside.drawn(), inside.missing()), (288..328, None));
        let inside = steps(vec![page(0, 500, 50_000), InsideNews::Scrolled(49_995)]);
        assert_eq!((inside.drawn(), inside.missing()), (49_984..50_000, Some((3, 49_742))));
        let inside =
            steps(vec![page(0, 500, 50_000), InsideNews::Scrolled(49_995), page(49_742, 258, 50_000)]);
        assert_eq!(inside.missing(), None);
        assert_eq!(steps(vec![page(0, 0, 0)]).missing(), None);
    }

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
