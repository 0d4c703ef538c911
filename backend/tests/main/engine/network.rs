//! What containers and `RUN` steps reach of each other and of the networks around this machine.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::harness::{Harness, PATIENCE, eventually, told, workspace};

/// Somebody in a network namespace of his own who says a word on some ports.
struct Stranger {
    name: String,
    /// Of the link's end on this side.
    link: String,
    children: Vec<Child>,
}

impl Stranger {
    /// Makes the namespace and a link to it, which is `eth0` inside.
    fn start(kind: &str) -> Self {
        let id = std::process::id();
        let stranger = Self {
            name: format!("drydock-test-{kind}-{id}"),
            link: format!("dd{kind}{id}"),
            children: Vec::new(),
        };
        let Self { name, link, .. } = &stranger;
        for arguments in [
            format!("netns add {name}"),
            format!("link add {link} type veth peer name eth0 netns {name}"),
            format!("link set {link} up"),
            format!("-netns {name} link set eth0 up"),
        ] {
            assert!(ip(&arguments), "ip {arguments}");
        }
        stranger
    }

    /// A neighbour of this machine with these addresses; the first, of this machine's end, is where it answers to.
    fn with_addresses(kind: &str, near: &str, addresses: &[String], ports: &[u16]) -> Self {
        let mut stranger = Self::start(kind);
        let Self { name, link, .. } = &stranger;
        let mut all = vec![format!("address add {near}/32 dev {link}")];
        for address in addresses {
            all.push(format!("-netns {name} address add {address}/32 dev eth0"));
            all.push(format!("route add {address}/32 dev {link} src {near}"));
        }
        all.push(format!("-netns {name} route add {near}/32 dev eth0"));
        all.push(format!("-netns {name} route add default via {near} dev eth0"));
        for arguments in &all {
            assert!(ip(arguments), "ip {arguments}");
        }
        stranger.children = ports.iter().map(|port| listen(name, *port, "here")).collect();
        stranger
    }
}

impl Drop for Stranger {
    fn drop(&mut self) {
        for child in &mut self.children {
            child.kill().unwrap();
            child.wait().unwrap();
        }
        ip(&format!("link delete {}", self.link));
        ip(&format!("netns delete {}", self.name));
    }
}

fn ip(arguments: &str) -> bool {
    Command::new("ip").args(arguments.split(' ')).status().unwrap().success()
}

/// Says a word to everybody who connects. Perl is on every Debian.
fn listen(namespace: &str, port: u16, word: &str) -> Child {
    let program = format!(
        "use IO::Socket::INET; $| = 1; my $s = IO::Socket::INET->new(Listen => 5, LocalPort => {port}) or die; print qq(ready\n); while (my $c = $s->accept) {{ print $c qq({word}\n); close $c }}"
    );
    let mut child = inside(namespace, &program);
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, "ready\n");
    child
}

fn inside(namespace: &str, program: &str) -> Child {
    let mut command = Command::new("ip");
    command.args(["netns", "exec", namespace, "perl", "-e", program]).stdout(Stdio::piped());
    command.spawn().unwrap()
}

/// A rule of the machine's owner.
struct OwnersRule(String);

impl OwnersRule {
    fn add(rule: String) -> Self {
        iptables("-A", &rule);
        Self(rule)
    }
}

impl Drop for OwnersRule {
    fn drop(&mut self) {
        iptables("-D", &self.0);
    }
}

fn iptables(action: &str, rule: &str) {
    let words = ["-w", action].into_iter().chain(rule.split(' '));
    assert!(Command::new("iptables").args(words).status().unwrap().success(), "{action} {rule}");
}

#[test]
fn the_outside_world_is_reached_and_no_network_of_this_machine_but_what_is_allowed() {
    let third = std::process::id() % 250;
    let outside = format!("44.128.{third}.2");
    let forbidden_by_owner = format!("44.128.{third}.3");
    let allowed = format!("10.99.{third}.7");
    let closed = [
        format!("10.99.{third}.2"),
        format!("172.20.{third}.2"),
        format!("192.168.{third}.2"),
        format!("100.64.{third}.2"),
        format!("169.254.{third}.7"),
        format!("198.18.{third}.2"),
        format!("203.0.113.{third}"),
    ];
    let mut addresses = vec![outside.clone(), forbidden_by_owner.clone(), allowed.clone()];
    addresses.extend(closed.clone());
    let near = format!("44.129.{third}.1");
    let _neighbour = Stranger::with_addresses("n", &near, &addresses, &[53, 80, 8080]);
    for address in &addresses {
        assert_eq!(hear(address, 8080), "here", "this machine reaches {address}");
    }
    let _rule = OwnersRule::add(format!("FORWARD -d {forbidden_by_owner}/32 -j DROP"));
    let harness = Harness::start_with(&["python:3.8-alpine"], |config| {
        config.allow_networks = vec![allowed.parse().unwrap()];
    });

    let mut wanted = vec![(outside, 8080, true), (allowed.clone(), 80, true)];
    let mut refused = vec![(forbidden_by_owner, 80), (allowed, 8080), (near, 80)];
    refused.extend(closed.iter().flat_map(|address| [(address.clone(), 80), (address.clone(), 53)]));
    wanted.extend(refused.into_iter().map(|(address, port)| (address, port, false)));
    let targets: Vec<String> = wanted
        .iter()
        .map(|(address, port, is_open)| format!("('{address}', {port}, {})", if *is_open { 10 } else { 2 }))
        .collect();
    let look = LOOK.replace("TARGETS", &targets.join(", "));
    let source = "FROM python:3.8-alpine\nRUN python3 /look.py\nCMD [\"python3\", \"/look.py\"]\n"
        .replace("RUN", "COPY look.py /\nRUN");
    let expected: Vec<String> = wanted
        .iter()
        .map(|(address, port, is_open)| {
            format!("{address}:{port} {}", if *is_open { "here" } else { "nothing" })
        })
        .collect();
    let workspace = workspace();
    let built = harness.build(&workspace, &[("Dockerfile", &source), ("look.py", &look)]);
    let lines: Vec<String> = built.log.iter().map(|(.., line)| line.clone()).collect();
    assert_eq!(lines, expected, "of a RUN: {built:#?}");
    let mut run = harness.run(&workspace, &built);
    let seen = harness.runtime.block_on(told(&mut run, |_| false));
    let lines: Vec<String> = seen.lines.into_iter().map(|(_, line)| line).collect();
    assert_eq!(lines, expected, "of a container");
}

#[test]
fn what_the_owner_and_the_machine_add_later_holds_too() {
    let third = std::process::id() % 250;
    let harness = Harness::begin(&[], |_| ());
    let list = |arguments: &str| {
        let output = Command::new("iptables").arg("-w").args(arguments.split(' ')).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let chain = || harness.bridge_if_made().map(|bridge| bridge.to_ascii_uppercase());
    // The place of a rule among those that the owner has a say in.
    let place = |parent: &str, rule: &str| {
        list(&format!("-S {parent}")).lines().position(|line| line == format!("-A {parent} {rule}"))
    };
    harness.runtime.block_on(eventually("the rules stand", async || {
        chain().is_some_and(|chain| place("INPUT", &format!("-j {chain}-HOST")).is_some())
    }));
    let chain = chain().unwrap();
    // The daemon has not answered yet. When it has, the rules are brought up to date, and then every minute.
    let forbids = format!("-d 203.0.113.{third}/32 -j DROP");
    let _rules = ["FORWARD", "INPUT"].map(|parent| OwnersRule::add(format!("{parent} {forbids}")));
    let near = format!("44.130.{third}.1");
    let _neighbour = Stranger::with_addresses("l", &near, &[], &[]);
    let closed = format!("-A {chain} -d {near}/32 -i {} -j DROP", harness.bridge());
    let up_to_date = || {
        let is_behind = |parent: &str, ours: &str| {
            let ours = place(parent, ours);
            ours.is_some() && place(parent, &forbids) < ours
        };
        is_behind("FORWARD", &format!("-j {chain}"))
            && is_behind("INPUT", &format!("-j {chain}-HOST"))
            && list(&format!("-t mangle -S {chain}")).lines().any(|line| line == closed)
    };
    let begun = Instant::now();
    while !up_to_date() {
        assert!(begun.elapsed() < 2 * PATIENCE, "{}", list("-S"));
        harness.runtime.block_on(async { tokio::time::sleep(Duration::from_millis(200)).await });
    }
}

#[test]
fn no_ipv6_leaves_the_bridge() {
    let harness = Harness::shared();
    if !std::path::Path::new("/proc/sys/net/ipv6").exists() {
        return;
    }
    let bridge = harness.bridge();
    let output = Command::new("ip6tables").args(["-w", "-t", "mangle", "-S", "PREROUTING"]).output().unwrap();
    let rules = String::from_utf8(output.stdout).unwrap();
    assert!(rules.lines().any(|rule| rule == format!("-A PREROUTING -i {bridge} -j DROP")), "{rules}");
    let setting = std::fs::read_to_string(format!("/proc/sys/net/ipv6/conf/{bridge}/disable_ipv6")).unwrap();
    assert_eq!(setting.trim(), "1");
}

#[test]
fn nobody_outside_reaches_an_app() {
    let harness = Harness::shared();
    let app = "import socket\ns = socket.create_server(('0.0.0.0', 5000))\nwhile True:\n    c, _ = s.accept()\n    c.sendall(b'mine\\n')\n    c.close()\n";
    let source = "FROM python:3.8-alpine\nCOPY app.py /\nCMD [\"python3\", \"/app.py\"]\n";
    let workspace = workspace();
    let built = harness.build(&workspace, &[("Dockerfile", source), ("app.py", app)]);
    let mut run = harness.run(&workspace, &built);
    let address = harness.runtime.block_on(async {
        told(&mut run, |told| told.ports == [5000]).await;
        harness.engine.upstream(&run.id, 5000).await.unwrap()
    });
    assert_eq!(hear(&address.ip().to_string(), 5000), "mine", "this machine does");
    let third = std::process::id() % 250;
    let (near, own) = (format!("44.131.{third}.1"), format!("44.131.{third}.2"));
    let outsider = Stranger::with_addresses("o", &near, &[own], &[]);
    let ask = |host: &str, port: u16| {
        let program = format!(
            "use IO::Socket::INET; my $s = IO::Socket::INET->new(PeerAddr => '{host}', PeerPort => {port}, Timeout => 2); print $s ? <$s> : qq(nothing\n)"
        );
        let mut heard = String::new();
        let mut child = inside(&outsider.name, &program);
        child.stdout.take().unwrap().read_to_string(&mut heard).unwrap();
        child.wait().unwrap();
        heard
    };
    let door = std::net::TcpListener::bind((near.as_str(), 0)).unwrap();
    let port = door.local_addr().unwrap().port();
    let saying = std::thread::spawn(move || door.accept().unwrap().0.write_all(b"here\n").unwrap());
    assert_eq!(ask(&near, port), "here\n", "the outsider reaches this machine");
    saying.join().unwrap();
    assert_eq!(ask(&address.ip().to_string(), 5000), "nothing\n");
}

#[test]
fn a_step_has_no_raw_sockets() {
    assert_no_raw_sockets(&Harness::shared());
}

/// Builds a step that tries.
pub(super) fn assert_no_raw_sockets(harness: &Harness) {
    let source = "FROM python:3.8-alpine\nCOPY raw.py /\nRUN python3 /raw.py && echo CAP_NET_RAW\n";
    let built = harness.build(&workspace(), &[("Dockerfile", source), ("raw.py", RAW)]);
    let lines: Vec<String> = built.log.iter().map(|(.., line)| line.clone()).collect();
    assert_eq!(lines, ["refused", "refused", "usual", "CAP_NET_RAW"], "{built:#?}");
}

#[test]
fn an_app_is_not_taken_over_by_who_claims_its_address() {
    let harness = Harness::shared();
    assert_not_taken_over(&harness);
}

/// Puts somebody who may do everything onto the bridge; he claims an app's address, first with his own hardware address and then with the app's.
pub(super) fn assert_not_taken_over(harness: &Harness) {
    let app = "import socket\ns = socket.create_server(('0.0.0.0', 5000))\nwhile True:\n    c, _ = s.accept()\n    c.sendall(b'mine\\n')\n    c.close()\n";
    let source = "FROM python:3.8-alpine\nCOPY app.py /\nCMD [\"python3\", \"/app.py\"]\n";
    let workspace = workspace();
    let built = harness.build(&workspace, &[("Dockerfile", source), ("app.py", app)]);
    let mut run = harness.run(&workspace, &built);
    let address = harness.runtime.block_on(async {
        told(&mut run, |told| told.ports == [5000]).await;
        harness.engine.upstream(&run.id, 5000).await.unwrap()
    });
    let IpAddr::V4(victim) = address.ip() else { panic!("{address}") };
    assert_eq!(hear(&victim.to_string(), 5000), "mine");
    let neighbours = Command::new("ip").args(["neighbour", "show", &victim.to_string()]).output().unwrap();
    let neighbours = String::from_utf8(neighbours.stdout).unwrap();
    let mac = neighbours
        .split(' ')
        .skip_while(|word| *word != "lladdr")
        .nth(1)
        .expect("it was talked to")
        .to_owned();
    let gateway = {
        let [a, b, c, _] = victim.octets();
        format!("{a}.{b}.{c}.1")
    };

    let mut attacker = Stranger::start("a");
    let Stranger { name, link, .. } = &attacker;
    // The lowest address there is: a bridge without one of its own would take it, and forget its neighbours.
    assert!(ip(&format!("link set {link} address 02:00:00:00:00:01")));
    assert!(ip(&format!("link set {link} master {}", harness.bridge())));
    assert!(ip(&format!("-netns {name} address add {victim}/24 dev eth0")));
    let isolated = format!("/sys/class/net/{link}/brport/isolated");
    harness.runtime.block_on(eventually("its port is isolated", async || {
        std::fs::read_to_string(&isolated).is_ok_and(|value| value.trim() == "1")
    }));
    let talk = format!(
        "use IO::Socket::INET; while (1) {{ system('ip', 'neigh', 'flush', 'dev', 'eth0'); IO::Socket::INET->new(PeerAddr => '{gateway}', PeerPort => 9, Timeout => 0.05); select(undef, undef, undef, 0.01) }}"
    );
    let children = [listen(name, 5000, "stolen"), inside(name, &talk)];
    attacker.children.extend(children);
    let name = &attacker.name;
    // As many questions as would find him in any state of his attack; each takes a moment.
    let own = |what: &str| {
        let heard: Vec<String> = (0..200).map(|_| hear(&victim.to_string(), 5000)).collect();
        assert!(heard.iter().all(|word| word == "mine"), "{what}: {heard:?}");
    };
    own("with an address of his own");
    for arguments in [
        format!("-netns {name} link set eth0 down"),
        format!("-netns {name} link set eth0 address {mac}"),
        format!("-netns {name} link set eth0 up"),
    ] {
        assert!(ip(&arguments), "ip {arguments}");
    }
    own("with the app's");
}

/// Returns what is said at an address.
fn hear(address: &str, port: u16) -> String {
    let mut heard = String::new();
    let target = (address.parse::<IpAddr>().unwrap(), port).into();
    if let Ok(mut stream) = TcpStream::connect_timeout(&target, Duration::from_secs(3)) {
        drop(stream.write(b"\n"));
        drop(stream.read_to_string(&mut heard));
    }
    heard.trim().to_owned()
}

/// Prints what it hears; a busy machine gets several tries.
const LOOK: &str = "import socket
from concurrent.futures import ThreadPoolExecutor
def look(target):
    host, port, tries = target
    heard = 'nothing'
    for _ in range(tries):
        try:
            heard = socket.create_connection((host, port), 2).recv(4).decode()
            break
        except OSError:
            pass
    return f'{host}:{port} {heard}'
for line in ThreadPoolExecutor(32).map(look, [TARGETS]):
    print(line)
";

const RAW: &str = "import socket
for kind in [(socket.AF_PACKET, socket.SOCK_RAW), (socket.AF_INET, socket.SOCK_RAW, 1), (socket.AF_INET, socket.SOCK_STREAM)]:
    try:
        socket.socket(*kind).close()
        print('usual')
    except PermissionError:
        print('refused')
";
