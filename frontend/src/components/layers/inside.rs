//! Inside an image: its history from the base up, what one layer did, and one of its files. Of long layers only what is in view is drawn and
//! fetched, so that fifty thousand files are as quick as fifty.

use std::rc::Rc;

use catalogue::{Message, inside, size};
use messages::page::inside::{change, kind, text as name_of, totals};
use protocol::{BuildNumber, EntryChange, EntryKind, HistoryEntry, LayerEntry, LayerFile, LayerPage};
use yew::prelude::*;

use crate::dom;
use crate::state::{Inside as Known, Stack};
use crate::words::{Words, use_words};

/// What the user does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Looking {
    /// Looks inside the image of a build; `None` for no longer.
    At(Option<BuildNumber>),
    /// Opens a layer.
    Layer(u32),
    /// Looks for entries whose path holds something.
    Filter(String),
    /// Scrolls its entries: this one is in view first.
    Scroll(u64),
    /// Opens a file of a layer.
    File(u32, String),
}

/// Properties of [`Inside`].
#[derive(PartialEq, Properties)]
pub(super) struct InsideProps {
    /// The build that is shown, if it made an image.
    pub(super) build: BuildNumber,
    /// What is known, if somebody looks.
    pub(super) known: Option<Rc<Known>>,
    /// The bars, for their lines.
    pub(super) stack: Rc<Stack>,
    /// What the user does.
    pub(super) on_look: Callback<Looking>,
}

/// Inside an image.
#[component]
pub(super) fn Inside(props: &InsideProps) -> Html {
    let words = use_words();
    let (look, place) = (use_node_ref(), use_node_ref());
    let known = props.known.as_ref().filter(|known| known.build == props.build);
    use_seen(&look, &place, known);
    let Some(known) = known else {
        let onclick = press(props, Looking::At(Some(props.build)));
        return html! { <button ref={look} type="button" class="button button--small inside__look" {onclick}>{words.say(inside::look())}</button> };
    };
    let open = known.page.as_ref().map(|page| page.layer);
    let title = words.say(inside::title(props.build.0));
    html! {
        <section class="inside" ref={place} tabindex="-1" aria-label={title.clone()}>
            <div class="inside__head">
                <h3>{title}</h3>
                <button type="button" class="button button--quiet button--small" onclick={press(props, Looking::At(None))}>{words.say(inside::close())}</button>
            </div>
            if let Some(history) = &known.history {
                <ol class="inside__history" aria-label={words.say(inside::history())}>
                    {for history.entries.iter().map(|entry| row(entry, open, props, &words))}
                </ol>
            } else if known.notice.is_none() {
                <p class="meta" role="status">{words.say(inside::loading())}</p>
            }
            if let Some(notice) = &known.notice {
                <p role="status">{words.whole(&messages::notice::notice(notice))}</p>
            }
            if let Some(page) = &known.page {
                {layer(known, page, props, &words)}
            }
            if let Some(file) = &known.file {
                {text(file, &words)}
            }
        </section>
    }
}

/// Shows what has opened, and again when its content is there; gives it the focus, and gives the focus back to the button when it closes.
#[hook]
fn use_seen(look: &NodeRef, place: &NodeRef, known: Option<&Rc<Known>>) {
    let (look, place) = (look.clone(), place.clone());
    let was_open = use_mut_ref(|| false);
    let is_open = known.is_some();
    let is_loaded = known.is_some_and(|known| known.history.is_some());
    use_effect_with((is_open, is_loaded), move |_| {
        let was_open = was_open.replace(is_open);
        if is_open {
            dom::scroll_to_start(&place);
        }
        match (was_open, is_open) {
            (false, true) => dom::focus(&place),
            (true, false) => dom::focus(&look),
            _ => {}
        }
    });
}

/// Returns what a press does.
fn press(props: &InsideProps, looking: Looking) -> Callback<MouseEvent> {
    props.on_look.reform(move |_: MouseEvent| looking.clone())
}

fn row(entry: &HistoryEntry, open: Option<u32>, props: &InsideProps, words: &Words) -> Html {
    let line = entry.instruction.and_then(|index| props.stack.bars.iter().find(|bar| bar.index == index));
    let note = if entry.is_base {
        inside::shared()
    } else {
        line.map(|bar| inside::line(bar.line)).unwrap_or_default()
    };
    let made = match entry.created_by.as_str() {
        "" => html! { <span class="meta inside__unsaid">{words.say(inside::no_history())}</span> },
        said => html! { <code translate="no">{said.to_owned()}</code> },
    };
    let size = entry.layer.map_or_else(inside::no_layer, |_| size(entry.bytes));
    let (note, size) = (words.say(note), words.say(size));
    let content = html! { <>{made}<span class="meta">{note}</span><span class="num">{size}</span></> };
    let row = match entry.layer {
        Some(layer) => {
            let onclick = press(props, Looking::Layer(layer));
            html! { <button type="button" class="inside__row" aria-pressed={(open == Some(layer)).to_string()} {onclick}>{content}</button> }
        }
        None => html! { <span class="inside__row">{content}</span> },
    };
    html! { <li data-base={entry.is_base.to_string()}>{row}</li> }
}

fn layer(known: &Known, page: &LayerPage, props: &InsideProps, words: &Words) -> Html {
    let n_entries = page.n_matching;
    let drawn = known.drawn();
    let onscroll = props.on_look.reform(|event: Event| {
        let list: web_sys::Element = event.target_unchecked_into();
        Looking::Scroll(dom::scrolled_by(&list) / row_height())
    });
    let items = drawn.clone().map(|number| {
        let at = number.checked_sub(page.from).and_then(|at| usize::try_from(at).ok());
        match at.and_then(|at| page.entries.get(at)) {
            Some(entry) => item(entry, (number, n_entries), page.layer, props, words),
            // It is on its way.
            None => html! { <li key={number} aria-hidden="true"></li> },
        }
    });
    let oninput = props.on_look.reform(|event: InputEvent| {
        let field: web_sys::HtmlInputElement = event.target_unchecked_into();
        Looking::Filter(field.value())
    });
    let said = match page.matching.as_str() {
        "" => totals(&page.totals),
        matching => inside::found(n_entries, page.totals.entries, matching),
    };
    let cut = if page.is_cut { inside::cut() } else { Message::default() };
    let filter = words.say(inside::filter());
    let (top, all) = (drawn.start * row_height(), n_entries * row_height());
    let space = format!("--top:calc({top}rem / 16);--all:calc({all}rem / 16)");
    html! {
        <>
            <p class="inside__totals" role="status">{words.say(catalogue::sentences([said, cut]))}</p>
            if page.totals.entries > FEW || !known.matching.is_empty() {
                <input class="inside__filter" type="search" aria-label={filter.clone()} placeholder={filter}
                    value={known.matching.clone()} {oninput} />
            }
            if n_entries > 0 {
                <div class="inside__files" key={format!("{} {}", page.layer, page.matching)} tabindex="0" role="region"
                    aria-label={words.say(inside::files())} {onscroll}>
                    <ul style={space}>{for items}</ul>
                </div>
            }
        </>
    }
}

fn item(
    entry: &LayerEntry,
    (number, n_entries): (u64, u64),
    layer: u32,
    props: &InsideProps,
    words: &Words,
) -> Html {
    let is_text = entry.kind == EntryKind::File && entry.change != EntryChange::Deleted;
    let name = if is_text {
        let onclick = press(props, Looking::File(layer, entry.path.clone()));
        html! { <button type="button" class="layer-bar__link" {onclick}>{&entry.path}</button> }
    } else {
        html! { <span>{&entry.path}</span> }
    };
    let kind = match &entry.link {
        Some(link) => inside::leads_to(link),
        None => kind(entry.kind),
    };
    let size = if entry.kind == EntryKind::File { size(entry.bytes) } else { kind };
    html! {
        <li key={number} data-change={change_key(entry.change)} aria-posinset={(number + 1).to_string()}
            aria-setsize={n_entries.to_string()} translate="no" title={entry.path.clone()}>
            <span class="inside__change" translate="yes">{words.say(change(entry.change))}</span>{name}
            if entry.is_wasted { <span class="inside__wasted" translate="yes">{words.say(inside::wasted())}</span> }
            <span class="num" translate="yes">{words.say(size)}</span>
        </li>
    }
}

fn text(file: &LayerFile, words: &Words) -> Html {
    let Some(text) = &file.text else {
        return html! { <p role="status">{words.say(inside::no_text(&file.path))}</p> };
    };
    let name = name_of(&file.path, text.len() as u64, file.bytes);
    let translate = name.as_verbatim().map(|_| "no");
    let name = words.say(name);
    html! {
        <>
            <p class="inside__name" {translate}>{&name}</p>
            <pre class="inside__text" translate="no" tabindex="0" role="region" aria-label={name.clone()}>{text}</pre>
        </>
    }
}

/// Returns the name that styles use.
fn change_key(change: EntryChange) -> &'static str {
    match change {
        EntryChange::Added => "added",
        EntryChange::Changed => "changed",
        EntryChange::Deleted => "deleted",
    }
}

/// Returns how high the style sheet makes an entry, in points.
fn row_height() -> u64 {
    if dom::is_touched() { 44 } else { 24 }
}

/// So many entries are found without a filter.
const FEW: u64 = 8;
