//! The texts that are built in. Whoever adds a file to `locales/` adds its name here, once.

use crate::Language;

/// The name of a file and what stands in it.
pub(crate) type File = (&'static str, &'static str);

macro_rules! files {
    ($lang:literal) => {
        files!($lang: "common", "forms", "errors", "refusals", "sentences", "professional", "consent", "plan",
            "family", "seats", "signin", "harm", "rules", "consultation", "emergency", "log")
    };
    ($lang:literal: $($name:literal),+) => {
        &[$((concat!($lang, "/", $name, ".ftl"), include_str!(concat!("../../../locales/", $lang, "/", $name, ".ftl")))),+]
    };
}

/// The files of a language.
pub(crate) const fn of(language: Language) -> &'static [File] {
    match language {
        Language::Swedish => files!("sv"),
        Language::English => files!("en"),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_in_locales_is_built_in_and_no_other_folder_is() {
        let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
        let names = |folder: &Path| -> BTreeSet<String> {
            fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect()
        };
        assert_eq!(
            names(&locales),
            Language::ALL.map(|language| language.code().into()).into()
        );
        for language in Language::ALL {
            let built_in = of(language)
                .iter()
                .map(|(name, _)| format!("{}/{name}", locales.display()));
            let on_disk = names(&locales.join(language.code()));
            let on_disk = on_disk
                .iter()
                .map(|name| format!("{}/{}/{name}", locales.display(), language.code()));
            assert_eq!(built_in.collect::<BTreeSet<_>>(), on_disk.collect());
        }
    }
}
