//! The dock: problems, build log, console, container log, app. All stay where they are when another is in front. The app may stand beside the others.

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
    /// Whether the app stands beside the others.
    pub(crate) is_split: bool,
    /// Whether the dock fills the page.
    pub(crate) is_whole: bool,
    /// The user wants something else in front.
    pub(crate) on_select: Callback<DockTab>,
    /// The user wants only the tabs of it, or all of it again.
    pub(crate) on_fold: Callback<bool>,
    /// The user wants the app beside the others, or among them.
    pub(crate) on_split: Callback<bool>,
    /// The user wants the dock to fill the page, or no longer.
    pub(crate) on_fill: Callback<bool>,
    /// How many problems there are.
    pub(crate) n_problems: usize,
    /// The problems; drawn only while they are in front.
    pub(crate) problems: Html,
    /// The build log.
    pub(crate) build_log: Html,
    /// The console.
    pub(crate) console: Html,
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
            <div class={classes!("dock__body", (tab == DockTab::App).then_some("dock__body--app"))} role="tabpanel" id={format!("panel-{}", tab.key())}
                aria-labelledby={format!("tab-{}", tab.key())} hidden={tab != props.tab && !(tab == DockTab::App && props.is_split)}>
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
        <section class="dock" data-open={props.is_open.to_string()} data-split={props.is_split.to_string()} data-whole={props.is_whole.to_string()}
            aria-label={label.clone()}>
            <div class="strip">
                <div class="dock__tabs" role="tablist" ref={strip} aria-label={label} {onkeydown}>
                    {for listed(props).into_iter().map(|tab| draw_tab(tab, props, &words))}
                </div>
                <div class="strip__end">
                    if props.tab == DockTab::App { {status(props.container.as_deref(), &words)} }
                    if props.tab == DockTab::Console {
                        {switch(Icon::Split, words.say(shell::split()), props.is_split, &props.on_split)}
                        {switch(Icon::Fill, words.say(shell::maximise()), props.is_whole, &props.on_fill)}
                    }
                    <button type="button" class="button button--quiet button--icon button--small dock__fold" aria-label={fold.clone()} title={fold}
                        aria-expanded={props.is_open.to_string()} onclick={on_fold}>{Icon::Fold.draw()}</button>
                </div>
            </div>
            {panel(DockTab::Problems, &props.problems)}
            if props.is_split {
                <div class="strip dock__beside">
                    <div role="tablist" class="dock__tabs" aria-label={words.say(shell::app())}>{draw_tab(DockTab::App, props, &words)}</div>
                    <div class="strip__end">
                        {status(props.container.as_deref(), &words)}
                        {switch(Icon::Close, words.say(shell::split()), true, &props.on_split)}
                    </div>
                </div>
            }
            {panel(DockTab::BuildLog, &props.build_log)}
            {panel(DockTab::Console, &props.console)}
            {panel(DockTab::ContainerLog, &props.container_log)}
            {panel(DockTab::App, &props.app)}
        </section>
    }
}

/// Returns the tabs that stand beside each other: without the app where that stands apart.
fn listed(props: &DockProps) -> Vec<DockTab> {
    DockTab::ALL.into_iter().filter(|tab| *tab != DockTab::App || !props.is_split).collect()
}

/// A small button that switches something on and off.
fn switch(icon: Icon, label: AttrValue, is_on: bool, on_switch: &Callback<bool>) -> Html {
    html! {
        <button type="button" class="button button--quiet button--icon button--small dock__switch" aria-label={label.clone()} title={label}
            aria-pressed={is_on.to_string()} onclick={on_switch.reform(move |_| !is_on)}>{icon.draw()}</button>
    }
}

/// The arrow keys, Home and End lead from tab to tab.
fn on_tab_key(props: &DockProps, strip: &NodeRef) -> Callback<KeyboardEvent> {
    let (tab, tabs, on_select, strip) = (props.tab, listed(props), props.on_select.clone(), strip.clone());
    Callback::from(move |event: KeyboardEvent| {
        let place = tabs.iter().position(|each| *each == tab).unwrap_or(0);
        if let Some(next) = neighbour(&event.key(), place, tabs.len()) {
            event.prevent_default();
            on_select.emit(tabs[next]);
            dom::focus_nth(&strip, "[role=tab]", next);
        }
    })
}

fn draw_tab(tab: DockTab, props: &DockProps, words: &Words) -> Html {
    let label = match tab {
        DockTab::Problems => words.say(problems::title()),
        DockTab::BuildLog => words.say(shell::build_log()),
        DockTab::Console => words.say(shell::console()),
        DockTab::ContainerLog => words.say(shell::container_log()),
        DockTab::App => words.say(shell::app()),
    };
    let is_selected = tab == props.tab || (tab == DockTab::App && props.is_split);
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
        Some((_, ContainerState::Created)) => ("waiting", shell::container_created()),
        Some((container, ContainerState::Running { is_listening, .. })) => {
            match (container.main_port(), container.build) {
                (None, _) => ("reused", shell::container_unpublished()),
                (Some(port), Some(build)) if !is_listening => {
                    ("running", shell::container_waits(build.0, port.container_port))
                }
                (Some(port), Some(build)) => ("reused", shell::container_runs(build.0, port.virtual_port)),
                (Some(port), None) => {
                    ("reused", shell::image_runs(port.virtual_port, container.image.as_str()))
                }
            }
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
