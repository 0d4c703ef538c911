//! Which parts of the page are in front, and its colours.

/// Which parts of the page are in front, and its colours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    /// The tab of the dock that is in front.
    pub(crate) dock_tab: DockTab,
    /// Whether a low window shows the whole dock, rather than only the tabs of the dock.
    pub(crate) is_dock_open: bool,
    /// Whether the app stands beside the other tabs of the dock, rather than among them.
    pub(crate) is_split: bool,
    /// Whether the dock fills the page.
    pub(crate) is_dock_whole: bool,
    /// How often the console was called to the front, with the focus.
    pub(crate) console_calls: u32,
    /// What was in front of the dock before the console was called.
    before_console: DockTab,
    /// The part of the page that a narrow screen shows.
    pub(crate) phone_tab: PhoneTab,
    /// Whether the layers are presented over the whole page.
    pub(crate) is_presented: bool,
    /// The colours.
    pub(crate) theme: Theme,
}

impl Layout {
    /// Brings a tab of the dock to the front, and opens the dock.
    pub(super) fn show_dock(&mut self, tab: DockTab) {
        self.set_dock_tab(tab);
        self.is_dock_open = true;
        if matches!(self.phone_tab, PhoneTab::Log | PhoneTab::App) {
            self.phone_tab = if tab == DockTab::App { PhoneTab::App } else { PhoneTab::Log };
        }
    }

    /// Shows another part of the page on a narrow screen.
    pub(super) fn show_phone(&mut self, tab: PhoneTab) {
        // The presented layers cover every other part, so that going to another part ends presenter mode.
        self.is_presented = false;
        self.phone_tab = tab;
        match tab {
            PhoneTab::App => self.set_dock_tab(DockTab::App),
            PhoneTab::Log if self.dock_tab == DockTab::App => self.dock_tab = DockTab::BuildLog,
            PhoneTab::Log | PhoneTab::Files | PhoneTab::Layers => {}
        }
    }

    /// Brings a tab to the front. The app beside the others is always there.
    fn set_dock_tab(&mut self, tab: DockTab) {
        if tab != DockTab::App || !self.is_split {
            self.dock_tab = tab;
        }
    }

    /// Brings the console to the front, with the focus, or goes back to what was there before.
    pub(super) fn call_console(&mut self) {
        if self.dock_tab == DockTab::Console && self.is_dock_open {
            self.is_dock_whole = false;
            return self.show_dock(self.before_console);
        }
        self.before_console = self.dock_tab;
        self.phone_tab = PhoneTab::Log;
        self.show_dock(DockTab::Console);
        self.console_calls += 1;
    }

    /// Puts the app beside the other tabs of the dock, or among them.
    pub(super) fn split_dock(&mut self, is_split: bool) {
        self.is_split = is_split;
        if is_split && self.dock_tab == DockTab::App {
            self.dock_tab = DockTab::Console;
        }
    }

    /// Begins or ends presenter mode.
    pub(super) fn present(&mut self, is_presented: bool) {
        // The presented layers still stand inside their panel, which a narrow screen may hide.
        self.show_phone(PhoneTab::Layers);
        self.is_presented = is_presented;
    }

    /// Brings the build to the front. A low window keeps its room for the layers.
    pub(super) fn show_build(&mut self) {
        self.dock_tab = DockTab::BuildLog;
        self.phone_tab = PhoneTab::Layers;
    }

    /// Brings the app to the front.
    pub(super) fn show_app(&mut self) {
        self.show_dock(DockTab::App);
        self.phone_tab = PhoneTab::App;
    }
}

/// The tabs of the dock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum DockTab {
    /// What is wrong in the files.
    Problems,
    /// What the shown build wrote.
    BuildLog,
    /// Command lines and what came of them.
    Console,
    /// What the newest container wrote.
    ContainerLog,
    /// The app's answer.
    #[default]
    App,
}

impl DockTab {
    /// All of them, from left to right.
    pub(crate) const ALL: [Self; 5] =
        [Self::Problems, Self::BuildLog, Self::Console, Self::ContainerLog, Self::App];

    /// Returns the name that styles and ids use.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Problems => "problems",
            Self::BuildLog => "build-log",
            Self::Console => "console",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_console_is_called_and_leaves_what_was_there_before() {
        let mut layout = Layout::default();
        layout.show_dock(DockTab::ContainerLog);
        layout.call_console();
        assert_eq!((layout.dock_tab, layout.console_calls, layout.is_dock_open), (DockTab::Console, 1, true));
        layout.is_dock_whole = true;
        layout.call_console();
        assert_eq!((layout.dock_tab, layout.is_dock_whole), (DockTab::ContainerLog, false));
        assert_eq!(layout.console_calls, 1, "nothing calls for the focus when the console goes");
        layout.call_console();
        layout.is_dock_open = false;
        layout.call_console();
        assert_eq!(
            (layout.dock_tab, layout.is_dock_open),
            (DockTab::Console, true),
            "a folded console is opened"
        );
    }

    #[test]
    fn the_app_beside_the_others_is_no_tab_among_them() {
        let mut layout = Layout::default();
        layout.split_dock(true);
        assert_eq!(layout.dock_tab, DockTab::Console);
        layout.show_app();
        assert_eq!((layout.dock_tab, layout.phone_tab), (DockTab::Console, PhoneTab::App));
        layout.split_dock(false);
        layout.show_app();
        assert_eq!(layout.dock_tab, DockTab::App);
    }
}
