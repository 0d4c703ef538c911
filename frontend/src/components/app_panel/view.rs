//! The place where the app's page stands, or the reason why it does not.

use std::rc::Rc;

use catalogue::{Message, Sentence, app, shell};
use clinic::FileFix;
use messages::notice::{app_failure, exit_cause};
use protocol::{AppFailure, ContainerRecord, ContainerState, LogText};
use yew::prelude::*;

use super::page_frame::PageFrame;
use crate::ansi;
use crate::components::diagnosed::Diagnosed;
use crate::diagnosis::{LogDiagnosis, written};
use crate::exchange::{Exchange, ExchangePhase, connection_lost};
use crate::log_text::said;
use crate::words::{Words, use_words};

/// Properties of [`AppView`].
#[derive(PartialEq, Properties)]
pub(super) struct AppViewProps {
    /// The newest container.
    pub(super) container: Rc<ContainerRecord>,
    /// The newest request to it.
    pub(super) exchange: Option<Rc<Exchange>>,
    /// What the frame shows.
    pub(super) page: PageLoad,
    /// Whether a newer build could run.
    pub(super) is_stale: bool,
    /// The line of the log that tells why the newest request failed inside of the app.
    pub(super) error_line: Option<Rc<str>>,
    /// The user wants to see the container's log.
    pub(super) on_show_log: Callback<()>,
    /// Whether the server shows apps as pages of their own.
    pub(super) has_pages: bool,
    /// Why the container ended or does not answer, where the clinic is sure.
    pub(super) diagnosis: Option<Rc<LogDiagnosis>>,
    /// The fixes of the diagnosis that can be applied now.
    pub(super) fixes: Vec<FileFix>,
    /// The user wants a fix to be applied.
    pub(super) on_fix: Callback<FileFix>,
    /// The user wants another port.
    pub(super) on_use_port: Callback<u16>,
}

/// One loading of the frame. A frame can only ask with GET; requests with other methods leave the page of before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PageLoad {
    /// Counts the loadings; the frame is made anew with each.
    pub(super) turn: u32,
    /// Path and query.
    pub(super) path: AttrValue,
}

impl Default for PageLoad {
    fn default() -> Self {
        Self { turn: 0, path: "/".into() }
    }
}

/// The place where the app's page stands.
#[component]
pub(super) fn AppView(props: &AppViewProps) -> Html {
    let words = use_words();
    match standing(&props.container, props.exchange.as_deref()) {
        Standing::Page if props.has_pages => {
            let PageLoad { turn, path } = &props.page;
            let container = &props.container;
            html! {
                <div class="app__page" data-stale={props.is_stale.to_string()}>
                    {failed_request(props, words)}
                    <PageFrame key={format!("{}-{turn}", container.number)} origin={container.frame_origin()}
                        path={path.clone()} exchange={props.exchange.clone()} />
                    if let Some(build) = container.build.filter(|_| props.is_stale) {
                        <span class="app__tag">{words.say(app::tag(build.0))}</span>
                    }
                </div>
            }
        }
        Standing::Page => {
            let answer = props.exchange.as_ref().and_then(|exchange| exchange.answer.as_ref());
            html! {
                <div class="app__page" data-stale={props.is_stale.to_string()}>
                    {failed_request(props, words)}
                    <pre class="app__text" translate="no">{answer.map(|answer| answer.body.clone())}</pre>
                </div>
            }
        }
        Standing::Wait(wait) => {
            html! { <p class="app__wait" data-st="running">{ring()}{words.say(wait.said(&props.container))}</p> }
        }
        Standing::Broken(failure) => {
            let sentence = app_failure(failure);
            broken(props, &sentence, &last_lines(failure), &other_ports(failure), words)
        }
        Standing::Lost => broken(props, &connection_lost(), &[], &[], words),
        Standing::Ended { sentence_of: (cause, exit_code), lines } => {
            broken(props, &exit_cause(cause, exit_code), lines, &[], words)
        }
    }
}

/// Draws why there is no page, what the container said last, and what to do. What the clinic says of this one app stands in the place of what holds for
/// all apps.
fn broken(
    props: &AppViewProps,
    sentence: &Sentence,
    last_lines: &[LogText],
    ports: &[u16],
    words: Words,
) -> Html {
    let n_before = last_lines.len().saturating_sub(SHOWN_LINES);
    // Beside what the clinic says stands what was written, and no general advice.
    let is_told = props.diagnosis.is_some();
    let text =
        |line: &LogText| if is_told { written(line) } else { Some(ansi::plain(&said(line)).into_owned()) };
    let last_lines: Vec<_> = last_lines[n_before..].iter().filter_map(text).collect();
    let buttons = ports.iter().map(|port| {
        let port = *port;
        let onclick = props.on_use_port.reform(move |_: MouseEvent| port);
        html! { <button type="button" class="button" {onclick}>{words.say(app::use_port(port))}</button> }
    });
    html! {
        <div class="app__broken">
            if let Some(diagnosis) = &props.diagnosis {
                <Diagnosed shown={Rc::clone(diagnosis)} fixes={props.fixes.clone()} on_fix={props.on_fix.clone()} />
            } else {
                <p class="app__sentence" role="status">{words.say(&sentence.text)}</p>
            }
            if !last_lines.is_empty() {
                <pre class="app__last" aria-label={words.say(app::last_lines())}><span translate="no">{last_lines.join("\n")}</span></pre>
            }
            if props.diagnosis.is_none() {
                {for sentence.hints.iter().map(|hint| html! { <p class="app__hint">{words.say(hint)}</p> })}
            }
            if !ports.is_empty() {
                <div class="app__ways">{for buttons}</div>
            }
        </div>
    }
}

/// Draws why the app answered with an error: what the clinic says, or else the line of the log; nothing for other answers.
fn failed_request(props: &AppViewProps, words: Words) -> Html {
    let answer = props.exchange.as_ref().and_then(|exchange| exchange.answer.as_ref());
    let Some(answer) = answer.filter(|answer| answer.status >= SERVER_ERROR) else { return Html::default() };
    if let Some(diagnosis) = &props.diagnosis {
        return html! {
            <Diagnosed shown={Rc::clone(diagnosis)} fixes={props.fixes.clone()} on_fix={props.on_fix.clone()} />
        };
    }
    let show = props.on_show_log.reform(|_: MouseEvent| ());
    html! {
        <div class="app__diagnosis" role="alert">
            if let Some(line) = &props.error_line {
                <p class="app__cause" translate="no"><code>{line.trim()}</code></p>
            }
            <p class="app__sentence">{words.say(app::answered_error(answer.status))}</p>
            <div class="app__ways">
                <button type="button" class="button" onclick={show}>{words.say(shell::show_in_log())}</button>
            </div>
        </div>
    }
}

/// What stands in the place of the page.
#[derive(Debug, PartialEq, Eq)]
enum Standing<'a> {
    Page,
    Wait(Wait),
    Broken(&'a AppFailure),
    Lost,
    Ended { sentence_of: (protocol::ExitCause, i64), lines: &'a [LogText] },
}

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wait {
    Start,
    Listen,
    Answer,
    Stop,
}

impl Wait {
    fn said(self, container: &ContainerRecord) -> Message {
        match self {
            Self::Start => app::starting(),
            Self::Listen => app::waiting(container.main_port().map_or(0, |port| port.container_port)),
            Self::Answer => app::sending(),
            Self::Stop => app::stopping(),
        }
    }
}

fn standing<'a>(container: &'a ContainerRecord, exchange: Option<&'a Exchange>) -> Standing<'a> {
    let is_listening = match &container.state {
        ContainerState::Created | ContainerState::Starting => return Standing::Wait(Wait::Start),
        ContainerState::Stopping => return Standing::Wait(Wait::Stop),
        ContainerState::Exited { exit_code, cause, last_lines, .. } => {
            return Standing::Ended { sentence_of: (*cause, *exit_code), lines: last_lines };
        }
        ContainerState::Running { .. } if container.ports.is_empty() => {
            return Standing::Broken(&AppFailure::NotPublished);
        }
        ContainerState::Running { is_listening, .. } => *is_listening,
    };
    match exchange.map(|exchange| &exchange.phase) {
        Some(ExchangePhase::Failed(failure)) if is_unreachable(failure) => Standing::Broken(failure),
        Some(ExchangePhase::Lost) => Standing::Lost,
        Some(ExchangePhase::Sending) if !is_listening => Standing::Wait(Wait::Answer),
        Some(_) => Standing::Page,
        None if is_listening => Standing::Wait(Wait::Answer),
        None => Standing::Wait(Wait::Listen),
    }
}

/// Returns whether a frame would show nothing of use either.
fn is_unreachable(failure: &AppFailure) -> bool {
    match failure {
        AppFailure::NoContainer
        | AppFailure::NotPublished
        | AppFailure::NotRunning { .. }
        | AppFailure::OutOfMemory { .. }
        | AppFailure::NotListening { .. }
        | AppFailure::LoopbackOnly { .. }
        | AppFailure::OtherPort { .. }
        | AppFailure::ConnectionLost { .. } => true,
        AppFailure::TimedOut { .. }
        | AppFailure::BodyTooLarge { .. }
        | AppFailure::UploadTooLarge { .. }
        | AppFailure::Cancelled => false,
    }
}

fn last_lines(failure: &AppFailure) -> Vec<LogText> {
    match failure {
        AppFailure::NotRunning { last_lines, .. } => last_lines.clone(),
        _ => Vec::new(),
    }
}

fn other_ports(failure: &AppFailure) -> Vec<u16> {
    match failure {
        AppFailure::OtherPort { listening, .. } => listening.clone(),
        _ => Vec::new(),
    }
}

/// Last lines of a log that are shown.
const SHOWN_LINES: usize = 10;
/// The first status code by which a server says that the fault is its own (RFC 9110, 15.6).
const SERVER_ERROR: u16 = 500;

fn ring() -> Html {
    html! {
        <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M6 4.6v6.8L11.6 8z" fill="currentColor" />
            <circle class="spin" cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="31 13" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use protocol::{AppMethod, AppRequest, BuildNumber, ContainerNumber, ExitCause, ImageName};

    use super::*;

    fn container(state: ContainerState) -> ContainerRecord {
        ContainerRecord {
            number: ContainerNumber(1),
            name: "1".into(),
            image: ImageName::parse("a").expect("a name"),
            build: Some(BuildNumber(1)),
            state,
            ports: vec![protocol::PublishedPort { virtual_port: 8000, container_port: 5000 }],
            is_removed: false,
            app_origin: String::new(),
            n_log_lines: 0,
        }
    }

    fn exchange(phase: ExchangePhase) -> Exchange {
        let method = AppMethod::Get;
        let (path, headers, body) = ("/a".to_owned(), Vec::new(), String::new());
        Exchange {
            phase,
            ..Exchange::new(AppRequest { container: ContainerNumber(1), method, path, headers, body })
        }
    }

    #[test]
    fn the_page_stands_once_the_app_was_asked() {
        let listening = container(ContainerState::Running { started_ms: 0, is_listening: true });
        let silent = container(ContainerState::Running { started_ms: 0, is_listening: false });
        assert_eq!(standing(&silent, None), Standing::Wait(Wait::Listen));
        assert_eq!(standing(&listening, None), Standing::Wait(Wait::Answer));
        let asked = exchange(ExchangePhase::Sending);
        assert_eq!(standing(&listening, Some(&asked)), Standing::Page);
    }

    #[test]
    fn an_app_that_cannot_be_reached_is_explained_in_its_place() {
        let silent = container(ContainerState::Running { started_ms: 0, is_listening: false });
        let failure = AppFailure::LoopbackOnly { port: 5000 };
        let failed = exchange(ExchangePhase::Failed(failure.clone()));
        assert_eq!(standing(&silent, Some(&failed)), Standing::Broken(&failure));
        let slow = exchange(ExchangePhase::Failed(AppFailure::TimedOut { seconds: 1 }));
        assert_eq!(standing(&silent, Some(&slow)), Standing::Page);
        assert_eq!(standing(&silent, Some(&exchange(ExchangePhase::Lost))), Standing::Lost);
    }

    #[test]
    fn a_crash_shows_its_last_lines() {
        let crashed = container(ContainerState::Exited {
            started_ms: 0,
            ended_ms: 1,
            exit_code: 1,
            cause: ExitCause::ByItself,
            last_lines: vec!["boom".into()],
        });
        let lines = ["boom".into()];
        assert_eq!(
            standing(&crashed, None),
            Standing::Ended { sentence_of: (ExitCause::ByItself, 1), lines: &lines }
        );
    }
}
