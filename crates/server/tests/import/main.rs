//! Importing into a real database file, as the command does.

mod city;

mod events;
mod tables;

mod files;
mod pages;
mod translations;

mod anything;

mod demo;
