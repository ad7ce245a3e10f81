//! How often families are asked, and what they say: numbers without anybody in them (R51, R128).

use app::statistics::{Quarter, statistics};
use askama::Template;
use axum::response::Response;
use folder::tally::Tally;

use crate::look::Look;
use crate::routes;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "pages/statistics.html")]
struct Show<'a> {
    look: &'a Look,
    smallest: String,
    quarters: Vec<Shown>,
    labels: Vec<String>,
    back: String,
}

/// One quarter.
struct Shown {
    heading: String,
    /// The branch and its units; empty when the numbers are too small, or when nobody was asked.
    rows: Vec<Row>,
    /// Nobody was asked: one sentence says more than a row of noughts.
    nobody: bool,
}

/// One line of numbers, in the order of the labels.
struct Row {
    name: String,
    numbers: Vec<String>,
}

/// The last quarters.
pub async fn show(visitor: Visitor) -> Result<Response, Response> {
    let counted = match statistics(&visitor.cx()).await {
        Ok(counted) => counted,
        Err(stop) => return Err(visitor.stopped(stop)),
    };
    let look = &visitor.look;
    let labels = [
        "asked",
        "full",
        "part",
        "no",
        "withdrawn",
        "waiting",
        "again",
    ];
    Ok(look.show(&Show {
        look,
        smallest: look.tongue().number(counted.smallest.into()),
        quarters: counted
            .quarters
            .iter()
            .map(|quarter| shown(&visitor, quarter))
            .collect(),
        labels: labels
            .map(|label| look.t(&format!("statistics-{label}")))
            .into(),
        back: routes::home(),
    }))
}

fn shown(visitor: &Visitor, quarter: &Quarter) -> Shown {
    let look = &visitor.look;
    let days = [
        ("from", visitor.date(quarter.begins).into()),
        ("through", visitor.date(quarter.ends).into()),
    ];
    let nobody = quarter.branch == Some(Tally::default());
    let whole = quarter
        .branch
        .filter(|_| !nobody)
        .map(|branch| row(look, look.t("statistics-branch"), branch));
    let units = quarter
        .units
        .iter()
        .filter(|_| !nobody)
        .map(|(unit, counted)| row(look, visitor.unit_name(Some(*unit)), *counted));
    Shown {
        heading: look.tw("statistics-quarter", &days),
        rows: whole.into_iter().chain(units).collect(),
        nobody,
    }
}

fn row(look: &Look, name: String, counted: Tally) -> Row {
    let numbers = [
        counted.asked(),
        counted.full,
        counted.part,
        counted.no,
        counted.withdrawn,
        counted.waiting,
        counted.again,
    ];
    Row {
        name,
        numbers: numbers
            .map(|number| look.tongue().number(number.into()))
            .into(),
    }
}
