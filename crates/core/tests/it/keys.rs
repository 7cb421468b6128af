//! Public keys: other programs store and read them, so they never change and never collide.

use restride_core::assessment::{AskReason, DoneReason, FloorKind, TestBar};
use restride_core::knowledge::Mark;
use restride_core::urgency::Urgency;

/// S22
#[test]
fn public_keys_are_as_published() {
    let floors = [
        FloorKind::RedFlag,
        FloorKind::Gate,
        FloorKind::Mass,
        FloorKind::Population,
        FloorKind::OpenAlarm,
        FloorKind::Expiry,
        FloorKind::Carried,
    ];
    assert_eq!(
        floors.map(FloorKind::key),
        [
            "red_flag",
            "gate",
            "mass",
            "population",
            "open_alarm",
            "expiry",
            "carried"
        ]
    );
    let bars = [
        TestBar::OpenAlarm,
        TestBar::Urgent,
        TestBar::Population,
        TestBar::BoneStress,
        TestBar::ThisTest,
    ];
    assert_eq!(
        bars.map(TestBar::key),
        [
            "open_alarm",
            "urgent",
            "population",
            "bone_stress",
            "this_test"
        ]
    );
    let asked = [
        AskReason::Alarm,
        AskReason::AboutYou,
        AskReason::Site,
        AskReason::Gate,
        AskReason::Information,
        AskReason::SelfTest,
    ];
    assert_eq!(
        asked.map(AskReason::key),
        ["alarm", "about_you", "site", "gate", "information", "test"]
    );
    let done = [
        DoneReason::Emergency,
        DoneReason::NotRanked,
        DoneReason::Settled,
        DoneReason::Enough,
        DoneReason::NothingLeft,
    ];
    assert_eq!(
        done.map(DoneReason::key),
        [
            "emergency",
            "not_ranked",
            "settled",
            "enough",
            "nothing_left"
        ]
    );
}

/// S22
#[test]
fn every_urgency_is_found_by_its_key_and_ordered() {
    assert_eq!(
        Urgency::ALL.map(Urgency::key),
        [
            "emergency",
            "stop_and_see_within_days",
            "see_within_2_weeks",
            "self_manage"
        ]
    );
    for (position, urgency) in Urgency::ALL.into_iter().enumerate() {
        assert_eq!(Urgency::from_key(urgency.key()), Some(urgency));
        assert_eq!(urgency.to_string(), urgency.key());
        for (other_position, other) in Urgency::ALL.into_iter().enumerate() {
            let above = i8::try_from(other_position).unwrap() - i8::try_from(position).unwrap();
            assert_eq!(urgency.levels_above(other), above);
            assert_eq!(urgency > other, above > 0);
        }
    }
    assert_eq!(Urgency::from_key("Emergency"), None);
    for mark in Mark::ALL {
        assert_eq!(Mark::from_key(mark.key()), Some(mark));
    }
}
