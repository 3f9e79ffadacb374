//! Any bytes as a table of messages in; no panic out.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::ops::ControlFlow;

const HEADER: &[u8] = b"CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n";

fuzz_target!(|data: &[u8]| {
    let folder = tempfile::tempdir_in("/dev/shm").unwrap();
    let path = folder.path().join("messages.csv");
    for bytes in [data.to_vec(), [HEADER, data].concat()] {
        std::fs::write(&path, bytes).unwrap();
        for source in wieder::sources::look(&path).into_iter().flatten() {
            let _ = source.read(0, &|_| false, &mut |piece| {
                if let Ok(piece) = piece.and_then(wieder::sources::Piece::whole) {
                    wieder::letters::open(&piece.raw);
                }
                ControlFlow::Continue(())
            });
        }
    }
});
