//! English words for apps that give no answer and containers that ended.

use protocol::{AppFailure, ExitCause};

use super::{Sentence, bytes, seconds};

/// Words why the app gave no answer.
pub(super) fn failure(failure: &AppFailure) -> Sentence {
    match failure {
        AppFailure::NoContainer => Sentence::new("No container is running.").hint("Press Run to start one."),
        AppFailure::NotRunning { exit_code, .. } => Sentence::new(format!(
            "The container is not running: its process ended with exit code {exit_code}."
        ))
        .hint("Its last lines say why; repair that, then build and run again."),
        AppFailure::OutOfMemory { limit_bytes } => Sentence::new(format!(
            "The container was killed because it used more than the {} of memory that it may use.",
            bytes(*limit_bytes)
        ))
        .hint("Load less at once, then build and run again."),
        AppFailure::NotListening { port } => {
            Sentence::new(format!("The container runs, but nothing in it listens on port {port} yet."))
                .hint("If the app is still starting, send the request again in a moment.")
                .hint("Otherwise check that the command really starts a web server.")
        }
        AppFailure::LoopbackOnly { port } => Sentence::new(format!(
            "The app listens on 127.0.0.1:{port} inside the container, where nobody outside can reach it."
        ))
        .hint("Let it listen on 0.0.0.0: app.run(host=\"0.0.0.0\"), or flask run --host=0.0.0.0."),
        AppFailure::OtherPort { port, listening } => other_port(*port, listening),
        AppFailure::ConnectionLost { port, detail } => {
            Sentence::new(format!("The connection to port {port} broke off before an answer came: {detail}."))
                .hint("The container's log may say what the app did.")
        }
        AppFailure::TimedOut { seconds: waited } => {
            Sentence::new(format!("The app gave no complete answer within {}.", seconds(*waited)))
                .hint("See in the container's log what it is doing.")
        }
        AppFailure::BodyTooLarge { limit_bytes } => Sentence::new(format!(
            "The answer was cut: it is larger than the {} that an answer may have here.",
            bytes(*limit_bytes)
        ))
        .hint("Opened as a page, the app's answer comes whole."),
        AppFailure::UploadTooLarge { limit_bytes } => Sentence::new(format!(
            "The upload is larger than the {} that a request may have here; the app did not get all of it.",
            bytes(*limit_bytes)
        ))
        .hint("Send a smaller file."),
        AppFailure::Cancelled => Sentence::new("The request was cancelled."),
    }
}

fn other_port(port: u16, listening: &[u16]) -> Sentence {
    let ports: Vec<String> = listening.iter().map(u16::to_string).collect();
    let text = match ports.as_slice() {
        [only] => format!("The app listens on port {only}, not on port {port}."),
        _ => format!("The app listens on the ports {}, not on port {port}.", ports.join(", ")),
    };
    match ports.first() {
        Some(first) => {
            Sentence::new(text).hint(format!("Write EXPOSE {first} in the Dockerfile, build and run again."))
        }
        None => Sentence::new(text),
    }
}

/// Words why a container ended.
pub(super) fn exit(cause: ExitCause, exit_code: i64) -> Sentence {
    match (cause, exit_code) {
        (ExitCause::ByItself, 0) => {
            Sentence::new("The container's process ended by itself, without an error (exit code 0).")
                .hint("A container lives as long as its command; a web server keeps running.")
        }
        (ExitCause::ByItself, 126) => {
            Sentence::new("The container's command cannot be executed (exit code 126).")
                .hint("Check the command that CMD or ENTRYPOINT names, and its permissions.")
        }
        (ExitCause::ByItself, 127) => Sentence::new("The container's command was not found (exit code 127).")
            .hint("Check the command that CMD or ENTRYPOINT names."),
        (ExitCause::ByItself, code) => {
            Sentence::new(format!("The container's process ended with exit code {code}."))
                .hint("Its last lines say why.")
        }
        (ExitCause::DidNotStart, _) => Sentence::new("The container could not be started.")
            .hint("The last line of its log says why, and what to do."),
        (ExitCause::Stopped, _) => Sentence::new("The container was stopped."),
        (ExitCause::OutOfMemory, _) => {
            Sentence::new("The container was killed because it used more memory than it may.")
                .hint("Load less at once, then build and run again.")
        }
        (ExitCause::OutOfDisk, _) => {
            Sentence::new("The container was ended because it wrote more to its disk than it may; its log says how much.")
                .hint("Write less, or delete what is not needed any more, then build and run again.")
        }
        (ExitCause::DiskNearlyFull, _) => Sentence::new(
            "The container was ended because it was still writing while the server's disk was nearly full; its log says how much is left.",
        )
        .hint("Try again in a few minutes: old images are being removed. If it stays so, tell whoever runs the server."),
        (ExitCause::EngineRestarted, _) => Sentence::new(
            "The container ended because the engine had to restart: it still worked on a build that had ended long before.",
        )
        .hint("Press Run to start it again."),
        (ExitCause::Idle, _) => {
            Sentence::new("The container was stopped because nobody was here for a while.")
                .hint("Press Run to start it again.")
        }
        (ExitCause::Lost, _) => Sentence::new("The container is gone: the server or its engine stopped.")
            .hint("Press Run to start it again."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_app_on_loopback_is_told_what_to_change() {
        let sentence = failure(&AppFailure::LoopbackOnly { port: 5000 });
        assert!(sentence.text.contains("127.0.0.1:5000"), "{}", sentence.text);
        assert!(sentence.hints[0].contains("0.0.0.0"));
    }

    #[test]
    fn other_ports_are_named() {
        let one = other_port(5000, &[8080]);
        assert_eq!(one.text, "The app listens on port 8080, not on port 5000.");
        assert_eq!(one.hints, ["Write EXPOSE 8080 in the Dockerfile, build and run again."]);
        assert!(other_port(5000, &[80, 443]).text.contains("80, 443"));
        assert!(other_port(5000, &[]).hints.is_empty());
    }
}
