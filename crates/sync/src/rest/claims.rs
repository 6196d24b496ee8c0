//! Checkpoints that claim another past: with them it is tried whether a source understands what it is asked.

use super::Rest;
use crate::protocol::Checkpoint;

impl Rest {
    /// The mark of the first list between two pulls.
    pub(crate) fn mark_of(&self, checkpoint: &Checkpoint) -> Option<String> {
        let place = self.fresh.read(checkpoint.as_str())?;
        place.lists.first()?.mark.clone()
    }

    /// The same checkpoint with another mark of the first list.
    pub(crate) fn with_mark(&self, checkpoint: &Checkpoint, mark: String) -> Option<Checkpoint> {
        let mut place = self.fresh.read(checkpoint.as_str())?;
        place.lists.first_mut()?.mark = Some(mark);
        Some(Checkpoint::new(place.write()))
    }

    /// The same checkpoint with the last naming of all records long ago.
    pub(crate) fn with_sweep_due(&self, checkpoint: &Checkpoint) -> Option<Checkpoint> {
        let mut place = self.fresh.read(checkpoint.as_str())?;
        for known in &mut place.lists {
            known.swept = Some(0);
            known.pulls = u32::MAX;
        }
        Some(Checkpoint::new(place.write()))
    }
}
