//! One file per page.

pub mod agree_plan;
pub mod analyse;
pub mod ask_consent;
pub mod begin;
pub mod block;
pub mod call_meeting;
pub mod change_custody;
pub mod check_share;
pub mod close_plan;
pub mod done;
pub mod doubt_consent;
pub mod earlier;
pub mod frame_plan;
pub mod harm;
pub mod hold_meeting;
pub mod ids;
pub mod inside;
pub mod keep;
pub mod notice;
pub mod paper_consent;
pub mod part;
pub mod plan;
pub mod promise;
pub mod protect;
pub mod readers;
pub mod record_answer;
pub mod review;
pub mod room;
pub mod room_answer;
pub mod room_child;
pub mod room_consents;
pub mod room_log;
pub mod room_narrow;
pub mod room_share;
pub mod room_withdraw;
pub mod room_words;
pub mod rules;
pub mod share;
pub mod share_by_law;
pub mod share_outside;
pub mod sign_in;
pub mod start;
pub mod statistics;
pub mod talk;
pub mod tried;
pub mod try_rule;
pub mod units;
pub mod waiting;
pub mod wheel_said;
pub mod writing;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod texts_test;
