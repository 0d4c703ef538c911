//! What can be done: build or cancel in one place, run, stop, the image's name; and how long it takes, or why it cannot be done.

use std::rc::Rc;

use catalogue::{Message, Sentence, shell, time};
use messages::page::shell::engine_reason;
use protocol::{BuildOptions, BuildRecord, BuildState, StepState};
use review::Outline;
use yew::prelude::*;

use super::build_options::build_options;
use super::command_lines::CommandLines;
use super::glyph::Sign;
use super::ticking::Elapsed;
use crate::state::{Asking, Obstacle, OptionChange};
use crate::words::{Words, use_words};

/// Properties of [`Actions`].
#[derive(PartialEq, Properties)]
pub(crate) struct ActionsProps {
    /// The newest build.
    pub(crate) newest: Option<Rc<BuildRecord>>,
    /// Whether a container can be stopped.
    pub(crate) can_stop: bool,
    /// What stands in the way of a build.
    pub(crate) build_obstacle: Option<Obstacle>,
    /// What stands in the way of a run.
    pub(crate) run_obstacle: Option<Obstacle>,
    /// What was asked and is not answered yet.
    pub(crate) asking: Asking,
    /// The image's name as typed.
    pub(crate) image: Rc<str>,
    /// The container's port as typed.
    pub(crate) port: Rc<str>,
    /// The port on the user's machine, and the container's port where none was typed.
    pub(crate) usual_ports: (u16, u16),
    /// How loudly the page asks for Build and run.
    pub(crate) emphasis: Emphasis,
    /// The one-based line that keeps the next build from beginning; 0 where no line is at fault.
    pub(crate) blocked_line: Option<u32>,
    /// How the next build is to be called.
    pub(crate) options: Rc<BuildOptions>,
    /// What the Dockerfile offers to choose.
    pub(crate) outline: Option<Rc<Outline>>,
    /// The paths of all Dockerfiles.
    pub(crate) dockerfiles: Vec<AttrValue>,
    /// The server's clock minus the browser's.
    pub(crate) clock_offset_ms: i64,
    /// What leads a first visitor on, and whether it leads to the very first build.
    pub(crate) coach: Option<(Html, bool)>,
    /// What the user does.
    pub(crate) events: ActionEvents,
}

/// How loudly the page asks for Build and run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Emphasis {
    /// It is the next thing to do.
    Primary,
    /// The app that runs is that of the files.
    Rest,
    /// Something else comes first.
    Plain,
}

/// What the user does.
#[derive(Clone, PartialEq)]
pub(crate) struct ActionEvents {
    /// Builds, and runs what was built.
    pub(crate) on_build_and_run: Callback<()>,
    /// Builds.
    pub(crate) on_build: Callback<()>,
    /// Stops the build.
    pub(crate) on_cancel: Callback<()>,
    /// Runs what was built.
    pub(crate) on_run: Callback<()>,
    /// Stops the container.
    pub(crate) on_stop: Callback<()>,
    /// Names the image.
    pub(crate) on_image: Callback<Rc<str>>,
    /// Chooses the container's port.
    pub(crate) on_port: Callback<Rc<str>>,
    /// Chooses how the next build is to be called.
    pub(crate) on_choose: Callback<OptionChange>,
}

/// What can be done.
#[component]
pub(crate) fn Actions(props: &ActionsProps) -> Html {
    let words = use_words();
    let events = &props.events;
    let active = props.newest.as_ref().filter(|build| !build.state.is_over());
    let can_build = props.build_obstacle.is_none();
    let explained =
        |obstacle: &Option<Obstacle>| obstacle.as_ref().and_then(explain).map(|why| words.whole(&why));
    let reason = explained(&props.build_obstacle);
    let is_asking_build = props.asking == Asking::Build;
    let at_button = props.coach.as_ref().filter(|(_, is_first)| *is_first).map(|(coach, _)| coach);
    let above = props.coach.as_ref().filter(|(_, is_first)| !is_first).map(|(coach, _)| coach);
    html! {
        <div class="actions">
            if let Some(coach) = above {
                {coach.clone()}
            }
            if let Some(build) = active {
                {progress(build, words)}
            }
            if active.is_some() {
                <button type="button" class="button button--stop" onclick={events.on_cancel.reform(|_| ())}
                    disabled={matches!(props.asking, Asking::CancelBuild(_))} aria-keyshortcuts="Escape">
                    {Sign::Stop.draw()}{words.say(shell::cancel_build())}
                    <span class="kbd" aria-hidden="true">{words.say(shell::cancel_key())}</span>
                </button>
            } else {
                <button type="button" class={classes!("button", props.emphasis.class())}
                    onclick={events.on_build_and_run.reform(|_| ())} disabled={!can_build || is_asking_build}
                    aria-keyshortcuts="Control+Enter" aria-describedby={reason.is_some().then_some(REASON_ID)}>
                    {words.say(shell::build_and_run())}<span class="kbd" aria-hidden="true">{words.say(shell::build_key())}</span>
                </button>
                if let Some(coach) = at_button {
                    {coach.clone()}
                }
                <button type="button" class="button" onclick={events.on_build.reform(|_| ())}
                    disabled={!can_build || is_asking_build} aria-describedby={reason.is_some().then_some(REASON_ID)}>
                    {words.say(shell::build())}
                </button>
            }
            {build_options(&props.options, (props.outline.as_deref(), &props.dockerfiles), &events.on_choose, words)}
            <button type="button" class="button" onclick={events.on_run.reform(|_| ())}
                disabled={props.run_obstacle.is_some() || props.asking == Asking::Container}
                aria-keyshortcuts="Control+Shift+Enter" title={explained(&props.run_obstacle)}>{words.say(shell::run())}</button>
            <button type="button" class="button" onclick={events.on_stop.reform(|_| ())} disabled={!props.can_stop}>{words.say(shell::stop())}</button>
            if at_button.is_none() {
                <span class="actions__elapsed num">{elapsed(props, words)}</span>
            }
            if let Some(reason) = reason {
                <p class="actions__reason" id={REASON_ID}>{reason}</p>
            }
            <CommandLines
                options={Rc::clone(&props.options)}
                image={Rc::clone(&props.image)}
                port={Rc::clone(&props.port)}
                usual_ports={props.usual_ports}
                on_image={events.on_image.clone()}
                on_port={events.on_port.clone()}
            />
        </div>
    }
}

impl Emphasis {
    fn class(self) -> Option<&'static str> {
        match self {
            Self::Primary => Some("button--primary"),
            Self::Rest => Some("button--rest"),
            Self::Plain => None,
        }
    }
}

fn progress(build: &BuildRecord, words: Words) -> Html {
    let makes_step = |state| !matches!(state, StepState::NoLayer);
    let is_done = |state| matches!(state, StepState::Reused | StepState::Ran);
    let n_steps = build.steps.iter().filter(|step| makes_step(step.state)).count();
    let n_done = build.steps.iter().filter(|step| is_done(step.state)).count();
    let percent = (n_done * 100).checked_div(n_steps).unwrap_or(0);
    html! {
        <span class="actions__progress" role="progressbar" aria-label={words.say(shell::progress())} aria-valuemin="0"
            aria-valuemax="100" aria-valuenow={percent.to_string()}>
            <i style={format!("--done:{percent}%")}></i>
        </span>
    }
}

fn elapsed(props: &ActionsProps, words: Words) -> Html {
    match props.asking {
        Asking::Build => return html! { {words.say(shell::asking())} },
        Asking::CancelBuild(_) => return html! { {words.say(shell::cancelling())} },
        Asking::Container => return html! { {words.say(shell::starting())} },
        Asking::Nothing => {}
    }
    if let Some(line) = props.blocked_line {
        let said = if line > 0 { shell::cannot_build_line(line) } else { shell::cannot_build() };
        return html! { <span class="actions__blocked">{words.say(said)}</span> };
    }
    let Some(build) = &props.newest else { return Html::default() };
    let taken = |started_ms: u64, ended_ms: Option<u64>, word: fn(u64) -> Message| {
        let word = Callback::from(move |ms| words.say(word(ms)));
        html! { <Elapsed {started_ms} {ended_ms} clock_offset_ms={props.clock_offset_ms} {word} /> }
    };
    match &build.state {
        BuildState::Queued { n_before } => html! { {words.say(shell::in_line(*n_before))} },
        BuildState::Running { started_ms } => {
            html! { <b>{taken(*started_ms, None, time)}</b> }
        }
        BuildState::Succeeded { started_ms, ended_ms, .. } => {
            taken(*started_ms, Some(*ended_ms), shell::built_in)
        }
        BuildState::Failed { started_ms, ended_ms, .. } => {
            taken(started_ms.unwrap_or(*ended_ms), Some(*ended_ms), shell::failed_after)
        }
        BuildState::Cancelled { started_ms, ended_ms } => {
            taken(started_ms.unwrap_or(*ended_ms), Some(*ended_ms), shell::cancelled_after)
        }
    }
}

/// Returns why something cannot be done; `None` where a moment later it can.
fn explain(obstacle: &Obstacle) -> Option<Sentence> {
    let reason = match obstacle {
        Obstacle::Connecting => return None,
        Obstacle::Engine(state) => return engine_reason(state),
        Obstacle::Offline => shell::offline_build(),
        Obstacle::NotConnected => shell::not_connected(),
        Obstacle::ImageName => shell::bad_image_name(),
        Obstacle::Port => shell::bad_port(),
        Obstacle::Conflict(path) => shell::conflict_first(path),
        Obstacle::NoDockerfile(path) => shell::no_dockerfile(path),
        Obstacle::NoContext(path) => shell::no_context(path),
        Obstacle::NothingBuilt => shell::nothing_built(),
    };
    Some(reason.into())
}

/// Ties the disabled button to its reason.
const REASON_ID: &str = "actions-reason";
