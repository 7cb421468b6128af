//! Looking into the knowledge pack, and checking one.

use crate::support::{ADVICE, overlay, restride};

#[test]
fn an_entry_is_shown_and_the_exit_code_is_0() {
    let ran = restride(&["knowledge", "show", "gtps"], b"");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("gtps (cause)\n"), "{}", ran.out);
}

#[test]
fn an_unknown_id_is_a_failure_with_the_nearest_one_and_without_the_emergency_advice() {
    let ran = restride(&["knowledge", "show", "gpts"], b"");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(
        ran.err.contains("hint: did you mean \"gtps\"?"),
        "{}",
        ran.err
    );
    assert!(!ran.err.contains(ADVICE), "{}", ran.err);
}

#[test]
fn words_that_are_nowhere_are_no_failure() {
    let ran = restride(&["knowledge", "search", "xyzzy"], b"");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("Nothing in the pack"), "{}", ran.out);
}

#[test]
fn the_sources_are_listed() {
    let ran = restride(&["knowledge", "sources"], b"");
    assert_eq!(ran.code, Some(0));
    assert!(ran.out.contains("- s24: "), "{}", ran.out);
}

#[test]
fn the_built_in_pack_is_whole() {
    let ran = restride(&["knowledge", "check"], b"");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(
        ran.out.contains(" is whole: 37 conditions, "),
        "{}",
        ran.out
    );
}

#[test]
fn a_folder_is_checked_and_every_fault_is_named() {
    let folder = overlay(&[
        ("conditions/gtps.toml", "id = \"gtps\"\nurgent = true\n"),
        ("red_flags/99_new.toml", "id = "),
    ]);
    let folder = folder.path().to_str().unwrap();
    for arguments in [
        &["knowledge", "check", folder][..],
        &["--knowledge", folder, "knowledge", "check"],
    ] {
        let ran = restride(arguments, b"");
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        for fault in [
            "conditions/gtps.toml:2: unknown field",
            "red_flags/99_new.toml:1:",
        ] {
            assert!(
                ran.err.contains(fault),
                "{fault} is missing in\n{}",
                ran.err
            );
        }
    }
}

#[test]
fn an_overlay_is_what_is_shown() {
    let words = "[gtps]\nname = \"Seitlicher Hüftschmerz\"\n";
    let folder = overlay(&[("text/de/conditions.toml", words)]);
    let folder = folder.path().to_str().unwrap();
    let show = [
        "--knowledge",
        folder,
        "--locale",
        "de",
        "knowledge",
        "show",
        "gtps",
    ];
    let ran = restride(&show, b"");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let start = "gtps (cause)\nSeitlicher Hüftschmerz\n";
    assert!(ran.out.starts_with(start), "{}", ran.out);
}
