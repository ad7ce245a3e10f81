//! What a controller may choose where the law leaves it a choice. Every default is the safe one; `docs/configuration.md`
//! lists them for its lawyer, and `/rules` for everybody.

use folder::age;
use folder::times::Limits;
use law::GuardianRule;
use serde::{Deserialize, Serialize};

/// A controller's choices. An unknown word or value is a fault when the house opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LocalRules {
    /// Whether all guardians must have answered (law.md A5.4).
    pub guardian_rule: GuardianRule,
    /// From this age it is proposed that the child answers together with the guardians (law.md A5.3).
    pub asked_from: i16,
    /// From this age it is proposed that the child answers alone (law.md A5.3).
    pub own_say_from: i16,
    /// How people at work are named in the list of who has read (law.md A9).
    pub log_names: LogNames,
    /// The smallest number that statistics show (R128).
    pub smallest_count: u32,
    /// Times that the controller promises, where they are not the pack's (X9).
    pub times: Limits,
}

/// How people at work are named to the family.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogNames {
    /// By name, role and workplace.
    #[default]
    Name,
    /// By role and workplace, where there are threats against staff.
    Function,
}

/// Below this no number is shown, whatever a controller chooses.
pub const SMALLEST: u32 = 5;

impl Default for LocalRules {
    fn default() -> Self {
        Self {
            guardian_rule: GuardianRule::default(),
            asked_from: age::ASKED,
            own_say_from: age::OWN_SAY,
            log_names: LogNames::default(),
            smallest_count: SMALLEST,
            times: Limits::default(),
        }
    }
}

impl LocalRules {
    pub(crate) fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// A choice that the law or the design does not leave open.
    pub(crate) fn check(&self) -> Result<(), &'static str> {
        let ages = age::OWN_ROOM <= self.asked_from
            && self.asked_from <= age::ASKED
            && self.asked_from <= self.own_say_from
            && (age::ASKED..age::ADULT).contains(&self.own_say_from);
        if !ages {
            Err("ages for proposals that nobody may choose")
        } else if self.smallest_count < SMALLEST {
            Err("a smallest count below five")
        } else if !self.times.are_sound() {
            Err("a time of no day or of more than a year")
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<LocalRules, String> {
        let rules: LocalRules = serde_json::from_str(text).map_err(|error| error.to_string())?;
        rules.check().map_err(str::to_owned)?;
        Ok(rules)
    }

    #[test]
    fn whoever_chooses_nothing_has_the_safe_defaults() {
        let rules = read("{}").unwrap();
        assert_eq!(rules, LocalRules::default());
        assert_eq!(rules.guardian_rule, GuardianRule::AllRequired);
        assert_eq!(rules.log_names, LogNames::Name);
        assert_eq!(
            (rules.asked_from, rules.own_say_from, rules.smallest_count),
            (12, 15, 5)
        );
    }

    #[test]
    fn what_nobody_may_choose_is_refused_and_what_lies_beside_it_is_not() {
        for (wrong, right) in [
            (
                r#"{"guardian_rule":"one_ok"}"#,
                r#"{"guardian_rule":"one_ok_unless_known_conflict"}"#,
            ),
            (
                r#"{"guardians":"all_required"}"#,
                r#"{"guardian_rule":"all_required"}"#,
            ),
            (r#"{"log_names":"nobody"}"#, r#"{"log_names":"function"}"#),
            (r#"{"asked_from":13}"#, r#"{"asked_from":10}"#),
            (r#"{"asked_from":6}"#, r#"{"asked_from":7}"#),
            (r#"{"own_say_from":11}"#, r#"{"own_say_from":12}"#),
            (r#"{"own_say_from":18}"#, r#"{"own_say_from":17}"#),
            (r#"{"smallest_count":4}"#, r#"{"smallest_count":6}"#),
            (
                r#"{"times":{"decide_within_days":0}}"#,
                r#"{"times":{"decide_within_days":7}}"#,
            ),
            (
                r#"{"times":{"decide":7}}"#,
                r#"{"times":{"overseer_after_days":3}}"#,
            ),
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
            assert!(read(right).is_ok(), "{right}");
        }
    }
}
