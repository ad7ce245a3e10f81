//! What can be wrong with the invented data.

use app::Stop;

/// The data names something that it does not hold.
#[derive(Debug, thiserror::Error)]
#[error("the data names {0}, which it does not hold")]
struct Missing(String);

/// The data names something that it does not hold.
pub fn missing(what: impl Into<String>) -> Stop {
    fault(Missing(what.into()))
}

/// Something in the data cannot be used.
pub fn fault(source: impl std::error::Error + Send + Sync + 'static) -> Stop {
    Stop::Fault {
        doing: "building the invented county",
        source: Box::new(source),
    }
}

/// Something in a child's history could not happen.
#[derive(Debug, thiserror::Error)]
#[error("{child}, step {step}")]
struct CannotHappen {
    child: String,
    step: usize,
    #[source]
    source: Stop,
}

/// What a child's history stopped at.
pub fn at_step(child: &str, step: usize) -> impl FnOnce(Stop) -> Stop {
    move |source| {
        fault(CannotHappen {
            child: child.to_owned(),
            step,
            source,
        })
    }
}
