//! Any bytes as a table of contacts or as cards in; no panic out.
#![no_main]

use libfuzzer_sys::fuzz_target;

const HEADERS: [&[u8]; 5] = [
    b"",
    b"BEGIN:VCARD\n",
    b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
    b"Vorname;Nachname;E-Mail-Adresse;E-Mail 2: Adresse\n",
    b"From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n",
];

fuzz_target!(|data: &[u8]| {
    let folder = tempfile::tempdir_in("/dev/shm").unwrap();
    let path = folder.path().join("contacts.csv");
    for header in HEADERS {
        std::fs::write(&path, [header, data].concat()).unwrap();
        for file in wieder::sources::contacts::look(&path).into_iter().flatten() {
            let _ = file.read();
        }
    }
});
