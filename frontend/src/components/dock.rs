//! The dock: problems, build log, container log, app. All stay where they are when another is in front.

use std::rc::Rc;

use catalogue::{problems, shell};
use protocol::{ContainerRecord, ContainerState};
use yew::prelude::*;

use super::file_tabs::neighbour;
use super::glyph::state_glyph;
use super::icon::Icon;
use crate::dom;
use crate::state::DockTab;
use crate::words::{Words, use_words};

/// Properties of [`Dock`].
#[derive(PartialEq, Properties)]
pub(crate) struct DockProps {
    /// What is in front.
    pub(crate) tab: DockTab,
    /// The newest container, for its state beside the tabs.
    pub(crate) container: Option<Rc<ContainerRecord>>,
    /// Whether a low window shows what is in front, rather than only the tabs.
    pub(crate) is_open: bool,
    /// The user wants something else in front.
    pub(crate) on_select: Callback<DockTab>,
    /// The user wants only the tabs of it, or all of it again.
    pub(crate) on_fold: Callback<bool>,
    /// How many problems there are.
    pub(crate) n_problems: usize,
    /// The problems; drawn only while they are in front.
    pub(crate) problems: Html,
    /// The build log.
    pub(crate) build_log: Html,
    /// The container log.
    pub(crate) container_log: Html,
    /// The app.
    pub(crate) app: Html,
}

/// The dock.
#[component]
pub(crate) fn Dock(props: &DockProps) -> Html {
    let words = use_words();
    let strip = use_node_ref();
    let onkeydown = on_tab_key(props, &strip);
    let panel = |tab: DockTab, content: &Html| {
        html! {
            <div class="dock__body" role="tabpanel" id={format!("panel-{}", tab.key())}
                aria-labelledby={format!("tab-{}", tab.key())} hidden={tab != props.tab}>
                {content.clone()}
            </div>
        }
    };
    let on_fold = {
        let is_open = props.is_open;
        props.on_fold.reform(move |_: MouseEvent| is_open)
    };
    let fold = words.say(if props.is_open { shell::fold_output() } else { shell::open_output() });
    let label = words.say(shell::output());
    html! {
        <section class="dock" data-open={props.is_open.to_string()} aria-label={label.clone()}>
            <div class="strip">
                <div class="dock__tabs" role="tablist" ref={strip} aria-label={label} {onkeydown}>
                    {for DockTab::ALL.into_iter().map(|tab| draw_tab(tab, props, &words))}
                </div>
                <div class="strip__end">
                    if props.tab == DockTab::App { {status(props.container.as_deref(), &words)} }
                    <button type="button" class="button button--quiet button--icon button--small dock__fold" aria-label={fold.clone()} title={fold}
                        aria-expanded={props.is_open.to_string()} onclick={on_fold}>{Icon::Fold.draw()}</button>
                </div>
            </div>
            {panel(DockTab::Problems, &props.problems)}
            {panel(DockTab::BuildLog, &props.build_log)}
            {panel(DockTab::ContainerLog, &props.container_log)}
            {panel(DockTab::App, &props.app)}
        </section>
    }
}

/// The arrow keys, Home and End lead from tab to tab.
fn on_tab_key(props: &DockProps, strip: &NodeRef) -> Callback<KeyboardEvent> {
    let (tab, on_select, strip) = (props.tab, props.on_select.clone(), strip.clone());
    Callback::from(move |event: KeyboardEvent| {
        let place = DockTab::ALL.iter().position(|each| *each == tab).unwrap_or(0);
        if let Some(next) = neighbour(&event.key(), place, DockTab::ALL.len()) {
            event.prevent_default();
            on_select.emit(DockTab::ALL[next]);
            dom::focus_nth(&strip, "[role=tab]", next);
        }
    })
}

fn draw_tab(tab: DockTab, props: &DockProps, words: &Words) -> Html {
    let label = match tab {
        DockTab::Problems => words.say(problems::title()),
        DockTab::BuildLog => words.say(shell::build_log()),
        DockTab::ContainerLog => words.say(shell::container_log()),
        DockTab::App => words.say(shell::app()),
    };
    let is_selected = tab == props.tab;
    // The number stands beside the name, so that the tab keeps its name whatever the number is.
    let n = (tab == DockTab::Problems && props.n_problems > 0).then_some(props.n_problems);
    html! {
        <button type="button" class="tab" role="tab" key={tab.key()} id={format!("tab-{}", tab.key())}
            data-tab={tab.key()} aria-selected={is_selected.to_string()}
            aria-controls={format!("panel-{}", tab.key())} tabindex={if is_selected { "0" } else { "-1" }}
            aria-description={n.map(|n| words.say(problems::count(n)))} onclick={press(tab, props)}>
            {label}
            if let Some(n) = n {
                <span class="dock__count" aria-hidden="true">{n}</span>
            }
        </button>
    }
}

/// A press on the tab in front folds what is open, as it does in editors.
fn press(tab: DockTab, props: &DockProps) -> Callback<MouseEvent> {
    if tab == props.tab && props.is_open {
        return props.on_fold.reform(|_| true);
    }
    props.on_select.reform(move |_| tab)
}

fn status(container: Option<&ContainerRecord>, words: &Words) -> Html {
    let (key, text) = match container.map(|container| (container, &container.state)) {
        None => ("waiting", shell::no_container()),
        Some((_, ContainerState::Starting)) => ("running", shell::container_starting()),
        Some((container, ContainerState::Running { is_listening: false, .. })) => {
            ("running", shell::container_waits(container.build.0, container.container_port))
        }
        Some((container, ContainerState::Running { is_listening: true, .. })) => {
            ("reused", shell::container_runs(container.build.0, container.virtual_port))
        }
        Some((_, ContainerState::Stopping)) => ("running", shell::container_stopping()),
        Some((_, ContainerState::Exited { exit_code, cause, .. })) => {
            let key =
                if *exit_code == 0 || *cause == protocol::ExitCause::Stopped { "no-layer" } else { "failed" };
            (key, shell::container_ended(*exit_code))
        }
    };
    html! { <span class="dock__status" data-st={key}>{state_glyph(key)}{words.say(text)}</span> }
}
