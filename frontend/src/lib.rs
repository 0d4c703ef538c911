//! The page: a Yew application that edits a workspace, shows its builds and asks its apps.

pub mod dom;
