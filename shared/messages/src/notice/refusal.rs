//! Refusals and failed builds.

use catalogue::notice as words;
use protocol::limits::{BUILD_LABEL_BYTES, BUILD_LABELS};
use protocol::{NewSyntax, Notice};

use super::{Sentence, engine, limit, names, path, unbuildable, work};

/// Words a refusal or a failure. Long, but one look-up.
#[must_use]
pub fn notice(notice: &Notice) -> Sentence {
    match notice {
        Notice::Unreadable { detail } => {
            Sentence::new(words::unreadable(detail)).hint(words::unreadable_hint())
        }
        Notice::FileChangedElsewhere { path } => {
            Sentence::new(words::file_changed_elsewhere(path)).hint(words::file_changed_elsewhere_hint())
        }
        Notice::NoSuchFile { path } => Sentence::new(words::no_such_file(path)),
        Notice::FileExists { path } => {
            Sentence::new(words::file_exists(path)).hint(words::file_exists_hint())
        }
        Notice::BadPath { path, problem } => {
            let Sentence { text, hints } = path::path_problem(*problem);
            Sentence { text: words::bad_path(&path::visible(path), text), hints }
        }
        Notice::Limit { kind, used, limit } => limit::limit(*kind, *used, *limit),
        Notice::TooManyWorkspaces { limit, again_seconds } => {
            Sentence::new(words::too_many_workspaces(*limit))
                .hint(words::too_many_workspaces_hint(*again_seconds))
        }
        Notice::NoEngine { reason } => engine::no_engine(reason),
        Notice::BuildInProgress => {
            Sentence::new(words::build_in_progress()).hint(words::build_in_progress_hint())
        }
        Notice::NoSuchBuild { build } => Sentence::new(words::no_such_build(&build.to_string())),
        Notice::BadBuildArgument { name } => {
            Sentence::new(words::bad_build_argument(name)).hint(words::bad_build_argument_hint())
        }
        Notice::BadLabel { key } => {
            Sentence::new(words::bad_label(key)).hint(words::bad_label_hint(BUILD_LABELS, BUILD_LABEL_BYTES))
        }
        Notice::NoSuchLayer { layer } => Sentence::new(words::no_such_layer(layer + 1)),
        Notice::NoSuchImage { image } => {
            Sentence::new(words::no_such_image(image)).hint(words::no_such_image_hint())
        }
        Notice::NoSuchContainer { container } => {
            Sentence::new(words::no_such_container(&container.to_string()))
                .hint(words::no_such_container_hint())
        }
        Notice::PortTaken { port } => {
            Sentence::new(words::port_taken(&port.to_string())).hint(words::port_taken_hint())
        }
        Notice::NoSuchShell => Sentence::new(words::no_such_shell()),
        Notice::NoDockerfile => Sentence::new(words::no_dockerfile()).hint(words::no_dockerfile_hint()),
        Notice::DockerfileMissing { path } => {
            Sentence::new(words::dockerfile_missing(path)).hint(words::dockerfile_missing_hint())
        }
        Notice::ContextMissing { path } => {
            Sentence::new(words::context_missing(path)).hint(words::context_missing_hint())
        }
        Notice::StepFailed { line, instruction, exit_code: Some(exit_code), .. } => {
            Sentence::new(words::step_failed(*line, instruction, *exit_code)).hint(words::step_failed_hint())
        }
        Notice::StepFailed { line, instruction, exit_code: None, detail } => {
            Sentence::new(words::step_failed_by_engine(*line, instruction, detail))
        }
        Notice::SourceMissing { line, source, ignore_file } => {
            Sentence::new(words::source_missing(*line, source))
                .hint(words::source_missing_hint_spelling())
                .hint(match ignore_file {
                    Some(path) => words::source_missing_hint_ignored_by(path),
                    None => words::source_missing_hint_ignored(),
                })
        }
        Notice::DockerfileInvalid { line: Some(line), detail } => {
            Sentence::new(words::dockerfile_line_invalid(*line, detail))
        }
        Notice::DockerfileInvalid { line: None, detail } => Sentence::new(words::dockerfile_invalid(detail)),
        Notice::Unbuildable { line, why } => unbuildable::unbuildable(*line, why),
        Notice::EngineTooOld { line, syntax, version, needed } => {
            engine_too_old(*line, syntax, version, needed)
        }
        Notice::BaseImageMissing { line, image, available } => base_image_missing(*line, image, available),
        Notice::Refused { line, what } => Sentence::new(words::refused(*line, what)),
        Notice::IgnoreFileRefused { path, line, fault } => work::ignore_file(path, *line, fault),
        Notice::TooMuchWork { work, path } => work::too_much(*work, path),
        Notice::ServerBusy { seconds } => {
            Sentence::new(words::server_busy(*seconds)).hint(words::server_busy_hint())
        }
        Notice::DiskNearlyFull { free_bytes } => {
            Sentence::new(words::disk_nearly_full(*free_bytes)).hint(words::disk_nearly_full_hint())
        }
        Notice::BuildTimedOut { seconds } => {
            Sentence::new(words::build_timed_out(*seconds)).hint(words::build_timed_out_hint())
        }
        Notice::ImageRemoved => Sentence::new(words::image_removed()).hint(words::image_removed_hint()),
        Notice::ContainerDidNotStart { detail } => {
            Sentence::new(words::container_did_not_start(detail)).hint(words::container_did_not_start_hint())
        }
        Notice::EngineLost => Sentence::new(words::engine_lost()).hint(words::engine_lost_hint()),
        Notice::NobodyWaited => Sentence::new(words::nobody_waited()).hint(words::nobody_waited_hint()),
        Notice::PlaceGivenAway => {
            Sentence::new(words::place_given_away()).hint(words::place_given_away_hint())
        }
        Notice::StorageFull => Sentence::new(words::storage_full()).hint(words::storage_full_hint()),
        Notice::StorageDamaged => Sentence::new(words::storage_damaged()).hint(words::storage_damaged_hint()),
        Notice::ServerStopped => Sentence::new(words::server_stopped()).hint(words::server_stopped_hint()),
        Notice::Internal { incident } => {
            Sentence::new(words::internal(incident)).hint(words::internal_hint())
        }
    }
}

fn engine_too_old(line: u32, syntax: &NewSyntax, version: &str, needed: &str) -> Sentence {
    match syntax {
        NewSyntax::Heredoc => {
            Sentence::new(words::heredoc_too_new(line, version, needed)).hint(words::heredoc_too_new_hint())
        }
        NewSyntax::Flag { name } => {
            Sentence::new(words::flag_too_new(line, name, version, needed)).hint(words::flag_too_new_hint())
        }
    }
}

fn base_image_missing(line: Option<u32>, image: &str, available: &[String]) -> Sentence {
    let sentence = Sentence::new(match line {
        Some(line) => words::base_image_of_line_missing(line, image),
        None => words::base_image_missing(image),
    });
    sentence.hint(match available {
        [] => words::base_image_missing_hint_none(),
        available => words::base_image_missing_hint_available(names(available)),
    })
}
