//! Old knowledge and wrong clocks: self-care is not advised then.

use crate::world::{ENGINE, KNOWLEDGE, benign, some_runners};
use jiff::ToSpan as _;
use jiff::civil::Date;
use restride_core::assessment::{Answers, FloorKind};
use restride_core::urgency::Urgency;

fn urgency_on(answers: &Answers, today: Date) -> Urgency {
    ENGINE.assess(answers, today, None).triage.urgency
}

/// S26
#[test]
fn an_outdated_pack_or_a_clock_before_it_gives_no_self_care() {
    let review = &KNOWLEDGE.review;
    let last = review.review_by + review.grace_days.days();
    let harmless = benign("lateral");
    for (today, expected) in [
        (review.made_on, Urgency::SelfManage),
        (review.review_by, Urgency::SelfManage),
        (review.review_by.tomorrow().unwrap(), Urgency::SelfManage),
        (last, Urgency::SelfManage),
        (last.tomorrow().unwrap(), Urgency::SeeWithinTwoWeeks),
        (last + 10.years(), Urgency::SeeWithinTwoWeeks),
        (
            review.made_on.yesterday().unwrap(),
            Urgency::SeeWithinTwoWeeks,
        ),
        (jiff::civil::date(1970, 1, 1), Urgency::SeeWithinTwoWeeks),
        (Date::MIN, Urgency::SeeWithinTwoWeeks),
        (Date::MAX, Urgency::SeeWithinTwoWeeks),
    ] {
        assert_eq!(urgency_on(&harmless, today), expected, "on {today}");
        let is_expired = expected != Urgency::SelfManage;
        assert_eq!(ENGINE.is_out_of_date(today), is_expired, "on {today}");
        let triage = ENGINE.assess(&harmless, today, None).triage;
        let named = triage
            .floors
            .iter()
            .any(|floor| floor.kind == FloorKind::Expiry);
        assert_eq!(named, is_expired, "on {today}");
    }
}

/// S26
#[test]
fn a_banner_is_due_after_the_review_date() {
    let review = &KNOWLEDGE.review;
    let due = |today| ENGINE.assess(&benign("lateral"), today, None).review_due;
    assert!(!due(review.made_on));
    assert!(!due(review.review_by));
    assert!(due(review.review_by.tomorrow().unwrap()));
}

/// S26
#[test]
fn no_date_lowers_an_urgency() {
    let review = &KNOWLEDGE.review;
    let last = review.review_by + review.grace_days.days();
    let days = [
        review.made_on.yesterday().unwrap(),
        last,
        last.tomorrow().unwrap(),
        Date::MAX,
    ];
    for answers in some_runners(300) {
        let valid = urgency_on(&answers, review.made_on);
        for today in days {
            assert!(urgency_on(&answers, today) >= valid, "on {today}");
        }
    }
}
