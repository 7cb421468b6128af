//! Use cases, as a front end calls them.

mod demo;
