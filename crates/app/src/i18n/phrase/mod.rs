//! Dates, hours, distances and sizes in words; no `Intl`, so that every language reads the same in every browser.

pub mod date;
pub mod hours;
pub mod measure;

#[cfg(test)]
mod tests;
