//! Two builds side by side, over the bench: the language module draws it, this makes it real and passes presses on.

use std::rc::Rc;

use protocol::BuildState;
use reading::{ATTRIBUTES, Node};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag};

use super::glyph::state_glyph;
use crate::dom;
use crate::hooks::{use_effect_with, use_memo};
use crate::link::Link;
use crate::module::Phase;
use crate::state::{Remark, State};
use crate::words::use_words;

/// Draws the comparison over the bench at `bench`, while there is one; `phase` tells how far the module is that draws it. A hook of the bench rather
/// than a component of its own, which would cost the page's download more than all that is in it.
#[hook]
pub(crate) fn use_compare(state: &Rc<State>, phase: Phase, link: &Link, bench: &NodeRef) -> Html {
    let words = use_words();
    let root = use_node_ref();
    let newest = state.builds.first().map(|build| match build.state {
        BuildState::Queued { n_before } => (build.number, false, Some(n_before)),
        _ => (build.number, build.state.is_over(), None),
    });
    let asked = state.comparing.as_ref().map(|comparing| (comparing.a, comparing.b));
    use_effect_with((asked, newest, state.connection.is_open()), {
        let link = link.clone();
        move |_| link.fetch_comparison()
    });
    let told = state.comparing.as_ref().map(|comparing| Rc::clone(&comparing.told));
    let view = use_memo((told, state.is_engine_ready(), phase), |(told, can_build, _)| {
        let pair = dom::pair().map_or("", |pair| pair.key());
        let flat = told
            .as_ref()
            .filter(|told| !told.is_empty())
            .and_then(|told| dom::compared(told, pair, *can_build));
        flat.and_then(|flat| reading::decode_view(&flat)).unwrap_or_default()
    });
    use_effect_with(!view.is_empty(), {
        let (root, bench) = (root.clone(), bench.clone());
        move |is_open| {
            let is_open = *is_open;
            // The sentence is what one came for; afterwards one is where one came from.
            dom::focus_nth(&root, ".compare__headline", 0);
            move || {
                if is_open {
                    dom::focus_nth(&bench, ".layers__compare", 0);
                }
            }
        }
    });
    if state.comparing.is_none() {
        return Html::default();
    }
    let press = {
        let link = link.clone();
        Callback::from(move |event: Event| {
            dom::press_of(&event).into_iter().for_each(|press| link.press(&press))
        })
    };
    let remark = match &state.remark {
        Some(Remark::FilesReplaced { by, before }) => {
            let (link, before) = (link.clone(), Rc::clone(before));
            html! {
                <p class="comparing__remark">
                    {(words.shell.files_replaced)(by.map(|by| by.0))}
                    <button type="button" class="button button--small" onclick={move |_| link.undo_replacement(&before)}>{words.shell.undo}</button>
                </p>
            }
        }
        Some(Remark::Refused(notice)) => {
            html! { <p class="comparing__remark">{messages::notice::notice(words.language, notice).text}</p> }
        }
        _ => Html::default(),
    };
    html! {
        <section class="comparing" aria-label={words.layers.compared} ref={root} onclick={press.reform(|event: MouseEvent| event.into())} onchange={press}>
            <div class="comparing__remarks" role="status">{remark}</div>
            {for view.iter().map(draw)}
        </section>
    }
}

/// Makes a drawn node real.
fn draw(node: &Node) -> Html {
    let (tag, attributes, children) = match node {
        Node::Text(text) => return Html::from(text.clone()),
        Node::Element { tag, attributes, children } => (tag, attributes, children),
    };
    if tag == "glyph" {
        return state_glyph(attributes.first().map_or("", |(_, state)| state));
    }
    let mut values = vec![None; ATTRIBUTES.len()];
    for (place, value) in attributes {
        let value = if ATTRIBUTES.get(*place) == Some(&"selected") {
            // As an attribute it would only be what a list begins with.
            AttributeOrProperty::Property(true.into())
        } else {
            AttributeOrProperty::Attribute(value.clone().into())
        };
        values.get_mut(*place).into_iter().for_each(|room| *room = Some(value.clone()));
    }
    let mut element = VTag::new(tag.clone());
    element.set_attributes(Attributes::Dynamic { keys: ATTRIBUTES, values: values.into() });
    element.add_children(children.iter().map(draw));
    element.into()
}
