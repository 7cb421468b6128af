//! Faults: programs that are killed, servers that crash, disks that are full, files that are damaged. Whatever happens,
//! what was acknowledged is there afterwards, whole, and everything else is refused in words.
//!
//! Where a fault hits a program, the test starts itself once more as a child (`child`), and hurts that. What a machine
//! cannot do (namespaces, tracing) is left out; the output of the test then says what was done instead.

#![expect(
    clippy::panic,
    clippy::print_stdout,
    reason = "helpers of tests; what a machine cannot do is said"
)]

mod child;
mod load;
mod machine;

mod backup;
mod boundaries;
mod damage;
mod full_disk;
mod kill;
mod postgres;
mod read_only;
mod syncs;
