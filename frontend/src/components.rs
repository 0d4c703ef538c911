//! What is on the screen, one component a file.
//!
//! The panes of the bench and the logs take the handles of the page from the context (`crate::handles`). All other components get plain values and
//! callbacks.

mod actions;
pub mod app_frame;
pub mod app_panel;
mod bench;
mod build_options;
mod coach;
mod command_lines;
mod compare;
mod conflict_diff;
mod connection_chip;
pub mod copy_button;
pub mod delete_dialog;
mod diagnosed;
mod disclosure;
mod dock;
mod editor_pane;
mod engine_chip;
pub mod file_menu;
mod file_tabs;
mod files;
mod glyph;
pub mod icon;
pub mod inspector;
mod layer_bar;
mod layers;
mod log_view;
pub mod name_field;
mod newest_line;
mod phone_tabs;
mod problem_list;
mod problems;
mod question;
mod quiz;
pub mod request_composer;
mod seam;
mod splitter;
mod ticking;
mod topbar;

pub use app_panel::{AppPanel, InviteStage};
pub(crate) use bench::Bench;
pub(crate) use connection_chip::Saves;
pub(crate) use phone_tabs::PhoneTabs;
pub(crate) use topbar::Topbar;
