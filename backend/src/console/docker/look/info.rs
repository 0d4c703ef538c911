//! `docker info`: the engine as the workspace sees it. Containers and images are counted in the workspace alone.

use console::docker::command::Format;
use console::docker::units::bytes_size;
use serde_json::{Map, Value, json};

use super::inspect::USUAL_ROOT;
use super::shown::is_up;
use super::version::{API_VERSION, VERSION, build_facts};
use super::{Client, CommandFailed, float, items_at, number_at, text_at, typed};

impl Client<'_> {
    /// `docker info`.
    pub(in crate::console::docker) async fn info(&mut self, format: Format) -> Result<i32, CommandFailed> {
        let mut info = self.engine.api().get(&["info"]).json().await.map_err(|error| self.daemon(&error))?;
        let containers = self.shown_containers(true, false, Map::new()).await?;
        let images = self.shown_images(false, &Map::new()).await?;
        self.engine.make_familiar(&mut info);
        let in_state = |state: &str| containers.iter().filter(|one| text_at(one, "/State") == state).count();
        let n_stopped = containers.iter().filter(|one| !is_up(text_at(one, "/State"))).count();
        for (field, count) in [
            ("Containers", containers.len()),
            ("ContainersRunning", in_state("running")),
            ("ContainersPaused", in_state("paused")),
            ("ContainersStopped", n_stopped),
            ("Images", images.len()),
        ] {
            info[field] = json!(count);
        }
        info["Name"] = HOST.into();
        info["DockerRootDir"] = USUAL_ROOT.into();
        info["ClientInfo"] = client();
        match typed(&format) {
            None => self.print(&text(&info)).await,
            Some(template) => self.print_object(("", "system.dockerInfo"), template, info).await,
        }
    }
}

fn client() -> Value {
    let mut client = Map::new();
    client.insert("Debug".to_owned(), false.into());
    client.insert("Version".to_owned(), VERSION.into());
    client.insert("DefaultAPIVersion".to_owned(), API_VERSION.into());
    client.extend(build_facts());
    client.insert("Context".to_owned(), "default".into());
    let plugin = json!({ "SchemaVersion": "0.1.0", "Vendor": "Docker Inc.", "Version": BUILDX, "ShortDescription": "Docker Buildx", "Name": "buildx", "Path": BUILDX_PATH });
    client.insert("Plugins".to_owned(), json!([plugin]));
    client.insert("Warnings".to_owned(), Value::Null);
    Value::Object(client)
}

/// Writes what the client writes. What the engine does not tell is left out.
pub(super) fn text(info: &Value) -> String {
    let mut text = format!(
        "Client:\n Version:    {VERSION}\n Context:    default\n Debug Mode: false\n Plugins:\n  buildx: Docker Buildx (Docker Inc.)\n    \
         Version:  {BUILDX}\n    Path:     {BUILDX_PATH}\n\nServer:\n"
    );
    let mut line = |label: &str, value: String| text.push_str(&format!(" {label}: {value}\n"));
    let of = |field: &str| text_at(info, &format!("/{field}")).to_owned();
    let count = |field: &str| number_at(info, &format!("/{field}")).to_string();
    let words =
        |path: &str| items_at(info, path).iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ");
    line("Containers", count("Containers"));
    line(" Running", count("ContainersRunning"));
    line(" Paused", count("ContainersPaused"));
    line(" Stopped", count("ContainersStopped"));
    line("Images", count("Images"));
    line("Server Version", of("ServerVersion"));
    line("Storage Driver", of("Driver"));
    for pair in items_at(info, "/DriverStatus") {
        line(&format!(" {}", text_at(pair, "/0")), text_at(pair, "/1").to_owned());
    }
    line("Logging Driver", of("LoggingDriver"));
    line("Cgroup Driver", of("CgroupDriver"));
    line("Cgroup Version", of("CgroupVersion"));
    text.push_str(" Plugins:\n");
    for kind in ["Volume", "Network", "Log"] {
        text.push_str(&format!("  {kind}: {}\n", words(&format!("/Plugins/{kind}"))));
    }
    let mut line = |label: &str, value: String| text.push_str(&format!(" {label}: {value}\n"));
    line("Swarm", of("Swarm/LocalNodeState"));
    let runtimes = info.get("Runtimes").and_then(Value::as_object);
    let mut runtimes: Vec<&str> = runtimes.into_iter().flat_map(Map::keys).map(String::as_str).collect();
    runtimes.sort_unstable();
    line("Runtimes", runtimes.join(" "));
    line("Default Runtime", of("DefaultRuntime"));
    line("Init Binary", of("InitBinary"));
    line("containerd version", of("ContainerdCommit/ID"));
    line("runc version", of("RuncCommit/ID"));
    line("init version", of("InitCommit/ID"));
    let options: Vec<&str> = items_at(info, "/SecurityOptions").iter().filter_map(Value::as_str).collect();
    if !options.is_empty() {
        text.push_str(" Security Options:\n");
        text.extend(options.iter().map(|option| security_option(option)));
    }
    let mut line = |label: &str, value: String| text.push_str(&format!(" {label}: {value}\n"));
    line("Kernel Version", of("KernelVersion"));
    line("Operating System", of("OperatingSystem"));
    line("OSType", of("OSType"));
    line("Architecture", of("Architecture"));
    line("CPUs", count("NCPU"));
    line("Total Memory", bytes_size(float(number_at(info, "/MemTotal"))));
    line("Name", of("Name"));
    line("ID", of("ID"));
    line("Docker Root Dir", of("DockerRootDir"));
    let is = |field: &str| info.get(field).and_then(Value::as_bool).unwrap_or_default().to_string();
    line("Debug Mode", is("Debug"));
    line("Experimental", is("ExperimentalBuild"));
    let insecure: Vec<&str> =
        items_at(info, "/RegistryConfig/InsecureRegistryCIDRs").iter().filter_map(Value::as_str).collect();
    if !insecure.is_empty() {
        text.push_str(" Insecure Registries:\n");
        text.extend(insecure.iter().map(|registry| format!("  {registry}\n")));
    }
    text.push_str(&format!(" Live Restore Enabled: {}\n\n", is("LiveRestoreEnabled")));
    text
}

/// Writes `name=seccomp,profile=default` as two lines.
fn security_option(option: &str) -> String {
    let mut lines = String::new();
    for (name, value) in option.split(',').filter_map(|pair| pair.split_once('=')) {
        match name {
            "name" => lines.push_str(&format!("  {value}\n")),
            "profile" => lines.push_str(&format!("   Profile: {value}\n")),
            name => lines.push_str(&format!("   {name}: {value}\n")),
        }
    }
    lines
}

/// The name of the machine on which a shell seems to run.
const HOST: &str = "drydock";
const BUILDX: &str = "0.29.1+ds1";
const BUILDX_PATH: &str = "/usr/libexec/docker/cli-plugins/docker-buildx";
