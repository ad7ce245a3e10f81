//! Every address. Nothing else builds addresses (design.md 4).

use std::fmt::Display;

use axum::Router;
use axum::routing::{get, post};

use crate::pages;
use crate::site::Shared;

macro_rules! addresses {
    ($($(#[$doc:meta])* $name:ident ( $($arg:ident),* ) = $pattern:literal, $built:literal;)+) => {
        /// Address patterns, for the router.
        pub mod pattern {
            $($(#[$doc])* #[expect(non_upper_case_globals, reason = "named as the function that builds it")] pub const $name: &str = $pattern;)+
        }
        $($(#[$doc])* #[must_use] pub fn $name($($arg: impl Display),*) -> String { format!($built) })+

        /// Every address, for whoever tries them all.
        pub const EVERY: &[&str] = &[$($pattern),+];
    };
}

addresses! {
    /// The first page: my day, or my own page.
    home() = "/", "/";
    /// Signing in.
    sign_in() = "/sign-in", "/sign-in";
    /// Signing out (posted).
    sign_out() = "/sign-out", "/sign-out";
    /// The quick way out.
    exit() = "/exit", "/exit";
    /// When a child may come to harm.
    harm() = "/harm", "/harm";
    /// Every rule with its source.
    rules() = "/rules", "/rules";
    /// Trying a rule on a case.
    try_rule() = "/rules/try", "/rules/try";
    /// How often consent is asked for, in numbers.
    statistics() = "/statistics", "/statistics";
    /// A protected matter that nobody handles: naming somebody.
    unhandled() = "/unhandled", "/unhandled";
    /// What was opened in an emergency, and that nobody has looked at.
    emergencies() = "/emergencies", "/emergencies";
    /// Looking at one of them.
    review_emergency(emergency) = "/emergencies/{emergency}", "/emergencies/{emergency}";
    /// Who sits where at the own unit.
    seats() = "/seats", "/seats";
    /// One seat: who begins there.
    seat(function) = "/seats/{function}", "/seats/{function}";
    /// Who leaves it (posted).
    leave_seat(function) = "/seats/{function}/leave", "/seats/{function}/leave";
    /// Questions without a name: those that wait, and the team's log.
    consultations() = "/consultations", "/consultations";
    /// Asking without a name.
    consult() = "/consultations/new", "/consultations/new";
    /// One question with what came after it.
    consultation(consultation) = "/consultations/{consultation}", "/consultations/{consultation}";
    /// Advising.
    advise(consultation) = "/consultations/{consultation}/advice", "/consultations/{consultation}/advice";
    /// Saying what came of it.
    conclude(consultation) = "/consultations/{consultation}/close", "/consultations/{consultation}/close";
    /// A child one meets for the first time here.
    begin() = "/children/new", "/children/new";
    /// The children that the own unit is done with for now.
    closed() = "/children/closed", "/children/closed";
    /// A child's page.
    part(part) = "/parts/{part}", "/parts/{part}";
    /// What was written before an entry.
    earlier(part, entry) = "/parts/{part}/earlier/{entry}", "/parts/{part}/earlier/{entry}";
    /// I noticed.
    notice(part) = "/parts/{part}/notice", "/parts/{part}/notice";
    /// We tried.
    tried(part) = "/parts/{part}/tried", "/parts/{part}/tried";
    /// We talked.
    talk(part) = "/parts/{part}/talk", "/parts/{part}/talk";
    /// Who in the family reads an entry.
    readers(part, entry) = "/parts/{part}/readers/{entry}", "/parts/{part}/readers/{entry}";
    /// Which sentences of an entry are about somebody else.
    others(part, entry) = "/parts/{part}/others/{entry}", "/parts/{part}/others/{entry}";
    /// Writing down that whoever they are about has said yes.
    other_agrees(part, entry) = "/parts/{part}/others/{entry}/yes", "/parts/{part}/others/{entry}/yes";
    /// Asking for consent.
    ask_consent(part) = "/parts/{part}/consent", "/parts/{part}/consent";
    /// Custody has changed.
    change_custody(part) = "/parts/{part}/custody", "/parts/{part}/custody";
    /// How the child and its guardians are reached.
    reach(part) = "/parts/{part}/reach", "/parts/{part}/reach";
    /// Closing a guardian's page.
    block(part) = "/parts/{part}/closed", "/parts/{part}/closed";
    /// Telling a guardian later who reads.
    later(part) = "/parts/{part}/later", "/parts/{part}/later";
    /// Opening in an emergency, and reading it for an hour.
    emergency(part) = "/parts/{part}/emergency", "/parts/{part}/emergency";
    /// Why one sees a child's page, and who else can.
    why_here(part) = "/parts/{part}/why", "/parts/{part}/why";
    /// What has been done with what stands there.
    part_log(part) = "/parts/{part}/log", "/parts/{part}/log";
    /// The same as a file.
    part_log_extract(part) = "/parts/{part}/log/file", "/parts/{part}/log/file";
    /// Protected identity.
    protect(part) = "/parts/{part}/protection", "/parts/{part}/protection";
    /// Writing down what a guardian said.
    record_answer(part, consent) = "/parts/{part}/consent/{consent}", "/parts/{part}/consent/{consent}";
    /// Noting that a yes may not be free.
    doubt_consent(part, consent) = "/parts/{part}/consent/{consent}/free", "/parts/{part}/consent/{consent}/free";
    /// The question on paper.
    paper_consent(part, consent) = "/parts/{part}/consent/{consent}/paper", "/parts/{part}/consent/{consent}/paper";
    /// Sharing an entry: choosing what and with whom; posted when it has been checked.
    share(part, entry) = "/parts/{part}/share/{entry}", "/parts/{part}/share/{entry}";
    /// Sharing without consent, where the law lets one: by which of its rules.
    share_by_law(part, entry) = "/parts/{part}/share/{entry}/law", "/parts/{part}/share/{entry}/law";
    /// Sharing by one of its rules.
    share_by_rule(part, entry, rule) = "/parts/{part}/share/{entry}/law/{rule}", "/parts/{part}/share/{entry}/law/{rule}";
    /// Checking exactly what will be seen by whom (posted).
    check_share(part, entry) = "/parts/{part}/share/{entry}/check", "/parts/{part}/share/{entry}/check";
    /// Deciding not to share.
    keep(part, entry) = "/parts/{part}/share/{entry}/keep", "/parts/{part}/share/{entry}/keep";
    /// Writing down that it is told or given beside Kring; posted when it has been checked.
    share_outside(part, entry) = "/parts/{part}/share/{entry}/outside", "/parts/{part}/share/{entry}/outside";
    /// Checking exactly what is told or given to whom (posted).
    check_share_outside(part, entry) = "/parts/{part}/share/{entry}/outside/check", "/parts/{part}/share/{entry}/outside/check";
    /// Something waits.
    waiting(release) = "/waiting/{release}", "/waiting/{release}";
    /// Letting another unit of the own branch read.
    inside(part) = "/parts/{part}/inside", "/parts/{part}/inside";
    /// The five questions.
    analyse(part) = "/parts/{part}/analysis", "/parts/{part}/analysis";
    /// Calling a meeting.
    call_meeting(part) = "/parts/{part}/meeting", "/parts/{part}/meeting";
    /// What a meeting came to.
    hold_meeting(part, meeting) = "/parts/{part}/meeting/{meeting}", "/parts/{part}/meeting/{meeting}";
    /// Saying that the own unit is done for now.
    close_here(part) = "/parts/{part}/close", "/parts/{part}/close";
    /// Asking another seat to become the child's contact.
    hand_over(part) = "/parts/{part}/contact/other", "/parts/{part}/contact/other";
    /// Becoming the child's contact.
    take_over(part) = "/parts/{part}/contact", "/parts/{part}/contact";
    /// The plan: reading it, and writing its frame.
    plan(part) = "/parts/{part}/plan", "/parts/{part}/plan";
    /// Writing the plan's frame.
    frame_plan(part) = "/parts/{part}/plan/frame", "/parts/{part}/plan/frame";
    /// Agreeing on the plan.
    agree_plan(part) = "/parts/{part}/plan/agree", "/parts/{part}/plan/agree";
    /// Promising a measure.
    promise(part) = "/parts/{part}/plan/promise", "/parts/{part}/plan/promise";
    /// What was answered about a measure.
    measure_answer(part, measure) = "/parts/{part}/plan/measures/{measure}", "/parts/{part}/plan/measures/{measure}";
    /// Asking the family for its yes to a measure.
    ask_measure(part, measure) = "/parts/{part}/plan/measures/{measure}/ask", "/parts/{part}/plan/measures/{measure}/ask";
    /// Following up.
    review(part) = "/parts/{part}/plan/review", "/parts/{part}/plan/review";
    /// Closing.
    close_plan(part) = "/parts/{part}/plan/close", "/parts/{part}/plan/close";
    /// A child's or guardian's own page.
    room(room) = "/rooms/{room}", "/rooms/{room}";
    /// Who has read.
    room_log(room) = "/rooms/{room}/who", "/rooms/{room}/who";
    /// Who has read, as a file.
    room_log_extract(room) = "/rooms/{room}/who/file", "/rooms/{room}/who/file";
    /// What one has said yes and no to.
    room_consents(room) = "/rooms/{room}/consents", "/rooms/{room}/consents";
    /// Answering a question.
    room_answer(room, consent) = "/rooms/{room}/consents/{consent}", "/rooms/{room}/consents/{consent}";
    /// Answering about a measure.
    room_measure(room, measure) = "/rooms/{room}/measures/{measure}", "/rooms/{room}/measures/{measure}";
    /// Taking a yes back: what it means, then posted.
    room_withdraw(room, consent, unit) = "/rooms/{room}/consents/{consent}/stop/{unit}", "/rooms/{room}/consents/{consent}/stop/{unit}";
    /// Making a yes smaller.
    room_narrow(room, consent, unit) = "/rooms/{room}/consents/{consent}/less/{unit}", "/rooms/{room}/consents/{consent}/less/{unit}";
    /// Writing in one's own room.
    room_words(room) = "/rooms/{room}/words", "/rooms/{room}/words";
    /// Letting own words out.
    room_share(room, entry) = "/rooms/{room}/words/{entry}", "/rooms/{room}/words/{entry}";
}

/// Every page at its address.
pub fn router(site: Shared) -> Router {
    Router::new()
        .merge(crate::language::routes())
        .merge(crate::assets::routes())
        .route(pattern::home, get(pages::start::show))
        .route(
            pattern::sign_in,
            get(pages::sign_in::show).post(pages::sign_in::save),
        )
        .route(pattern::sign_out, post(pages::sign_in::sign_out))
        .route(pattern::exit, get(pages::sign_in::exit))
        .route(pattern::harm, get(pages::harm::show))
        .route(pattern::rules, get(pages::rules::show))
        .route(
            pattern::try_rule,
            get(pages::try_rule::show).post(pages::try_rule::answer),
        )
        .route(
            pattern::begin,
            get(pages::begin::show).post(pages::begin::save),
        )
        .route(pattern::statistics, get(pages::statistics::show))
        .route(
            pattern::unhandled,
            get(pages::unhandled::show).post(pages::unhandled::save),
        )
        .route(pattern::closed, get(pages::closed::show))
        .route(pattern::part, get(pages::part::show))
        .route(pattern::earlier, get(pages::earlier::show))
        .route(
            pattern::notice,
            get(pages::notice::show).post(pages::notice::save),
        )
        .route(
            pattern::tried,
            get(pages::tried::show).post(pages::tried::save),
        )
        .route(
            pattern::talk,
            get(pages::talk::show).post(pages::talk::save),
        )
        .route(
            pattern::readers,
            get(pages::readers::show).post(pages::readers::save),
        )
        .route(
            pattern::others,
            get(pages::others::show).post(pages::others::save),
        )
        .route(
            pattern::other_agrees,
            get(pages::other_agrees::show).post(pages::other_agrees::save),
        )
        .merge(together())
        .merge(plan_pages())
        .merge(family())
        .merge(without_name())
        .merge(looked_at())
        .merge(who_has_it())
        .with_state(site)
}

/// The pages of children and guardians.
fn family() -> Router<Shared> {
    Router::new()
        .route(pattern::room, get(pages::room::show))
        .route(pattern::room_log, get(pages::room_log::show))
        .route(pattern::room_log_extract, get(pages::room_log::file))
        .route(pattern::room_consents, get(pages::room_consents::show))
        .route(
            pattern::room_measure,
            get(pages::room_measure::show).post(pages::room_measure::save),
        )
        .route(
            pattern::room_answer,
            get(pages::room_answer::show).post(pages::room_answer::save),
        )
        .route(
            pattern::room_withdraw,
            get(pages::room_withdraw::show).post(pages::room_withdraw::save),
        )
        .route(
            pattern::room_narrow,
            get(pages::room_narrow::show).post(pages::room_narrow::save),
        )
        .route(
            pattern::room_words,
            get(pages::room_words::show).post(pages::room_words::save),
        )
        .route(
            pattern::room_share,
            get(pages::room_share::show).post(pages::room_share::save),
        )
}

/// Consent, sharing and meeting: how several come to help together.
fn together() -> Router<Shared> {
    Router::new()
        .route(
            pattern::ask_consent,
            get(pages::ask_consent::show).post(pages::ask_consent::save),
        )
        .route(pattern::share_by_law, get(pages::share_by_law::show))
        .route(
            pattern::share_by_rule,
            get(pages::share_by_rule::show).post(pages::share_by_rule::save),
        )
        .route(
            pattern::change_custody,
            get(pages::change_custody::show).post(pages::change_custody::save),
        )
        .route(
            pattern::reach,
            get(pages::reach::show).post(pages::reach::save),
        )
        .route(
            pattern::block,
            get(pages::block::show).post(pages::block::save),
        )
        .route(
            pattern::protect,
            get(pages::protect::show).post(pages::protect::save),
        )
        .route(
            pattern::record_answer,
            get(pages::record_answer::show).post(pages::record_answer::save),
        )
        .route(
            pattern::doubt_consent,
            get(pages::doubt_consent::show).post(pages::doubt_consent::save),
        )
        .route(pattern::paper_consent, get(pages::paper_consent::show))
        .route(
            pattern::share,
            get(pages::share::show).post(pages::share::save),
        )
        .route(
            pattern::check_share,
            get(pages::share::show).post(pages::share::check),
        )
        .route(
            pattern::keep,
            get(pages::keep::show).post(pages::keep::save),
        )
        .route(
            pattern::share_outside,
            get(pages::share_outside::show).post(pages::share_outside::save),
        )
        .route(
            pattern::check_share_outside,
            get(pages::share_outside::show).post(pages::share_outside::check),
        )
        .route(
            pattern::waiting,
            get(pages::waiting::show).post(pages::waiting::save),
        )
        .route(
            pattern::inside,
            get(pages::inside::show).post(pages::inside::save),
        )
        .route(
            pattern::analyse,
            get(pages::analyse::show).post(pages::analyse::save),
        )
        .route(
            pattern::call_meeting,
            get(pages::call_meeting::show).post(pages::call_meeting::save),
        )
        .route(
            pattern::hold_meeting,
            get(pages::hold_meeting::show).post(pages::hold_meeting::save),
        )
}

/// Questions without a name.
fn without_name() -> Router<Shared> {
    Router::new()
        .route(pattern::consultations, get(pages::consultations::show))
        .route(
            pattern::consult,
            get(pages::consult::show).post(pages::consult::save),
        )
        .route(pattern::consultation, get(pages::consultation::show))
        .route(
            pattern::advise,
            get(pages::advise::show).post(pages::advise::save),
        )
        .route(
            pattern::conclude,
            get(pages::conclude::show).post(pages::conclude::save),
        )
}

/// Who sees what and why, and what is opened in an emergency.
fn looked_at() -> Router<Shared> {
    Router::new()
        .route(pattern::why_here, get(pages::why_here::show))
        .route(pattern::part_log, get(pages::part_log::show))
        .route(pattern::part_log_extract, get(pages::part_log::file))
        .route(
            pattern::later,
            get(pages::later::show).post(pages::later::save),
        )
        .route(
            pattern::emergency,
            get(pages::emergency::show).post(pages::emergency::save),
        )
        .route(pattern::emergencies, get(pages::emergencies::list))
        .route(
            pattern::review_emergency,
            get(pages::emergencies::show).post(pages::emergencies::save),
        )
}

/// Whom the family turns to, and who sits where.
fn who_has_it() -> Router<Shared> {
    Router::new()
        .route(
            pattern::hand_over,
            get(pages::hand_over::show).post(pages::hand_over::save),
        )
        .route(
            pattern::take_over,
            get(pages::take_over::show).post(pages::take_over::save),
        )
        .route(pattern::seats, get(pages::seats::list))
        .route(
            pattern::seat,
            get(pages::seats::show).post(pages::seats::begin),
        )
        .route(
            pattern::leave_seat,
            get(pages::seats::show).post(pages::seats::end),
        )
}

/// The joint plan.
fn plan_pages() -> Router<Shared> {
    Router::new()
        .route(pattern::plan, get(pages::plan::show))
        .route(
            pattern::frame_plan,
            get(pages::frame_plan::show).post(pages::frame_plan::save),
        )
        .route(
            pattern::agree_plan,
            get(pages::agree_plan::show).post(pages::agree_plan::save),
        )
        .route(
            pattern::measure_answer,
            get(pages::measure_answer::show).post(pages::measure_answer::save),
        )
        .route(
            pattern::ask_measure,
            get(pages::ask_measure::show).post(pages::ask_measure::save),
        )
        .route(
            pattern::promise,
            get(pages::promise::show).post(pages::promise::save),
        )
        .route(
            pattern::review,
            get(pages::review::show).post(pages::review::save),
        )
        .route(
            pattern::close_here,
            get(pages::close_here::show).post(pages::close_here::save),
        )
        .route(
            pattern::close_plan,
            get(pages::close_plan::show).post(pages::close_plan::save),
        )
}
