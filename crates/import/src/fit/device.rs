//! The name of a device, from its numbers in the profile.

use rustyfit::profile::typedef::{GarminProduct, Manufacturer};

/// The number of Garmin among manufacturers.
const GARMIN: u16 = 1;

/// The name that the file gives, or else the profile, in words; `None` when neither does.
pub(super) fn name(
    manufacturer: Option<u16>,
    product: Option<u16>,
    product_name: Option<&str>,
) -> Option<String> {
    let maker = manufacturer.and_then(|number| words(&Manufacturer(number).to_string()));
    let product = product_name.map(str::to_owned).or_else(|| {
        let number = product.filter(|_| manufacturer == Some(GARMIN))?;
        words(&GarminProduct(number).to_string())
    });
    match (maker, product) {
        (Some(maker), Some(product)) => {
            let names_maker = product.to_lowercase().starts_with(&maker);
            Some(if names_maker {
                product
            } else {
                format!("{maker} {product}")
            })
        }
        (maker, product) => product.or(maker),
    }
}

/// `forerunner_235` in words; `None` when the profile has no name for a number.
fn words(name: &str) -> Option<String> {
    (!name.contains('(')).then(|| name.replace('_', " "))
}
