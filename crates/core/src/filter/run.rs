use super::facets::{Counts, Facets};
use super::open::OpenNow;
use super::selection::Selection;
use super::{Condition, Query, Sort};
use crate::catalogue::{Catalogue, RecordRef, is_listed};
use crate::image::{Image, Kind, Row, Traits};
use crate::order;
use crate::place::{Coordinates, Metres};
use crate::time::{Date, Timestamp, Zone};

/// When and where somebody asks.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    /// The moment.
    pub now: Timestamp,
    /// The time zone of the region.
    pub zone: &'a Zone,
    /// Where the person is, or the middle of the district they chose; never leaves the device.
    pub position: Option<Coordinates>,
    /// What is open at [`Context::now`]; when not given, each search finds out for itself.
    pub open: Option<&'a OpenNow>,
}

/// One offer that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The offer.
    pub at: RecordRef,
    /// How far it is from [`Context::position`], if both are known.
    pub distance: Option<Metres>,
}

/// A part of the query without which there would be hits; of several words also each alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearMiss {
    /// The part.
    pub condition: Condition,
    /// Of words: those that were left out.
    pub dropped: String,
    /// The query without it.
    pub query: Query,
    /// How many hits it has.
    pub hits: u32,
}

/// What answers a query.
#[derive(Debug, Clone, Default)]
pub struct Results {
    /// The offers in the order asked for.
    pub hits: Vec<Hit>,
    /// Counts for every filter.
    pub facets: Facets,
    /// When there is no hit: the nearest wider queries. Those that keep a word stand first, then those with more hits.
    pub near_misses: Vec<NearMiss>,
}

impl Context<'_> {
    /// The day at the place.
    pub fn today(&self) -> Date {
        self.zone.local(self.now).date()
    }
}

/// Answers a query. What is over is left out, and only counted, unless the query asks for it; then it stands last.
pub fn run(catalogue: &Catalogue, query: &Query, context: &Context<'_>) -> Results {
    let today = context.today();
    let selection = Selection::new(catalogue, query, today);
    let asked;
    let open = match context.open {
        Some(open) => open,
        None => {
            asked = OpenNow::at(catalogue, context.zone.local(context.now));
            &asked
        }
    };
    let images: Vec<&Image> = catalogue.images().collect();
    let mut counts: Vec<Counts> = images.iter().map(|_| Counts::new(query, today)).collect();
    let mut missed = [0u32; Condition::ALL.len()];
    let mut found: Vec<Hit> = Vec::new();
    // What can be used, then what is over.
    let mut ranks: [Vec<(u64, u32)>; 2] = Default::default();
    let mut ended = 0;
    for (at, row) in catalogue.records(Kind::Offer) {
        let (Some(plan), Some(counts)) = (selection.plan(at), counts.get_mut(at.layer())) else {
            continue;
        };
        let is_over = !is_listed(&row, today);
        let mut failed = selection.failed(at, &row);
        let open_now = !is_over && is_open(open, at, &row);
        if query.open_now && !open_now {
            failed |= Condition::OpenNow.bit();
        }
        ended += u32::from(is_over && failed == 0);
        if is_over && !query.ended {
            continue;
        }
        counts.add(&row, failed, open_now, plan);
        if failed == 0 {
            let distance = context
                .position
                .zip(row.coordinates())
                .map(|(here, there)| here.distance(there));
            let rank = match query.sort {
                Sort::Relevance => relevance(&row, selection.score(at), today),
                Sort::Distance => distance
                    .map_or(f64::INFINITY, |Metres(metres)| metres)
                    .to_bits(),
                Sort::Freshness => {
                    order::then_newest(order::latest_day(row.checked_on), row.updated_at)
                }
            };
            ranks[usize::from(is_over)].push((rank, found.len() as u32));
            found.push(Hit { at, distance });
        } else if failed.is_power_of_two()
            && let Some(missed) = missed.get_mut(failed.trailing_zeros() as usize)
        {
            *missed += 1;
        }
    }
    let mut facets = Facets {
        ended,
        ..Facets::default()
    };
    images
        .iter()
        .zip(counts)
        .for_each(|(image, counts)| counts.name(image, &mut facets));
    for part in &mut ranks {
        order::by_key(part);
    }
    let hits: Vec<Hit> = ranks
        .iter()
        .flatten()
        .filter_map(|(_, number)| found.get(*number as usize).copied())
        .collect();
    let near_misses = if hits.is_empty() {
        let mut near = with_fewer_words(catalogue, query, open, today);
        near.extend(near_misses(query, &missed));
        // Everything there is is no answer to a question.
        near.retain(|near| !near.query.is_empty());
        in_order(near, query.has(Condition::Words))
    } else {
        Vec::new()
    };
    Results {
        hits,
        facets,
        near_misses,
    }
}

/// What fits the words best, can be used, is meant for the person and is fresh comes first.
fn relevance(row: &Row, score: u8, today: Date) -> u64 {
    let for_all = row.groups == 0 && row.residence == 0;
    let head = u64::from(u8::MAX - score) << 4
        | u64::from(row.has(Traits::PAUSED)) << 3
        | u64::from(for_all) << 2
        | row.freshness(today) as u64;
    order::then_newest(head, row.updated_at)
}

/// Those that keep a word first, then those with more hits; they are few.
fn in_order(near: Vec<NearMiss>, has_words: bool) -> Vec<NearMiss> {
    let before = |a: &NearMiss, b: &NearMiss| {
        let wordless = |near: &NearMiss| has_words && near.query.words.is_empty();
        (wordless(a), b.hits) < (wordless(b), a.hits)
    };
    let mut sorted: Vec<NearMiss> = Vec::with_capacity(near.len());
    for miss in near {
        let place = sorted.iter().position(|other| before(&miss, other));
        sorted.insert(place.unwrap_or(sorted.len()), miss);
    }
    sorted
}

fn near_misses(query: &Query, missed: &[u32]) -> Vec<NearMiss> {
    let wider = Condition::ALL
        .into_iter()
        .zip(missed)
        .filter(|(_, hits)| **hits > 0);
    let near = wider.map(|(condition, hits)| NearMiss {
        condition,
        dropped: if condition == Condition::Words {
            query.words.trim().to_owned()
        } else {
            String::new()
        },
        query: query.without(condition),
        hits: *hits,
    });
    near.collect()
}

/// The query with one of several words left out, each in turn.
fn with_fewer_words(
    catalogue: &Catalogue,
    query: &Query,
    open: &OpenNow,
    today: Date,
) -> Vec<NearMiss> {
    let words: Vec<&str> = query.words.split_whitespace().collect();
    // A sentence is not searched word by word for every word it has.
    if !(2..=6).contains(&words.len()) {
        return Vec::new();
    }
    let without = |left_out: usize| {
        let kept: Vec<&str> = words
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != left_out)
            .map(|(_, word)| *word)
            .collect();
        let query = Query {
            words: kept.join(" "),
            ..query.clone()
        };
        let selection = Selection::new(catalogue, &query, today);
        let fits = |(at, row): &(RecordRef, Row)| {
            let is_over = !is_listed(row, today);
            (query.ended || !is_over)
                && selection.meets(*at, row)
                && (!query.open_now || !is_over && is_open(open, *at, row))
        };
        let hits = catalogue.records(Kind::Offer).filter(fits).count() as u32;
        NearMiss {
            condition: Condition::Words,
            dropped: words.get(left_out).copied().unwrap_or_default().to_owned(),
            query,
            hits,
        }
    };
    (0..words.len())
        .map(without)
        .filter(|near| near.hits > 0)
        .collect()
}

/// Open hours do not count where it is closed for a while.
fn is_open(open: &OpenNow, at: RecordRef, row: &Row) -> bool {
    open.is_open(at, row) && !row.has(Traits::PAUSED)
}
