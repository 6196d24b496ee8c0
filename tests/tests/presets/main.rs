//! What phones make of backends by way of the presets: transcripts of real ones, and the data of two directories.

mod device;
mod documented;
mod hsds;
mod integreat;
mod play;
mod transcripts;
mod worked_example;
