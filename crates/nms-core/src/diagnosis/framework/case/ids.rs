//! The ids of items: the codes that people use, where each means one item.

use std::collections::BTreeMap;

use super::left_out::{LeftOut, LeftOutReason};
use super::package::Package;
use crate::id::check_id;

/// The id of each item: its code if no other item has it as code or identifier and it is fit to be an id, else its
/// identifier.
pub(super) fn ids(package: &Package, left_out: &mut LeftOut) -> Vec<String> {
    let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
    for code in package.items.iter().filter_map(|item| item.code.as_deref()) {
        *holders.entry(code).or_default() += 1;
    }
    let mut ids = Vec::with_capacity(package.items.len());
    for (place, item) in (0_u32..).zip(&package.items) {
        let mut id = &item.identifier;
        if let Some(code) = &item.code {
            let other = package.place(code).is_some_and(|other| other != place);
            let reason = if other || holders.get(code.as_str()).is_some_and(|count| *count > 1) {
                Some(LeftOutReason::CodeRepeated)
            } else {
                check_id(code).is_err().then_some(LeftOutReason::CodeUnfit)
            };
            match reason {
                Some(reason) => left_out.add(reason, "CFItems", "humanCodingScheme", Some(&item.identifier)),
                None => id = code,
            }
        }
        ids.push(id.clone());
    }
    ids
}
