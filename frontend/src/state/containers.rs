//! The containers of the workspace, and the newest exchange with the app in a container.

use std::rc::Rc;

use protocol::{AppRequest, ContainerNumber, ContainerRecord, RequestId, ServerMessage};

use crate::exchange::Exchange;

/// The containers of the workspace, and the newest exchange with the app in a container.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Containers {
    /// All containers, newest first.
    pub(crate) records: Vec<Rc<ContainerRecord>>,
    /// The newest exchange with the app, and its number on the socket.
    pub(crate) exchange: Option<(RequestId, Rc<Exchange>)>,
}

impl Containers {
    /// Returns the newest container whose app can be asked, or else the newest of all.
    pub(crate) fn newest(&self) -> Option<&Rc<ContainerRecord>> {
        let mut there = self.records.iter().filter(|container| !container.is_removed);
        there.clone().find(|container| !container.ports.is_empty()).or_else(|| there.next())
    }

    /// Returns the container that can be stopped.
    pub(crate) fn active(&self) -> Option<&Rc<ContainerRecord>> {
        self.records.iter().find(|container| container.state.is_live())
    }

    /// Returns the container of that number.
    pub(crate) fn of(&self, number: ContainerNumber) -> Option<&Rc<ContainerRecord>> {
        self.records.iter().find(|container| container.number == number)
    }

    /// Replaces all containers by those of a welcome.
    pub(super) fn welcome(&mut self, records: Vec<ContainerRecord>) {
        self.records = records.into_iter().map(Rc::new).collect();
    }

    /// Takes in a container that is new, or whose state has changed.
    pub(super) fn update(&mut self, container: Rc<ContainerRecord>) {
        match self.records.iter().position(|each| each.number <= container.number) {
            Some(at) if self.records[at].number == container.number => self.records[at] = container,
            Some(at) => self.records.insert(at, container),
            None => self.records.push(container),
        }
        self.records.truncate(N_CONTAINERS);
    }

    /// Begins an exchange with a request that was sent.
    pub(super) fn request_sent(&mut self, id: RequestId, request: AppRequest) {
        self.exchange = Some((id, Rc::new(Exchange::new(request))));
    }

    /// Takes in a message about a request, unless a newer request was sent since.
    pub(super) fn app_said(&mut self, id: RequestId, message: &ServerMessage) {
        if self.exchange.as_ref().is_some_and(|(current, _)| *current == id) {
            self.change_exchange(|exchange| exchange.after(message));
        }
    }

    /// Ends the exchange, because the connection to the server is gone.
    pub(super) fn connection_lost(&mut self) {
        self.change_exchange(|exchange| exchange.lost());
    }

    fn change_exchange(&mut self, change: impl FnOnce(Exchange) -> Exchange) {
        if let Some((_, exchange)) = &mut self.exchange {
            *exchange = Rc::new(change(Exchange::clone(exchange)));
        }
    }
}

/// As many containers as the server sends in its welcome.
const N_CONTAINERS: usize = 10;

#[cfg(test)]
mod tests {
    use protocol::{AppFailure, AppMethod};

    use super::*;

    #[test]
    fn only_messages_about_the_newest_request_change_the_exchange() {
        let (method, path) = (AppMethod::Get, "/".to_owned());
        let (headers, body) = (Vec::new(), String::new());
        let request = AppRequest { container: ContainerNumber(1), method, path, headers, body };
        let failed = ServerMessage::AppFailed { failure: AppFailure::Cancelled };
        let mut containers = Containers::default();
        containers.request_sent(RequestId(2), request);
        let before = containers.clone();
        containers.app_said(RequestId(1), &failed);
        assert_eq!(containers, before);
        containers.app_said(RequestId(2), &failed);
        assert!(containers.exchange.is_some_and(|(_, exchange)| exchange.is_over()));
    }
}
