//! A button and what it opens beside itself: closed by Escape and by going elsewhere.

use yew::prelude::*;

use crate::dom;

/// Properties of [`Disclosure`].
#[derive(PartialEq, Properties)]
pub(crate) struct DisclosureProps {
    /// The class of the whole; what opens is `<class>__list`.
    pub(crate) class: &'static str,
    /// The class of the button.
    pub(crate) button: &'static str,
    /// The button's name.
    pub(crate) label: AttrValue,
    /// What the button shows.
    pub(crate) sign: Html,
    /// Whether a press inside closes it, too.
    #[prop_or_default]
    pub(crate) is_menu: bool,
    /// What opens.
    pub(crate) children: Html,
}

/// A button and what it opens.
#[component]
pub(crate) fn Disclosure(props: &DisclosureProps) -> Html {
    let is_open = use_state(|| false);
    let (whole, button) = (use_node_ref(), use_node_ref());
    let onclick = {
        let is_open = is_open.clone();
        move |_| is_open.set(!*is_open)
    };
    let onkeydown = {
        let (is_open, button) = (is_open.clone(), button.clone());
        move |event: KeyboardEvent| {
            if event.key() == "Escape" && *is_open {
                event.stop_propagation();
                is_open.set(false);
                dom::focus(&button);
            }
        }
    };
    let onfocusout = {
        let (is_open, is_menu, whole) = (is_open.clone(), props.is_menu, whole.clone());
        move |event: FocusEvent| {
            // A press on nothing leaves fields open: somebody may be reading beside them.
            if dom::focus_leaves(&event, &whole) && (is_menu || event.related_target().is_some()) {
                is_open.set(false);
            }
        }
    };
    let on_inside = {
        let (is_open, is_menu, button) = (is_open.clone(), props.is_menu, button.clone());
        move |_: MouseEvent| {
            if is_menu {
                // What opens next gives the focus back to where it was.
                dom::focus(&button);
                is_open.set(false);
            }
        }
    };
    html! {
        <div ref={whole} class={props.class} {onkeydown} {onfocusout}>
            <button ref={button} type="button" class={props.button} aria-label={props.label.clone()}
                aria-expanded={is_open.to_string()} {onclick}>
                {props.sign.clone()}
            </button>
            if *is_open {
                <div class={[props.class, "__list"].concat()} onclick={on_inside} tabindex="-1">{props.children.clone()}</div>
            }
        </div>
    }
}
