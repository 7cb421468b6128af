//! Finding the pair that a runner means.

use crate::failure::Failure;
use restride_core::shoes::{Owned, Wardrobe};
use restride_knowledge::nearest;

/// The pair with this name, letter case aside; or the only one whose name begins with it, or whose id ends with it.
pub(crate) fn pair<'w, 'j>(
    wardrobe: &'w Wardrobe<'j>,
    field: &str,
    name: &str,
) -> Result<&'w Owned<'j>, Failure> {
    let wanted = plain(name);
    let all = wardrobe.pairs();
    let by = |fits: &dyn Fn(&Owned<'j>) -> bool| -> Vec<&'w Owned<'j>> {
        all.iter().filter(|pair| fits(pair)).collect()
    };
    let named = by(&|pair| plain(pair.shoe.name.as_str()) == wanted);
    let in_use =
        by(&|pair| plain(pair.shoe.name.as_str()) == wanted && pair.shoe.retired.is_none());
    let begins =
        by(&|pair| !wanted.is_empty() && plain(pair.shoe.name.as_str()).starts_with(&wanted));
    let ends = by(&|pair| wanted.len() >= 4 && pair.id.to_string().ends_with(&wanted));
    for found in [&named, &in_use, &begins, &ends] {
        if let [one] = found.as_slice() {
            return Ok(*one);
        }
    }
    if named.len() > 1 || begins.len() > 1 {
        return Err(Failure::new(format!(
            "{field}: \"{name}\" fits several pairs"
        ))
        .hint("give the end of its id, which restride shoes --format json shows, or rename one: restride shoes edit ID --name NAME"));
    }
    let failure = Failure::new(format!(
        "{field}: expected the name of a pair of shoes, found \"{name}\""
    ));
    let names: Vec<String> = all
        .iter()
        .map(|pair| plain(pair.shoe.name.as_str()))
        .collect();
    Err(match nearest(&wanted, names.iter().map(String::as_str)) {
        Some(near) => failure.hint(format!("did you mean \"{near}\"?")),
        None => failure.hint(format!("restride shoes add \"{name}\" writes a pair down")),
    })
}

/// A name in lower case, with single spaces.
pub(crate) fn plain(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}
