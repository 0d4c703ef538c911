//! What is inside an image that was built.

use backend::engine::{BuiltImage, LayerSlice};
use protocol::{BuildNumber, BuildOptions};

use super::harness::{Harness, workspace};

/// All of this may take long in a large image, so the work leaves the async threads: a debug build panics otherwise.
#[test]
fn what_a_step_wrote_is_listed_and_read_beside_the_sockets() {
    let harness = Harness::shared();
    let source = "FROM python:3.8-alpine\nRUN mkdir /d && echo one > /d/one && echo two > /d/two\n";
    let built = harness.build(&workspace(), &[("Dockerfile", source)]);
    let image = BuiltImage { build: BuildNumber(1), image_id: built.image_id() };
    harness.runtime.block_on(async {
        let options = BuildOptions::default();
        let history = harness.engine.history(image.clone(), source, &options).await.unwrap();
        let made = history.entries.iter().find(|entry| entry.instruction == Some(1)).expect("of the RUN");
        let layer = made.layer.expect("it wrote something");
        let part = LayerSlice { matching: "TW".to_owned(), from: 0, limit: 10 };
        let page = harness.engine.list_layer(image.clone(), layer, part).await.unwrap();
        let paths: Vec<&str> = page.entries.iter().map(|entry| entry.path.as_str()).collect();
        assert_eq!(paths, ["d/two"], "{page:?}");
        let file = harness.engine.read_layer_file(image, layer, "d/two".to_owned()).await.unwrap();
        assert_eq!(file.text.as_deref(), Some("two\n"));
    });
}
