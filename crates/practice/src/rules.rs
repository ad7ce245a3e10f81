//! What the centre asks of a pack.

use folder::practice::{AreaKey, PackRef, Practice};

use crate::Pack;

impl Practice for Pack {
    fn reference(&self) -> PackRef {
        let (id, version) = Self::reference(self);
        PackRef {
            id: id.to_owned(),
            version: version.to_owned(),
        }
    }

    fn has_area(&self, area: &AreaKey) -> bool {
        self.area(&area.0).is_some()
    }
}
