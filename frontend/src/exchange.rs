//! One request to the app and what came of it.

use catalogue::{Sentence, app};
use protocol::{AppFailure, AppRequest, BuildNumber, Header, ServerMessage};

/// One request to the app and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// What was asked.
    pub request: AppRequest,
    /// Where it stands.
    pub phase: ExchangePhase,
    /// The answer as far as it has come.
    pub answer: Option<Answer>,
}

/// Where an exchange stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExchangePhase {
    /// Nothing has come yet.
    Sending,
    /// The head has come, the body is coming.
    Answering,
    /// All of it is here.
    Done,
    /// No answer, or one that broke off.
    Failed(AppFailure),
    /// The connection to the server was lost before the whole answer came.
    Lost,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Status code.
    pub status: u16,
    /// Reason phrase.
    pub reason: String,
    /// Header fields in order.
    pub headers: Vec<Header>,
    /// The body as text.
    pub body: String,
    /// The body's size in bytes, once it is complete.
    pub body_bytes: Option<u64>,
    /// Microseconds from sending to the first byte.
    pub first_byte_micros: u64,
    /// Microseconds from the first byte to the last, once it is complete.
    pub body_micros: Option<u64>,
    /// The build that answered, if one of the workspace's own made the image.
    pub build: Option<BuildNumber>,
}

impl Exchange {
    /// Begins with a request that is being sent.
    #[must_use]
    pub fn new(request: AppRequest) -> Self {
        Self { request, phase: ExchangePhase::Sending, answer: None }
    }

    /// Returns whether nothing more will come.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self.phase, ExchangePhase::Done | ExchangePhase::Failed(_) | ExchangePhase::Lost)
    }

    /// Returns the exchange after a message that replies to its request; messages of other kinds, and late ones, change nothing.
    #[must_use]
    pub fn after(mut self, message: &ServerMessage) -> Self {
        if self.is_over() {
            return self;
        }
        match (message, &mut self.answer) {
            (ServerMessage::AppAnswered { status, reason, headers, first_byte_micros, build }, None) => {
                self.answer = Some(Answer {
                    status: *status,
                    reason: reason.clone(),
                    headers: headers.clone(),
                    body: String::new(),
                    body_bytes: None,
                    first_byte_micros: *first_byte_micros,
                    body_micros: None,
                    build: *build,
                });
                self.phase = ExchangePhase::Answering;
            }
            (ServerMessage::AppBody { text }, Some(answer)) => answer.body.push_str(text),
            (ServerMessage::AppFinished { body_bytes, body_micros }, Some(answer)) => {
                answer.body_bytes = Some(*body_bytes);
                answer.body_micros = Some(*body_micros);
                self.phase = ExchangePhase::Done;
            }
            (ServerMessage::AppFailed { failure }, _) => self.phase = ExchangePhase::Failed(failure.clone()),
            _ => {}
        }
        self
    }

    /// Returns the exchange after the socket was lost in the middle of it.
    #[must_use]
    pub fn lost(mut self) -> Self {
        if !self.is_over() {
            self.phase = ExchangePhase::Lost;
        }
        self
    }
}

/// Words that the connection to the server was lost before the whole answer came.
#[must_use]
pub fn connection_lost() -> Sentence {
    Sentence::new(app::connection_lost()).hint(app::connection_lost_hint())
}

#[cfg(test)]
mod tests {
    use protocol::{AppMethod, ContainerNumber};

    use super::*;

    fn request() -> AppRequest {
        AppRequest {
            container: ContainerNumber(1),
            method: AppMethod::Get,
            path: "/".to_owned(),
            headers: Vec::new(),
            body: String::new(),
        }
    }

    fn answered() -> ServerMessage {
        ServerMessage::AppAnswered {
            status: 200,
            reason: "OK".to_owned(),
            headers: Vec::new(),
            first_byte_micros: 3000,
            build: Some(BuildNumber(2)),
        }
    }

    fn body(text: &str) -> ServerMessage {
        ServerMessage::AppBody { text: text.to_owned() }
    }

    fn after(messages: &[ServerMessage]) -> Exchange {
        messages.iter().fold(Exchange::new(request()), Exchange::after)
    }

    #[test]
    fn the_body_is_put_together_from_its_pieces() {
        let finished = ServerMessage::AppFinished { body_bytes: 12, body_micros: 900 };
        let exchange = after(&[answered(), body("hello "), body("world!"), finished, body("late")]);
        assert_eq!(exchange.phase, ExchangePhase::Done);
        let answer = exchange.answer.expect("an answer");
        assert_eq!(
            (answer.body.as_str(), answer.body_bytes, answer.body_micros),
            ("hello world!", Some(12), Some(900))
        );
    }

    #[test]
    fn an_answer_that_breaks_off_keeps_what_has_come() {
        let failure = AppFailure::TimedOut { seconds: 30 };
        let exchange =
            after(&[answered(), body("hel"), ServerMessage::AppFailed { failure: failure.clone() }]);
        assert_eq!(exchange.phase, ExchangePhase::Failed(failure));
        assert_eq!(exchange.answer.map(|answer| answer.body), Some("hel".to_owned()));
    }

    #[test]
    fn a_piece_before_the_head_is_not_for_us() {
        assert_eq!(after(&[body("x"), ServerMessage::Pong]), Exchange::new(request()));
    }

    #[test]
    fn a_lost_socket_ends_only_what_was_not_over() {
        assert_eq!(after(&[answered()]).lost().phase, ExchangePhase::Lost);
        let finished = ServerMessage::AppFinished { body_bytes: 0, body_micros: 0 };
        assert_eq!(after(&[answered(), finished]).lost().phase, ExchangePhase::Done);
    }
}
