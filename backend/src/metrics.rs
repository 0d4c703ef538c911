//! Numbers about this server, for Prometheus. Nothing here names a workspace.

use std::sync::atomic::AtomicU64;

use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use protocol::Proof;

/// How something ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
pub(crate) enum OutcomeLabel {
    /// As hoped.
    Succeeded,
    /// With an error.
    Failed,
    /// By a person.
    Cancelled,
}

/// The label of counters that are kept by outcome.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(crate) struct ByOutcome {
    /// How it ended.
    pub(crate) outcome: OutcomeLabel,
}

/// How a prediction met the fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Agreement {
    /// It came true.
    Agreed,
    /// It did not.
    Disagreed,
    /// Nothing was predicted.
    Unknown,
}

impl EncodeLabelValue for Agreement {
    fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> Result<(), std::fmt::Error> {
        let word = match self {
            Self::Agreed => "agreed",
            Self::Disagreed => "disagreed",
            Self::Unknown => "unknown",
        };
        word.encode(encoder)
    }
}

/// The label of the counter of predictions.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(crate) struct ByAgreement {
    /// How it came out.
    pub(crate) outcome: Agreement,
}

/// All numbers.
#[derive(Debug)]
pub(crate) struct Metrics {
    registry: Registry,
    /// Builds that are over.
    pub(crate) builds: Family<ByOutcome, Counter>,
    /// Seconds that builds took from their start.
    pub(crate) build_seconds: Histogram,
    /// Builds at work.
    pub(crate) builds_working: Gauge,
    /// Builds in the line.
    pub(crate) builds_waiting: Gauge,
    /// Containers that have not ended.
    pub(crate) containers: Gauge,
    /// Open sockets.
    pub(crate) sockets: Gauge,
    /// Bytes on their way through sockets.
    pub(crate) socket_bytes: Gauge,
    /// Open workspaces.
    pub(crate) sessions: Gauge,
    /// Frames sent.
    pub(crate) frames: Counter,
    /// Lines of logs taken in.
    pub(crate) log_lines: Counter,
    /// Requests to apps that are over.
    pub(crate) app_requests: Family<ByOutcome, Counter>,
    /// Steps whose prediction met the fact.
    pub(crate) predictions: Family<ByAgreement, Counter>,
    /// Whether the engine answers: 1 or 0.
    pub(crate) engine_up: Gauge,
    /// Bytes that the engine stores, as counted against its limit.
    pub(crate) engine_disk_bytes: Gauge,
    /// Images that were removed to hold the limit.
    pub(crate) images_removed: Counter,
    /// Bytes of build cache that were removed to hold the limit.
    pub(crate) cache_bytes_removed: Counter,
}

impl Metrics {
    /// Makes all numbers, at zero.
    pub(crate) fn new() -> Self {
        let seconds: [f64; 12] = [0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 320.0];
        let mut metrics = Self {
            registry: Registry::with_prefix("drydock"),
            builds: Family::default(),
            build_seconds: Histogram::new(seconds),
            builds_working: Gauge::default(),
            builds_waiting: Gauge::default(),
            containers: Gauge::default(),
            sockets: Gauge::default(),
            socket_bytes: Gauge::default(),
            sessions: Gauge::default(),
            frames: Counter::<u64, AtomicU64>::default(),
            log_lines: Counter::default(),
            app_requests: Family::default(),
            predictions: Family::default(),
            engine_up: Gauge::default(),
            engine_disk_bytes: Gauge::default(),
            images_removed: Counter::default(),
            cache_bytes_removed: Counter::default(),
        };
        metrics.register();
        metrics
    }

    /// Writes them all in Prometheus' text form.
    pub(crate) fn encode(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }

    /// Counts what came of a build's prediction.
    pub(crate) fn count_predictions(&self, proof: &Proof) {
        let Proof { agreed, disagreed, unknown } = *proof;
        let counts =
            [(Agreement::Agreed, agreed), (Agreement::Disagreed, disagreed), (Agreement::Unknown, unknown)];
        for (outcome, n_steps) in counts {
            let _ = self.predictions.get_or_create(&ByAgreement { outcome }).inc_by(n_steps.into());
        }
    }

    fn register(&mut self) {
        let registry = &mut self.registry;
        registry.register("builds", "Builds that are over, by outcome", self.builds.clone());
        registry.register(
            "build_seconds",
            "Seconds that builds took from their start",
            self.build_seconds.clone(),
        );
        registry.register("builds_working", "Builds at work", self.builds_working.clone());
        registry.register("builds_waiting", "Builds waiting for a place", self.builds_waiting.clone());
        registry.register("containers", "Containers that have not ended", self.containers.clone());
        registry.register("sockets", "Open sockets", self.sockets.clone());
        registry.register(
            "socket_bytes",
            "Bytes on their way through sockets, both ways",
            self.socket_bytes.clone(),
        );
        registry.register("sessions", "Workspaces in memory", self.sessions.clone());
        registry.register("frames_sent", "Text frames sent to pages", self.frames.clone());
        registry.register("log_lines", "Lines of logs taken in", self.log_lines.clone());
        registry.register(
            "app_requests",
            "Requests to apps that are over, by outcome",
            self.app_requests.clone(),
        );
        registry.register(
            "predictions",
            "Steps of builds, by whether they did what was predicted",
            self.predictions.clone(),
        );
        registry.register("engine_up", "Whether the engine answers", self.engine_up.clone());
        registry.register(
            "engine_disk_bytes",
            "Bytes that the engine stores in images and build cache",
            self.engine_disk_bytes.clone(),
        );
        registry.register(
            "engine_images_removed",
            "Images removed because the engine stored too much",
            self.images_removed.clone(),
        );
        registry.register(
            "engine_cache_bytes_removed",
            "Bytes of build cache removed because the engine stored too much",
            self.cache_bytes_removed.clone(),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_out_in_text_form() {
        let metrics = Metrics::new();
        let _ = metrics.builds.get_or_create(&ByOutcome { outcome: OutcomeLabel::Failed }).inc();
        metrics.build_seconds.observe(0.3);
        metrics.count_predictions(&Proof { agreed: 3, disagreed: 0, unknown: 1 });
        let text = metrics.encode().unwrap();
        for line in [
            "drydock_builds_total{outcome=\"Failed\"} 1",
            "drydock_build_seconds_count 1",
            "drydock_sockets 0",
            "drydock_predictions_total{outcome=\"agreed\"} 3",
            "drydock_predictions_total{outcome=\"unknown\"} 1",
        ] {
            assert!(text.contains(line), "{line} is not in\n{text}");
        }
    }
}
