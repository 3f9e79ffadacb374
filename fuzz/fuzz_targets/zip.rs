//! Any bytes as an archive in; no panic and no letter beyond bounds out.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::ops::ControlFlow;

fuzz_target!(|data: &[u8]| {
    let folder = tempfile::tempdir_in("/dev/shm").unwrap();
    let path = folder.path().join("mail.zip");
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.extend_from_slice(data);
    for bytes in [data, &bytes] {
        std::fs::write(&path, bytes).unwrap();
        for source in wieder::sources::look(&path).into_iter().flatten() {
            let _ = source.read(0, &|_| false, &mut |piece| {
                if let Ok(piece) = piece.and_then(wieder::sources::Piece::whole) {
                    assert!(piece.raw.len() <= wieder::sources::LONGEST_LETTER);
                }
                ControlFlow::Continue(())
            });
        }
    }
});
