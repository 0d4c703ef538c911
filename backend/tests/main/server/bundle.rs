//! One file with server and page: written by the program itself, and served from wherever the file is copied to.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Command, Stdio};

use super::health::get_at;
use crate::engine::harness::eventually;

#[tokio::test]
async fn a_bundle_serves_its_page_wherever_it_lies() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page");
    std::fs::create_dir_all(page.join("assets")).unwrap();
    for (path, text) in
        [("build-id", "of-a-test"), ("index.html", "<p>the page</p>"), ("assets/a.js", "let a")]
    {
        std::fs::write(page.join(path), text).unwrap();
    }
    let (bundle, again) = (folder.path().join("elsewhere"), folder.path().join("again"));
    write_bundle(env!("CARGO_BIN_EXE_drydock").as_ref(), &page, &bundle);
    // A bundle can write a bundle: the new page takes the place of the old one.
    write_bundle(&bundle, &page, &again);
    std::fs::remove_dir_all(&page).unwrap();
    assert_eq!(std::fs::read(&bundle).unwrap().len(), std::fs::read(&again).unwrap().len());

    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut server = Command::new(&again)
        .args(["serve", "--port", &port.to_string(), "--app-port", "0", "--engine", "none"])
        .args(["--metrics-addr", "none", "--data"])
        .arg(folder.path().join("data"))
        .env_clear()
        .current_dir("/")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    eventually("the bundle listens", async || tokio::net::TcpStream::connect(address).await.is_ok()).await;
    let index = get_at(address, "/").await;
    let script = get_at(address, "/assets/a.js").await;
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(index.contains("<p>the page</p>") && index.contains("of-a-test"), "{index}");
    assert!(script.ends_with("let a"), "{script}");
}

fn write_bundle(program: &Path, page: &Path, output: &Path) {
    let status = Command::new(program).arg("bundle").args([page, output]).status().unwrap();
    assert!(status.success());
}
