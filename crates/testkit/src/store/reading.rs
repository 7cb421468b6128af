//! Promises about reading.

use super::{append, json, pain, pains, receipt, runner, second, texts};
use restride_app::store::{FileHash, Position, Store};
use restride_core::journal::Appended::New;

/// Pages of any size, also of size 0 and beyond the end, give the whole journal in order.
///
/// # Panics
///
/// When they do not.
#[expect(clippy::expect_used, reason = "a test")]
pub async fn pages_join_up_without_gap_or_overlap(store: impl Store) {
    let entries = pains(1..=10);
    append(&store, runner(1), &entries).await.expect("appended");
    for most in [1, 3, 10, 11, usize::MAX] {
        let mut read = Vec::new();
        let mut after = Position(0);
        loop {
            let page = store.read(runner(1), after, most).await.expect("a page");
            assert!(page.len() <= most, "the page is larger than asked for");
            let Some(last) = page.last() else { break };
            after = last.position;
            read.extend(page.into_iter().map(|row| row.text));
        }
        assert_eq!(read, json(&entries), "pages of {most}");
    }
    for (after, most) in [(0, 0), (10, 5), (11, 5), (u64::MAX, usize::MAX)] {
        let page = store.read(runner(1), Position(after), most).await;
        assert_eq!(page, Ok(Vec::new()), "{most} after {after}");
    }
}

/// Asking about a runner is no way to make one.
///
/// # Panics
///
/// When it is.
pub async fn an_unknown_runner_has_nothing_and_asking_makes_nobody_known(store: impl Store) {
    let nobody = runner(9);
    assert_eq!(store.position(nobody).await, Ok(Position(0)));
    assert_eq!(store.read(nobody, Position(0), 9).await, Ok(Vec::new()));
    assert_eq!(store.files(nobody).await, Ok(Vec::new()));
    assert_eq!(store.file(nobody, &FileHash([7; 32])).await, Ok(None));
    assert_eq!(store.runners(None, 9).await, Ok(Vec::new()));
}

/// By pages, and each once, however often and by whatever it was made known.
///
/// # Panics
///
/// When they are not.
#[expect(clippy::expect_used, reason = "a test")]
pub async fn runners_are_listed_in_the_order_of_their_ids(store: impl Store) {
    let far = u128::MAX;
    for number in [far, 5, 1, 5, 1 << 127] {
        store.add_runner(runner(number)).await.expect("added");
    }
    let known = append(&store, runner(5), &pains([1])).await;
    assert_eq!(known, receipt(1, &[New]));
    store.add_runner(runner(5)).await.expect("known already");
    assert_eq!(store.position(runner(5)).await, Ok(Position(1)));
    append(&store, runner(2), &pains([1])).await.expect("new");
    let file = store.put_file(runner(3), b"file", second(0)).await;
    file.expect("kept");

    let all = [1, 2, 3, 5, 1 << 127, far].map(runner);
    assert_eq!(store.runners(None, usize::MAX).await, Ok(all.to_vec()));
    for most in 0..=all.len() {
        for after in 0..all.len() {
            let page = store.runners(Some(all[after]), most).await;
            let expected: Vec<_> = all.iter().skip(after + 1).take(most).copied().collect();
            assert_eq!(page, Ok(expected), "{most} after number {after}");
        }
    }
    let page = store.runners(Some(runner(4)), 2).await;
    assert_eq!(page, Ok(vec![runner(5), runner(1 << 127)]), "after nobody");
}

/// Two runners may have the same ids and the same files, and neither sees the other's.
///
/// # Panics
///
/// When one does.
#[expect(clippy::expect_used, reason = "a test")]
pub async fn nothing_leaks_from_one_runner_to_another(store: impl Store) {
    let (one, other) = (runner(1), runner(2));
    let (ones, others) = ([pain(1, 3), pain(2, 3)], [pain(1, 8)]);
    assert_eq!(append(&store, one, &ones).await, receipt(2, &[New, New]));
    let answer = append(&store, other, &others).await;
    assert_eq!(answer, receipt(1, &[New]), "the same id with another text");
    assert_eq!(texts(&store, one).await, json(&ones));
    assert_eq!(texts(&store, other).await, json(&others));

    let hash = store.put_file(one, b"a run", second(0)).await;
    let hash = hash.expect("kept");
    assert_eq!(store.file(other, &hash).await, Ok(None));
    assert_eq!(store.files(other).await, Ok(Vec::new()));
    assert_eq!(store.files(one).await, Ok(vec![hash]));
}
