//! Whether a base image is still on its way, and the wait for it: a build that asked for it now would be told that there is none.

use protocol::{EngineStatus, ImageAvailability};
use tokio::sync::watch;

use crate::engine::build::policy::full_name;

/// Returns whether an image, as a `FROM` names it, is being pulled or assembled.
pub(crate) fn is_on_its_way(status: &EngineStatus, image: &str) -> bool {
    let image = full_name(image);
    let is_preparing = |known: &ImageAvailability| matches!(known, ImageAvailability::Preparing { .. });
    status.images.iter().any(|known| is_preparing(known) && full_name(known.name()) == image)
}

/// Waits until it is there, or known not to be had.
pub(crate) async fn until_settled(mut status: watch::Receiver<EngineStatus>, image: &str) {
    // Nobody tells any more only when the engine is gone, and the build finds that out itself.
    drop(status.wait_for(|status| !is_on_its_way(status, image)).await);
}

#[cfg(test)]
mod tests {
    use protocol::EngineState;

    use super::*;

    fn status(image: ImageAvailability) -> EngineStatus {
        EngineStatus { state: EngineState::Starting, images: vec![image], has_package_index: false }
    }

    #[tokio::test]
    async fn the_wait_ends_when_the_image_is_there_or_given_up() {
        let name = || "python:3.8-alpine".to_owned();
        for end in [
            ImageAvailability::StandIn { name: name(), bytes: 1, made_of: "Debian".into() },
            ImageAvailability::Missing { name: name(), detail: "no".into() },
        ] {
            let sender =
                watch::Sender::new(status(ImageAvailability::Preparing { name: name(), stand_in: true }));
            let image = "docker.io/library/python:3.8-alpine";
            assert!(is_on_its_way(&sender.borrow(), image));
            assert!(!is_on_its_way(&sender.borrow(), "python:3.12-alpine"));
            let mut waiting = std::pin::pin!(until_settled(sender.subscribe(), image));
            assert!(futures_util::poll!(&mut waiting).is_pending());
            sender.send_replace(status(end));
            waiting.await;
        }
    }
}
