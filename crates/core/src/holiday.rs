//! German public holidays.
