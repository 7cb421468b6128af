//! `shoes.toml`.

use super::super::checker::Checker;
use super::super::ranges::{Ranges, YEAR};
use super::super::sense::words::check_guide;
use crate::files::care::shoes::ShoesFile;
use restride_core::knowledge::Knowledge;
use restride_core::knowledge::care::{
    NewPairRule, PairsRule, RotationRule, ShoePainRule, ShoeRules, WearBand,
};

const PATH: &str = "shoes.toml";

/// Metres of a kilometre.
const KM: u32 = 1000;

pub(super) fn shoes(
    checker: &mut Checker<'_>,
    knowledge: &Knowledge,
    prevention: &[String],
) -> Option<ShoeRules> {
    let file: ShoesFile = checker.file(PATH)?;
    let ShoesFile {
        wear,
        rotation,
        pairs,
        new_pair,
        pain,
    } = file;
    let mut ranges = Ranges::of(checker, PATH);
    ranges.number("from_km", wear.from_km, 1, 10_000);
    ranges.rising(&[("from_km", wear.from_km), ("to_km", wear.to_km)]);
    ranges.number("days", rotation.days, 1, YEAR);
    ranges.number("from", pairs.from, 1, 20);
    ranges.number("to", pairs.to, u16::from(pairs.from), 20);
    ranges.number("runs", new_pair.runs, 1, 100);
    ranges.number("least_days", pain.least_days, 1, YEAR);
    let corrections = knowledge.corrections.iter();
    ranges.position(
        "correction",
        &wear.correction,
        corrections.map(|known| known.id.as_str()),
    );
    let prevented = prevention.iter().map(String::as_str);
    ranges.position("item of prevention", &pairs.prevention, prevented);
    check_guide(checker, PATH, &wear.guide);
    check_guide(checker, PATH, &pairs.guide);
    let mut evidence =
        |source: &str, mark: &str, place: &str| checker.evidence(PATH, source, mark, place);
    Some(ShoeRules {
        wear: WearBand {
            from_m: u32::from(wear.from_km) * KM,
            to_m: u32::from(wear.to_km) * KM,
            evidence: evidence(&wear.source, &wear.mark, &wear.place),
            correction: wear.correction,
            guide: wear.guide,
        },
        rotation: RotationRule {
            days: rotation.days,
            evidence: evidence(&rotation.source, &rotation.mark, &rotation.place),
        },
        pairs: PairsRule {
            from: pairs.from,
            to: pairs.to,
            evidence: evidence(&pairs.source, &pairs.mark, &pairs.place),
            prevention: pairs.prevention,
            guide: pairs.guide,
        },
        new_pair: NewPairRule {
            runs: new_pair.runs,
            evidence: evidence(&new_pair.source, &new_pair.mark, &new_pair.place),
        },
        pain: ShoePainRule {
            least_days: usize::from(pain.least_days),
            evidence: evidence(&pain.source, &pain.mark, &pain.place),
        },
    })
}
