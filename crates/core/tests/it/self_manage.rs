//! Self-care needs a clear "no" to every mandatory question, and is then really given.

use crate::world::{
    ENGINE, KNOWLEDGE, USUAL, benign, ensure, for_random_runners, tier, told, with,
};
use restride_core::assessment::Answer;
use restride_core::urgency::Urgency;
use restride_testkit::{put, sites, worrying_questions};

const NOT_DENIED: [Answer; 3] = [Answer::Absent, Answer::Unsure, Answer::Yes];

/// S7, on every one and every pair of mandatory questions that is not denied, at every place
#[test]
fn self_care_needs_a_no_to_every_mandatory_question() {
    for site in sites(&KNOWLEDGE) {
        let base = benign(&site);
        let mandatory = ENGINE.mandatory();
        for (position, &first) in mandatory.iter().enumerate() {
            for open in NOT_DENIED {
                let one = with(&base, first, open);
                assert!(tier(&one) > Urgency::SelfManage, "{}", told(&one));
                for &second in &mandatory[position + 1..] {
                    for also_open in NOT_DENIED {
                        let two = with(&one, second, also_open);
                        assert!(tier(&two) > Urgency::SelfManage, "{}", told(&two));
                    }
                }
            }
        }
    }
}

/// S7, on random runners
#[test]
fn whoever_may_manage_it_themselves_has_denied_every_alarm() {
    for_random_runners(USUAL, |answers| {
        let denied = ENGINE
            .mandatory()
            .iter()
            .all(|&asked| answers.get(asked) == Answer::No);
        ensure(denied || tier(answers) > Urgency::SelfManage, || {
            "self-care".to_owned()
        })
    });
}

/// S7
#[test]
fn silence_is_never_self_care() {
    let mut answers = crate::world::nobody();
    assert_eq!(tier(&answers), Urgency::SeeWithinTwoWeeks);
    for asked in 0..KNOWLEDGE.questions.len() {
        put(&KNOWLEDGE, &mut answers, asked, Answer::Unsure);
    }
    assert_eq!(tier(&answers), Urgency::SeeWithinTwoWeeks);
}

/// S31
#[test]
fn every_urgency_is_reached_from_every_place() {
    for site in sites(&KNOWLEDGE) {
        let base = benign(&site);
        assert_eq!(
            tier(&base),
            Urgency::SelfManage,
            "a harmless pain at {site}"
        );
        let reached: Vec<Urgency> = worrying_questions(&KNOWLEDGE)
            .into_iter()
            .map(|asked| tier(&with(&base, asked, Answer::Yes)))
            .collect();
        for urgency in Urgency::ALL {
            let is_reached = urgency == Urgency::SelfManage || reached.contains(&urgency);
            assert!(is_reached, "no single yes gives {urgency} at {site}");
        }
    }
}
