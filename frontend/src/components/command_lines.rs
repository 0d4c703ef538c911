//! The commands of Docker that do the same as Build and Run, with the name of the image and the port of the container as fields.

use std::rc::Rc;

use catalogue::shell;
use protocol::{BuildOptions, ImageName};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::copy_button::CopyButton;
use crate::commands;
use crate::words::use_words;

/// Properties of [`CommandLines`].
#[derive(PartialEq, Properties)]
pub(crate) struct CommandLinesProps {
    /// How the next build is to be called.
    pub(crate) options: Rc<BuildOptions>,
    /// The image's name as typed.
    pub(crate) image: Rc<str>,
    /// The container's port as typed; empty for the usual one.
    pub(crate) port: Rc<str>,
    /// The port on the user's machine, and the container's usual port.
    pub(crate) usual_ports: (u16, u16),
    /// Names the image.
    pub(crate) on_image: Callback<Rc<str>>,
    /// Chooses the container's port.
    pub(crate) on_port: Callback<Rc<str>>,
}

/// The commands.
#[component]
pub(crate) fn CommandLines(props: &CommandLinesProps) -> Html {
    let words = use_words();
    let (outside, usual) = props.usual_ports;
    let inside = props.port.parse().unwrap_or(usual);
    let is_bad_port = !props.port.is_empty() && props.port.parse::<u16>().map_or(true, |port| port == 0);
    let build = commands::build(&props.options, &props.image);
    let run = commands::run((outside, inside), &props.image);
    let slot = |value: &Rc<str>,
                placeholder: String,
                on_type: &Callback<Rc<str>>,
                about: (AttrValue, AttrValue),
                is_bad: bool| {
        let oninput = on_type
            .reform(|event: InputEvent| Rc::from(event.target_unchecked_into::<HtmlInputElement>().value()));
        let size = value.chars().count().max(placeholder.len()).clamp(4, 28).to_string();
        html! {
            <input class="commands__slot" value={value.to_string()} {placeholder} {oninput} {size} aria-label={about.0} title={about.1}
                translate="no" spellcheck="false" autocomplete="off" autocapitalize="off" aria-invalid={is_bad.to_string()} />
        }
    };
    let image = slot(
        &props.image,
        String::new(),
        &props.on_image,
        (words.say(shell::image()), words.say(shell::image_hint())),
        ImageName::parse(&props.image).is_none(),
    );
    let port = slot(
        &props.port,
        usual.to_string(),
        &props.on_port,
        (words.say(shell::port()), words.say(shell::port_hint())),
        is_bad_port,
    );
    html! {
        <div class="commands">
            <span class="commands__same">{words.say(shell::same_as())}</span>
            <span class="commands__line">
                <code translate="no">{commands::build_start(&props.options)}{" "}{image}{" "}{commands::context(&props.options)}</code>
                <CopyButton label={words.say(shell::copy_build())} text={Rc::from(build)} />
            </span>
            <span class="commands__line">
                <code translate="no">{commands::run_start(outside)}{port}{" "}{props.image.to_string()}</code>
                <CopyButton label={words.say(shell::copy_run())} text={Rc::from(run)} />
            </span>
        </div>
    }
}
