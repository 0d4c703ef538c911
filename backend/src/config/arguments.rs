//! The command line. Every option is an environment variable too, whose name stands where others write `VALUE`, so that clap's refusal of a
//! malformed value names the variable.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use protocol::limits::Limits;

use super::{AppOrigin, Config, ImagesConfig, ListenConfig, MetricsAddress, Origin, Timeouts};
use crate::check::CheckArguments;
use crate::engine::{AllowedNetwork, EngineChoice, RegistryChoice, RegistryMirror, RunawayWatch};

/// A browser playground for Docker.
#[derive(Debug, Parser)]
#[command(name = "drydock", version, max_term_width = 110)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: CommandLine,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum CommandLine {
    /// Serves the playground until it is told to stop.
    Serve(Box<ServeArguments>),
    /// Tells what is wrong with a Dockerfile and its neighbours; needs no engine and no server.
    Check(CheckArguments),
    /// Writes a copy of this program that holds the page: one file to copy to a server.
    Bundle(Bundle),
}

/// Options of `drydock bundle`.
#[derive(Debug, Args)]
pub struct Bundle {
    /// Folder of the page, as `cargo xtask page` writes it.
    pub page: PathBuf,
    /// The file to write.
    pub output: PathBuf,
}

/// How logs are written to standard error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Options of `drydock serve`.
#[derive(Debug, Args)]
pub struct ServeArguments {
    /// Address to listen on.
    #[arg(long, env = "DRYDOCK_HOST", value_name = "DRYDOCK_HOST", default_value = "127.0.0.1")]
    host: IpAddr,
    /// Port of the page.
    #[arg(long, env = "DRYDOCK_PORT", value_name = "DRYDOCK_PORT", default_value_t = 8000)]
    port: u16,
    /// Port of the apps' own pages [default: the one after the page's].
    #[arg(long, env = "DRYDOCK_APP_PORT", value_name = "DRYDOCK_APP_PORT")]
    app_port: Option<u16>,
    /// Origin of the page as browsers see it [default: `http://localhost:PORT` and `http://127.0.0.1:PORT`].
    #[arg(long, env = "DRYDOCK_PUBLIC_ORIGIN", value_name = "DRYDOCK_PUBLIC_ORIGIN")]
    public_origin: Option<Origin>,
    /// Origin of the apps' own pages, `*` for the app's name [default: `http://*.localhost:APP_PORT`].
    #[arg(long, env = "DRYDOCK_APP_ORIGIN", value_name = "DRYDOCK_APP_ORIGIN")]
    app_origin: Option<AppOrigin>,
    /// Address of the metrics, `IP:PORT`, or `none` [default: 127.0.0.1:9310, or none when that is taken].
    #[arg(long, env = "DRYDOCK_METRICS_ADDR", value_name = "DRYDOCK_METRICS_ADDR")]
    metrics_addr: Option<MetricsAddress>,
    /// Folder for everything that is kept.
    #[arg(long, env = "DRYDOCK_DATA", value_name = "DRYDOCK_DATA", default_value = ".drydock")]
    data: PathBuf,
    /// Docker Engine: `auto`, `private`, `none`, `unix://…` or `tcp://…`.
    #[arg(long, env = "DRYDOCK_ENGINE", value_name = "DRYDOCK_ENGINE", default_value = "auto", value_parser = engine_choice)]
    engine: EngineChoice,
    /// Program of the private daemon [default: `dockerd` on the `PATH`].
    #[arg(long, env = "DRYDOCK_DOCKERD", value_name = "DRYDOCK_DOCKERD")]
    dockerd: Option<PathBuf>,
    /// Registry that the private daemon asks before Docker Hub, `http://HOST:PORT` or `https://HOST`.
    #[arg(long, env = "DRYDOCK_REGISTRY_MIRROR", value_name = "DRYDOCK_REGISTRY_MIRROR")]
    registry_mirror: Option<RegistryMirror>,
    /// Registry that workspaces push to and pull from: `auto`, `none` or `http://[USER:PASSWORD@]HOST[:PORT]`. With `auto` the server starts one of its
    /// own beside a private engine.
    #[arg(
        long,
        env = "DRYDOCK_REGISTRY",
        value_name = "DRYDOCK_REGISTRY",
        default_value = "auto",
        hide_env_values = true
    )]
    registry: RegistryChoice,
    /// Program of the server's own registry [default: `docker-registry` on the `PATH`].
    #[arg(long, env = "DRYDOCK_REGISTRY_PROGRAM", value_name = "DRYDOCK_REGISTRY_PROGRAM")]
    registry_program: Option<PathBuf>,
    /// What build steps and containers of the private engine may reach on ports 80 and 443 in private and reserved ranges: names, addresses or
    /// ranges, between commas. Known package hosts and those that this machine's settings name are reached wherever they are.
    #[arg(
        long,
        env = "DRYDOCK_ALLOW_NETWORKS",
        value_name = "DRYDOCK_ALLOW_NETWORKS",
        value_delimiter = ','
    )]
    allow_networks: Vec<AllowedNetwork>,
    /// Runs without an engine; the same as `--engine none`.
    #[arg(long, env = "DRYDOCK_NO_ENGINE")]
    no_engine: bool,
    /// Base images to provide, between commas.
    #[arg(long, env = "DRYDOCK_IMAGES", value_name = "DRYDOCK_IMAGES", value_delimiter = ',', default_values_t = ImagesConfig::default().provided)]
    images: Vec<String>,
    /// Patterns of base images that a Dockerfile may name, between commas; `*` stands for any characters but `/`.
    #[arg(long, env = "DRYDOCK_ALLOWED_IMAGES", value_name = "DRYDOCK_ALLOWED_IMAGES", value_delimiter = ',', default_values_t = ImagesConfig::default().allowed)]
    allowed_images: Vec<String>,
    /// Whose build cache counts.
    #[arg(long, env = "DRYDOCK_SCOPE", value_name = "DRYDOCK_SCOPE", default_value = "workspace")]
    scope: ScopeArgument,
    /// Where stand-ins for base images are kept between runs [default: below the data folder].
    #[arg(long, env = "DRYDOCK_STANDIN_CACHE", value_name = "DRYDOCK_STANDIN_CACHE")]
    standin_cache: Option<PathBuf>,
    /// Networks kept ready for the next containers of the private engine; each takes some 10 MB of memory.
    #[arg(long, env = "DRYDOCK_SPARE_NETWORKS", value_name = "DRYDOCK_SPARE_NETWORKS", default_value_t = ImagesConfig::default().spare_networks, value_parser = clap::value_parser!(u32).range(..=64))]
    spare_networks: u32,
    /// What is logged, as `info` or `backend=debug,hyper=info`.
    #[arg(long, env = "DRYDOCK_LOG", value_name = "DRYDOCK_LOG", default_value = "info")]
    pub log: String,
    /// How logs are written to standard error.
    #[arg(long, env = "DRYDOCK_LOG_FORMAT", value_name = "DRYDOCK_LOG_FORMAT", default_value = "text")]
    pub log_format: LogFormat,
    #[command(flatten)]
    limits: LimitArguments,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ScopeArgument {
    /// Each workspace its own.
    Workspace,
    /// All workspaces the same.
    Shared,
}

macro_rules! limit_arguments {
    ($($(#[doc = $doc:literal])* $field:ident: $kind:ty, $name:literal, $least:literal;)*) => {
        #[derive(Debug, Args)]
        #[command(next_help_heading = "Limits")]
        struct LimitArguments {
            $(
                $(#[doc = $doc])*
                #[arg(long, env = $name, value_name = $name, default_value_t = Config::new("").limits.$field,
                    value_parser = clap::value_parser!($kind).range($least..))]
                $field: $kind,
            )*
        }

        impl From<LimitArguments> for Limits {
            fn from(arguments: LimitArguments) -> Self {
                let LimitArguments { $($field),* } = arguments;
                Self { $($field),* }
            }
        }
    };
}

limit_arguments! {
    /// Files per workspace.
    files: u32, "DRYDOCK_FILES", 2;
    /// Bytes per file.
    file_bytes: u64, "DRYDOCK_FILE_BYTES", 1024;
    /// Bytes of all files of a workspace.
    workspace_bytes: u64, "DRYDOCK_WORKSPACE_BYTES", 1024;
    /// Builds at once on this server.
    builds_at_once: u32, "DRYDOCK_BUILDS_AT_ONCE", 1;
    /// Builds that may wait for a place.
    build_queue: u32, "DRYDOCK_BUILD_QUEUE", 0;
    /// Builds that may wait for a place from one network address (behind a proxy: the proxy's).
    build_queue_per_address: u32, "DRYDOCK_BUILD_QUEUE_PER_ADDRESS", 1;
    /// Seconds that one build may take.
    build_seconds: u64, "DRYDOCK_BUILD_SECONDS", 1;
    /// Bytes of files that one workspace may write in a second; a burst is free.
    save_bytes_per_second: u64, "DRYDOCK_SAVE_BYTES_PER_SECOND", 1024;
    /// Bytes that a workspace keeps of its builds: records, logs, files.
    history_bytes: u64, "DRYDOCK_HISTORY_BYTES", 1024;
    /// Bytes of one build's log; head and tail are kept.
    build_log_bytes: u64, "DRYDOCK_BUILD_LOG_BYTES", 1024;
    /// Bytes of memory that all steps of one build may use together.
    build_memory_bytes: u64, "DRYDOCK_BUILD_MEMORY_BYTES", 6291456;
    /// Processes and threads of all steps of one build.
    build_pids: u64, "DRYDOCK_BUILD_PIDS", 8;
    /// Thousandths of a CPU that one build may use.
    build_millicpus: u64, "DRYDOCK_BUILD_MILLICPUS", 10;
    /// Bytes that the steps of one build may write before they end.
    build_disk_bytes: u64, "DRYDOCK_BUILD_DISK_BYTES", 1048576;
    /// Bytes that an image may add to its base.
    image_bytes: u64, "DRYDOCK_IMAGE_BYTES", 1;
    /// Containers at once per workspace.
    containers: u32, "DRYDOCK_CONTAINERS", 1;
    /// Bytes of memory per container.
    container_memory_bytes: u64, "DRYDOCK_CONTAINER_MEMORY_BYTES", 6291456;
    /// Thousandths of a CPU per container.
    container_millicpus: u64, "DRYDOCK_CONTAINER_MILLICPUS", 10;
    /// Processes and threads per container.
    container_pids: i64, "DRYDOCK_CONTAINER_PIDS", 1;
    /// Bytes that a container may write to its disk.
    container_disk_bytes: u64, "DRYDOCK_CONTAINER_DISK_BYTES", 1048576;
    /// Bytes of one container's log that are kept.
    container_log_bytes: u64, "DRYDOCK_CONTAINER_LOG_BYTES", 1024;
    /// Bytes that the images of one workspace may take in the registry, compressed.
    registry_bytes: u64, "DRYDOCK_REGISTRY_BYTES", 1;
    /// Seconds that an app may take to answer a request.
    app_request_seconds: u64, "DRYDOCK_APP_REQUEST_SECONDS", 1;
    /// Bytes of an app request's body, and of its answer's.
    app_body_bytes: u64, "DRYDOCK_APP_BODY_BYTES", 1;
    /// Seconds after which the containers of an idle workspace are stopped.
    idle_stop_seconds: u64, "DRYDOCK_IDLE_STOP_SECONDS", 1;
    /// Seconds after which an idle workspace is deleted.
    idle_delete_seconds: u64, "DRYDOCK_IDLE_DELETE_SECONDS", 60;
    /// Bytes of engine storage above which old images and cache are removed.
    engine_disk_bytes: u64, "DRYDOCK_ENGINE_DISK_BYTES", 1;
    /// Bytes of the disk that stay free: below, nothing new is built or run, and who writes is ended.
    disk_reserve_bytes: u64, "DRYDOCK_DISK_RESERVE_BYTES", 0;
    /// Bytes of memory that the private engine itself may use, builds and containers apart.
    engine_memory_bytes: u64, "DRYDOCK_ENGINE_MEMORY_BYTES", 134217728;
    /// Thousandths of a CPU that the private engine itself may use.
    engine_millicpus: u64, "DRYDOCK_ENGINE_MILLICPUS", 100;
    /// New workspaces that may come at once from one network address (behind a proxy: the proxy's).
    new_workspaces: u32, "DRYDOCK_NEW_WORKSPACES", 1;
    /// New workspaces that may follow from that address in a minute.
    new_workspaces_per_minute: u32, "DRYDOCK_NEW_WORKSPACES_PER_MINUTE", 1;
    /// Connections at once, to the page and the apps' pages; the default is what fits into the files that this process may have open.
    connections: u32, "DRYDOCK_CONNECTIONS", 16;
    /// Connections at once from one network address (behind a proxy: the proxy's).
    connections_per_address: u32, "DRYDOCK_CONNECTIONS_PER_ADDRESS", 8;
    /// Tabs of one workspace.
    sockets_per_workspace: u32, "DRYDOCK_SOCKETS_PER_WORKSPACE", 1;
    /// Tabs at once from one network address (behind a proxy: the proxy's).
    sockets_per_address: u32, "DRYDOCK_SOCKETS_PER_ADDRESS", 1;
    /// Requests of one tab that are under way.
    requests_per_socket: u32, "DRYDOCK_REQUESTS_PER_SOCKET", 1;
    /// Bytes under way to and from one tab.
    socket_bytes: u64, "DRYDOCK_SOCKET_BYTES", 65536;
    /// Bytes under way to and from the tabs of one workspace.
    workspace_socket_bytes: u64, "DRYDOCK_WORKSPACE_SOCKET_BYTES", 65536;
    /// Bytes under way to and from all tabs; above it, the workspace with the most is disconnected.
    server_socket_bytes: u64, "DRYDOCK_SERVER_SOCKET_BYTES", 65536;
}

impl From<ServeArguments> for Config {
    fn from(serve: ServeArguments) -> Self {
        let engine = if serve.no_engine { EngineChoice::Off } else { serve.engine };
        Self {
            listen: ListenConfig {
                host: serve.host,
                port: serve.port,
                app_port: serve.app_port,
                public_origin: serve.public_origin,
                metrics: serve.metrics_addr.unwrap_or(MetricsAddress::Usual),
                app_origin: serve.app_origin,
            },
            data_dir: serve.data,
            images: ImagesConfig {
                engine,
                dockerd: serve.dockerd,
                registry_mirror: serve.registry_mirror,
                registry: serve.registry,
                registry_program: serve.registry_program,
                allow_networks: serve.allow_networks,
                provided: serve.images,
                allowed: serve.allowed_images,
                shared_scope: serve.scope == ScopeArgument::Shared,
                standin_cache: serve.standin_cache,
                spare_networks: serve.spare_networks,
                runaway: RunawayWatch::default(),
            },
            limits: serve.limits.into(),
            patience: Timeouts::default(),
        }
    }
}

fn engine_choice(text: &str) -> Result<EngineChoice, String> {
    match text {
        "auto" => Ok(EngineChoice::Auto),
        "private" => Ok(EngineChoice::Private),
        "none" => Ok(EngineChoice::Off),
        address if address.starts_with("unix://") || address.starts_with("tcp://") => {
            Ok(EngineChoice::Address(address.to_owned()))
        }
        _ => Err("expected `auto`, `private`, `none`, `unix://…` or `tcp://…`".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Config, String> {
        let all = ["drydock", "serve"].iter().chain(arguments);
        let parsed = Arguments::try_parse_from(all).map_err(|error| error.to_string())?;
        let CommandLine::Serve(serve) = parsed.command else { panic!("the arguments say `serve`") };
        Ok((*serve).into())
    }

    #[test]
    fn defaults_are_those_of_the_limits() {
        let config = parse(&[]).unwrap();
        assert_eq!(config.limits, Config::new("").limits);
        assert_eq!((config.listen.port, config.images.engine), (8000, EngineChoice::Auto));
        assert_eq!(config.images.allowed, ImagesConfig::default().allowed);
    }

    #[test]
    fn a_malformed_value_names_its_variable() {
        for (option, value, variable) in [
            ("--files", "many", "DRYDOCK_FILES"),
            ("--port", "99999", "DRYDOCK_PORT"),
            ("--engine", "docker", "DRYDOCK_ENGINE"),
            ("--public-origin", "localhost", "DRYDOCK_PUBLIC_ORIGIN"),
            ("--app-origin", "http://apps", "DRYDOCK_APP_ORIGIN"),
            ("--registry-mirror", "mirror.example.org", "DRYDOCK_REGISTRY_MIRROR"),
            ("--registry", "https://registry.example.org", "DRYDOCK_REGISTRY"),
            ("--metrics-addr", "9310", "DRYDOCK_METRICS_ADDR"),
            ("--container-pids", "0", "DRYDOCK_CONTAINER_PIDS"),
            ("--allow-networks", "10.0.0.0/99", "DRYDOCK_ALLOW_NETWORKS"),
        ] {
            let error = parse(&[option, value]).unwrap_err();
            assert!(error.contains(variable), "{error}");
        }
    }

    #[test]
    fn every_limit_is_in_the_help_with_its_variable() {
        let mut command = <Arguments as clap::CommandFactory>::command();
        let serve = command.find_subcommand_mut("serve").expect("serve is a command");
        let help = serve.render_long_help().to_string();
        let limits = serde_json::to_value(Limits::default()).unwrap();
        for name in limits.as_object().unwrap().keys() {
            let variable = format!("[env: DRYDOCK_{}=", name.to_uppercase());
            assert!(help.contains(&variable), "{variable} is not in\n{help}");
        }
    }

    #[test]
    fn metrics_are_on_this_machine_unless_told_otherwise() {
        use std::net::SocketAddr;
        let at = |arguments: &[&str]| parse(arguments).unwrap().listen.metrics;
        assert_eq!((at(&[]), super::super::USUAL_METRICS.ip().is_loopback()), (MetricsAddress::Usual, true));
        assert_eq!(at(&["--metrics-addr", "none"]), MetricsAddress::Off);
        let other = SocketAddr::from(([0, 0, 0, 0], 9000));
        assert_eq!(at(&["--metrics-addr", "0.0.0.0:9000"]), MetricsAddress::At(other));
    }

    #[test]
    fn no_engine_switches_it_off() {
        assert_eq!(parse(&["--no-engine"]).unwrap().images.engine, EngineChoice::Off);
        let address = parse(&["--engine", "unix:///run/docker.sock"]).unwrap().images.engine;
        assert_eq!(address, EngineChoice::Address("unix:///run/docker.sock".into()));
    }
}
