//! Every language of an installation, with the words of its packs.

use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentError, FluentResource};
use practice::Packs;

use crate::calendar::Calendar;
use crate::tongue::Bundle;
use crate::{Language, Tongue, number, texts};

/// The texts of one pack in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackTexts<'a> {
    /// The pack's id.
    pub id: &'a str,
    /// The language's code.
    pub lang: &'a str,
    /// What stands in the Fluent file.
    pub ftl: &'a str,
}

impl<'a> PackTexts<'a> {
    /// The texts of these packs.
    #[must_use]
    pub fn of(packs: &'a Packs) -> Vec<Self> {
        packs
            .iter()
            .flat_map(|pack| {
                pack.texts().map(|(lang, ftl)| Self {
                    id: pack.reference().0,
                    lang,
                    ftl,
                })
            })
            .collect()
    }
}

/// The texts cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum TextFault {
    /// Something in a file is not Fluent.
    #[error("{file} is not Fluent: {what}")]
    NotFluent {
        /// The file, or the pack and its language.
        file: String,
        /// What the parser says.
        what: String,
    },
    /// A key stands twice in one language.
    #[error("the text {key} stands twice; the second time in {file}")]
    Twice {
        /// The file, or the pack and its language.
        file: String,
        /// The key.
        key: String,
    },
    /// ICU has no data for a language.
    #[error("no dates or numbers for {language:?}: {what}")]
    Icu {
        /// The language.
        language: Language,
        /// What ICU says.
        what: String,
    },
}

/// Every published language, made once at start and shared by all requests.
pub struct Tongues {
    /// In the order of [`Language::ALL`].
    general: Vec<Tongue>,
    packs: BTreeMap<String, Vec<Tongue>>,
}

impl Tongues {
    /// The built-in texts, and those of the packs. Languages that are not published are left out.
    pub fn new(packs: &[PackTexts]) -> Result<Self, TextFault> {
        let mut calendars = Vec::new();
        let mut general = Vec::new();
        for language in Language::ALL {
            calendars.push(Arc::new(Calendar::new(language)?));
            general.push(bundle(language, texts::of(language))?);
        }
        let mut by_pack: BTreeMap<&str, Vec<Arc<Bundle>>> = BTreeMap::new();
        for pack in packs {
            if let Some(language) = Language::from_code(pack.lang) {
                let file = format!("{}/{}.ftl", pack.id, pack.lang);
                by_pack
                    .entry(pack.id)
                    .or_default()
                    .push(bundle(language, &[(&file, pack.ftl)])?);
            }
        }
        // The reader's language first, then Swedish; within a language the pack's words first.
        let tongues = |of_pack: &[Arc<Bundle>]| -> Vec<Tongue> {
            let both = || of_pack.iter().chain(&general).cloned();
            let tongue = |(language, calendar): (Language, &Arc<Calendar>)| {
                let own = both().filter(|bundle| bundle.language == language);
                let rest = both().filter(|bundle| {
                    bundle.language != language && bundle.language == Language::ALL[0]
                });
                Tongue::new(language, own.chain(rest).collect(), Arc::clone(calendar))
            };
            Language::ALL
                .into_iter()
                .zip(&calendars)
                .map(tongue)
                .collect()
        };
        let packs = by_pack
            .iter()
            .map(|(id, bundles)| ((*id).to_owned(), tongues(bundles)))
            .collect();
        Ok(Self {
            general: tongues(&[]),
            packs,
        })
    }

    /// The words of a language.
    #[must_use]
    pub fn of(&self, language: Language) -> &Tongue {
        &self.general[language as usize]
    }

    /// The words of a pack in a language, and the general ones behind them. A pack that is not
    /// loaded has only the general ones.
    #[must_use]
    pub fn pack(&self, language: Language, id: &str) -> &Tongue {
        self.packs
            .get(id)
            .map_or_else(|| self.of(language), |tongues| &tongues[language as usize])
    }
}

fn bundle(language: Language, files: &[(&str, &str)]) -> Result<Arc<Bundle>, TextFault> {
    let locale = language.locale().to_string();
    let mut fluent = FluentBundle::new_concurrent(vec![locale.parse().unwrap_or_default()]);
    number::localise(&mut fluent);
    for (file, source) in files {
        let file = || (*file).to_owned();
        let resource = FluentResource::try_new((*source).to_owned()).map_err(|(_, errors)| {
            TextFault::NotFluent {
                file: file(),
                what: errors
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join("; "),
            }
        })?;
        fluent
            .add_resource(resource)
            .map_err(|errors| TextFault::Twice {
                file: file(),
                key: errors
                    .into_iter()
                    .map(key_of)
                    .collect::<Vec<_>>()
                    .join(", "),
            })?;
    }
    Ok(Arc::new(Bundle { language, fluent }))
}

fn key_of(error: FluentError) -> String {
    match error {
        FluentError::Overriding { id, .. } => id,
        other => other.to_string(),
    }
}
