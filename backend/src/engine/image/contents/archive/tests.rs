//! Images as both kinds of engines export them.

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;
use crate::engine::image::contents::tar::tests::{archive, entry};

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Two layers, the second one gzipped if wanted; the third is the first once more.
fn image(is_packed: bool) -> Vec<u8> {
    let noise: Vec<u8> =
        (0..3000_u32).flat_map(|number| number.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    let one = archive(&[entry("etc/", b'5', b"", ""), entry("etc/motd", b'0', b"hello\n", "")]);
    let two = archive(&[entry("noise", b'0', &noise, ""), entry("app.py", b'0', b"print(1)\n", "")]);
    let two = if is_packed { packed(&two) } else { two };
    let manifest = br#"[{"Config":"c.json","Layers":["1/layer.tar","2/layer.tar","3/layer.tar"]}]"#;
    archive(&[
        entry("1/", b'5', b"", ""),
        entry("1/VERSION", b'0', b"1.0", ""),
        entry("1/layer.tar", b'0', &one, ""),
        entry("2/layer.tar", b'0', &two, ""),
        entry("3/layer.tar", b'2', b"", "../1/layer.tar"),
        entry("c.json", b'0', format!("{{{}}}", " ".repeat(2000)).as_bytes(), ""),
        entry("manifest.json", b'0', manifest, ""),
    ])
}

fn gather(bytes: &[u8], n_at_once: usize) -> Vec<RawLayer> {
    let (mut reader, mut gatherer) = (TarReader::default(), Gatherer::default());
    for piece in bytes.chunks(n_at_once) {
        reader.feed(piece, &mut gatherer).unwrap();
    }
    gatherer.into_layers().unwrap()
}

#[test]
fn layers_come_in_the_manifests_order() {
    for (is_packed, n_at_once) in [(false, 1), (false, 70_000), (true, 13), (true, 70_000)] {
        let layers = gather(&image(is_packed), n_at_once);
        let paths: Vec<Vec<&str>> = layers
            .iter()
            .map(|layer| layer.entries.iter().map(|found| found.path.as_str()).collect())
            .collect();
        assert_eq!(paths, [vec!["etc", "etc/motd"], vec!["noise", "app.py"], vec!["etc", "etc/motd"]]);
        assert_eq!(layers[1].entries[0].bytes, 12_000);
    }
}

#[test]
fn an_archive_without_a_manifest_is_none() {
    assert_eq!(Gatherer::default().into_layers(), None);
}

fn find(bytes: &[u8], place: &str, path: &str, most: usize) -> (Option<(u64, Vec<u8>)>, usize) {
    let (mut reader, mut finder) = (TarReader::default(), LayerFileFinder::new(place, path, most));
    let mut n_read = 0;
    for piece in bytes.chunks(512) {
        n_read += piece.len();
        reader.feed(piece, &mut finder).unwrap();
        if finder.is_done() {
            break;
        }
    }
    (finder.into_found(), n_read)
}

#[test]
fn a_file_is_found_and_nothing_is_read_after_it() {
    for is_packed in [false, true] {
        let image = image(is_packed);
        let (found, n_read) = find(&image, "1/layer.tar", "etc/motd", 100);
        assert_eq!(found, Some((6, b"hello\n".to_vec())));
        assert!(n_read < 5000, "{n_read}");
        let (found, _) = find(&image, "2/layer.tar", "app.py", 5);
        assert_eq!(found, Some((9, b"print".to_vec())), "the beginning, and the size of all");
        assert_eq!(find(&image, "2/layer.tar", "etc/motd", 100).0, None, "it is in another layer");
    }
}
