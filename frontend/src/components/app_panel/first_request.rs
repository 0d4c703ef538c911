//! When the panel asks the app by itself.

use gloo::timers::callback::Timeout;
use protocol::{AppFailure, ContainerNumber, ContainerRecord, ContainerState};
use yew::prelude::*;

use crate::exchange::{Exchange, ExchangePhase};

/// Asks a container once as soon as it listens, or after a while when it does not.
#[hook]
pub(super) fn use_first_request(
    container: Option<&ContainerRecord>,
    exchange: Option<&Exchange>,
    on_send: &Callback<()>,
) {
    let on_send = on_send.clone();
    use_effect_with(first_request(container, exchange), move |first| {
        let timer = first.map(|First { delay_ms, .. }| Timeout::new(delay_ms, move || on_send.emit(())));
        move || drop(timer)
    });
}

/// A request that the panel makes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct First {
    container: ContainerNumber,
    delay_ms: u32,
}

fn first_request(container: Option<&ContainerRecord>, exchange: Option<&Exchange>) -> Option<First> {
    let container = container?;
    let ContainerState::Running { is_listening, .. } = container.state else { return None };
    // An app that was asked too early is asked once more when it listens.
    let was_early = |exchange: &Exchange| {
        is_listening && matches!(exchange.phase, ExchangePhase::Failed(AppFailure::NotListening { .. }))
    };
    let is_due = exchange.is_none_or(was_early);
    is_due.then_some(First {
        container: container.number,
        delay_ms: if is_listening { 0 } else { PATIENCE_MS },
    })
}

/// How long nothing may listen before the panel asks why; on a busy machine a Flask app needs a second or two.
const PATIENCE_MS: u32 = 5_000;

#[cfg(test)]
mod tests {
    use protocol::{AppMethod, AppRequest, BuildNumber, ImageName};

    use super::*;

    fn container(state: ContainerState) -> ContainerRecord {
        ContainerRecord {
            number: ContainerNumber(3),
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
        let request = AppRequest {
            container: ContainerNumber(3),
            method: AppMethod::Get,
            path: "/".to_owned(),
            headers: Vec::new(),
            body: String::new(),
        };
        Exchange { phase, ..Exchange::new(request) }
    }

    #[test]
    fn a_container_is_asked_once_it_listens() {
        let running = |is_listening| container(ContainerState::Running { started_ms: 0, is_listening });
        let delay = |container: &ContainerRecord, exchange: Option<&Exchange>| {
            first_request(Some(container), exchange).map(|first| first.delay_ms)
        };
        assert_eq!(delay(&container(ContainerState::Starting), None), None);
        assert_eq!(delay(&running(false), None), Some(PATIENCE_MS));
        assert_eq!(delay(&running(true), None), Some(0));
        assert_eq!(delay(&running(true), Some(&exchange(ExchangePhase::Done))), None);
        let early = exchange(ExchangePhase::Failed(AppFailure::NotListening { port: 5000 }));
        assert_eq!(delay(&running(false), Some(&early)), None);
        assert_eq!(delay(&running(true), Some(&early)), Some(0));
    }
}
