//! Use cases, as a front end calls them.

mod support;

mod actors;
mod archive;
mod demo;
mod diary;
mod import;
mod undo;
