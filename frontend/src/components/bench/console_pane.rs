//! The console of the bench: passes between the console's script, the shell and the state. The script draws the console.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use catalogue::{Message, console_page, shell};
use protocol::{BuildNumber, Notice, ShellEvent, StepState};
use web_sys::Element;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::failure_cause::use_step_lines;
use crate::components::editor_pane::{Deed, Goal};
use crate::dom::{self, Console, ConsoleWish};
use crate::handles::{use_link, use_store};
use crate::link::{ServerLink, ShellNews};
use crate::log_store::LogKey;
use crate::state::{Action, PhoneTab, PressedButton, State};
use crate::store::Store;
use crate::words::{Words, use_words};

/// Properties of [`ConsolePane`].
#[derive(PartialEq, Properties)]
pub(super) struct ConsolePaneProps {
    /// The state of the page.
    pub(super) state: Rc<State>,
    /// The user wants something of an editor.
    pub(super) on_goal: Callback<Goal>,
}

/// How far the console is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Loading,
    Ready,
    Failed,
}

/// The console on the screen, for everyone who tells it something.
#[derive(Clone, Default)]
struct Screen {
    console: Rc<RefCell<Option<Console>>>,
    /// How many presses of buttons it was told.
    n_presses: Rc<Cell<usize>>,
}

impl Screen {
    fn tell(&self, tell: impl FnOnce(&Console)) {
        if let Some(console) = &*self.console.borrow() {
            tell(console);
        }
    }
}

/// The console of the bench.
#[component]
pub(super) fn ConsolePane(ConsolePaneProps { state, on_goal }: &ConsolePaneProps) -> Html {
    let words = use_words();
    let (store, link) = (use_store(), use_link());
    let host = use_node_ref();
    let screen = use_memo((), |()| Screen::default());
    let phase = use_state_eq(|| Phase::Loading);
    let followed = use_state_eq(|| None::<BuildNumber>);
    let tries = use_state_eq(|| 0_u32);
    {
        let (screen, host, phase) = (Rc::clone(&screen), host.clone(), phase.setter());
        let on_wish = on_wish(&store, &link, on_goal);
        use_effect_with(*tries, move |_| open(&screen, &host, on_wish, phase));
    }
    {
        let (screen, link, followed) = (Rc::clone(&screen), link.clone(), followed.setter());
        use_effect_with(words, move |words| {
            let words = *words;
            link.on_shell(Callback::from(move |news| pass_on(&screen, news, &followed, words)));
        });
    }
    use_build(&screen, *followed, state);
    let is_ready = *phase == Phase::Ready;
    {
        let screen = Rc::clone(&screen);
        let paths: Vec<Rc<str>> = state.files.iter().map(|(path, _)| Rc::from(path)).collect();
        use_effect_with((is_ready, paths), move |(_, paths)| {
            screen.tell(|console| console.tell_files(&paths.iter().map(|path| &**path).collect::<Vec<_>>()));
        });
    }
    {
        let screen = Rc::clone(&screen);
        use_effect_with((is_ready, state.presses.clone()), move |(_, presses)| {
            screen.tell(|console| {
                for press in presses.since(screen.n_presses.replace(presses.n_all)) {
                    console.tell_press(&press.line, &words.say(by(press.button)));
                }
            });
        });
    }
    {
        let screen = Rc::clone(&screen);
        use_effect_with((is_ready, state.layout.console_calls), move |(_, calls)| {
            if *calls > 0 {
                screen.tell(Console::focus);
            }
        });
    }
    let on_retry = {
        let (tries, phase) = (tries.clone(), phase.setter());
        move |_: MouseEvent| {
            phase.set(Phase::Loading);
            tries.set(*tries + 1);
        }
    };
    html! {
        <>
        if *phase == Phase::Failed {
            <p class="log__empty" role="status">{words.say(shell::console_failed())}{" "}
                <button type="button" class="button button--small" onclick={on_retry}>{words.say(shell::try_again())}</button>
            </p>
        }
        <div class="console-host" ref={host} hidden={*phase == Phase::Failed}></div>
        </>
    }
}

/// Opens the console; ends it when it is no longer wanted.
fn open(
    screen: &Rc<Screen>,
    host: &NodeRef,
    on_wish: Callback<ConsoleWish>,
    phase: UseStateSetter<Phase>,
) -> impl FnOnce() + use<> {
    let is_wanted = Rc::new(Cell::new(true));
    if let Some(host) = host.cast::<Element>() {
        let (screen, is_wanted) = (Rc::clone(screen), Rc::clone(&is_wanted));
        spawn_local(async move {
            let opened = dom::open_console(host, on_wish).await;
            if !is_wanted.get() {
                return;
            }
            phase.set(match opened {
                Ok(console) => {
                    screen.console.replace(Some(console));
                    Phase::Ready
                }
                Err(error) => {
                    dom::log_error(&error.to_string());
                    Phase::Failed
                }
            });
        });
    }
    let screen = Rc::clone(screen);
    move || {
        is_wanted.set(false);
        drop(screen.console.take());
    }
}

/// Returns what does what the console wants.
fn on_wish(store: &Store, link: &ServerLink, on_goal: &Callback<Goal>) -> Callback<ConsoleWish> {
    let (store, link, on_goal) = (store.clone(), link.clone(), on_goal.clone());
    Callback::from(move |wish| match wish {
        ConsoleWish::Shell(action) => link.ask_shell(action),
        ConsoleWish::EditFile(path) => {
            store.dispatch(Action::ShowPhone(PhoneTab::Files));
            store.dispatch(Action::SelectFile { path: path.clone() });
            on_goal.emit(Goal::new(&Rc::from(path), Deed::Focus));
        }
    })
}

fn pass_on(screen: &Screen, news: ShellNews, followed: &UseStateSetter<Option<BuildNumber>>, words: Words) {
    screen.tell(|console| match &news {
        ShellNews::Told(event) => console.tell_event(event),
        ShellNews::Refused(Notice::NoSuchShell) => console.tell_ended(),
        ShellNews::Refused(notice) => console.tell_refused(&words.whole(&messages::notice::notice(notice))),
        ShellNews::Connected => console.tell_connected(),
        ShellNews::Lost => console.tell_lost(),
    });
    if let ShellNews::Told(ShellEvent::BuildBegan { build }) = news {
        followed.set(Some(build));
    }
}

/// Tells the console how the build goes on that it has begun.
#[hook]
fn use_build(screen: &Rc<Screen>, followed: Option<BuildNumber>, state: &State) {
    let build = followed.and_then(|build| state.builds.of(build)).cloned();
    let failed = build.as_ref().and_then(|build| {
        let step = build.steps.iter().find(|step| step.state == StepState::Failed)?;
        Some((LogKey::Build(build.number), step.index))
    });
    let lines = use_step_lines(failed);
    let clock_offset_ms = state.server.clock_offset_ms;
    let screen = Rc::clone(screen);
    use_effect_with((build, lines), move |(build, lines)| {
        if let Some(build) = build {
            let last = |lines: &Rc<Vec<String>>| lines[lines.len().saturating_sub(ERROR_LINES)..].join("\n");
            let errors = lines.as_ref().map(last).unwrap_or_default();
            screen.tell(|console| console.tell_build(build, clock_offset_ms, &errors));
        }
    });
}

fn by(button: PressedButton) -> Message {
    match button {
        PressedButton::Build => console_page::by_build(),
        PressedButton::Run(Some(build)) => console_page::by_run(build.0),
        PressedButton::Run(None) => console_page::by_plain_run(),
        PressedButton::Stop => console_page::by_stop(),
    }
}

/// Lines of a step that failed which the console shows, as docker's client has it.
const ERROR_LINES: usize = 20;
