//! Any bytes as the HTML of a mail in; a text that was never longer, but for its line ends and links, out.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut mail = b"From: a@b.example\nContent-Type: text/html; charset=utf-8\n\n".to_vec();
    mail.extend_from_slice(data);
    let (letter, _) = wieder::letters::open(&mail);
    assert!(letter.text.len() <= 16 * data.len() + 1024, "{} from {}", letter.text.len(), data.len());
});
