//! The server's end.

use std::io::ErrorKind;

use backend::config::Config;
use backend::engine::EngineChoice;
use backend::{App, StartError};
use protocol::ServerMessage;
use tokio::net::TcpStream;

use super::{PATIENCE, TestServer};

#[tokio::test]
async fn tabs_are_told_that_it_stops_and_the_ports_are_free_again() {
    let server = TestServer::start().await;
    let mut tab = server.tab(None).await;
    let address = server.app.address();
    let stopped = tokio::time::timeout(PATIENCE, server.app.stop());
    let (stopped, news) = tokio::join!(stopped, async {
        let news = tab.news().await;
        tab.closed().await;
        news
    });
    assert_eq!((stopped.expect("it stops"), news), (true, ServerMessage::Stopping));
    let refused = TcpStream::connect(address).await.expect_err("nobody listens");
    assert_eq!(refused.kind(), ErrorKind::ConnectionRefused);
}

#[tokio::test]
async fn a_taken_port_is_named() {
    let server = TestServer::start().await;
    let taken = server.app.address().port();
    let mut config = Config::new(server.folder.path().join("other"));
    (config.listen.port, config.images.engine) = (taken, EngineChoice::Off);
    let error = App::start(config).await.err().expect("it does not start");
    let StartError::Port { port, source } = error else { panic!("{error:?}") };
    assert_eq!((port, source.kind()), (taken, ErrorKind::AddrInUse));
}
