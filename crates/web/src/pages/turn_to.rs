//! "Whom does the family turn to later?" As it is proposed when something is closed (R90).

use app::show_part::PartPage;
use folder::entry::ChildCard;

use crate::visitor::Visitor;

/// The named contact, or whoever writes; nobody for a protected child, since that is a place (law.md A13).
#[must_use]
pub fn proposed(visitor: &Visitor, page: &PartPage) -> String {
    if page.view.child().and_then(ChildCard::protected).is_some() {
        return String::new();
    }
    // Whoever has left is nobody to turn to.
    let contact = page.view.named_contact().filter(|_| page.left.is_none());
    let lines = if let Some(contact) = contact {
        [
            contact.name.clone(),
            visitor.unit_name(Some(contact.unit)),
            contact.phone.clone(),
        ]
    } else {
        let directory = visitor.site.house.directory();
        let unit = visitor.unit().and_then(|unit| directory.unit(unit));
        [
            visitor.signed.person.name.clone(),
            visitor.unit_name(visitor.unit()),
            unit.map(|unit| unit.phone.clone()).unwrap_or_default(),
        ]
    };
    let lines: Vec<&str> = lines
        .iter()
        .map(String::as_str)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join(", ")
}
