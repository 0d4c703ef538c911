//! The bench: files, seam, layers, actions, problems, dock, side by side. When a person points at something in one pane, the others show it too.
//!
//! Each pane takes the handles of the page from the context and its slices of the state from its props. The component below a pane gets plain
//! values and callbacks. The bench itself keeps only the values that several panes share.

mod actions_pane;
mod analysis;
mod app_pane;
mod coaching;
mod compare_pane;
mod console_pane;
mod dock_pane;
mod editor_goals;
mod failure_cause;
mod files_pane;
mod inline_errors;
mod layers_pane;
mod line_marks;
mod page_problems;
mod problem_summary;
mod problems_pane;
mod shown_build;

use std::rc::Rc;

use yew::prelude::*;

use self::actions_pane::ActionsPane;
use self::analysis::use_analysis;
use self::compare_pane::ComparePane;
use self::dock_pane::DockPane;
use self::files_pane::FilesPane;
use self::layers_pane::LayersPane;
use self::problems_pane::ProblemsPane;
use self::shown_build::use_shown_build;
use super::editor_pane::Goal;
use super::layers::BarGeometry;
use super::log_view::Reveal;
use super::seam::Seam;
use super::splitter::{Split, Splitter};
use crate::dom::{self, LineGeometry};
use crate::handles::use_store;
use crate::module::Phase;
use crate::state::{Action, DockTab, PhoneTab, State};

/// Properties of [`Bench`].
#[derive(PartialEq, Properties)]
pub(crate) struct BenchProps {
    /// The state of the page.
    pub(crate) state: Rc<State>,
}

/// The bench.
#[component]
pub(crate) fn Bench(BenchProps { state }: &BenchProps) -> Html {
    let lines = use_state_eq(|| Rc::new(Vec::<LineGeometry>::new()));
    let bars = use_state_eq(|| Rc::new(BarGeometry::default()));
    let on_lines = use_callback(lines.setter(), |found, lines| lines.set(found));
    let on_bars = use_callback(bars.setter(), |found, bars| bars.set(found));
    let goal = use_state_eq(|| None::<Goal>);
    let on_goal = use_callback(goal.setter(), |wanted, goal| goal.set(Some(wanted)));
    let (reveal, on_show_log) = use_reveal();
    let analysis = use_analysis(state);
    let reading = &analysis.reading;
    let shown = use_shown_build(state, reading, analysis.modules.language.phase == Phase::Ready);
    let place = use_node_ref();
    use_focus_back(state.builds.comparing.is_some(), &place);
    html! {
        <>
        <div class="bench" ref={place}>
            <div class="bench__files">
                <FilesPane
                    {state}
                    {reading}
                    shown={Rc::clone(&shown)}
                    goal={(*goal).clone()}
                    on_goal={&on_goal}
                    on_show_log={&on_show_log}
                    on_geometry={on_lines}
                />
            </div>
            <Seam stack={Rc::clone(&shown.stack)} lines={Rc::clone(&lines)} bars={Rc::clone(&bars)} lit={state.pointing.step} />
            <ActionsPane {state} {reading} />
            <ProblemsPane {state} analysis={analysis.clone()} shown={Rc::clone(&shown)} on_goal={&on_goal} on_show_log={&on_show_log} />
            <LayersPane {state} {reading} {shown} on_goal={&on_goal} {on_show_log} on_geometry={on_bars} />
            <DockPane {state} analysis={analysis.clone()} {reveal} {on_goal} />
            <Splitter split={Split::Layers} />
            <Splitter split={Split::Dock} />
        </div>
        <ComparePane {state} phase={analysis.modules.language.phase} />
        </>
    }
}

/// Returns the step whose log a person wants to see, and the callback that shows the log of a step.
#[hook]
fn use_reveal() -> (Option<Reveal>, Callback<u32>) {
    let store = use_store();
    let reveal = use_state_eq(|| None::<Reveal>);
    let on_show_log = use_callback((store, reveal.clone()), |step, (store, reveal)| {
        store.dispatch(Action::ShowPhone(PhoneTab::Log));
        store.dispatch(Action::ShowDock(DockTab::BuildLog));
        reveal.set(Some(Reveal { step, turn: reveal.map_or(0, |reveal| reveal.turn) + 1 }));
    });
    (*reveal, on_show_log)
}

/// Gives the focus back to the button Compare when a comparison is closed: after the render, since a covered bench takes no focus.
#[hook]
fn use_focus_back(is_comparing: bool, place: &NodeRef) {
    let place = place.clone();
    use_effect_with(is_comparing, move |is_comparing| {
        let is_comparing = *is_comparing;
        move || {
            if is_comparing {
                dom::focus_nth(&place, ".layers__compare", 0);
            }
        }
    });
}
