//! What can be done with all files: open some, download all, start over, take the workspace elsewhere.

use std::rc::Rc;

use catalogue::files;
use yew::prelude::*;

use crate::components::copy_button::CopyButton;
use crate::components::disclosure::Disclosure;
use crate::components::icon::Icon;
use crate::components::question::Question;
use crate::dom::{self, Opening};
use crate::words::{Words, use_words};

/// The workspace as its menu knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WorkspaceView {
    /// The link that opens it.
    pub(crate) link: Option<Rc<str>>,
    /// Whether the server can be asked for something.
    pub(crate) is_reached: bool,
    /// Most bytes that a file may have.
    pub(crate) file_bytes: u64,
}

/// Properties of [`WorkspaceMenu`].
#[derive(PartialEq, Properties)]
pub(super) struct WorkspaceMenuProps {
    /// The workspace.
    pub(super) workspace: WorkspaceView,
    /// The user has chosen files.
    pub(super) on_opening: Callback<Opening>,
    /// The user wants all files as an archive.
    pub(super) on_download: Callback<()>,
    /// The user wants the files of a new workspace.
    pub(super) on_start_over: Callback<()>,
}

/// What stands over the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Nothing,
    StartOver,
    Link,
}

/// What can be done with all files.
#[component]
pub(super) fn WorkspaceMenu(props: &WorkspaceMenuProps) -> Html {
    let words = use_words();
    let shown = use_state_eq(|| Shown::Nothing);
    let (loose, folder) = (use_node_ref(), use_node_ref());
    let show = |next: Shown| {
        let shown = shown.setter();
        Callback::from(move |_: MouseEvent| shown.set(next))
    };
    let press = |field: &NodeRef| {
        let field = field.clone();
        Callback::from(move |_: MouseEvent| dom::press(&field))
    };
    let chosen = |field: &NodeRef| {
        let (field, on_opening, limit) =
            (field.clone(), props.on_opening.clone(), props.workspace.file_bytes);
        Callback::from(move |_: Event| {
            if let Some(opening) = dom::chosen_files(&field, limit) {
                on_opening.emit(opening);
            }
        })
    };
    let close = {
        let shown = shown.setter();
        Callback::from(move |()| shown.set(Shown::Nothing))
    };
    let item = "file-menu__item";
    html! {
        <>
            <Disclosure class="file-menu" button="button button--quiet button--small file-menu__all" label={words.say(files::workspace_menu())}
                sign={html! { <>{words.say(files::all_files())}{Icon::Fold.draw()}</> }} is_menu=true>
                <button type="button" class={item} onclick={press(&loose)}>{words.say(catalogue::opening::open())}</button>
                <button type="button" class={item} onclick={press(&folder)}>{words.say(catalogue::opening::open_folder())}</button>
                <button type="button" class={item} onclick={props.on_download.reform(|_| ())}>{words.say(files::download())}</button>
                <button type="button" class={classes!(item, "file-menu__item--apart")} onclick={show(Shown::StartOver)}
                    disabled={!props.workspace.is_reached}>{words.say(catalogue::opening::start_over())}</button>
                <button type="button" class={item} onclick={show(Shown::Link)}
                    disabled={props.workspace.link.is_none()}>{words.say(catalogue::opening::show_link())}</button>
            </Disclosure>
            <input ref={loose.clone()} type="file" multiple=true hidden=true aria-label={words.say(catalogue::opening::open())} onchange={chosen(&loose)} />
            <input ref={folder.clone()} type="file" webkitdirectory=true hidden=true aria-label={words.say(catalogue::opening::open_folder())} onchange={chosen(&folder)} />
            {match (*shown, &props.workspace.link) {
                (Shown::StartOver, _) => start_over(&props.on_start_over, close, words),
                (Shown::Link, Some(link)) => link_of(link, close, words),
                _ => Html::default(),
            }}
        </>
    }
}

fn start_over(on_start_over: &Callback<()>, close: Callback<()>, words: Words) -> Html {
    let on_yes = {
        let (on_start_over, close) = (on_start_over.clone(), close.clone());
        move |_: MouseEvent| {
            on_start_over.emit(());
            close.emit(());
        }
    };
    let ways = html! {
        <>
            <button type="button" class="button" onclick={close.reform(|_| ())}>{words.say(catalogue::opening::keep_mine())}</button>
            <button type="button" class="button button--stop" onclick={on_yes}>{words.say(catalogue::opening::start_over_now())}</button>
        </>
    };
    html! {
        <Question title={words.say(catalogue::opening::start_over_question())} {ways} on_close={close}>
            <p>{words.say(catalogue::opening::start_over_question_detail())}</p>
        </Question>
    }
}

fn link_of(link: &Rc<str>, close: Callback<()>, words: Words) -> Html {
    let ways = html! {
        <button type="button" class="button button--primary" onclick={close.reform(|_| ())}>{words.say(catalogue::opening::close_link())}</button>
    };
    html! {
        <Question title={words.say(catalogue::opening::link_title())} {ways} on_close={close}>
            <p>{words.say(catalogue::opening::link_is_key())}</p>
            <p class="workspace-link"><code translate="no">{link.to_string()}</code>
                <CopyButton label={words.say(catalogue::opening::copy_link())} text={Rc::clone(link)} /></p>
        </Question>
    }
}
