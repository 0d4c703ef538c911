//! The comparison as Yew renders it, read back: its elements with their classes and texts.

use std::rc::Rc;

use language_module::LanguageService;
use protocol::{ComparedBuilds, EngineState, EngineStatus, ImageAvailability, PairName};
use yew::LocalServerRenderer;

use super::super::live::LiveRun;
use super::super::{Callback, CompareEvents, CompareView, CompareViewProps, Compared, Scene};

/// What is known beside the two builds.
#[derive(Clone, Copy, Default)]
pub(super) struct Around<'a> {
    /// The pair that the workspace is for.
    pub(super) pair: Option<PairName>,
    /// Whether a build can begin now.
    pub(super) can_build: bool,
    /// The pair's builds, while they are made.
    pub(super) live: Option<&'a LiveRun>,
    /// Names of stand-ins, and what each is made of.
    pub(super) stand_ins: &'a [(&'a str, &'a str)],
}

/// Every element of the view, in the order in which they begin.
pub(super) struct Rendered(Vec<Element>);

struct Element {
    /// All of its first tag, as `p class="meta"`.
    tag: String,
    /// All characters in it, blanks folded.
    text: String,
}

impl Rendered {
    /// Has the language module compare what the server told, and renders what it found.
    pub(super) fn of(told: &ComparedBuilds, around: Around<'_>) -> Self {
        let stand_in = |(name, made_of): &(&str, &str)| ImageAvailability::StandIn {
            name: (*name).to_owned(),
            made_of: (*made_of).to_owned(),
            bytes: 0,
        };
        let images: Vec<ImageAvailability> = around.stand_ins.iter().map(stand_in).collect();
        let mut service = LanguageService::default();
        service.set_images(&postcard::to_allocvec(&images).expect("it can be written"), false);
        let compared = Compared::of(Rc::new(told.clone()), |told| {
            let told = postcard::to_allocvec(told).expect("it can be written");
            let found = service.compare(&told, around.pair.map_or("", PairName::key));
            postcard::from_bytes(&found).ok()
        });
        let compared = compared.expect("both are whole");
        let engine =
            Some(Rc::new(EngineStatus { state: EngineState::Starting, images, has_package_index: true }));
        let Around { pair, can_build, .. } = around;
        let scene = Rc::new(Scene {
            compared: Rc::new(compared),
            pair,
            can_build,
            engine,
            live: around.live.cloned(),
            is_presented: false,
            clock_offset_ms: 0,
        });
        let events = CompareEvents {
            on_fetch: Callback::noop(),
            on_undo: Callback::noop(),
            on_close: Callback::noop(),
            on_leave: Callback::noop(),
            on_compare: Callback::noop(),
            on_restore: Callback::noop(),
            on_build_pair: Callback::noop(),
            on_cancel: Callback::noop(),
        };
        let page = LocalServerRenderer::<CompareView>::with_props(CompareViewProps { scene, events });
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        Self::read(&runtime.block_on(page.hydratable(false).render()))
    }

    /// Reads HTML of which every element is closed.
    fn read(html: &str) -> Self {
        let mut elements: Vec<Element> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for piece in html.split('<').skip(1) {
            let (tag, text) = piece.split_once('>').expect("a tag ends");
            if tag.starts_with('/') {
                open.pop();
            } else {
                open.push(elements.len());
                elements.push(Element { tag: tag.to_owned(), text: String::new() });
            }
            let text =
                text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            for element in &open {
                elements[*element].text.extend([text.as_str(), " "]);
            }
        }
        for element in &mut elements {
            element.text = element.text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        Self(elements)
    }

    /// Returns the text of every element of a class.
    pub(super) fn texts(&self, class: &str) -> Vec<String> {
        let is_it = |element: &&Element| element.has(class);
        self.0.iter().filter(is_it).map(|element| element.text.clone()).collect()
    }

    /// Returns the text of every button.
    pub(super) fn buttons(&self) -> Vec<String> {
        let is_it = |element: &&Element| element.tag.starts_with("button ");
        self.0.iter().filter(is_it).map(|element| element.text.clone()).collect()
    }

    /// Returns row and text of every element of a class that is in a row.
    pub(super) fn in_rows(&self, class: &str) -> Vec<(String, String)> {
        let all = self.0.iter().filter(|element| element.has(class));
        all.filter_map(|element| Some((element.attribute("data-row")?.to_owned(), element.text.clone())))
            .collect()
    }
}

impl Element {
    fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.tag.split_once(&format!(" {name}=\""))?;
        value.split('"').next()
    }

    fn has(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split(' ').any(|name| name == class))
    }
}
