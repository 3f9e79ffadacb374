//! Names and contents in, archives out, as bad as they are wished for.

#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::Write;

pub fn zip<B: AsRef<[u8]>>(members: &[(&str, B)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in members {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_ref()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A zip whose members all lie in the same bytes of it, stored.
pub fn overlapping(members: u16, content: &[u8]) -> Vec<u8> {
    let name = b"a.mbox";
    let mut crc = flate2::Crc::new();
    crc.update(content);
    let mut sizes = crc.sum().to_le_bytes().to_vec();
    sizes.extend_from_slice(&(content.len() as u32).to_le_bytes().repeat(2));
    sizes.extend_from_slice(&[name.len() as u8, 0, 0, 0]);
    let local = [b"PK\x03\x04\x0a\0\0\0\0\0\0\0\x21\0".as_slice(), &sizes, name, content].concat();
    let entry = [b"PK\x01\x02\x0a\0\x0a\0\0\0\0\0\0\0\x21\0".as_slice(), &sizes, &[0; 14], name].concat();
    let directory = entry.repeat(usize::from(members));
    let mut end = b"PK\x05\x06\0\0\0\0".to_vec();
    end.extend_from_slice(&members.to_le_bytes().repeat(2));
    end.extend_from_slice(&(directory.len() as u32).to_le_bytes());
    end.extend_from_slice(&(local.len() as u32).to_le_bytes());
    [local, directory, end, vec![0, 0]].concat()
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

/// Names as they are given, whatever they are; an empty content is a link to `/etc/passwd`.
pub fn tar(members: &[(&str, &str)]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (name, content) in members {
        let mut header = tar::Header::new_gnu();
        header.as_gnu_mut().unwrap().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(content.len() as u64);
        if content.is_empty() {
            header.set_entry_type(tar::EntryType::Symlink);
            header.set_link_name("/etc/passwd").unwrap();
        }
        header.set_cksum();
        tar.append(&header, content.as_bytes()).unwrap();
    }
    tar.into_inner().unwrap()
}
