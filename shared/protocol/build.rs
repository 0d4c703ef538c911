//! Names the wire by a digest of all that defines it: in a binary form every change of a type is a change of the wire.

use std::path::{Path, PathBuf};

/// The crates whose types cross the wire.
const CRATES: [&str; 4] = ["dockerfile", "prediction", "protocol", "text"];

fn main() {
    let mut paths = Vec::new();
    for name in CRATES {
        let folder = Path::new("..").join(name).join("src");
        println!("cargo::rerun-if-changed={}", folder.display());
        collect(&folder, &mut paths);
    }
    paths.sort();
    // FNV-1a, which is the same everywhere.
    let mut digest = 0x811c_9dc5_u32;
    for path in paths {
        for byte in std::fs::read(&path).expect("a source file can be read") {
            digest = (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    println!("cargo::rustc-env=DRYDOCK_WIRE={digest}");
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the crates lie beside each other") {
        let path = entry.expect("a folder can be read").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}
