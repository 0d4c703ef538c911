//! Apps that give no answer and containers that ended.

use catalogue::{app_failure as words, exit};
use protocol::{AppFailure, ExitCause};

use super::{Sentence, names};

/// Words why the app gave no answer.
#[must_use]
pub fn app_failure(failure: &AppFailure) -> Sentence {
    match failure {
        AppFailure::NoContainer => Sentence::new(words::no_container()).hint(words::no_container_hint()),
        AppFailure::NotPublished => Sentence::new(words::not_published()).hint(words::not_published_hint()),
        AppFailure::NotRunning { exit_code, .. } => {
            Sentence::new(words::not_running(*exit_code)).hint(words::not_running_hint())
        }
        AppFailure::OutOfMemory { limit_bytes } => {
            Sentence::new(words::out_of_memory(*limit_bytes)).hint(words::out_of_memory_hint())
        }
        AppFailure::NotListening { port } => Sentence::new(words::not_listening(&port.to_string()))
            .hint(words::not_listening_hint_starting())
            .hint(words::not_listening_hint_command()),
        AppFailure::LoopbackOnly { port } => {
            Sentence::new(words::loopback_only(&port.to_string())).hint(words::loopback_only_hint())
        }
        AppFailure::OtherPort { port, listening } => other_port(*port, listening),
        AppFailure::ConnectionLost { port, detail } => {
            Sentence::new(words::connection_lost(&port.to_string(), detail))
                .hint(words::connection_lost_hint())
        }
        AppFailure::TimedOut { seconds } => {
            Sentence::new(words::timed_out(*seconds)).hint(words::timed_out_hint())
        }
        AppFailure::BodyTooLarge { limit_bytes } => {
            Sentence::new(words::body_too_large(*limit_bytes)).hint(words::body_too_large_hint())
        }
        AppFailure::UploadTooLarge { limit_bytes } => {
            Sentence::new(words::upload_too_large(*limit_bytes)).hint(words::upload_too_large_hint())
        }
        AppFailure::Cancelled => words::cancelled().into(),
    }
}

fn other_port(port: u16, listening: &[u16]) -> Sentence {
    let port = port.to_string();
    let sentence = Sentence::new(match listening {
        [only] => words::other_port(&only.to_string(), &port),
        several => words::other_ports(names(several), &port),
    });
    match listening.first() {
        Some(first) => sentence.hint(words::other_port_hint(&first.to_string())),
        None => sentence,
    }
}

/// Words why a container ended.
#[must_use]
pub fn exit_cause(cause: ExitCause, exit_code: i64) -> Sentence {
    match (cause, exit_code) {
        (ExitCause::ByItself, 0) => Sentence::new(exit::without_error()).hint(exit::without_error_hint()),
        (ExitCause::ByItself, 126) => Sentence::new(exit::not_executable()).hint(exit::not_executable_hint()),
        (ExitCause::ByItself, 127) => Sentence::new(exit::not_found()).hint(exit::not_found_hint()),
        (ExitCause::ByItself, code) => Sentence::new(exit::with_code(code)).hint(exit::with_code_hint()),
        (ExitCause::DidNotStart, _) => Sentence::new(exit::did_not_start()).hint(exit::did_not_start_hint()),
        (ExitCause::Stopped, _) => exit::stopped().into(),
        (ExitCause::OutOfMemory, _) => Sentence::new(exit::out_of_memory()).hint(exit::out_of_memory_hint()),
        (ExitCause::OutOfDisk, _) => Sentence::new(exit::out_of_disk()).hint(exit::out_of_disk_hint()),
        (ExitCause::DiskNearlyFull, _) => {
            Sentence::new(exit::disk_nearly_full()).hint(exit::disk_nearly_full_hint())
        }
        (ExitCause::EngineRestarted, _) => {
            Sentence::new(exit::engine_restarted()).hint(exit::engine_restarted_hint())
        }
        (ExitCause::Idle, _) => Sentence::new(exit::idle()).hint(exit::idle_hint()),
        (ExitCause::Lost, _) => Sentence::new(exit::lost()).hint(exit::lost_hint()),
    }
}
