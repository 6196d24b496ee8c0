//! Importing into a real database file, as the command does.

mod city;

mod tables;

mod files;
mod translations;

mod demo;
