//! Images: the base images that builds may start from, and what the images that builds made contain.

pub(super) mod base_images;
pub(super) mod contents;
mod first_use;
pub(super) mod layers;
pub(super) mod mirror;
pub(super) mod provision;
mod stand_in;
