//! Questions without a name that people of the county have asked each other.

use app::consult::{Asking, advise, ask_without_name, conclude};
use app::{Cx, House, Sheet, Stop};
use folder::consultation::{Advice, Adviser, AgeBand, Outcome};
use folder::nameless::Nameless;
use jiff::Timestamp;
use jiff::civil::{Date, time};
use serde::Deserialize;

use crate::county::County;
use crate::fault::{fault, missing};
use crate::moments::{day, working};

const DATA: &str = include_str!("../data/consultations.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    questions: Vec<QuestionData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionData {
    by: String,
    to: String,
    back: i32,
    age: AgeBand,
    topics: Vec<String>,
    topic: String,
    question: String,
    tried: Option<String>,
    answer_by: i32,
    #[serde(default)]
    advice: Vec<AdviceData>,
    outcome: Option<OutcomeData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AdviceData {
    back: i32,
    words: String,
    look_back: i32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OutcomeData {
    back: i32,
    done: String,
    felt: Option<String>,
    learned: Option<String>,
}

/// Asks, advises and closes as the data says.
pub async fn ask(house: &House, county: &County, today: Date) -> Result<(), Stop> {
    let data: Data = toml::from_str(DATA).map_err(fault)?;
    for question in &data.questions {
        one(house, county, today, question).await?;
    }
    Ok(())
}

async fn one(
    house: &House,
    county: &County,
    today: Date,
    question: &QuestionData,
) -> Result<(), Stop> {
    let at = |back| -> Result<Timestamp, Stop> { working(house, today, back, time(15, 10, 0, 0)) };
    let cx = county
        .at_work(house, &question.by, at(question.back)?)
        .await?;
    let to = county.seat(&question.to)?;
    let asking = Asking {
        to: Adviser {
            unit: to.unit,
            function: to.function,
        },
        age: question.age,
        areas: county.areas(&question.topics)?,
        topic: nameless(&cx, &question.topic).await?,
        question: nameless(&cx, &question.question).await?,
        tried: nameless_if_any(&cx, question.tried.as_ref()).await?,
        answer_by: day(cx.today(), question.answer_by)?,
    };
    let id = ask_without_name(&cx, Sheet::fresh(house), asking).await?;
    for advice in &question.advice {
        let cx = county
            .at_work(house, &question.to, at(advice.back)?)
            .await?;
        let given = Advice {
            words: nameless(&cx, &advice.words).await?,
            harm: false,
            look_back: day(cx.today(), advice.look_back)?,
        };
        advise(&cx, id, Sheet::fresh(house), given).await?;
    }
    if let Some(outcome) = &question.outcome {
        let cx = county
            .at_work(house, &question.by, at(outcome.back)?)
            .await?;
        let told = Outcome {
            done: nameless(&cx, &outcome.done).await?,
            felt: nameless_if_any(&cx, outcome.felt.as_ref()).await?,
            learned: nameless_if_any(&cx, outcome.learned.as_ref()).await?,
        };
        conclude(&cx, id, Sheet::fresh(house), told).await?;
    }
    Ok(())
}

/// The county asks as everybody must: nothing in its own data may stand out.
async fn nameless(cx: &Cx<'_>, text: &str) -> Result<Nameless, Stop> {
    let known = cx.nameless(false).await?;
    let nobody = std::collections::BTreeSet::new();
    Nameless::read(text, &known, &nobody).map_err(|traces| missing(traces.words.join(", ")))
}

async fn nameless_if_any(cx: &Cx<'_>, text: Option<&String>) -> Result<Option<Nameless>, Stop> {
    match text {
        Some(text) => Ok(Some(nameless(cx, text).await?)),
        None => Ok(None),
    }
}
