use crate::freshness::Freshness;
use crate::place::Coordinates;
use crate::time::Date;

/// What kind of record a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An offer.
    Offer,
    /// An organization.
    Organization,
    /// An event.
    Event,
    /// A page.
    Page,
    /// A region.
    Region,
}

impl Kind {
    /// All kinds, in the order of their codes.
    pub const ALL: [Kind; 5] = [
        Kind::Offer,
        Kind::Organization,
        Kind::Event,
        Kind::Page,
        Kind::Region,
    ];

    /// The kind's name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Offer => "offer",
            Kind::Organization => "organization",
            Kind::Event => "event",
            Kind::Page => "page",
            Kind::Region => "region",
        }
    }

    /// The kind of that name; `None` for one of a newer version.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

macro_rules! row {
    ($($(#[$meta:meta])* $field:ident: $type:ty,)+) => {
        /// What lists and filters need of a record, without opening its text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Row {
            $($(#[$meta])* pub $field: $type,)+
        }

        impl Row {
            /// Bytes of a row in the image.
            pub(super) const SIZE: usize = 0 $(+ size_of::<$type>())+;

            pub(super) fn write(&self, out: &mut Vec<u8>) {
                $(out.extend_from_slice(&self.$field.to_le_bytes());)+
            }

            pub(super) fn read(bytes: &[u8; Row::SIZE]) -> Option<Row> {
                let mut rest: &[u8] = bytes;
                Some(Row {
                    $($field: <$type>::from_le_bytes(*take(&mut rest)?),)+
                })
            }
        }
    };
}

row! {
    /// [`Kind`] by its place in [`Kind::ALL`]; see [`Row::kind`].
    kind_code: u8,
    /// Zero, [`Row::TOMBSTONE`] or [`Row::SUPERSEDED`].
    state: u8,
    /// String: the source it came from.
    source: u32,
    /// String: its id.
    id: u32,
    /// Where its JSON starts within the section.
    json: u32,
    /// Bytes of its JSON.
    json_len: u32,
    /// Where the body starts within its JSON.
    body: u32,
    /// Bytes of the body.
    body_len: u32,
    /// When it last changed, in seconds since 1970.
    updated_at: i64,
    /// Bits by the place in [`crate::taxonomy::all`]; parents are set with their children.
    topics: u64,
    /// Bits by the place in the image's own list of languages.
    languages: u64,
    /// Bits by the place in `Group::KNOWN`; zero is everybody.
    groups: u32,
    /// Bits by the place in `Residence::KNOWN`; zero is any.
    residence: u16,
    /// See [`Traits`].
    traits: u32,
    /// String: the district, or [`Row::NONE`].
    district: u32,
    /// String: the organization's id, or [`Row::NONE`].
    organization: u32,
    /// String: opening hours in OSM syntax, or [`Row::NONE`].
    hours: u32,
    /// Ten-millionths of a degree, or [`Row::NO_NUMBER`].
    latitude: i32,
    /// Ten-millionths of a degree, or [`Row::NO_NUMBER`].
    longitude: i32,
    /// Bits 3 × weekday + part of the day (morning, afternoon, evening): when it usually takes place.
    week: u32,
    /// Lowest and highest place in `Level::KNOWN`, or 255.
    level_from: u8,
    /// See `level_from`.
    level_to: u8,
    /// Day of the last check (days since 1970), or [`Row::NO_NUMBER`].
    checked_on: i32,
    /// Day by which it is to be checked again, or [`Row::NO_NUMBER`].
    due: i32,
    /// First day, or [`Row::NO_NUMBER`].
    valid_from: i32,
    /// Last day, or [`Row::NO_NUMBER`].
    valid_through: i32,
    /// A course's first day (days since 1970), an event's first start (minutes on the clock since 1970), or [`Row::NO_NUMBER`].
    starts: i32,
    /// A course's last day, an event's first end, or [`Row::NO_NUMBER`].
    ends: i32,
}

fn take<'a, const N: usize>(rest: &mut &'a [u8]) -> Option<&'a [u8; N]> {
    let (head, tail) = rest.split_first_chunk()?;
    *rest = tail;
    Some(head)
}

/// Yes-or-no properties of a record, as bits of [`Row::traits`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Traits;

impl Traits {
    /// It costs nothing.
    pub const FREE: u32 = 1;
    /// One gets in without a step.
    pub const STEP_FREE: u32 = 1 << 1;
    /// Children are looked after.
    pub const CHILDCARE: u32 = 1 << 2;
    /// It is a language course or practice.
    pub const COURSE: u32 = 1 << 3;
    /// Only women take part.
    pub const WOMEN_ONLY: u32 = 1 << 4;
    /// Volunteers teach.
    pub const VOLUNTEER: u32 = 1 << 5;
    /// Professionals teach.
    pub const PROFESSIONAL: u32 = 1 << 6;
    /// There are free places.
    pub const FREE_PLACES: u32 = 1 << 7;
    /// It cannot be used now: temporarily closed or inactive.
    pub const PAUSED: u32 = 1 << 8;
    /// It has ended for good, or the event was cancelled.
    pub const ENDED: u32 = 1 << 9;
    /// The event comes again.
    pub const RECURRING: u32 = 1 << 10;
    /// Its place is kept hidden.
    pub const HIDDEN_PLACE: u32 = 1 << 11;
    /// Demo data that nobody checked.
    pub const DEMO: u32 = 1 << 12;
}

impl Row {
    /// No string.
    pub const NONE: u32 = u32::MAX;
    /// No number.
    pub const NO_NUMBER: i32 = i32::MIN;
    /// `state` of a record that was taken away.
    pub const TOMBSTONE: u8 = 1;
    /// `state` of a record of which the same image holds a newer version.
    pub const SUPERSEDED: u8 = 2;

    /// A row that says nothing.
    pub(super) const EMPTY: Row = Row {
        kind_code: 0,
        state: 0,
        source: Row::NONE,
        id: Row::NONE,
        json: 0,
        json_len: 0,
        body: 0,
        body_len: 0,
        updated_at: 0,
        topics: 0,
        languages: 0,
        groups: 0,
        residence: 0,
        traits: 0,
        district: Row::NONE,
        organization: Row::NONE,
        hours: Row::NONE,
        latitude: Row::NO_NUMBER,
        longitude: Row::NO_NUMBER,
        week: 0,
        level_from: u8::MAX,
        level_to: u8::MAX,
        checked_on: Row::NO_NUMBER,
        due: Row::NO_NUMBER,
        valid_from: Row::NO_NUMBER,
        valid_through: Row::NO_NUMBER,
        starts: Row::NO_NUMBER,
        ends: Row::NO_NUMBER,
    };

    /// The kind, if it is one.
    pub fn kind(&self) -> Option<Kind> {
        Kind::ALL.get(usize::from(self.kind_code)).copied()
    }

    /// Whether all these [`Traits`] are set.
    pub fn has(&self, traits: u32) -> bool {
        self.traits & traits == traits
    }

    /// Where it is, if that may be known.
    pub fn coordinates(&self) -> Option<Coordinates> {
        let known = self.latitude != Self::NO_NUMBER && self.longitude != Self::NO_NUMBER;
        let degrees = |number: i32| f64::from(number) / 1e7;
        known.then(|| Coordinates::new(degrees(self.latitude), degrees(self.longitude)))?
    }

    /// How fresh it is on `today`; the same answer as [`Freshness::of`] gives for the record.
    pub fn freshness(&self, today: Date) -> Freshness {
        let today = today.epoch_day();
        let before_today = |day: i32| day != Self::NO_NUMBER && day < today;
        if before_today(self.valid_through) || self.has(Traits::ENDED) {
            Freshness::Expired
        } else if before_today(self.due) {
            Freshness::Stale
        } else if self.checked_on != Self::NO_NUMBER {
            Freshness::Fresh
        } else {
            Freshness::Unchecked
        }
    }
}
