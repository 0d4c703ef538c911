//! Small drawings on buttons. They always stand beside words or a label, never alone.

use yew::prelude::*;

/// A drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A plus.
    Add,
    /// An arrow to a ground line.
    Download,
    /// Three dots above each other.
    More,
    /// A turning arrow.
    Reload,
    /// Two sheets.
    Copy,
    /// A tick.
    Done,
    /// A cross.
    Close,
    /// An arrow head that points down.
    Fold,
    /// A frame in two parts.
    Split,
    /// Four corners.
    Fill,
}

impl Icon {
    /// Draws it.
    pub fn draw(self) -> Html {
        let path = match self {
            Self::Add => "M8 3.5v9M3.5 8h9",
            Self::Download => "M8 2.5v7.5M4.8 7L8 10.2 11.2 7M3 13.2h10",
            Self::More => "M8 3.4v.2M8 7.9v.2M8 12.4v.2",
            Self::Reload => "M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3",
            Self::Copy => "M5.5 5.5h8v8h-8zM2.5 10.5v-8h8",
            Self::Done => "M3 8.5l3.4 3.4L13.2 4.6",
            Self::Close => "M4 4l8 8M12 4l-8 8",
            Self::Fold => "M4 6l4 4 4-4",
            Self::Split => "M2 3h12v10H2zM9 3v10",
            Self::Fill => "M6 2.5H2.5V6M10 2.5h3.5V6M6 13.5H2.5V10M10 13.5h3.5V10",
        };
        let width = if self == Self::More { "2.2" } else { "1.5" };
        html! {
            <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">
                <path d={path} fill="none" stroke="currentColor" stroke-width={width} stroke-linecap="round" stroke-linejoin="round" />
            </svg>
        }
    }
}
