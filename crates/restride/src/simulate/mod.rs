//! `restride simulate`: runners drawn from the pack, interviewed; how often the engine is right about them.
//!
//! Read in this order: `run` (one runner), `figures` (all of them), `text` and `json`.

mod figures;
mod json;
mod run;
mod text;

pub(crate) use json::SimulationJson;

use crate::arguments::{Format, SimulateOptions};
use crate::failure::Failure;
use crate::{clock, say};
use figures::Figures;
use restride_core::assessment::Engine;
use restride_core::assessment::simulate::Dependence;
use restride_core::knowledge::Knowledge;
use run::Run;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Runners interviewed at a time. Two, so that a laptop stays usable.
const THREADS: usize = 2;
/// Time without a word after which the person at the terminal is told how far it is.
const PATIENCE: Duration = Duration::from_secs(1);
/// Most runners in one run: more tell nothing new.
const MOST: usize = 1_000_000;

pub(crate) fn run(knowledge: &Knowledge, options: &SimulateOptions) -> Result<(), Failure> {
    if options.runners == 0 || options.runners > MOST {
        return Err(
            Failure::new(format!("cannot draw {} runners", options.runners))
                .hint(format!("--runners takes 1 to {MOST}")),
        );
    }
    let runs = runs(knowledge, options);
    let figures = Figures::of(knowledge, &runs);
    match options.format {
        Format::Json => say::result(&json::json(knowledge, options, &figures)?),
        Format::Text => say::result(&text::text(knowledge, options, &figures)),
    }
}

/// Draws and interviews all runners. Each has a seed of its own, so neither threads nor their order change anything.
fn runs(knowledge: &Knowledge, options: &SimulateOptions) -> Vec<Run> {
    let engine = Engine::new(knowledge);
    let dependence = if options.independent {
        Dependence::Independent
    } else {
        Dependence::Echoed
    };
    let mut random = fastrand::Rng::with_seed(options.seed);
    let seeds: Vec<u64> = (0..options.runners).map(|_| random.u64(..)).collect();
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let mut done: Vec<(usize, Run)> = Vec::with_capacity(seeds.len());
    thread::scope(|scope| {
        for _ in 0..THREADS {
            let sender = sender.clone();
            scope.spawn(|| {
                let sender = sender;
                while let Some((position, seed)) = take(&next, &seeds) {
                    if sender
                        .send((position, run::run(&engine, dependence, seed)))
                        .is_err()
                    {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut told = clock::now();
        for run in receiver {
            done.push(run);
            if told.elapsed() >= PATIENCE {
                told = clock::now();
                say::note(&format!("{} of {} runners", done.len(), seeds.len()));
            }
        }
    });
    done.sort_by_key(|(position, _)| *position);
    done.into_iter().map(|(_, run)| run).collect()
}

fn take(next: &AtomicUsize, seeds: &[u64]) -> Option<(usize, u64)> {
    let position = next.fetch_add(1, Ordering::Relaxed);
    seeds.get(position).map(|seed| (position, *seed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(seed: u64) -> Vec<Run> {
        let options = SimulateOptions {
            runners: 40,
            seed,
            independent: false,
            format: Format::Json,
        };
        runs(&restride_testkit::knowledge(), &options)
    }

    #[test]
    fn the_same_seed_gives_the_same_runners_and_another_seed_others() {
        let first = drawn(7);
        assert_eq!(first.len(), 40);
        assert_eq!(first, drawn(7));
        assert_ne!(first, drawn(8));
    }

    #[test]
    fn more_runners_begin_with_the_same_ones() {
        let options = SimulateOptions {
            runners: 50,
            seed: 7,
            independent: false,
            format: Format::Json,
        };
        let more = runs(&restride_testkit::knowledge(), &options);
        assert_eq!(more.get(..40), Some(drawn(7).as_slice()));
    }

    #[test]
    fn no_runners_are_refused() {
        let options = SimulateOptions {
            runners: 0,
            seed: 1,
            independent: false,
            format: Format::Text,
        };
        let failure = run(&restride_testkit::knowledge(), &options).unwrap_err();
        assert_eq!(failure.what(), "cannot draw 0 runners");
    }
}
