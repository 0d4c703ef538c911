//! Which parts of the page are in front, and its colours.

/// The tabs of the dock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum DockTab {
    /// What is wrong in the files.
    Problems,
    /// What the shown build wrote.
    BuildLog,
    /// What the newest container wrote.
    ContainerLog,
    /// The app's answer.
    #[default]
    App,
}

impl DockTab {
    /// All of them, from left to right.
    pub(crate) const ALL: [Self; 4] = [Self::Problems, Self::BuildLog, Self::ContainerLog, Self::App];

    /// Returns the name that styles and ids use.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Problems => "problems",
            Self::BuildLog => "build-log",
            Self::ContainerLog => "container-log",
            Self::App => "app",
        }
    }
}

/// The tabs of a narrow screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum PhoneTab {
    /// Tabs and editors.
    #[default]
    Files,
    /// The layers.
    Layers,
    /// Both logs.
    Log,
    /// The app's answer.
    App,
}

impl PhoneTab {
    /// All of them, from left to right.
    pub(crate) const ALL: [Self; 4] = [Self::Files, Self::Layers, Self::Log, Self::App];

    /// Returns the name that styles use.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Layers => "layers",
            Self::Log => "log",
            Self::App => "app",
        }
    }
}

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// What the system asks for.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Returns the one that the switch goes to next.
    pub(crate) fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    /// Returns the value of `data-theme` and of the stored choice; empty for the system's.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::System => "",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads a stored choice.
    pub(crate) fn of_key(key: &str) -> Self {
        match key {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }
}
