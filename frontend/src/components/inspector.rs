//! What came back: status, times, body, headers, and the command line that does the same.

use std::rc::Rc;

use catalogue::{Message, app, units};
use messages::notice::app_failure;
use protocol::ContainerRecord;
use yew::prelude::*;

use super::copy_button::CopyButton;
use crate::curl::curl;
use crate::draft::Request;
use crate::exchange::{Answer, Exchange, ExchangePhase, connection_lost};
use crate::words::{Words, use_words};

/// Properties of [`Inspector`].
#[derive(PartialEq, Properties)]
pub struct InspectorProps {
    /// The container that was asked.
    pub container: Rc<ContainerRecord>,
    /// The newest request to it.
    pub exchange: Option<Rc<Exchange>>,
    /// Whether the app has an address of its own.
    pub has_pages: bool,
    /// Whether it is told elsewhere why there is no answer.
    #[prop_or_default]
    pub is_explained: bool,
}

/// What came back.
#[component]
pub fn Inspector(props: &InspectorProps) -> Html {
    let words = use_words();
    let Some(exchange) = &props.exchange else {
        return html! { <p class="inspector__none">{words.say(app::nothing_asked())}</p> };
    };
    let command = curl(&origin(&props.container, props.has_pages), &Request::from(&exchange.request));
    html! {
        <div class="inspector">
            if !props.container.state.is_live() && exchange.answer.is_some() {
                <p class="meta">{words.say(app::answer_is_old())}</p>
            }
            if let Some(answer) = &exchange.answer {
                {status(words, answer)}
                {times(words, answer)}
            } else if exchange.phase == ExchangePhase::Sending {
                <p class="inspector__none" role="status">{words.say(app::sending())}</p>
            }
            if let (ExchangePhase::Failed(failure), false) = (&exchange.phase, props.is_explained) {
                <p class="inspector__failure">{words.whole(&app_failure(failure))}</p>
            }
            if exchange.phase == ExchangePhase::Lost {
                <p class="inspector__failure">{words.whole(&connection_lost())}</p>
            }
            if let Some(answer) = &exchange.answer {
                {body(words, answer)}
                {headers(words, answer)}
            }
            <div class="copyline">
                <code translate="no" title={command.clone()}>{&command}</code>
                <CopyButton label={words.say(app::copy_curl())} text={Rc::from(command.as_str())} />
            </div>
        </div>
    }
}

/// Returns where a shell on the user's machine reaches the app; the page's own port only leads there inside of Drydock.
fn origin(container: &ContainerRecord, has_pages: bool) -> String {
    if has_pages {
        return container.app_origin.clone();
    }
    let port = container.main_port().map_or(80, |port| port.virtual_port);
    format!("http://localhost:{port}")
}

fn status(words: Words, answer: &Answer) -> Html {
    let time = micros(answer.first_byte_micros + answer.body_micros.unwrap_or(0));
    let facts = match (answer.body_bytes, answer.build) {
        (Some(size), Some(build)) => app::answer(time, size, build.0),
        (None, Some(build)) => app::answer_begun(time, build.0),
        (size, None) => app::answer_of_image(time, size.unwrap_or(0)),
    };
    html! {
        <div class="inspector__status" role="status">
            <b translate="no">{format!("{} {}", answer.status, answer.reason)}</b>
            <span class="meta num">{words.say(facts)}</span>
        </div>
    }
}

fn times(words: Words, answer: &Answer) -> Html {
    let longest = answer.first_byte_micros.max(answer.body_micros.unwrap_or(0)).max(1);
    let bar = |name: Message, time: u64| {
        html! {
            <>
                <dt>{words.say(name)}</dt>
                <dd class="inspector__bar" aria-hidden="true">
                    <svg viewBox="0 0 100 8" preserveAspectRatio="none"><rect width={share(time, longest).to_string()} height="8" rx="1" /></svg>
                </dd>
                <dd>{words.say(micros(time))}</dd>
            </>
        }
    };
    html! {
        <dl class="inspector__times num">
            {bar(app::first_byte(), answer.first_byte_micros)}
            {for answer.body_micros.map(|time| bar(app::body_time(), time))}
        </dl>
    }
}

/// Writes a time in microseconds as people compare it: `0.4 ms`, `4 ms`, `1.2 s`.
fn micros(micros: u64) -> Message {
    match micros {
        0..1_000 => app::milliseconds(units::decimal("0", &(micros / 100).to_string())),
        1_000..1_000_000 => app::milliseconds(Message::verbatim(((micros + 500) / 1_000).to_string())),
        _ => {
            let (whole, tenth) = (micros / 1_000_000, micros % 1_000_000 / 100_000);
            units::seconds(units::decimal(&whole.to_string(), &tenth.to_string()))
        }
    }
}

/// Returns a length in hundredths, at least 2 so that it is seen.
fn share(part: u64, whole: u64) -> u64 {
    (part * 100 / whole).max(2)
}

fn headers(words: Words, answer: &Answer) -> Html {
    let fields = answer.headers.iter().map(
        |header| html! { <><dt translate="no">{&header.name}</dt><dd translate="no">{&header.value}</dd></> },
    );
    html! { <dl class="inspector__headers" aria-label={words.say(app::answer_headers())}>{for fields}</dl> }
}

fn body(words: Words, answer: &Answer) -> Html {
    if answer.body.is_empty() {
        return match answer.body_bytes {
            Some(_) => html! { <p class="inspector__none">{words.say(app::empty_body())}</p> },
            None => html! {},
        };
    }
    let shown = beginning(&answer.body, SHOWN_BYTES);
    html! {
        <div class="inspector__body">
            <pre tabindex="0" role="region" aria-label={words.say(app::answer_body())}><span translate="no">{shown}</span></pre>
            <CopyButton label={words.say(app::copy_body())} text={Rc::from(answer.body.as_str())} />
            if shown.len() < answer.body.len() {
                <p class="meta">{words.say(app::body_cut(shown.len() as u64, answer.body.len() as u64))}</p>
            }
        </div>
    }
}

/// Returns at most `n_bytes` of a text, without cutting a character in two.
fn beginning(text: &str, n_bytes: usize) -> &str {
    &text[..text.floor_char_boundary(n_bytes)]
}

/// How much of a body is shown; browsers are slow with more in one element.
const SHOWN_BYTES: usize = 64 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_cut_between_characters() {
        assert_eq!(beginning("hello", 9), "hello");
        assert_eq!(beginning("a漢", 2), "a");
        assert_eq!(beginning("a漢", 4), "a漢");
    }

    #[test]
    fn times_have_two_or_three_digits() {
        let words = Words::of_page();
        for (time, text) in
            [(0, "0.0 ms"), (420, "0.4 ms"), (3_600, "4 ms"), (999_400, "999 ms"), (1_270_000, "1.2 s")]
        {
            assert_eq!(words.say(micros(time)), text);
        }
    }

    #[test]
    fn bars_are_always_seen() {
        assert_eq!((share(1, 1000), share(500, 1000), share(1000, 1000)), (2, 50, 100));
    }
}
