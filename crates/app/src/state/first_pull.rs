//! The first copy while it comes in: each record is read once, straight into the image that is shown at the end.

use lotse_core::image::{Image, ImageBuilder};

use crate::platform::clock;

/// What came so far of a copy that this window has seen from its first record on.
#[derive(Default)]
pub struct FirstPull {
    builder: ImageBuilder,
    /// When the last page was read, and how long that took, in milliseconds.
    last: Option<(f64, f64)>,
}

impl FirstPull {
    /// Takes in a page of (source, JSON); how many of them were broken, and whether there is time to show the page at once.
    ///
    /// What is shown before the end is read a second time for it. The first page is worth that, and so is
    /// every page on a line so slow that the device would have nothing else to do.
    pub fn take_in(&mut self, records: &mut dyn Iterator<Item = (&str, &str)>) -> (usize, bool) {
        let began = clock::now_ms();
        let has_time = self
            .last
            .is_none_or(|(ended, took)| began - ended > 4.0 * took);
        let broken = records.filter(|(source, json)| self.builder.push(source, json).is_err());
        let broken = broken.count();
        let ended = clock::now_ms();
        self.last = Some((ended, ended - began));
        (broken, has_time)
    }

    /// All that came, as what the screens read.
    pub fn image(self, generation: u64) -> Image {
        self.builder.image(generation)
    }
}
