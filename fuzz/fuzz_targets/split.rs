//! Any bytes as a mailbox in; letters in order, each within the bytes, and the same in any block size, out.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::io::BufReader;
use std::ops::ControlFlow;

fn cuts(data: &[u8], block: usize) -> Vec<wieder::sources::Cut> {
    let mut cuts = Vec::new();
    let mut stream = BufReader::with_capacity(block, data);
    let read = wieder::sources::split(&mut stream, 0, &mut |cut| {
        cuts.push(cut);
        ControlFlow::Continue(())
    });
    assert_eq!(read.ok(), Some(data.len() as u64));
    cuts
}

fuzz_target!(|data: &[u8]| {
    let whole = cuts(data, 1 << 16);
    for cut in &whole {
        assert!(cut.start < cut.end && cut.end <= data.len() as u64 && cut.raw.len() as u64 <= cut.end - cut.start);
    }
    assert!(whole.windows(2).all(|pair| pair[0].end <= pair[1].start));
    assert_eq!(whole, cuts(data, 7));
});
