//! What containers and `RUN` steps reach of the networks around this machine.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use super::harness::{Harness, told, workspace};

/// A neighbour of this machine: a network namespace with an ordinary and a link-local address, and somebody who says `here` on two ports.
struct Neighbour {
    name: String,
    /// Of the link's end on this side.
    link: String,
    ordinary: String,
    link_local: String,
    listeners: Vec<Child>,
}

impl Neighbour {
    fn start() -> Self {
        let id = std::process::id();
        let third = id % 250;
        let mut neighbour = Self {
            name: format!("drydock-test-{id}"),
            link: format!("ddt{id}"),
            ordinary: format!("198.18.{third}.2"),
            link_local: format!("169.254.{third}.7"),
            listeners: Vec::new(),
        };
        let Self { name, link, ordinary, link_local, .. } = &neighbour;
        let gateway = format!("198.18.{third}.1");
        for arguments in [
            format!("netns add {name}"),
            format!("link add {link} type veth peer name eth0 netns {name}"),
            format!("address add {gateway}/30 dev {link}"),
            format!("link set {link} up"),
            format!("-netns {name} address add {ordinary}/30 dev eth0"),
            format!("-netns {name} address add {link_local}/32 dev eth0"),
            format!("-netns {name} link set eth0 up"),
            format!("-netns {name} route add default via {gateway}"),
            format!("route add {link_local}/32 dev {link}"),
        ] {
            assert!(ip(&arguments), "ip {arguments}");
        }
        neighbour.listeners = [APP_PORT, NAMES_PORT].map(|port| listen(name, port)).into();
        neighbour
    }
}

impl Drop for Neighbour {
    fn drop(&mut self) {
        for listener in &mut self.listeners {
            listener.kill().unwrap();
            listener.wait().unwrap();
        }
        ip(&format!("link delete {}", self.link));
        ip(&format!("netns delete {}", self.name));
    }
}

fn ip(arguments: &str) -> bool {
    Command::new("ip").args(arguments.split(' ')).status().unwrap().success()
}

/// Says `here` to everybody who connects. Perl is on every Debian.
fn listen(namespace: &str, port: u16) -> Child {
    let program = format!(
        "use IO::Socket::INET; $| = 1; my $s = IO::Socket::INET->new(Listen => 5, LocalPort => {port}) or die; print qq(ready\n); while (my $c = $s->accept) {{ print $c qq(here\n); close $c }}"
    );
    let mut command = Command::new("ip");
    command.args(["netns", "exec", namespace, "perl", "-e", &program]).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, "ready\n");
    child
}

const APP_PORT: u16 = 8080;
/// Where names are resolved; clouds do that at a link-local address too.
const NAMES_PORT: u16 = 53;

#[test]
fn link_local_addresses_are_out_of_reach_but_for_names() {
    let neighbour = Neighbour::start();
    let Neighbour { ordinary, link_local, .. } = &neighbour;
    let mut answer = String::new();
    let mut stream = TcpStream::connect((link_local.as_str(), APP_PORT)).expect("this machine reaches it");
    stream.read_to_string(&mut answer).unwrap();
    assert_eq!(answer, "here\n");

    let harness = Harness::shared();
    let look = LOOK
        .replace("ORDINARY", ordinary)
        .replace("LINK_LOCAL", link_local)
        .replace("APP_PORT", &APP_PORT.to_string())
        .replace("NAMES_PORT", &NAMES_PORT.to_string());
    let source =
        "FROM python:3.8-alpine\nCOPY look.py /\nRUN python3 /look.py\nCMD [\"python3\", \"/look.py\"]\n";
    let workspace = workspace();
    // The port for names answers most of the time, and then not for half a minute; why is not known. What must not answer never does.
    let mut rounds = (1..=ROUNDS).map(|round| {
        let look = format!("{look}# round {round}\n");
        let built = harness.build(&workspace, &[("Dockerfile", source), ("look.py", &look)]);
        built.image_id();
        let lines: Vec<String> = built.log.iter().map(|(.., line)| line.clone()).collect();
        assert!(lines.len() == 1 && lines[0].starts_with("here nothing "), "of a RUN: {lines:?}");
        (built, lines[0] == SEEN)
    });
    let (built, _) = rounds.find(|(_, is_seen)| *is_seen).expect("a RUN reaches the port for names");
    let mut run = harness.run(&workspace, &built);
    let seen = harness.runtime.block_on(told(&mut run, |_| false));
    assert!(seen.lines[0].1.starts_with("here nothing "), "of a container: {}", seen.lines[0].1);
}

/// Prints what it hears; a busy machine gets several tries.
const LOOK: &str = "import socket
def look(host, port, tries):
    for _ in range(tries):
        try:
            return socket.create_connection((host, port), 2).recv(4).decode()
        except OSError:
            heard = 'nothing'
    return heard
print(look('ORDINARY', APP_PORT, 10), look('LINK_LOCAL', APP_PORT, 2), look('LINK_LOCAL', NAMES_PORT, 10))
";
/// How often a `RUN` looks; each round waits for up to half a minute.
const ROUNDS: u32 = 5;
/// The ordinary address, the link-local one, and its port for names.
const SEEN: &str = "here nothing here";
