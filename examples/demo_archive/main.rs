//! The cast under `demo/cast` in; `demo/archive.mbox.zst` and `demo/truth.toml` out, the same bytes every time.
//!
//!     cargo run --example demo_archive             # writes both
//!     cargo run --example demo_archive -- --check  # fails when what is committed differs

#![allow(clippy::print_stdout)]

#[allow(clippy::indexing_slicing)]
mod build;

use anyhow::{Context, Result, bail};
use std::path::Path;

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo");
    let archive = root.join("archive.mbox.zst");
    let truth = root.join("truth.toml");
    let demo = build::demo(&root.join("cast"))?;

    match std::env::args().nth(1).as_deref() {
        None => {
            let packed = zstd::encode_all(demo.mbox.as_slice(), 19)?;
            std::fs::write(&archive, &packed)?;
            std::fs::write(&truth, &demo.truth)?;
            println!("{} letters, {} bytes, {} packed", demo.mails.len(), demo.mbox.len(), packed.len());
        }
        Some("--check") => {
            let packed = std::fs::read(&archive).with_context(|| archive.display().to_string())?;
            let written = std::fs::read_to_string(&truth).with_context(|| truth.display().to_string())?;
            if zstd::decode_all(packed.as_slice())? != demo.mbox {
                bail!("{} is not what the cast gives", archive.display());
            }
            if written != demo.truth {
                bail!("{} is not what the cast gives", truth.display());
            }
            println!("{} letters, as committed", demo.mails.len());
        }
        Some(other) => bail!("{other}: only --check is known"),
    }
    Ok(())
}
