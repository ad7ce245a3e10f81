//! The rules themselves, for whoever wants to read them: the law's data and the policies' text (issue 3). Nobody is
//! asked who they are, and nothing is written.

use std::sync::LazyLock;

use access::PolicyFile;
use jiff::civil::Date;
use law::{Ground, Law, Party, Step};

/// Every rule that decides.
pub struct Rules {
    /// Regimes, grounds, matrix, ages and times.
    pub law: Law,
    /// Who may read and write what.
    pub policies: Vec<PolicyFile>,
}

/// The rules that come with Kring.
#[must_use]
pub fn rules() -> &'static Rules {
    static RULES: LazyLock<Rules> = LazyLock::new(|| Rules {
        law: Law::builtin(),
        policies: access::policies(),
    });
    &RULES
}

impl Rules {
    /// The grounds that a step of the procedure tries.
    pub fn tried(&self, step: Step) -> impl Iterator<Item = &Ground> {
        let grounds = self.law.grounds().iter();
        grounds.filter(move |ground| ground.step == Some(step))
    }

    /// The paragraphs of a step: those of the grounds that it tries, and of the steps that try none their own.
    #[must_use]
    pub fn paragraphs(&self, step: Step) -> Vec<&str> {
        match step {
            Step::Inner => vec!["OSL 8:1", "OSL 8:2", "PDL 4:1", "SoLPUL 10 §"],
            Step::Refused => vec!["OSL 8:1"],
            _ => {
                let mut all = Vec::new();
                for source in self.tried(step).flat_map(|ground| &ground.source) {
                    if !all.contains(&source.as_str()) {
                        all.push(source);
                    }
                }
                all
            }
        }
    }

    /// When the grounds were read: the earliest day, and the earliest month to which a text ran.
    #[must_use]
    pub fn read(&self) -> Option<(Date, &str)> {
        let grounds = self.law.grounds();
        let day = grounds.iter().map(|ground| ground.read).min()?;
        let month = grounds.iter().map(|ground| ground.cut_off.as_str()).min()?;
        Some((day, month))
    }

    /// The parties whose rows of the matrix have the ground.
    #[must_use]
    pub fn senders(&self, ground: &Ground) -> Vec<Party> {
        let has = |from: &Party| {
            Party::ALL
                .iter()
                .any(|to| self.cell_has(*from, *to, ground))
        };
        Party::ALL.iter().copied().filter(has).collect()
    }

    /// The parties whose columns of the matrix have the ground.
    #[must_use]
    pub fn receivers(&self, ground: &Ground) -> Vec<Party> {
        let has = |to: &Party| {
            Party::ALL
                .iter()
                .any(|from| self.cell_has(*from, *to, ground))
        };
        Party::ALL.iter().copied().filter(has).collect()
    }

    fn cell_has(&self, from: Party, to: Party, ground: &Ground) -> bool {
        self.law.cell(from, to).any(|one| one.code == ground.code)
    }
}
