//! The disk that is measured, and the floor that no durable write goes below.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::fs::{FsWord, statfs};

use crate::Fault;

const BLOCK: usize = 4096;
/// As long as `SQLite` lets its log grow before it starts over in it.
const BLOCKS: u64 = 1000;
/// File systems that live in memory: a flush there is nothing.
const IN_MEMORY: [FsWord; 2] = [0x0102_1994, 0x8584_58f6];

/// A file whose blocks are written over in turn, as a database's log is.
pub struct Disk {
    file: File,
    next: u64,
}

impl Disk {
    /// Takes a place on the disk of this folder; refuses a folder in memory.
    pub fn at(folder: &Path) -> Result<Self, Fault> {
        std::fs::create_dir_all(folder)?;
        if IN_MEMORY.contains(&statfs(folder)?.f_type) {
            return Err(format!(
                "{} lies in memory, where a flush costs nothing: choose a folder on a disk with --data",
                folder.display()
            )
            .into());
        }
        let file = File::create(folder.join("flush"))?;
        for block in 0..BLOCKS {
            file.write_all_at(&[1; BLOCK], block * BLOCK as u64)?;
        }
        file.sync_all()?;
        Ok(Self { file, next: 0 })
    }

    /// Writes one block and waits until the disk has it.
    pub fn flush(&mut self) -> io::Result<Duration> {
        let begun = Instant::now();
        self.file
            .write_all_at(&[2; BLOCK], self.next * BLOCK as u64)?;
        self.file.sync_data()?;
        self.next = (self.next + 1) % BLOCKS;
        Ok(begun.elapsed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_in_memory_is_refused() {
        let memory = Path::new("/dev/shm");
        let refused = Disk::at(memory).err().map(|error| error.to_string());
        assert!(
            refused.is_some_and(|why| why.contains("lies in memory")),
            "/dev/shm is a folder in memory on every Linux"
        );
    }
}
