//! Pieces that several screens use.

pub mod frame;
pub mod status;
pub mod title;

pub mod card;
pub mod event_card;

pub mod badges;
pub mod save_button;
pub mod texts;

pub mod fact;

pub mod audience;
pub mod contacts;
pub mod course_answers;
pub mod freshness_answers;
pub mod hours_table;
pub mod place_answers;

pub mod actions;
pub mod say;
pub mod german;
pub mod maps;
pub mod qr;

pub mod icon;
pub mod install;
pub mod languages;
pub mod notice;
pub mod paper;
pub mod regions;
pub mod search_field;
pub mod sheet;
