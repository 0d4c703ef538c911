//! `docker version`: the reference client's own facts, and those of the engine.

use console::docker::command::Format;
use serde_json::{Map, Value, json};

use super::times::c_time;
use super::{Client, CommandFailed, items_at, text_at, typed};

impl Client<'_> {
    /// `docker version`.
    pub(in crate::console::docker) async fn version(&mut self, format: Format) -> Result<i32, CommandFailed> {
        let api = self.engine.api().version().to_string();
        let server = self.engine.api().get(&["version"]).json().await.map_err(|error| self.daemon(&error))?;
        let whole = described(&api, server);
        match typed(&format) {
            None => self.print(&text(&whole)).await,
            Some(template) => self.print_object(("version", "system.versionInfo"), template, whole).await,
        }
    }
}

/// Returns what a template can read: the client and the engine.
pub(super) fn described(api: &str, mut server: Value) -> Value {
    if let Some(components) = server.get_mut("Components").and_then(Value::as_array_mut) {
        for built in components.iter_mut().filter_map(|one| one.pointer_mut("/Details/BuildTime")) {
            *built = c_time(built.as_str().unwrap_or_default()).into();
        }
    }
    let mut client = Map::new();
    client.insert("Version".to_owned(), VERSION.into());
    client.insert("ApiVersion".to_owned(), api.into());
    client.insert("DefaultAPIVersion".to_owned(), API_VERSION.into());
    client.extend(build_facts());
    client.insert("Context".to_owned(), "default".into());
    json!({ "Client": client, "Server": server })
}

/// Returns how the reference client was built.
pub(super) fn build_facts() -> [(String, Value); 5] {
    [
        ("GitCommit", COMMIT),
        ("GoVersion", GO_VERSION),
        ("Os", "linux"),
        ("Arch", "amd64"),
        ("BuildTime", BUILT),
    ]
    .map(|(name, value)| (name.to_owned(), value.into()))
}

/// Writes both parts as the client does.
pub(super) fn text(whole: &Value) -> String {
    let used = text_at(whole, "/Client/ApiVersion");
    let api =
        if used == API_VERSION { used.to_owned() } else { format!("{used} (downgraded from {API_VERSION})") };
    let mut text = format!(
        "Client:\n Version:           {VERSION}\n API version:       {api}\n Go version:        {GO_VERSION}\n Git commit:        \
         {COMMIT}\n Built:             {BUILT}\n OS/Arch:           linux/amd64\n Context:           default\n\nServer:{}\n",
        match text_at(whole, "/Server/Platform/Name") {
            "" => String::new(),
            platform => format!(" {platform}"),
        }
    );
    for component in items_at(whole, "/Server/Components") {
        let detail = |name: &str| text_at(component, &format!("/Details/{name}")).to_owned();
        let version = text_at(component, "/Version").to_owned();
        let name = text_at(component, "/Name");
        let facts = match name {
            "Engine" => vec![
                ("Version:", version),
                (
                    "API version:",
                    format!("{} (minimum version {})", detail("ApiVersion"), detail("MinAPIVersion")),
                ),
                ("Go version:", detail("GoVersion")),
                ("Git commit:", detail("GitCommit")),
                ("Built:", detail("BuildTime")),
                ("OS/Arch:", format!("{}/{}", detail("Os"), detail("Arch"))),
                ("Experimental:", detail("Experimental")),
            ],
            _ => vec![("Version:", version), ("GitCommit:", detail("GitCommit"))],
        };
        text.push_str(&format!(" {name}:\n"));
        text.extend(facts.iter().map(|(label, value)| format!("  {label:<18}{value}\n")));
    }
    text
}

/// What `docker --version` prints.
pub(super) const LINE: &str = "Docker version 28.5.2+dfsg4, build 9cc6dea35e9a963f281434761c656fba4ac43aed\n";
/// The version of the reference client.
pub(super) const VERSION: &str = "28.5.2+dfsg4";
/// The version of the API that it speaks.
pub(super) const API_VERSION: &str = "1.51";
const GO_VERSION: &str = "go1.27.1";
const COMMIT: &str = "9cc6dea35e9a963f281434761c656fba4ac43aed";
const BUILT: &str = "Tue Sep 15 11:02:57 2026";
