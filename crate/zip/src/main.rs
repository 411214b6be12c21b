//! `warifu-zip ARCHIVE.zip…`: compresses the files in each archive again with Zopfli, which writes
//! smaller Deflate data than other compressors and takes much longer.
//!
//! Names, order and times stay, and equal files give equal data. Archives for several stores hold
//! nearly the same files: each content is compressed once.

use std::collections::HashMap;
use std::error::Error;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::ExitCode;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Levels above 9 are Zopfli's: 9 and the number of its iterations. Five make the package 5 KB
/// smaller than one does, fifteen no more.
const LEVEL: i64 = 14;

/// Contents and, for each, an archive whose only file holds it.
type Compressed = HashMap<Vec<u8>, Vec<u8>>;

fn main() -> ExitCode {
    let mut compressed = Compressed::new();
    for path in std::env::args_os().skip(1) {
        if let Err(error) = compress(Path::new(&path), &mut compressed) {
            eprintln!("warifu-zip: {}: {error}", Path::new(&path).display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn compress(path: &Path, compressed: &mut Compressed) -> Result<(), Box<dyn Error>> {
    let mut archive = ZipArchive::new(Cursor::new(std::fs::read(path)?))?;
    let mut smaller = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index)?;
        let mut content = Vec::new();
        file.read_to_end(&mut content)?;
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .last_modified_time(file.last_modified().unwrap_or_default());
        let single = match compressed.get(&content) {
            Some(single) => single,
            None => compressed.entry(content.clone()).or_insert(archive_of(&content, options)?),
        };
        let mut single = ZipArchive::new(Cursor::new(single.as_slice()))?;
        smaller.raw_copy_file_rename(single.by_index(0)?, file.name()?)?;
    }
    std::fs::write(path, smaller.finish()?.into_inner())?;
    Ok(())
}

fn archive_of(content: &[u8], options: SimpleFileOptions) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("content", options)?;
    archive.write_all(content)?;
    Ok(archive.finish()?.into_inner())
}
