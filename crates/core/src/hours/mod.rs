//! OSM opening hours.
