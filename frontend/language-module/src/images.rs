//! What the page knows of the server's images, for those who ask less of it.

use protocol::ImageAvailability;
use review::KnownImage;

/// Returns the images that are on the server.
pub(crate) fn known_images(images: &[ImageAvailability]) -> Vec<KnownImage<'_>> {
    let known = images.iter().filter_map(|image| match image {
        ImageAvailability::Pulled { name, .. } => Some(KnownImage { name, is_stand_in: false }),
        ImageAvailability::StandIn { name, .. } => Some(KnownImage { name, is_stand_in: true }),
        ImageAvailability::Preparing { .. } | ImageAvailability::Missing { .. } => None,
    });
    known.collect()
}

/// Returns whether an image that is not on the server may still come: as long as some are being prepared, or once a registry has given one.
pub(crate) fn may_come(images: &[ImageAvailability]) -> bool {
    let is_sign = |image: &ImageAvailability| {
        matches!(image, ImageAvailability::Pulled { .. } | ImageAvailability::Preparing { .. })
    };
    images.is_empty() || images.iter().any(is_sign)
}

/// Returns the names of stand-ins, and what each is made of.
pub(crate) fn stand_ins(images: &[ImageAvailability]) -> Vec<(&str, &str)> {
    let found = images.iter().filter_map(|image| match image {
        ImageAvailability::StandIn { name, made_of, .. } => Some((name.as_str(), made_of.as_str())),
        _ => None,
    });
    found.collect()
}
