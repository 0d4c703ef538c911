//! The bench: files, seam, layers, actions, problems, dock, side by side; what one part points at, the others show.

mod failure;
mod lines;
mod mending;
mod summary;
mod trouble;

use std::rc::Rc;

use crate::components::piece::live;
use protocol::{DOCKERFILE, ImageAvailability};
use yew::prelude::*;

use self::failure::{sentence_of, use_cause};
use self::lines::{changed_lines, line_view};
use self::mending::{go_to, go_to_evidence, mend};
use self::summary::summary;
use self::trouble::problems;
use super::actions::{ActionEvents, Actions};
use super::app_panel::{AppPanel, InviteStage};
use super::compare::use_compare;
use super::dock::Dock;
use super::editor_pane::Goal;
use super::files::{FileNote, FileView, Files, FilesEvents};
use super::layers::{BarGeometry, LayerEvents, Layers, Looking};
use super::log_view::{LogView, Reveal, Source};
use super::problem_list::ProblemList;
use super::problems::Problems;
use super::seam::Seam;
use crate::components::piece::piece;
use crate::dom::LineGeometry;
use crate::hooks::{UseStateHandle, use_callback, use_effect_with, use_memo, use_state_eq};
use crate::language::{Surroundings, use_language};
use crate::link::Link;
use crate::log_store::LogStore;
use crate::python::{Facts, use_python};
use crate::routes::choices;
use crate::state::{Action, Asking, DockTab, PhoneTab, Stack, State, Sync, step_times};
use crate::store::Store;
use crate::words::use_words;

/// Properties of [`Bench`].
#[derive(PartialEq, Properties)]
pub(crate) struct BenchProps {
    /// What is shown.
    pub(crate) state: Rc<State>,
    /// Where it is changed.
    pub(crate) store: Store,
    /// All logs.
    pub(crate) logs: LogStore,
    /// What the user does goes here.
    pub(crate) link: Link,
}

/// The bench.
#[component]
pub(crate) fn Bench(props: &BenchProps) -> Html {
    let words = use_words();
    let BenchProps { state, store, logs, link } = props;
    let lines = use_state_eq(|| Rc::new(Vec::<LineGeometry>::new()));
    let bars = use_state_eq(|| Rc::new(BarGeometry::default()));
    let reveal = use_state_eq(|| None::<Reveal>);

    let goal = use_state_eq(|| None::<Goal>);

    // Known one render later, since what reads the Dockerfile also wants to know what Python files do.
    let version = use_state_eq(|| 0);
    let python = use_python(&state.files, *version);
    let around = use_surroundings(state, &python.facts);
    let language = use_language(&state.files, around);
    let reading = language.reading;
    use_effect_with(reading.python, {
        let version = version.setter();
        move |python| version.set(*python)
    });
    let shown = state.shown().cloned();
    let forecast = state.forecast_shown(reading.forecast.as_ref()).cloned();
    let built = use_memo(
        (shown.clone(), state.builds.clone(), reading.outline(DOCKERFILE).cloned()),
        |(shown, builds, outline)| Stack::of(shown.as_deref(), builds, outline.as_deref(), None),
    );
    let stack = use_memo(
        (Rc::clone(&built), forecast.clone(), state.builds.clone(), reading.outline(DOCKERFILE).cloned()),
        |(built, forecast, builds, outline)| match forecast.as_deref() {
            Some(forecast) => Stack::of(None, builds, outline.as_deref(), Some(forecast)),
            None => Stack::clone(built),
        },
    );
    let touched = state.touched(reading.forecast.as_ref());
    let routes = use_memo(Rc::clone(&python.facts), |facts| choices(facts.all()));
    let cause = use_cause(logs, shown.as_ref());
    let line_view = use_memo(
        (Rc::clone(&stack), Rc::clone(&built), shown.clone(), cause.clone(), state.lit_step, touched.clone()),
        |(stack, built, shown, cause, lit, touched)| {
            let built = shown.as_deref().map(|shown| (shown, &**built));
            line_view(stack, built, cause.as_deref(), (*lit, touched), &words)
        },
    );
    let changed = use_memo(Rc::clone(&stack), |stack| changed_lines(stack));
    let files = use_memo((Rc::clone(&state.files), state.built_from.clone()), |(files, built_from)| {
        file_views(files, built_from.as_deref())
    });

    let act = |action: fn() -> Action| {
        let store = store.clone();
        Callback::from(move |()| store.dispatch(action()))
    };
    let show_step_log = {
        let (store, reveal) = (store.clone(), reveal.clone());
        Callback::from(move |step: u32| {
            store.dispatch(Action::ShowPhone(PhoneTab::Log));
            store.dispatch(Action::ShowDock(DockTab::BuildLog));
            reveal.set(Some(Reveal { step, turn: reveal.map_or(0, |reveal| reveal.turn) + 1 }));
        })
    };
    let bar_of_line = {
        let stack = Rc::clone(&stack);
        move |line: u32| stack.bar_at(line).map(|bar| bar.index)
    };
    let on_goal = {
        let goal = goal.setter();
        Callback::from(move |wanted| goal.set(Some(wanted)))
    };
    let files_events = use_files_events(props, &bar_of_line, &show_step_log, &lines, on_goal);
    let layer_events = LayerEvents {
        on_light: light(store),
        on_go: go_to_line(store),
        on_look: looking(link),
        on_point: point_at(store),
        on_evidence: go_to_evidence(store, goal.setter()),
        on_show_log: show_step_log.clone(),
        on_leave: {
            let store = store.clone();
            Callback::from(move |()| store.dispatch(Action::Present(false)))
        },
        on_build: {
            let link = link.clone();
            Callback::from(move |()| link.build())
        },
        on_show_build: {
            let link = link.clone();
            Callback::from(move |build| link.show_build(build))
        },
        on_compare: {
            let (link, a) = (link.clone(), state.shown_build.or(state.pinned_before()));
            Callback::from(move |()| link.compare(Some((a, None))))
        },
        on_geometry: use_callback(bars.setter(), |found, bars| bars.set(found)),
    };
    let stage = match (state.asking, state.built().is_some()) {
        (Asking::Container, _) => InviteStage::See,
        (_, true) => InviteStage::Run,
        (_, false) => InviteStage::Build,
    };
    let log = |source: Option<Source>, label: &'static str, none: &'static str, reveal: Option<Reveal>| {
        match source {
            Some(source) => live(LogView {
                label,
                source,
                logs: logs.clone(),
                reveal,
                clock_offset_ms: state.clock_offset_ms,
            }),
            None => {
                html! { <div class="log"><div class="log__scroll" role="log" aria-label={label} tabindex="0"><p class="log__empty">{none}</p></div></div> }
            }
        }
    };
    let build_log = log(shown.clone().map(Source::Build), words.log.build_log, words.log.no_build, *reveal);
    let container = state.container().cloned();
    let container_log =
        log(container.clone().map(Source::Container), words.log.container_log, words.log.no_container, None);
    let app = html! {
        {live(AppPanel { container: container.clone(), exchange: state.exchange.as_ref().map(|(_, exchange)| Rc::clone(exchange)), routes, stage, can_open_page: state.features.app_pages, on_send: Callback::from({ let link = link.clone(); move |request| link.send_request(request) }), on_cancel: Callback::from({ let link = link.clone(); move |()| link.cancel_request() }), on_use_port: use_port(props) })}
    };
    let (on_go, on_fix) = (go_to(store, goal.setter()), mend(store, &reading, goal.setter()));
    let show_problems = {
        let store = store.clone();
        Callback::from(move |()| {
            store.dispatch(Action::ShowPhone(PhoneTab::Log));
            store.dispatch(Action::ShowDock(DockTab::Problems));
        })
    };
    let problem_list = if state.dock_tab == DockTab::Problems {
        live(ProblemList { problems: reading.problems.clone(), on_go: on_go.clone(), on_fix: on_fix.clone() })
    } else {
        Html::default()
    };
    let place = use_node_ref();
    let compared = use_compare(state, language.module.phase, link, &place);
    html! {
        <>
        <div class="bench" ref={place}>
            <div class="bench__files">
                {live(Files { files, active: state.files.active().to_owned().into(), lower: state.files.lower().map(|path| AttrValue::from(path.to_owned())), lines: line_view, changed, reading: Rc::clone(&reading), goal: (*goal).clone(), file_bytes: state.limits.file_bytes, events: files_events })}
            </div>
            {live(Seam { stack: Rc::clone(&stack), lines: Rc::clone(&lines), bars: Rc::clone(&bars), lit: state.lit_step })}
            {piece(Actions { newest: state.builds.first().cloned(), can_stop: state.active_container().is_some(), build_obstacle: state.build_obstacle(),
                run_obstacle: state.run_obstacle(), asking: state.asking, image: Rc::clone(&state.image), options: Rc::clone(&state.options), outline: reading.outline(DOCKERFILE).cloned(), clock_offset_ms: state.clock_offset_ms, events: action_events(props) })}
            {piece(Problems { summary: summary(&reading, &on_fix, &show_problems, &words), problems: problems(state, link, &act(|| Action::DismissRemark), &show_step_log, [&language.module, &python.module], &words) })}
            {live(Layers { is_presented: state.is_presented, can_build: state.can_build(), forecast: reading.forecast.clone().filter(|_| state.shown_build.is_none() && state.active_build().is_none()), pinned: state.pinned_before(), inside: state.inside.clone(), pointed: state.pointed_file.clone(), touched, has_next: state.active_build().is_none() && state.forecast_of_next(reading.forecast.as_ref()).is_some(), is_known: state.workspace.is_some() && reading.problems.is_some(), build: shown.clone(), builds: state.builds.clone(), stack, lit: state.lit_step, engine: state.engine.clone(), cause: cause.or_else(|| sentence_of(shown.as_deref(), words.language)), clock_offset_ms: state.clock_offset_ms, logs: logs.clone(), events: layer_events })}
            {live(Dock { tab: state.dock_tab, is_open: state.is_dock_open, container, on_select: Callback::from({ let store = store.clone(); move |tab| store.dispatch(Action::ShowDock(tab)) }), on_fold: Callback::from({ let store = store.clone(); move |is_folded| store.dispatch(Action::FoldDock { is_folded }) }), n_problems: reading.problems.as_ref().map_or(0, |problems| problems.len()), problems: problem_list, build_log, container_log, app })}
        </div>
            {compared}
        </>
    }
}

/// Returns what the language module has to know beside the files.
#[hook]
fn use_surroundings(state: &State, python: &Rc<Facts>) -> Surroundings {
    let images = use_memo(state.engine.clone(), |engine| {
        let images = engine.iter().flat_map(|engine| &engine.images).map(image_line);
        images.collect::<Vec<_>>().join("\n")
    });
    let times = use_memo(state.builds.clone(), |builds| step_times(builds));
    Surroundings {
        python: Rc::clone(python),
        images: images.as_str().into(),
        cache: state.cache.clone(),
        times: times.as_str().into(),
        options: Rc::clone(&state.options),
    }
}

/// Names an image as the language module reads it.
fn image_line(image: &ImageAvailability) -> String {
    match image {
        ImageAvailability::StandIn { name, made_of, .. } => format!("{name}\t{made_of}"),
        other => other.name().to_owned(),
    }
}

#[hook]
fn use_files_events(
    props: &BenchProps,
    bar_of_line: &(impl Fn(u32) -> Option<u32> + Clone + 'static),
    show_step_log: &Callback<u32>,
    lines: &UseStateHandle<Rc<Vec<LineGeometry>>>,
    on_goal: Callback<Goal>,
) -> FilesEvents {
    let (link, store) = (&props.link, &props.store);
    let (hovered, clicked, failed) = (bar_of_line.clone(), bar_of_line.clone(), bar_of_line.clone());
    let light = light(store);
    let (pointed, show_log) = (light.clone(), show_step_log.clone());
    FilesEvents {
        on_edit: {
            let link = link.clone();
            Callback::from(move |(path, text): (AttrValue, Rc<str>)| link.edit_file(&path, text))
        },
        on_select: {
            let store = store.clone();
            Callback::from(move |path: AttrValue| {
                store.dispatch(Action::SelectFile { path: path.to_string() })
            })
        },
        on_add: {
            let link = link.clone();
            Callback::from(move |(path, text): (AttrValue, Rc<str>)| link.add_file(&path, text))
        },
        on_mode: {
            let link = link.clone();
            Callback::from(move |(path, is_executable): (AttrValue, bool)| {
                link.set_executable(&path, is_executable);
            })
        },
        on_rename: {
            let link = link.clone();
            Callback::from(move |(from, to): (AttrValue, AttrValue)| link.rename_file(&from, &to))
        },
        on_delete: {
            let link = link.clone();
            Callback::from(move |path: AttrValue| link.delete_file(&path))
        },
        on_hover_line: Callback::from(move |line: Option<u32>| light.emit(line.and_then(&hovered))),
        on_mark_click: Callback::from(move |line: u32| pointed.emit(clicked(line))),
        on_show_log: Callback::from(move |line: u32| {
            failed(line).into_iter().for_each(|step| show_log.emit(step))
        }),
        on_goal,
        on_point: point_at(store),
        on_geometry: use_callback(lines.setter(), |found, lines| lines.set(found)),
    }
}

fn action_events(props: &BenchProps) -> ActionEvents {
    let to_link = |act: fn(&Link)| {
        let link = props.link.clone();
        Callback::from(move |()| act(&link))
    };
    let (store, options) = (props.store.clone(), props.store.clone());
    ActionEvents {
        on_build: to_link(Link::build),
        on_cancel: to_link(Link::cancel_build),
        on_run: to_link(|link| link.run(None)),
        on_stop: to_link(Link::stop),
        on_image: Callback::from(move |name| store.dispatch(Action::NameImage(name))),
        on_choose: Callback::from(move |change| options.dispatch(Action::Choose(change))),
    }
}

fn light(store: &Store) -> Callback<Option<u32>> {
    let store = store.clone();
    Callback::from(move |step| store.dispatch(Action::LightStep(step)))
}

fn looking(link: &Link) -> Callback<Looking> {
    let link = link.clone();
    Callback::from(move |looking| match looking {
        Looking::At(build) => link.look_inside(build),
        Looking::Layer(layer) => link.list_layer(layer, 0),
        Looking::Filter(matching) => link.filter_layer(matching),
        Looking::Scroll(first) => link.scroll_layer(first),
        Looking::File(layer, path) => link.read_layer_file(layer, path),
    })
}

fn point_at(store: &Store) -> Callback<Option<Rc<str>>> {
    let store = store.clone();
    Callback::from(move |path| store.dispatch(Action::PointAtFile(path)))
}

/// Brings the Dockerfile to the front; the editor scrolls to what is lit.
fn go_to_line(store: &Store) -> Callback<u32> {
    let store = store.clone();
    Callback::from(move |step| {
        store.dispatch(Action::ShowPhone(PhoneTab::Files));
        store.dispatch(Action::SelectFile { path: DOCKERFILE.to_owned() });
        store.dispatch(Action::LightStep(Some(step)));
    })
}

fn use_port(props: &BenchProps) -> Callback<u16> {
    let (link, container) = (props.link.clone(), props.state.container().map(|container| container.number));
    Callback::from(move |port| container.into_iter().for_each(|container| link.use_port(container, port)))
}

fn file_views(files: &crate::state::Files, built_from: Option<&crate::state::Files>) -> Vec<FileView> {
    let view = |(path, file): (&str, &crate::state::File)| {
        let is_changed =
            built_from.is_some_and(|built| built.get(path).is_none_or(|old| !old.is_same_as(file)));
        let note = match file.sync {
            Sync::Conflict { .. } => Some(FileNote::Conflict),
            Sync::Refused { .. } => Some(FileNote::NotSaved),
            _ => is_changed.then_some(FileNote::Changed),
        };
        let (text, is_executable) = (Rc::clone(&file.text), file.is_executable);
        FileView { path: path.to_owned().into(), text, is_executable, note }
    };
    files.iter().map(view).collect()
}
