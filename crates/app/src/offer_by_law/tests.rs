//! Every cell of law.md A3, as it stands there: which rules without consent the pages may offer, and no other.

use jiff::civil::date;
use law::{Law, Party};

use super::rules;

/// The columns of law.md A3.
const COLUMNS: [&[Party]; 9] = [
    &[Party::PreschoolPublic, Party::SchoolPublic],
    &[Party::PupilHealth],
    &[Party::PupilMedical],
    &[Party::HealthRegion],
    &[Party::Social],
    &[Party::Police],
    &[Party::PrivateHealth],
    &[Party::PrivateSchool],
    &[Party::Association, Party::Person, Party::AuthorityOther],
];

/// Its rows, with the letters of what needs no consent and is asked for in words: K the child rule, M no harm, G the
/// general clause, E pupil health. Left out are C, the duties, and what nobody is asked about here: 25:11, 25:13, SVOD.
const ROWS: [(Party, [&str; 9]); 12] = [
    (
        Party::PreschoolPublic,
        ["MG", "MG", "MG", "MG", "MG", "MG", "M", "M", ""],
    ),
    (
        Party::SchoolPublic,
        ["MG", "", "MG", "MG", "MG", "MG", "M", "M", ""],
    ),
    (
        Party::PupilHealth,
        ["MG", "M", "MG", "MG", "MG", "G", "", "", ""],
    ),
    (
        Party::PupilMedical,
        ["M", "E", "", "KM", "K", "", "", "", ""],
    ),
    (
        Party::HealthRegion,
        ["M", "M", "KM", "", "K", "", "", "", ""],
    ),
    (Party::Social, ["M", "M", "K", "K", "K", "", "M", "", ""]),
    (
        Party::Police,
        ["MG", "MG", "MG", "MG", "", "", "M", "M", ""],
    ),
    (Party::PrivateHealth, [""; 9]),
    (Party::PrivateSchool, [""; 9]),
    (Party::Association, [""; 9]),
    (Party::AuthorityOther, [""; 9]),
    (Party::Person, [""; 9]),
];

fn code(from: Party, letter: char) -> &'static str {
    match letter {
        'K' if from == Party::Social => "OSL-26-9",
        'K' => "OSL-25-12",
        'M' => "NONE-NOT-SECRET",
        'G' => "OSL-10-27",
        _ => "OSL-25-13a",
    }
}

#[test]
fn exactly_the_lawful_cells_are_offered() {
    let law = Law::builtin();
    let today = date(2026, 11, 22);
    let mut pairs = 0;
    for (from, cells) in ROWS {
        for (letters, column) in cells.iter().zip(COLUMNS) {
            for to in column {
                for same_controller in [true, false] {
                    let mut offered: Vec<&str> = rules(&law, (from, *to), same_controller, today)
                        .map(|ground| ground.code.as_str())
                        .collect();
                    let mut lawful: Vec<&str> = letters
                        .chars()
                        // OSL 25:13 a ends at the authority's border.
                        .filter(|letter| *letter != 'E' || same_controller)
                        .map(|letter| code(from, letter))
                        .collect();
                    offered.sort_unstable();
                    lawful.sort_unstable();
                    assert_eq!(offered, lawful, "{from:?} to {to:?}, {same_controller}");
                    pairs += 1;
                }
            }
        }
    }
    assert_eq!(pairs, 2 * Party::ALL.len() * Party::ALL.len());
}
