//! The profiles that ship, the schema by which editors check profiles, and what the guide shows of them.

mod corpus;
mod files;
mod guide;
mod shipped;
