//! What is wrong with the texts: `cargo xtask check-texts` prints it, a test keeps it empty.

use practice::Packs;

use crate::catalog::{self, Catalog};
use crate::lix::lix;
use crate::{Language, texts};

/// What families read first must not be heavier than this (LIX).
const HEAVIEST: usize = 40;
/// The files that families read.
const FAMILY_FILES: [&str; 3] = ["sv/family.ftl", "sv/consent.ftl", "sv/signin.ftl"];

/// Everything that is wrong with the built-in texts and packs, a line each.
#[must_use]
pub fn problems() -> Vec<String> {
    let mut problems = Vec::new();
    locales(
        &Language::ALL.map(|language| (language.code(), texts::of(language))),
        &mut problems,
    );
    packs(&Packs::builtin(), &mut problems);
    problems
}

/// Every language has the keys of the first one, and each text asks for the same values.
fn locales(languages: &[(&str, &[(&str, &str)])], problems: &mut Vec<String>) {
    let mut catalogs = languages
        .iter()
        .map(|(lang, files)| (*lang, catalog::read(files, problems)))
        .collect::<Vec<_>>();
    let rest = catalogs.split_off(1.min(catalogs.len()));
    for (first, reference) in &catalogs {
        for (lang, catalog) in &rest {
            compare((first, reference), (lang, catalog), problems);
        }
        for file in FAMILY_FILES {
            let words = reference
                .values()
                .filter(|text| text.file == file)
                .map(|text| text.words.as_str());
            let weight = lix(words);
            if weight > HEAVIEST {
                problems.push(format!(
                    "{file}: LIX {weight}; what families read stays at {HEAVIEST} or below"
                ));
            }
        }
    }
}

fn compare(
    (first, reference): (&str, &Catalog),
    (lang, catalog): (&str, &Catalog),
    problems: &mut Vec<String>,
) {
    for (key, text) in reference {
        match catalog.get(key) {
            None => problems.push(format!("{lang}: {key} is missing ({})", text.file)),
            Some(other) if other.variables != text.variables => problems.push(format!(
                "{}: {key} asks for {:?}, in {first} for {:?}",
                other.file, other.variables, text.variables
            )),
            Some(other) if file_name(&other.file) != file_name(&text.file) => {
                problems.push(format!("{}: {key} stands in {}", other.file, text.file));
            }
            Some(_) => {}
        }
    }
    let extra = catalog
        .iter()
        .filter(|(key, _)| !reference.contains_key(*key));
    problems.extend(extra.map(|(key, text)| format!("{}: {key} is missing in {first}", text.file)));
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Every pack is sound and has all its texts in every published language.
fn packs(packs: &Packs, problems: &mut Vec<String>) {
    for pack in packs.iter() {
        let (id, _) = pack.reference();
        problems.extend(
            pack.validate()
                .iter()
                .map(|problem| format!("pack {id}: {problem}")),
        );
        for language in Language::ALL {
            let file = format!("pack {id}/{}.ftl", language.code());
            let ftl = pack
                .texts()
                .find(|(lang, _)| *lang == language.code())
                .map_or("", |(_, ftl)| ftl);
            let catalog = catalog::read(&[(&file, ftl)], problems);
            let needed = pack.text_keys();
            let missing = needed.iter().filter(|key| !catalog.contains_key(*key));
            problems.extend(missing.map(|key| format!("{file}: {key} is missing")));
            let extra = catalog.iter().filter(|(key, _)| !needed.contains(key));
            problems.extend(
                extra.map(|(key, _)| format!("{file}: nothing in the pack asks for {key}")),
            );
            let asking = catalog
                .iter()
                .filter(|(_, text)| !text.variables.is_empty());
            problems.extend(asking.map(|(key, _)| {
                format!("{file}: {key} asks for a value, but a pack's texts get none")
            }));
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use practice::Pack;

    use super::*;

    #[test]
    fn the_texts_are_whole_in_every_language_and_pack() {
        let problems = problems();
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }

    fn found(sv: &[(&str, &str)], en: &[(&str, &str)]) -> Vec<String> {
        let mut problems = Vec::new();
        locales(&[("sv", sv), ("en", en)], &mut problems);
        problems
    }

    #[test]
    fn each_fault_in_a_translation_is_found() {
        let sv = "hej = Hej { $name }\n    .hint = Säg hej\n";
        for (en, line) in [
            ("hej = Hi { $name }\n", "en: hej.hint is missing (sv/a.ftl)"),
            (
                "hej = Hi\n    .hint = Say hi\n",
                "en/a.ftl: hej asks for {}, in sv for {\"name\"}",
            ),
            (
                "hej = Hi { $name }\n    .hint = Say hi\nbye = Bye\n",
                "en/a.ftl: bye is missing in sv",
            ),
            (
                "hej = Hi { $name }\n    .hint = Say hi\nhej = Hi { $name }\n",
                "en/a.ftl: hej stands in en/a.ftl too",
            ),
        ] {
            assert_eq!(
                found(&[("sv/a.ftl", sv)], &[("en/a.ftl", en)]),
                [line],
                "{en}"
            );
        }
        assert_eq!(found(&[("sv/a.ftl", sv)], &[("en/a.ftl", sv)]), [""; 0]);
    }

    #[test]
    fn a_text_in_another_file_and_text_that_is_not_fluent_are_found() {
        assert_eq!(
            found(&[("sv/a.ftl", "x = X\n")], &[("en/b.ftl", "x = X\n")]),
            ["en/b.ftl: x stands in sv/a.ftl"]
        );
        assert_eq!(
            found(
                &[("sv/a.ftl", "x = X\n"), ("sv/b.ftl", "x = X\n")],
                &[("en/a.ftl", "x = X\n")]
            )[0],
            "sv/b.ftl: x stands in sv/a.ftl too"
        );
        assert!(found(&[("sv/a.ftl", "x = { $\n")], &[])[0].starts_with("sv/a.ftl: "));
    }

    #[test]
    fn values_inside_choices_count_too() {
        let sv = "n = { $n ->\n    [one] en { $what }\n   *[other] { $n } { $what }\n }\n";
        let en = "n = { $n ->\n    [one] one\n   *[other] { $n }\n }\n";
        assert_eq!(found(&[("sv/a.ftl", sv)], &[("en/a.ftl", en)]).len(), 1);
    }

    #[test]
    fn heavy_family_texts_are_found() {
        let heavy = "x = Vårdnadshavarens samtycke efterfrågas beträffande informationsöverföring mellan verksamheterna.\n";
        assert!(
            found(&[("sv/family.ftl", heavy)], &[("en/family.ftl", heavy)])[0]
                .starts_with("sv/family.ftl: LIX ")
        );
        assert_eq!(
            found(
                &[("sv/professional.ftl", heavy)],
                &[("en/professional.ftl", heavy)]
            ),
            [""; 0]
        );
    }

    #[test]
    fn a_pack_without_all_its_texts_is_found() {
        let toml = include_str!("../../../packs/kronoberg/pack.toml");
        let sv = include_str!("../../../packs/kronoberg/sv.ftl");
        let halved = sv.replace("    .child = Hur jag mår\n", "");
        let swapped = sv.replace("pack-name", "pack-nam");
        for (ftl, lines) in [
            (
                halved.as_str(),
                vec!["pack kronoberg/sv.ftl: area-halsa.child is missing"],
            ),
            (
                swapped.as_str(),
                vec![
                    "pack kronoberg/sv.ftl: pack-name is missing",
                    "pack kronoberg/sv.ftl: nothing in the pack asks for pack-nam",
                ],
            ),
        ] {
            let pack = Pack::parse(toml, &[("sv", ftl), ("en", sv)]).unwrap();
            let mut problems = Vec::new();
            packs(&Packs::new(vec![pack]), &mut problems);
            assert_eq!(problems, lines);
        }
        let mut problems = Vec::new();
        packs(
            &Packs::new(vec![Pack::parse(toml, &[("sv", sv)]).unwrap()]),
            &mut problems,
        );
        assert!(problems.contains(&"pack kronoberg/en.ftl: pack-name is missing".to_owned()));
    }
}
