//! How measured times are spread, and how a cost grows.

use std::time::Duration;

/// Times of the same thing, many times over.
#[derive(Debug, Default)]
pub struct Spread(Vec<Duration>);

impl Spread {
    /// One more.
    pub fn add(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// All of another's.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The time that half of them stay under, in milliseconds.
    pub fn p50(&self) -> f64 {
        self.percentile(50)
    }

    /// The time that all but one in a hundred stay under.
    pub fn p99(&self) -> f64 {
        self.percentile(99)
    }

    /// The slowest.
    pub fn slowest(&self) -> f64 {
        self.percentile(100)
    }

    fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let place = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
        sorted.get(place).copied().map_or(f64::NAN, ms)
    }
}

/// Milliseconds.
pub fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The middle one of some repetitions.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The slope of log(cost) against log(size): 0 is constant, 1 is linear.
pub fn growth(points: &[(f64, f64)]) -> f64 {
    let logs = || points.iter().map(|(size, cost)| (size.ln(), cost.ln()));
    let (mut count, mut size_sum, mut cost_sum) = (0.0, 0.0, 0.0);
    for (size, cost) in logs() {
        count += 1.0;
        size_sum += size;
        cost_sum += cost;
    }
    let (size_mean, cost_mean) = (size_sum / count, cost_sum / count);
    let (mut above, mut below) = (0.0, 0.0);
    for (size, cost) in logs() {
        above += (size - size_mean) * (cost - cost_mean);
        below += (size - size_mean).powi(2);
    }
    above / below
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_times_that_were_measured() {
        let mut spread = Spread::default();
        for time in (1..=200).rev() {
            spread.add(Duration::from_millis(time));
        }
        for (told, expected) in [
            (spread.p50(), 100.0),
            (spread.p99(), 198.0),
            (spread.slowest(), 200.0),
        ] {
            assert!((told - expected).abs() < 1e-9, "{told} {expected}");
        }
    }

    #[test]
    fn what_grows_with_the_square_has_exponent_two() {
        let points = [(10.0, 100.0), (100.0, 10_000.0), (1000.0, 1_000_000.0)];
        assert!((growth(&points) - 2.0).abs() < 1e-9);
        let level = [(10.0, 3.0), (100.0, 3.0), (1000.0, 3.0)];
        assert!(growth(&level).abs() < 1e-9);
    }
}
