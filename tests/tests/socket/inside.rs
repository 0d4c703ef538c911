//! What is inside an image: history, layers, their files; and the files that a build was made from.

use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use protocol::{
    BuildNumber, BuildState, EntryChange, EntryKind, HistoryEntry, LayerEntry, LayerFile, LayerPage,
    LookupRequest, Notice, ServerMessage,
};
use tests::client::Client;
use tests::server::{Address, Settings, TestServer};
use tests::world::World;

const DOCKERFILE: &str = "FROM python:3.8-alpine
RUN echo one > /data.txt && echo gone > /gone.txt && ln /data.txt /other.txt
RUN echo longer text > /new.txt && mv /new.txt /data.txt && rm /gone.txt
CMD [\"python\",\"app.py\"]
COPY app.py /app.py
";

pub(crate) async fn a_layer_tells_what_it_added_changed_and_deleted(world: Arc<World>) -> Result<()> {
    layers_are_told(world.server().await?).await
}

/// A server that did not start the engine itself reads the engine's export instead of the folders of its layers.
pub(crate) async fn an_engine_of_somebody_elses_tells_the_same(world: Arc<World>) -> Result<()> {
    let engine = world.engine().await?.address();
    let server = TestServer::start(Settings::default().on_engine(engine)).await?;
    layers_are_told(server.address()).await?;
    server.stop().await
}

async fn layers_are_told(server: &Address) -> Result<()> {
    let mut client = Client::new(server).await?;
    client.save("Dockerfile", DOCKERFILE).await?;
    let build = client.build().await?.number;
    let history = history(&mut client, build).await?;
    let (base, own): (Vec<_>, Vec<_>) = history.into_iter().partition(|entry| entry.is_base);
    ensure!(base.iter().any(|entry| entry.layer.is_some() && entry.bytes > 1_000_000), "{base:#?}");
    let instructions: Vec<Option<u32>> = own.iter().map(|entry| entry.instruction).collect();
    assert_eq!(instructions, [Some(1), Some(2), Some(3), Some(4)], "{own:#?}");
    let layers: Vec<Option<u32>> = own.iter().map(|entry| entry.layer).collect();
    let first = layers[0].context("the first RUN made a layer")?;
    assert_eq!(layers, [Some(first), Some(first + 1), None, Some(first + 2)]);
    ensure!(own.iter().all(|entry| entry.layer.is_some() == entry.diff_id.is_some()), "{own:#?}");

    let one = list(&mut client, build, first).await?;
    assert_eq!(
        described(&one),
        ["Added data.txt 4 in vain", "Added gone.txt 5 in vain", "Added other.txt 0"]
    );
    assert_eq!((one.totals.bytes, one.totals.wasted_bytes), (9, 9));
    let some = find(&mut client, build, (first, 1), "A.txt").await?;
    assert_eq!((some.n_matching, some.entries.len()), (1, 0), "it is the first that matches");
    let some = find(&mut client, build, (first, 0), "e").await?;
    assert_eq!(
        (described(&some), some.totals),
        (vec!["Added gone.txt 5 in vain".to_owned(), "Added other.txt 0".to_owned()], one.totals)
    );
    let two = list(&mut client, build, first + 1).await?;
    assert_eq!(described(&two), ["Changed data.txt 12", "Deleted gone.txt 5"]);
    let copy = list(&mut client, build, first + 2).await?;
    assert_eq!((copy.entries[0].path.as_str(), copy.totals.added), ("app.py", 1));

    assert_eq!(read(&mut client, build, first, "data.txt").await?.text.as_deref(), Some("one\n"));
    assert_eq!(
        read(&mut client, build, first, "other.txt").await?.text.as_deref(),
        Some("one\n"),
        "a hard link"
    );
    let newer = read(&mut client, build, first + 1, "data.txt").await?;
    assert_eq!((newer.text.as_deref(), newer.bytes), (Some("longer text\n"), 12));
    let gone = LookupRequest::ReadLayerFile { build, layer: first + 1, path: "gone.txt".into() };
    assert_eq!(client.refused(gone).await?, Notice::NoSuchFile { path: "gone.txt".into() });
    let beyond = LookupRequest::ListLayer { build, layer: 99, from: 0, limit: 10, matching: String::new() };
    assert_eq!(client.refused(beyond).await?, Notice::NoSuchLayer { layer: 99 });

    let mut other = Client::new(server).await?;
    for message in [
        LookupRequest::ListLayer { build, layer: 0, from: 0, limit: 10, matching: String::new() },
        LookupRequest::FetchHistory { build },
    ] {
        let notice = other.refused(message).await?;
        assert_eq!(notice, Notice::NoSuchBuild { build: build.0 }, "builds are the workspace's own");
    }
    Ok(())
}

pub(crate) async fn a_large_image_is_listed_soon_and_page_by_page(world: Arc<World>) -> Result<()> {
    let mut client = Client::new(world.server().await?).await?;
    let many = "for d in range(500):\\n os.makedirs(f'/many/{d}')\\n for f in range(100): open(f'/many/{d}/{f}','w').write('x')";
    let dockerfile = format!(
        "FROM python:3.8-alpine\nRUN dd if=/dev/urandom of=/large bs=1M count=300\nRUN printf \"import os\\n{many}\" | python3 -\n"
    );
    client.save("Dockerfile", &dockerfile).await?;
    let build = client.build().await?;
    ensure!(matches!(build.state, BuildState::Succeeded { .. }), "{build:#?}");
    let history = history(&mut client, build.number).await?;
    let layer = history.last().and_then(|entry| entry.layer).context("the last RUN made a layer")?;
    let began = Instant::now();
    let mut page = list(&mut client, build.number, layer).await?;
    let took = began.elapsed();
    assert_eq!(page.totals.entries, 50_501);
    let mut n_entries = 0;
    let mut last = String::new();
    while !page.entries.is_empty() {
        n_entries += page.entries.len() as u64;
        ensure!(page.entries[0].path > last, "pages follow each other");
        last = page.entries.last().map(|entry| entry.path.clone()).unwrap_or_default();
        page = list_from(&mut client, build.number, layer, n_entries).await?;
    }
    assert_eq!(n_entries, 50_501);
    let began = Instant::now();
    let found = find(&mut client, build.number, (layer, 0), "NOTHING-LIKE-IT").await?;
    assert_eq!((found.n_matching, found.totals.entries, found.entries.len()), (0, 50_501, 0));
    ensure!(began.elapsed().as_secs_f64() < 1.0, "to find nothing took {:?}", began.elapsed());
    ensure!(took.as_secs_f64() < 10.0, "the first page took {took:?}");
    Ok(())
}

async fn history(client: &mut Client, build: BuildNumber) -> Result<Vec<HistoryEntry>> {
    match client.ask(LookupRequest::FetchHistory { build }).await? {
        ServerMessage::ImageHistory(history) => Ok(history.entries),
        other => bail!("no history: {other:?}"),
    }
}

async fn list(client: &mut Client, build: BuildNumber, layer: u32) -> Result<LayerPage> {
    list_from(client, build, layer, 0).await
}

async fn list_from(client: &mut Client, build: BuildNumber, layer: u32, from: u64) -> Result<LayerPage> {
    find(client, build, (layer, from), "").await
}

/// Lists entries whose path holds something.
async fn find(
    client: &mut Client,
    build: BuildNumber,
    (layer, from): (u32, u64),
    matching: &str,
) -> Result<LayerPage> {
    let matching = matching.to_owned();
    match client.ask(LookupRequest::ListLayer { build, layer, from, limit: 500, matching }).await? {
        ServerMessage::LayerListed(page) => Ok(*page),
        other => bail!("no listing: {other:?}"),
    }
}

async fn read(client: &mut Client, build: BuildNumber, layer: u32, path: &str) -> Result<LayerFile> {
    match client.ask(LookupRequest::ReadLayerFile { build, layer, path: path.to_owned() }).await? {
        ServerMessage::LayerFileRead(file) => Ok(*file),
        other => bail!("no file: {other:?}"),
    }
}

/// Entries but folders, which a `RUN` may touch by the way.
fn described(page: &LayerPage) -> Vec<String> {
    let is_told =
        |entry: &&LayerEntry| entry.kind != EntryKind::Folder || entry.change == EntryChange::Deleted;
    let describe = |entry: &LayerEntry| {
        let wasted = if entry.is_wasted { " in vain" } else { "" };
        format!("{:?} {} {}{wasted}", entry.change, entry.path, entry.bytes)
    };
    page.entries.iter().filter(is_told).map(describe).collect()
}
