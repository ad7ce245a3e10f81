//! Consents as they stand toward each receiver, and what became of what was shared: that it was collected, no more.

use app::show_part::PartPage;
use folder::class::Action;
use folder::entry::{Addressee, Level};
use folder::standing::Standing;

use crate::routes;
use crate::telling::Teller;
use crate::visitor::Visitor;

/// One question toward one receiver.
pub(super) struct ConsentRow {
    pub to: String,
    pub words: String,
    pub more: String,
    pub color: &'static str,
    pub record: Option<String>,
    /// Where it is noted that a yes may not be free.
    pub doubt: Option<String>,
}

/// Something that was offered.
pub(super) struct SharedRow {
    pub what: String,
    pub to: String,
    pub when: String,
    pub words: String,
    pub color: &'static str,
}

pub(super) fn consents(visitor: &Visitor, page: &PartPage) -> Vec<ConsentRow> {
    let teller = Teller::new(visitor, &page.view);
    let look = &visitor.look;
    let mut rows = Vec::new();
    for consent in page.view.consents().into_iter().rev() {
        for receiver in &consent.asked.receivers {
            let Some(standing) = consent.toward(receiver.unit, page.view.today()) else {
                continue;
            };
            let (key, color, more) = match &standing {
                Standing::Waiting { missing } => {
                    let names: Vec<String> =
                        missing.iter().map(|one| teller.person(*one)).collect();
                    let names = look.tongue().list(&names);
                    (
                        "standing-waiting",
                        "warning",
                        look.t1("standing-waits-for", "who", names),
                    )
                }
                Standing::Given {
                    areas,
                    level,
                    until,
                    conditions,
                } => {
                    let key = match level {
                        Level::Talk => "standing-talk",
                        Level::Share => "standing-share",
                    };
                    let args = [
                        ("areas", teller.areas(areas).into()),
                        ("until", visitor.date(*until).into()),
                    ];
                    let more = look.tw("standing-given-more", &args);
                    let held = teller.conditions(conditions);
                    let more = [more, held].into_iter().filter(|one| !one.is_empty());
                    (key, "success", more.collect::<Vec<_>>().join(" "))
                }
                Standing::No { ask_again } => {
                    let more = ask_again.map_or_else(String::new, |day| {
                        look.t1("standing-ask-again", "day", visitor.date(day))
                    });
                    ("standing-no", "neutral", more)
                }
                Standing::Doubted { of } => {
                    let names: Vec<String> = of.iter().map(|one| teller.person(*one)).collect();
                    let names = look.tongue().list(&names);
                    (
                        "standing-doubted",
                        "warning",
                        look.t1("standing-doubted-more", "who", names),
                    )
                }
                Standing::Stopped => ("standing-stopped", "neutral", String::new()),
                Standing::Expired => ("standing-expired", "neutral", String::new()),
            };
            let asks = page.may.contains(&Action::AskConsent);
            let id = consent.asked.consent;
            let waits = matches!(
                standing,
                Standing::Waiting { .. } | Standing::Doubted { .. }
            );
            let given = matches!(standing, Standing::Given { .. });
            rows.push(ConsentRow {
                to: teller.unit(receiver.unit),
                words: look.t(key),
                more,
                color,
                record: (asks && waits).then(|| routes::record_answer(page.part, id)),
                doubt: (asks && given).then(|| routes::doubt_consent(page.part, id)),
            });
        }
    }
    rows
}

pub(super) fn shared(visitor: &Visitor, page: &PartPage) -> Vec<SharedRow> {
    let teller = Teller::new(visitor, &page.view);
    let today = page.view.today();
    page.view
        .sent()
        .into_iter()
        .rev()
        .map(|sent| {
            let (key, color) = if matches!(sent.offered.to, Addressee::Outside { .. }) {
                ("shared-outside", "success")
            } else if sent.collected {
                ("shared-collected", "success")
            } else if sent.waits(today) {
                ("shared-waits", "warning")
            } else {
                ("shared-gone", "neutral")
            };
            let what = page.view.entry(sent.offered.of);
            SharedRow {
                what: what
                    .map(|written| teller.line(&written).sentence)
                    .unwrap_or_default(),
                to: teller.addressee(&sent.offered.to),
                when: visitor.moment(sent.at),
                words: visitor.look.t(key),
                color,
            }
        })
        .collect()
}
