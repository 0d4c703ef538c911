//! What `drydock serve` prints: the address as soon as the page is served, then how the engine and each base image come.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Write as _;
use std::time::Instant;

use catalogue::{Bundle, Language, Message, serve};
use messages::notice::no_engine;
use protocol::{EngineState, EngineStatus, ImageAvailability};
use tokio::sync::watch;

/// Prints the address, then each step once as it happens; ends when nothing more is to come.
pub(crate) async fn announce(mut status: watch::Receiver<EngineStatus>, address: String) {
    line(&serve::ready(&address));
    let mut progress = StartProgress { began: Instant::now(), said: HashMap::new() };
    loop {
        let now = status.borrow_and_update().clone();
        progress.say_new(&now).iter().for_each(line);
        if let Some(last) = last_line(&now) {
            return line(&last);
        }
        if status.changed().await.is_err() {
            return;
        }
    }
}

/// Prints a line on standard output; a closed one is no reason to stop serving.
pub(crate) fn line(message: &Message) {
    drop(writeln!(std::io::stdout().lock(), "{}", english(message)));
}

/// Prints a line on standard error.
pub(crate) fn failure(message: &Message) {
    drop(writeln!(std::io::stderr().lock(), "{}", english(message)));
}

fn english(message: &Message) -> String {
    Bundle::of(Language::English).say(message)
}

struct StartProgress {
    began: Instant,
    /// Which message was said last of each thing.
    said: HashMap<String, Cow<'static, str>>,
}

impl StartProgress {
    /// Returns what was not said yet of the engine and the images.
    fn say_new(&mut self, status: &EngineStatus) -> Vec<Message> {
        let seconds = self.began.elapsed().as_secs();
        let engine = engine_line(&status.state).map(|message| ("engine".to_owned(), message));
        let is_started = matches!(status.state, EngineState::Ready { .. });
        let images = status.images.iter().filter(|_| is_started);
        let images = images.map(|image| (image.name().to_owned(), image_line(image, seconds)));
        let all: Vec<_> = engine.into_iter().chain(images).collect();
        all.into_iter().filter_map(|(thing, message)| self.if_new(thing, message)).collect()
    }

    fn if_new(&mut self, thing: String, message: Message) -> Option<Message> {
        // Seconds alone make no news.
        let before = self.said.insert(thing, message.key.clone());
        (before.as_ref() != Some(&message.key)).then_some(message)
    }
}

fn engine_line(state: &EngineState) -> Option<Message> {
    match state {
        EngineState::Starting => Some(serve::engine_starting()),
        EngineState::Ready { version, .. } => Some(serve::engine_ready(version)),
        EngineState::Absent { .. } => None,
    }
}

fn image_line(image: &ImageAvailability, seconds: u64) -> Message {
    match image {
        ImageAvailability::Preparing { name, .. } => serve::image_preparing(name),
        ImageAvailability::Pulled { name, .. } => serve::image_pulled(name, seconds),
        ImageAvailability::StandIn { name, made_of, .. } => serve::image_stand_in(name, made_of, seconds),
        ImageAvailability::Missing { name, detail } => serve::image_missing(name, detail),
    }
}

/// Returns the last line, once the engine and its images are there, or it is known that there will be none.
fn last_line(status: &EngineStatus) -> Option<Message> {
    match &status.state {
        EngineState::Starting => None,
        EngineState::Absent { reason } => Some(serve::without_engine(no_engine(reason).text)),
        EngineState::Ready { .. } => {
            let is_preparing =
                |image: &ImageAvailability| matches!(image, ImageAvailability::Preparing { .. });
            (!status.images.iter().any(is_preparing)).then(serve::all_ready)
        }
    }
}

#[cfg(test)]
mod tests {
    use protocol::{Isolation, NoEngine};

    use super::*;

    #[test]
    fn the_last_line_waits_for_every_base_image_and_for_no_engine_that_is_absent() {
        let ready = EngineState::Ready { version: "28.5".into(), isolation: Isolation::UserNamespaces };
        let name = || "python:3.8-alpine".to_owned();
        let preparing = ImageAvailability::Preparing { name: name(), stand_in: false };
        let missing = ImageAvailability::Missing { name: name(), detail: "no".into() };
        let last = |state: &EngineState, image: &ImageAvailability| {
            let status =
                EngineStatus { state: state.clone(), images: vec![image.clone()], has_package_index: false };
            last_line(&status).map(|message| english(&message))
        };
        assert_eq!(last(&EngineState::Starting, &missing), None);
        assert_eq!(last(&ready, &preparing), None);
        assert_eq!(last(&ready, &missing).as_deref(), Some("Everything is ready: build and run."));
        let off = EngineState::Absent { reason: NoEngine::SwitchedOff };
        assert!(last(&off, &preparing).is_some_and(|text| text.starts_with("Build and Run are off.")));
    }
}
