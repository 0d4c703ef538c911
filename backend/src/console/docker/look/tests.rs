//! Recorded answers of an engine, and what the reference client (Docker 28.5) printed of them.

use console::docker::command::{Filter, Resources, SystemPrune};
use protocol::limits::Limits;
use serde_json::{Value, json};

use super::super::format::{Listing, Row, RowKind};
use super::*;

const NOW: i64 = 1_796_063_326;

fn id(digit: &str) -> String {
    digit.repeat(64)
}

fn containers() -> Vec<Value> {
    vec![
        json!({
            "Id": format!("c370825640b6{}", "a".repeat(52)), "Names": ["/web"], "Image": "hello:latest",
            "ImageID": format!("sha256:{}", id("1")), "Command": "python app.py --host=0.0.0.0", "Created": NOW - 3700,
            "Ports": [
                {"IP": "0.0.0.0", "PrivatePort": 5000, "PublicPort": 8000, "Type": "tcp"},
                {"IP": "::", "PrivatePort": 5000, "PublicPort": 8000, "Type": "tcp"},
                {"IP": "0.0.0.0", "PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"},
                {"IP": "::", "PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"},
                {"PrivatePort": 443, "Type": "tcp"}, {"PrivatePort": 53, "Type": "udp"},
                {"PrivatePort": 54, "Type": "udp"}, {"PrivatePort": 55, "Type": "udp"},
            ],
            "SizeRw": 1234, "SizeRootFs": 47_123_456, "Labels": {"b": "2", "a": "1<2"}, "State": "running",
            "Status": "Up 2 minutes (healthy)", "NetworkSettings": {"Networks": {"bridge": {}}},
            "Mounts": [
                {"Type": "bind", "Source": "/very/long/source/path"},
                {"Type": "volume", "Name": "vol1", "Driver": "local", "Source": ""},
            ],
        }),
        json!({
            "Id": id("d"), "Names": ["/x", "/web/alias"], "Image": format!("sha256:{}", id("2")),
            "ImageID": format!("sha256:{}", id("2")), "Command": "sh -c 'echo \"日本語 ünïcode\"; exit 3'",
            "Created": NOW - 90_000, "Ports": [], "SizeRootFs": 0, "SizeRw": 55, "Labels": {}, "State": "exited",
            "Status": "Exited (3) 2 hours ago", "NetworkSettings": {"Networks": {"none": {}}}, "Mounts": [],
        }),
        json!({
            "Id": id("e"), "Names": ["/日本"], "Image": format!("a/b@sha256:{}", id("3")),
            "ImageID": format!("sha256:{}", id("3")), "Command": "", "Created": NOW - 46,
            "Ports": [
                {"IP": "127.0.0.1", "PrivatePort": 70, "PublicPort": 70, "Type": "tcp"},
                {"IP": "127.0.0.1", "PrivatePort": 71, "PublicPort": 71, "Type": "tcp"},
                {"IP": "0.0.0.0", "PrivatePort": 90, "PublicPort": 32768, "Type": "tcp"},
                {"IP": "::", "PrivatePort": 90, "PublicPort": 32768, "Type": "tcp"},
            ],
            "Labels": null, "State": "created", "Status": "Created", "NetworkSettings": null, "Mounts": [],
        }),
    ]
}

fn images() -> Vec<Value> {
    vec![
        json!({
            "Containers": -1, "Created": NOW - 25, "Id": format!("sha256:{}", id("1")),
            "RepoDigests": [format!("hello@sha256:{}", id("a"))],
            "RepoTags": ["hello:latest", "hello:v2", "localhost:5000/x/y:1"], "SharedSize": -1, "Size": 47_123_456,
        }),
        json!({
            "Containers": -1, "Created": 0, "Id": format!("sha256:{}", id("3")), "RepoTags": null,
            "RepoDigests": [format!("only@sha256:{}", id("b"))], "SharedSize": -1, "Size": 1_234_567_890,
        }),
        json!({
            "Containers": -1, "Created": NOW - 300, "Id": format!("sha256:{}", id("4")), "RepoTags": ["<none>:<none>"],
            "RepoDigests": ["<none>@<none>"], "SharedSize": -1, "Size": 28,
        }),
    ]
}

fn printed(kind: &'static RowKind, source: &str, rows: Vec<Row>) -> String {
    Listing { kind, source: source.to_owned(), rows }.render().unwrap()
}

fn ps(source: &str, is_cut: bool) -> String {
    let rows = containers().iter().map(|container| shown::row(container, is_cut, NOW)).collect();
    printed(&shown::KIND, source, rows)
}

#[test]
fn ps_prints_its_table() {
    let table = "table {{.ID}}\\t{{.Image}}\\t{{.Command}}\\t{{.RunningFor}}\\t{{.Status}}\\t{{.Ports}}\\t{{.Names}}\\t{{.Size}}";
    assert_eq!(
        ps(table, true),
        "\
CONTAINER ID   IMAGE          COMMAND                   CREATED             STATUS                   PORTS                                                                                                      NAMES     SIZE
c370825640b6   hello:latest   \"python app.py --hos…\"    About an hour ago   Up 2 minutes (healthy)   53-55/udp, 443/tcp, 0.0.0.0:8080->80/tcp, [::]:8080->80/tcp, 0.0.0.0:8000->5000/tcp, [::]:8000->5000/tcp   web       1.23kB (virtual 47.1MB)
dddddddddddd   222222222222   \"sh -c 'echo \\\"日本語…\"   25 hours ago        Exited (3) 2 hours ago                                                                                                              x         55B
eeeeeeeeeeee   333333333333   \"\"                        46 seconds ago      Created                  127.0.0.1:70-71->70-71/tcp, 0.0.0.0:32768->90/tcp, [::]:32768->90/tcp                                      日本      0B
"
    );
    assert_eq!(
        printed(&shown::KIND, "table {{.ID}}\\t{{.Image}}\\t{{.Names}}", Vec::new()),
        "CONTAINER ID   IMAGE     NAMES\n"
    );
    assert_eq!(
        ps("{{.Names}} {{.Image}} {{.Command}}", false),
        format!(
            "web hello:latest \"python app.py --host=0.0.0.0\"\nx,web/alias sha256:{} \"sh -c 'echo \\\"日本語 ünïcode\\\"; exit 3'\"\n日本 a/b@sha256:{} \"\"\n",
            id("2"),
            id("3")
        )
    );
}

#[test]
fn ps_prints_json_and_fields() {
    let json = ps("json", true);
    let first = json.lines().next().unwrap();
    assert_eq!(
        first,
        "{\"Command\":\"\\\"python app.py --hos…\\\"\",\"CreatedAt\":\"2026-11-30 17:27:06 +0000 UTC\",\"ID\":\"c370825640b6\",\"Image\":\"hello:latest\",\"Labels\":\"a=1\\u003c2,b=2\",\"LocalVolumes\":\"1\",\"Mounts\":\"/very/long/sou…,vol1\",\"Names\":\"web\",\"Networks\":\"bridge\",\"Platform\":null,\"Ports\":\"53-55/udp, 443/tcp, 0.0.0.0:8080-\\u003e80/tcp, [::]:8080-\\u003e80/tcp, 0.0.0.0:8000-\\u003e5000/tcp, [::]:8000-\\u003e5000/tcp\",\"RunningFor\":\"About an hour ago\",\"Size\":\"1.23kB (virtual 47.1MB)\",\"State\":\"running\",\"Status\":\"Up 2 minutes (healthy)\"}"
    );
    assert_eq!(ps("{{.Label \"a\"}}|{{.Networks}}|{{.LocalVolumes}}", true), "1<2|bridge|1\n|none|0\n||0\n");
}

#[test]
fn images_has_a_row_for_each_name() {
    let list = |source: &str, shows_digests, needs_digests| {
        let how = images::Columns { is_cut: true, shows_digests, needs_digests, now: NOW };
        printed(&images::KIND, source, images().iter().flat_map(|image| images::rows(image, &how)).collect())
    };
    assert_eq!(
        list("table {{.Repository}}\\t{{.Tag}}\\t{{.ID}}\\t{{.CreatedSince}}\\t{{.Size}}", false, false),
        "\
REPOSITORY           TAG       IMAGE ID       CREATED          SIZE
hello                latest    111111111111   25 seconds ago   47.1MB
hello                v2        111111111111   25 seconds ago   47.1MB
localhost:5000/x/y   1         111111111111   25 seconds ago   47.1MB
only                 <none>    333333333333   56 years ago     1.23GB
<none>               <none>    444444444444   5 minutes ago    28B
"
    );
    assert_eq!(
        list("{{.Repository}}:{{.Tag}}@{{.Digest}}", true, true).lines().collect::<Vec<_>>(),
        [
            format!("hello:latest@sha256:{}", id("a")),
            format!("hello:v2@sha256:{}", id("a")),
            "localhost:5000/x/y:1@<none>".to_owned(),
            format!("only:<none>@sha256:{}", id("b")),
            "<none>:<none>@<none>".to_owned(),
        ]
    );
    assert_eq!(
        list("json", false, false).lines().next().unwrap(),
        "{\"Containers\":\"N/A\",\"CreatedAt\":\"2026-11-30 18:28:21 +0000 UTC\",\"CreatedSince\":\"25 seconds ago\",\"Digest\":\"\\u003cnone\\u003e\",\"ID\":\"111111111111\",\"Repository\":\"hello\",\"SharedSize\":\"N/A\",\"Size\":\"47.1MB\",\"Tag\":\"latest\",\"UniqueSize\":\"N/A\",\"VirtualSize\":\"47.12MB\"}"
    );
}

#[test]
fn history_cuts_what_made_a_layer() {
    let layers = [
        json!({"Comment": "buildkit.dockerfile.v0", "Created": NOW - 100, "CreatedBy": "COPY app.py /app.py # buildkit", "Id": format!("sha256:{}", id("1")), "Size": 1234}),
        json!({"Comment": "", "Created": NOW - 100, "CreatedBy": "RUN /bin/sh -c apk add --no-cache\tpython # buildkit and a 日本語 text", "Id": "<missing>", "Size": 47_123_456}),
        json!({"Comment": "", "Created": 0, "CreatedBy": "/bin/sh -c #(nop)  CMD [\"sh\"]", "Id": "<missing>", "Size": 0}),
    ];
    let list = |source: &str, is_human| {
        printed(
            &history::KIND,
            source,
            layers.iter().map(|layer| history::row(layer, true, is_human, NOW)).collect(),
        )
    };
    assert_eq!(
        list(history::TABLE, true),
        "\
IMAGE          CREATED              CREATED BY                                      SIZE      COMMENT
111111111111   About a minute ago   COPY app.py /app.py # buildkit                  1.23kB    buildkit.dockerfile.v0
<missing>      About a minute ago   RUN /bin/sh -c apk add --no-cache python # b…   47.1MB    
<missing>      N/A                  /bin/sh -c #(nop)  CMD [\"sh\"]                   0B        
"
    );
    assert_eq!(
        list(history::TABLE_OF_NUMBERS, false),
        "\
IMAGE          CREATED AT             CREATED BY                                      SIZE       COMMENT
111111111111   2026-11-30T18:27:06Z   COPY app.py /app.py # buildkit                  1234       buildkit.dockerfile.v0
<missing>      2026-11-30T18:27:06Z   RUN /bin/sh -c apk add --no-cache python # b…   47123456   
<missing>      1970-01-01T00:00:00Z   /bin/sh -c #(nop)  CMD [\"sh\"]                   0          
"
    );
}

#[test]
fn stats_count_what_a_container_uses() {
    let measured = json!({
        "pids_stats": {"current": 3},
        "blkio_stats": {"io_service_bytes_recursive": [{"op": "Read", "value": 4_096_000}, {"op": "Write", "value": 123}]},
        "cpu_stats": {"cpu_usage": {"total_usage": 200_000_000}, "system_cpu_usage": 20_000_000_000_i64, "online_cpus": 2},
        "precpu_stats": {"cpu_usage": {"total_usage": 100_000_000}, "system_cpu_usage": 10_000_000_000_i64},
        "memory_stats": {"usage": 22_544_384, "stats": {"total_inactive_file": 1_000_000, "inactive_file": 5}, "limit": 536_870_912},
        "name": "/web", "id": format!("c370825640b6{}", "a".repeat(52)),
        "networks": {"eth0": {"rx_bytes": 1048, "tx_bytes": 0}, "eth1": {"rx_bytes": 1, "tx_bytes": 2}},
    });
    let rows =
        vec![stats::row("web", &measured, true), stats::row("x", &json!({"name": "/x", "id": "e"}), true)];
    assert_eq!(
        printed(&stats::KIND, stats::TABLE, rows),
        "\
CONTAINER ID   NAME      CPU %     MEM USAGE / LIMIT   MEM %     NET I/O       BLOCK I/O      PIDS
c370825640b6   web       2.00%     20.55MiB / 512MiB   4.01%     1.05kB / 2B   4.1MB / 123B   3
e              x         0.00%     0B / 0B             0.00%     0B / 0B       0B / 0B        0
"
    );
}

#[test]
fn the_disk_is_counted_as_the_client_counts() {
    let image = |digit: &str, size: i64, shared: i64, n: i64| json!({"Id": format!("sha256:{}", id(digit)), "RepoTags": [format!("hello{digit}:latest")], "RepoDigests": null, "Created": NOW - 57, "Size": size, "SharedSize": shared, "Containers": n});
    let mut containers = containers();
    containers.truncate(2);
    let usage = disk::Usage {
        images: vec![image("1", 47_123_456, 5_000_000, 1), image("3", 1000, 0, 0)],
        containers,
    };
    assert_eq!(
        printed(&disk::KIND, disk::TABLE, disk::summary(&usage)),
        "\
TYPE            TOTAL     ACTIVE    SIZE      RECLAIMABLE
Images          2         1         47.12MB   5.001MB (10%)
Containers      2         1         1.289kB   55B (4%)
Local Volumes   0         0         0B        0B
Build Cache     0         0         0B        0B
"
    );
    let verbose = disk::verbose(&disk::Usage::default(), NOW).unwrap();
    assert_eq!(
        verbose,
        "\
Images space usage:

REPOSITORY   TAG       IMAGE ID   CREATED   SIZE      SHARED SIZE   UNIQUE SIZE   CONTAINERS

Containers space usage:

CONTAINER ID   IMAGE     COMMAND   LOCAL VOLUMES   SIZE      CREATED   STATUS    NAMES

Local Volumes space usage:

VOLUME NAME   LINKS     SIZE

Build cache usage: 0B

CACHE ID   CACHE TYPE   SIZE      CREATED   LAST USED   USAGE     SHARED
"
    );
}

#[test]
fn ports_of_the_page_stand_where_dockers_would() {
    let published = ports::read("8000:5000,8080:80,oops,1:x", "");
    assert_eq!(published.len(), 2);
    let lines: Vec<String> =
        ports::lines(&published).into_iter().map(|(port, host)| format!("{port} {host}")).collect();
    assert_eq!(lines, ["80 0.0.0.0:8080", "5000 0.0.0.0:8000"]);
    let shown = ports::shown(&json!({ "Ports": ports::listed(&published, &Value::Null) }));
    assert_eq!(shown, "0.0.0.0:8080->80/tcp, 0.0.0.0:8000->5000/tcp");
    let mut container = json!({
        "State": {"Status": "running"}, "Config": {"ExposedPorts": {"443/tcp": {}}},
        "HostConfig": {"NetworkMode": "container:abc", "PortBindings": {}}, "NetworkSettings": {"Ports": {}},
    });
    inspect::with_ports(&mut container, &published[..1]);
    assert_eq!(
        container.to_string(),
        "{\"State\":{\"Status\":\"running\"},\"Config\":{\"ExposedPorts\":{\"443/tcp\":{}}},\"HostConfig\":{\"NetworkMode\":\"bridge\",\"PortBindings\":{\"5000/tcp\":[{\"HostIp\":\"\",\"HostPort\":\"8000\"}]}},\"NetworkSettings\":{\"Ports\":{\"443/tcp\":null,\"5000/tcp\":[{\"HostIp\":\"0.0.0.0\",\"HostPort\":\"8000\"}]}}}"
    );
    container["State"]["Status"] = "exited".into();
    inspect::with_ports(&mut container, &published[..1]);
    assert_eq!(container["NetworkSettings"]["Ports"], json!({}));
}

#[test]
fn inspect_indents_as_the_client_does() {
    assert_eq!(inspect::pretty(&json!([])), "[]\n");
    assert_eq!(
        inspect::pretty(&json!([{"A": [], "B": {}, "C": ["x"]}])),
        "[\n    {\n        \"A\": [],\n        \"B\": {},\n        \"C\": [\n            \"x\"\n        ]\n    }\n]\n"
    );
}

#[test]
fn top_and_diff_print_their_lines() {
    let processes = json!({"Titles": ["UID", "PID", "CMD"], "Processes": [["root", "1", "python app.py"], ["日本", "22", "sh"]]});
    assert_eq!(
        processes::process_table(&processes),
        "\
UID                 PID                 CMD
root                1                   python app.py
日本                22                  sh
"
    );
    let changes = json!([{"Path": "/a", "Kind": 0}, {"Path": "/a/b", "Kind": 1}, {"Path": "/c", "Kind": 2}]);
    assert_eq!(changes::lines(&changes), "C /a\nA /a/b\nD /c\n");
    assert_eq!(changes::lines(&Value::Null), "");
}

#[test]
fn version_tells_of_client_and_engine() {
    let server = json!({
        "Platform": {"Name": ""},
        "Components": [
            {"Name": "Engine", "Version": "20.10.24+dfsg1", "Details": {"ApiVersion": "1.41", "Arch": "amd64", "BuildTime": "2026-05-07T21:09:36.000000000+00:00", "Experimental": "false", "GitCommit": "5d6db84", "GoVersion": "go1.19.8", "KernelVersion": "6.18.44", "MinAPIVersion": "1.12", "Os": "linux"}},
            {"Name": "docker-init", "Version": "0.19.0", "Details": {"GitCommit": ""}},
        ],
        "Version": "20.10.24+dfsg1",
    });
    assert_eq!(
        version::text(&version::described("1.41", server)),
        "\
Client:
 Version:           28.5.2+dfsg4
 API version:       1.41 (downgraded from 1.51)
 Go version:        go1.27.1
 Git commit:        9cc6dea35e9a963f281434761c656fba4ac43aed
 Built:             Tue Sep 15 11:02:57 2026
 OS/Arch:           linux/amd64
 Context:           default

Server:
 Engine:
  Version:          20.10.24+dfsg1
  API version:      1.41 (minimum version 1.12)
  Go version:       go1.19.8
  Git commit:       5d6db84
  Built:            Thu May  7 21:09:36 2026
  OS/Arch:          linux/amd64
  Experimental:     false
 docker-init:
  Version:          0.19.0
  GitCommit:        
"
    );
}

#[test]
fn info_prints_what_the_engine_tells() {
    let told = info::text(&json!({
        "Containers": 2, "ContainersStopped": 2, "Images": 3, "ServerVersion": "20.10.24", "Driver": "overlay2",
        "DriverStatus": [["Backing Filesystem", "extfs"]], "Plugins": {"Volume": ["local"], "Network": ["bridge", "host"], "Log": []},
        "Swarm": {"LocalNodeState": "inactive"}, "Runtimes": {"runc": {}, "io.containerd.runc.v2": {}},
        "SecurityOptions": ["name=seccomp,profile=default"], "NCPU": 2, "MemTotal": 25_276_063_744_i64, "Name": "drydock",
    }));
    for line in [
        "Server:\n Containers: 2\n  Running: 0\n  Paused: 0\n  Stopped: 2\n Images: 3\n Server Version: 20.10.24\n Storage Driver: overlay2\n  Backing Filesystem: extfs\n",
        " Plugins:\n  Volume: local\n  Network: bridge host\n",
        " Runtimes: io.containerd.runc.v2 runc\n",
        " Security Options:\n  seccomp\n   Profile: default\n",
        " Total Memory: 23.54GiB\n",
    ] {
        assert!(told.contains(line), "{line} in {told}");
    }
}

#[test]
fn prunes_say_what_goes_and_take_what_is_meant() {
    let filters = vec![Filter { key: "label".to_owned(), value: "x".to_owned() }];
    let warning = prune::system_warning(&SystemPrune { filters, ..SystemPrune::default() });
    assert_eq!(
        warning,
        "\
WARNING! This will remove:
  - all stopped containers
  - all networks not used by at least one container
  - all dangling images
  - unused build cache

  Items to be pruned will be filtered with:
  - label=x

Are you sure you want to continue? [y/N] "
    );
    let filter = |key: &str, value: &str| Filter { key: key.to_owned(), value: value.to_owned() };
    let filters = prune::PruneFilters::read(&[filter("until", "1000"), filter("label!", "keep=1")]).unwrap();
    assert!(filters.take(&json!({"Created": 999, "Labels": {"keep": "2"}})));
    assert!(!filters.take(&json!({"Created": 999, "Labels": {"keep": "1"}})));
    assert!(!filters.take(&json!({"Created": 1000, "Labels": null})));
    let failed = prune::PruneFilters::read(&[filter("x", "y")]).unwrap_err();
    assert_eq!(failed.text, "Error response from daemon: Invalid filter 'x'\n");
}

#[test]
fn an_update_stays_within_the_limits() {
    let limits = Limits {
        container_memory_bytes: 1000,
        container_millicpus: 500,
        container_pids: 10,
        ..Limits::default()
    };
    let typed = Resources {
        memory_bytes: Some(5000),
        memory_swap_bytes: Some(-1),
        nano_cpus: Some(100_000_000),
        pids_limit: Some(-1),
        ..Resources::default()
    };
    let body = Value::Object(update::body(&typed, &limits));
    assert_eq!(body, json!({"Memory": 1000, "MemorySwap": 1000, "NanoCpus": 100_000_000, "PidsLimit": 10}));
    assert!(update::body(&Resources::default(), &limits).is_empty());
}
