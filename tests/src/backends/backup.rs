//! A copy of all that a stopped backend keeps.

use std::fs;
use std::io;
use std::path::Path;

use tempfile::TempDir;

/// What a backend held at some time, for [`super::Backend::restore`].
pub struct Backup(TempDir);

impl Backup {
    /// Of the folder of a backend that does not run.
    pub(super) fn of(folder: &Path) -> io::Result<Backup> {
        let backup = tempfile::Builder::new().prefix("lotse-backup-").tempdir()?;
        copy(folder, backup.path())?;
        Ok(Backup(backup))
    }

    /// Makes the folder of a backend that does not run as it was.
    pub(super) fn put_back(&self, folder: &Path) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else {
                fs::remove_file(entry.path())?;
            }
        }
        copy(self.0.path(), folder)
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir(&target)?;
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
