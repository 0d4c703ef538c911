//! Where the socket stands.

/// Where the socket stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Connection {
    /// Being opened, or waiting for the welcome.
    #[default]
    Connecting,
    /// Welcomed.
    Open,
    /// It worked and was lost; it is tried again at `retry_ms` of the browser's clock.
    Lost {
        /// When.
        retry_ms: u64,
    },
    /// It never worked; only the user tries again.
    Failed,
    /// The page is of another version and was reloaded once already.
    WrongVersion,
}

impl Connection {
    /// Returns whether requests can be sent.
    pub(crate) fn is_open(self) -> bool {
        matches!(self, Self::Open)
    }
}
