//! What is on the screen, one component a file. Components get values and callbacks; none of them knows the socket.

pub mod app_frame;
pub mod app_panel;
pub mod copy_button;
pub mod delete_dialog;
pub mod editor_pane;
pub mod file_menu;
pub mod file_tabs;
pub mod files;
pub mod icon;
pub mod inspector;
pub mod name_field;
pub mod request_composer;

pub use app_panel::{AppPanel, InviteStage};
pub use editor_pane::LineView;
pub use files::{FileNote, FileView, Files, FilesEvents};
