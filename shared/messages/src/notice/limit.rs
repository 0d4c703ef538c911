//! Limits that were met.

use catalogue::limit as words;
use protocol::LimitKind;

use super::Sentence;

/// Words that a limit was met. Long, but one look-up.
pub(super) fn limit(kind: LimitKind, used: u64, limit: u64) -> Sentence {
    match kind {
        LimitKind::Shells => Sentence::new(words::shells(limit)).hint(words::shells_hint()),
        LimitKind::ShellBytes => {
            Sentence::new(words::shell_bytes(used, limit)).hint(words::shell_bytes_hint())
        }
        LimitKind::Files => Sentence::new(words::files(limit)).hint(words::files_hint()),
        LimitKind::FileBytes => Sentence::new(words::file_bytes(used, limit)).hint(words::file_bytes_hint()),
        LimitKind::WorkspaceBytes => {
            Sentence::new(words::workspace_bytes(used, limit)).hint(words::workspace_bytes_hint())
        }
        LimitKind::BuildQueue => Sentence::new(words::build_queue(used)).hint(words::build_queue_hint()),
        LimitKind::BuildQueueOfNetwork => {
            Sentence::new(words::build_queue_of_network(used)).hint(words::build_queue_of_network_hint())
        }
        LimitKind::Instructions => {
            Sentence::new(words::instructions(used, limit)).hint(words::instructions_hint())
        }
        LimitKind::BuildMemory => {
            Sentence::new(words::build_memory(used, limit)).hint(words::build_memory_hint())
        }
        LimitKind::BuildPids => Sentence::new(words::build_pids(used, limit)).hint(words::build_pids_hint()),
        LimitKind::BuildDisk => Sentence::new(words::build_disk(used, limit)).hint(words::build_disk_hint()),
        LimitKind::ImageBytes => {
            Sentence::new(words::image_bytes(used, limit)).hint(words::image_bytes_hint())
        }
        LimitKind::RegistryBytes => {
            Sentence::new(words::registry_bytes(used, limit)).hint(words::registry_bytes_hint())
        }
        LimitKind::Containers => Sentence::new(words::containers(used)).hint(words::containers_hint()),
        LimitKind::AppBodyBytes => {
            Sentence::new(words::app_body_bytes(used, limit)).hint(words::app_body_bytes_hint())
        }
        LimitKind::Sockets => Sentence::new(words::sockets(used)).hint(words::sockets_hint()),
        LimitKind::SocketsOfNetwork => Sentence::new(words::sockets_of_network(used))
            .hint(words::sockets_of_network_hint())
            .hint(words::sockets_of_network_hint_operator()),
        LimitKind::Requests => Sentence::new(words::requests(used)).hint(words::requests_hint()),
        LimitKind::MessageBytes => {
            Sentence::new(words::message_bytes(limit)).hint(words::message_bytes_hint())
        }
        LimitKind::UnreadMessages => {
            Sentence::new(words::unread_messages(used)).hint(words::unread_messages_hint())
        }
        LimitKind::SocketBytes => Sentence::new(words::socket_bytes(limit)).hint(words::socket_bytes_hint()),
        LimitKind::WorkspaceSocketBytes => {
            Sentence::new(words::workspace_socket_bytes(limit)).hint(words::workspace_socket_bytes_hint())
        }
        LimitKind::ServerSocketBytes => {
            Sentence::new(words::server_socket_bytes()).hint(words::server_socket_bytes_hint())
        }
    }
}
