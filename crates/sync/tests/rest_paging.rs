//! A list that changes while it is read: after the next pulls the copy is what the source has, whatever the
//! source can do.

mod rest;

use lotse_sync::testing::{Abilities, Changes, Deleted, Mischief, Order, Pages, RestServer};
use proptest::{collection::vec, prelude::*, sample::select};

use rest::Device;

/// A change at the source.
#[derive(Clone, Debug)]
enum Change {
    Put(u8),
    Delete(u8),
    Nothing,
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        3 => (0..40_u8).prop_map(Change::Put),
        2 => (0..40_u8).prop_map(Change::Delete),
        2 => Just(Change::Nothing),
    ]
}

fn mischief() -> impl Strategy<Value = Option<Mischief>> {
    prop_oneof![4 => Just(None), 1 => select(Mischief::ALL.to_vec()).prop_map(Some)]
}

fn abilities() -> impl Strategy<Value = Abilities> {
    let pages = select(vec![
        Pages::One,
        Pages::Number,
        Pages::Offset,
        Pages::Token,
        Pages::LinkInBody,
        Pages::LinkInHeader,
    ]);
    let changes = select(vec![
        Changes::Never,
        Changes::Since,
        Changes::AfterSecond,
        Changes::Number,
        Changes::ETag,
        Changes::Ignored,
        Changes::Feed,
        Changes::DeltaLink,
    ]);
    let deleted = select(vec![Deleted::Absent, Deleted::Marked, Deleted::Trash]);
    let order = select(vec![Order::Id, Order::Newest, Order::Oldest]);
    let past_end = select(vec![None, Some(400), Some(404), Some(416)]);
    let flags = (1..9_usize, any::<bool>(), past_end, any::<bool>());
    (pages, changes, deleted, order, flags).prop_map(|(pages, changes, deleted, order, flags)| {
        let (most, total, past_end, date) = flags;
        sound(Abilities {
            pages,
            changes,
            deleted,
            order,
            most,
            total,
            past_end,
            date,
        })
    })
}

/// What goes together: a feed has tokens and tells what was deleted, a delta link too; only who makes up pages
/// by number asks for one that is not there.
fn sound(mut abilities: Abilities) -> Abilities {
    match abilities.changes {
        Changes::Feed => abilities.pages = Pages::Token,
        Changes::DeltaLink => abilities.pages = Pages::LinkInBody,
        _ => {}
    }
    if matches!(
        abilities.changes,
        Changes::Feed | Changes::DeltaLink | Changes::Ignored
    ) {
        abilities.deleted = Deleted::Marked;
    }
    if !matches!(abilities.pages, Pages::Number | Pages::Offset) {
        abilities.past_end = None;
    }
    abilities
}

fn cases() -> u32 {
    match std::env::var_os("LOTSE_LONG") {
        Some(_) => 10_000,
        None => 400,
    }
}

const DAY: i64 = 24 * 60 * 60 * 1000;

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_record_is_there_once_whatever_happened_meanwhile(
        abilities in abilities(),
        at_first in vec(0..40_u8, 0..40),
        meanwhile in vec((vec(change(), 0..3), mischief()), 0..40),
        size in 1..9_u32,
        limit in 1..9_u32,
    ) {
        let server = RestServer::new(abilities);
        let mut titles = 0..;
        let mut apply = |change: &Change| match change {
            Change::Put(id) => server.put(&format!("{id:02}"), &format!("title {}", titles.next().unwrap_or(0))),
            Change::Delete(id) => server.delete(&format!("{id:02}")),
            Change::Nothing => {}
        };
        at_first.iter().for_each(|id| apply(&Change::Put(*id)));
        let device = Device::new(&server, size, limit);
        let mut meanwhile = meanwhile.iter();
        for _ in 0..4 {
            device.visit(|| {
                let (changes, mischief) = meanwhile.next()?;
                changes.iter().for_each(&mut apply);
                *mischief
            });
            server.advance(60_000);
        }
        // Nothing changes any more. What only a list of everything shows is seen when one is due,
        // and where much is gone, the third time.
        meanwhile.flat_map(|(changes, _)| changes).for_each(&mut apply);
        let days = if abilities.date { 8 } else { 120 };
        for _ in 0..days {
            server.advance(DAY);
            device.visit(|| None);
            if device.titles() == server.records() {
                break;
            }
        }
        prop_assert_eq!(device.titles(), server.records());
        // Records that nobody asked for twice are not asked for for ever.
        server.take_requests();
        device.visit(|| None);
        let asked = server.take_requests();
        prop_assert!(asked.len() < 140, "{} requests", asked.len());
    }
}
