//! Diagnostics beside the fields of the part that they are about.

use std::collections::BTreeMap;

use kaopu_model::{Diagnostic, PartRef};

use crate::snapshot::Snapshot;
use crate::view::FieldDiagnostic;

/// What is wrong with a part, field by field.
pub(crate) fn beside_fields(snapshot: &Snapshot, part: &PartRef) -> Vec<FieldDiagnostic> {
    let fields = snapshot.part_fields(part);
    let beside = |diagnostic: &Diagnostic| {
        let field = match diagnostic.field_of(part) {
            Some(field) => field.to_owned(),
            // What was found while reading says only where it stands.
            None if diagnostic.parts.is_empty() => fields.at(&diagnostic.place)?.to_owned(),
            None => return None,
        };
        Some(FieldDiagnostic { field, diagnostic: diagnostic.clone() })
    };
    snapshot.diagnostics().iter().filter_map(beside).collect()
}

/// What a draft breaks elsewhere: what was not wrong before, and is not beside a field of it.
pub(crate) fn new_elsewhere(
    before: &Snapshot,
    after: &Snapshot,
    shown: &[FieldDiagnostic],
) -> Vec<FieldDiagnostic> {
    // Lines move, so places are no help in telling what was there.
    let known = |diagnostic: &Diagnostic| {
        (diagnostic.code.clone(), diagnostic.place.file.clone(), diagnostic.message.zh.clone())
    };
    let mut there: BTreeMap<_, usize> = BTreeMap::new();
    for diagnostic in before.diagnostics() {
        *there.entry(known(diagnostic)).or_default() += 1;
    }
    let mut found = Vec::new();
    for diagnostic in after.diagnostics() {
        match there.get_mut(&known(diagnostic)).filter(|left| **left > 0) {
            Some(left) => *left -= 1,
            None if shown.iter().any(|shown| shown.diagnostic == *diagnostic) => {}
            None => {
                found.push(FieldDiagnostic { field: String::new(), diagnostic: diagnostic.clone() })
            }
        }
    }
    found
}
