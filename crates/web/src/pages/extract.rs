//! A log as a file: to keep, to print, and to check in a sheet of the reader's own.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_LANGUAGE, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::errors::Problem;
use crate::pages::log_days::Did;
use crate::visitor::Visitor;

/// One row for everything done, newest first, with a head in the reader's language. The name of the file says nothing.
pub fn file(visitor: &Visitor, all: &[Did]) -> Response {
    match written(visitor, all) {
        Ok(bytes) => (
            [
                (CONTENT_TYPE, "text/csv; charset=utf-8"),
                (CONTENT_LANGUAGE, visitor.look.language.code()),
                (CONTENT_DISPOSITION, "attachment; filename=\"kring.csv\""),
            ],
            bytes,
        )
            .into_response(),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "no extract");
            Problem::Fault.into_response()
        }
    }
}

fn written(visitor: &Visitor, all: &[Did]) -> Result<Vec<u8>, csv::Error> {
    let look = &visitor.look;
    // Sheets in the countries where comma is the mark of decimals part by semicolons, and know the text by its first bytes.
    let mut sheet = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(b"\xef\xbb\xbf".to_vec());
    let heads = ["when", "who", "seat", "what", "refused", "why", "said"];
    sheet.write_record(heads.map(|head| look.plain(&format!("extract-{head}"))))?;
    for did in all {
        let because: Vec<&str> = did.because.iter().map(|one| one.words.as_str()).collect();
        let said = did.said.iter();
        let said: Vec<String> = said
            .map(|(label, words)| format!("{label} {words}"))
            .collect();
        let refused = if did.refused {
            look.plain("log-refused")
        } else {
            String::new()
        };
        let row = [
            did.at
                .to_zoned(visitor.site.house.zone().clone())
                .strftime("%F %T")
                .to_string(),
            did.who.clone(),
            did.seat.clone(),
            did.what.clone(),
            refused,
            because.join(" "),
            said.join(" "),
        ];
        sheet.write_record(row.map(|cell| plain(&cell)))?;
    }
    sheet
        .into_inner()
        .map_err(|error| error.into_error().into())
}

/// A cell that a sheet does not take for a formula, and without the invisible marks that pages have around names.
fn plain(cell: &str) -> String {
    let cell: String = cell
        .chars()
        .filter(|one| !matches!(one, '\u{2068}' | '\u{2069}'))
        .collect();
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_is_no_formula_in_a_sheet() {
        assert_eq!(plain("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(plain("@sum"), "'@sum");
        assert_eq!(plain("Hon leker - ofta"), "Hon leker - ofta");
        assert_eq!(plain("\u{2068}Sara\u{2069}"), "Sara");
    }
}
