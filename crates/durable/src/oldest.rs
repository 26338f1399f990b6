//! Files of which only so much is kept.

use crate::dir::Dir;

impl Dir {
    /// Deletes the oldest of the regular files whose names end so until all of them together have
    /// no more bytes than `most`; the newest stays. Failures do not matter: it is tried again.
    pub fn drop_oldest(&self, ending: &str, most: u64) {
        let names = self.names().unwrap_or_default();
        let mut files: Vec<_> = names
            .into_iter()
            .filter(|name| name.ends_with(ending))
            .filter_map(|name| {
                let found = self.look_for_file(&name).ok()??;
                Some((found.modified().ok()?, name, found.len()))
            })
            .collect();
        files.sort_unstable_by(|one, other| other.cmp(one));
        let mut together = 0_u64;
        for (number, (_, name, length)) in files.iter().enumerate() {
            together = together.saturating_add(*length);
            if number > 0 && together > most {
                let _ = self.disk.remove(&self.handle, name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn the_oldest_go_and_the_newest_stays() {
        let place = tempfile::tempdir().unwrap();
        let dir = Dir::open(place.path()).unwrap();
        for (age, name) in ["c.kept", "a.kept", "b.kept", "other"].iter().enumerate() {
            dir.replace(name, &[0; 10]).unwrap();
            let file = fs::File::options().write(true).open(dir.path_of(name)).unwrap();
            let age = Duration::from_secs(100 * u64::try_from(age).unwrap());
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_000) - age).unwrap();
        }
        dir.drop_oldest(".kept", 30);
        assert_eq!(dir.names().unwrap(), ["a.kept", "b.kept", "c.kept", "other"]);
        dir.drop_oldest(".kept", 29);
        assert_eq!(dir.names().unwrap(), ["a.kept", "c.kept", "other"]);
        dir.drop_oldest(".kept", 0);
        assert_eq!(dir.names().unwrap(), ["c.kept", "other"]);
    }
}
