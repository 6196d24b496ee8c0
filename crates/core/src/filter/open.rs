use crate::catalogue::{Catalogue, RecordRef};
use crate::hours::{Kind, OpeningHours};
use crate::image::Row;
use crate::time::LocalDateTime;

/// Which opening hours of the catalogue are open at one moment.
///
/// Hours stand once per image however many offers share them, so each is read and asked once. That still is the
/// dearest part of a search: the app makes it once per minute and hands it to every keystroke.
#[derive(Debug, Clone)]
pub struct OpenNow {
    /// Per layer and string of hours.
    open: Vec<Vec<bool>>,
}

impl OpenNow {
    /// Asks all hours at `local`, the time on the clocks of the region.
    pub fn at(catalogue: &Catalogue, local: LocalDateTime) -> Self {
        let state = catalogue.federal_state();
        let ask = |osm: &str| {
            OpeningHours::parse(osm).is_ok_and(|hours| hours.kind_at(local, state) == Kind::Open)
        };
        let layers = catalogue.images().map(|image| {
            let mut asked = vec![false; image.strings() as usize];
            let mut open = asked.clone();
            for (_, row) in image.rows() {
                let number = row.hours as usize;
                if let (Some(asked), Some(open), Some(osm)) = (
                    asked.get_mut(number),
                    open.get_mut(number),
                    image.string(row.hours),
                ) && !std::mem::replace(asked, true)
                {
                    *open = ask(osm);
                }
            }
            open
        });
        Self {
            open: layers.collect(),
        }
    }

    /// Whether a record is open for sure.
    pub fn is_open(&self, at: RecordRef, row: &Row) -> bool {
        self.open
            .get(at.layer())
            .and_then(|layer| layer.get(row.hours as usize))
            == Some(&true)
    }
}
