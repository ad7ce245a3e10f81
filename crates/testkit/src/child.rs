//! The child that most tests are about.

use app::Sheet;
use app::begin::{Begin, NewGuardian, begin};
use folder::entry::Custody;
use folder::id::PartId;
use jiff::civil::date;

use crate::world::World;

impl World {
    /// A child of the mother alone, whom the teacher has begun with. Nobody is its contact.
    pub async fn begun(&self) -> PartId {
        let county = self.county;
        let child = Begin {
            name: "Test Barn".to_owned(),
            birth: date(2022, 5, 14),
            number: None,
            language: "svenska".to_owned(),
            guardians: vec![NewGuardian {
                person: Some(county.mother),
                name: "Test Mamma".to_owned(),
                custody: Custody::Sole,
                language: "svenska".to_owned(),
                interpreter: false,
            }],
            child: None,
            handlers: Vec::new(),
        };
        let teacher = self.at_work(county.teacher).await;
        let sheet = Sheet::fresh(&self.house);
        begin(&teacher, sheet, child).await.expect("a child begins")
    }
}
