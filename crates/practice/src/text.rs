//! The keys under which a pack's words stand in its Fluent files.

/// The name of the working model.
pub const PACK_NAME: &str = "pack-name";
/// The name of the wheel.
pub const WHEEL_NAME: &str = "wheel-name";
/// The name of the child's joint plan.
pub const PLAN_NAME: &str = "plan-name";
/// The name of the child's named contact; `.definition` says what the person does.
pub const NAMED_CONTACT: &str = "role-named-contact";
/// The name of the one who holds the plan together; `.definition` says what the person does.
pub const COORDINATOR: &str = "role-coordinator";

/// How many questions the analysis has (domain 1.6).
pub const QUESTIONS: u8 = 5;

/// What stands under an area beside its name: an explanation, the child's word for it (R8), and
/// prompts that are offered and never required (R4), with what works beside what is hard (R36).
pub const AREA_WORDINGS: [&str; 7] = [
    "definition",
    "child",
    "ask-child",
    "ask-guardian",
    "ask-self",
    "works-child",
    "works-guardian",
];

/// The key of an area's name; its wordings are attributes, see [`AREA_WORDINGS`].
#[must_use]
pub fn area(key: &str) -> String {
    format!("area-{key}")
}

/// The key of a sub-area's name (R3).
#[must_use]
pub fn sub_area(key: &str) -> String {
    format!("sub-area-{key}")
}

/// The key of a step's name.
#[must_use]
pub fn step(key: &str) -> String {
    format!("step-{key}")
}

/// The key of the name of a seat that can hold the named contact.
#[must_use]
pub fn seat(role: &str) -> String {
    format!("seat-{role}")
}

/// The key of one of the [`QUESTIONS`], counted from one.
#[must_use]
pub fn question(number: u8) -> String {
    format!("question-{number}")
}
