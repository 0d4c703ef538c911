//! How far a WebAssembly module is that the page loads beside its own.

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::dom::{self, WasmModule};

/// How far a module is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Nobody needed it yet.
    #[default]
    NotNeeded,
    /// It is being loaded.
    Loading,
    /// It is there.
    Ready,
    /// It could not be loaded, or has failed.
    Failed,
}

/// A module and what can be done about it.
#[derive(Clone, PartialEq)]
pub(crate) struct Module {
    /// How far it is.
    pub(crate) phase: Phase,
    /// Loads it again after it has failed.
    pub(crate) on_retry: Callback<()>,
    /// Notes that it has failed while it ran.
    pub(crate) on_failure: Callback<()>,
}

/// Loads a module once it is needed.
#[hook]
pub(crate) fn use_module(module: WasmModule, is_needed: bool) -> Module {
    let phase = use_state_eq(Phase::default);
    use_effect_with((*phase, is_needed), {
        let phase = phase.setter();
        move |(now, is_needed)| {
            if *now == Phase::NotNeeded && *is_needed {
                load(module, phase);
            }
        }
    });
    let (retried, failed) = (phase.setter(), phase.setter());
    Module {
        phase: *phase,
        on_retry: use_callback((), move |(), ()| load(module, retried.clone())),
        on_failure: use_callback((), move |(), ()| failed.set(Phase::Failed)),
    }
}

fn load(module: WasmModule, phase: UseStateSetter<Phase>) {
    phase.set(Phase::Loading);
    spawn_local(async move {
        phase.set(match dom::load_module(module).await {
            Ok(()) => Phase::Ready,
            Err(error) => {
                dom::log_error(&error.to_string());
                Phase::Failed
            }
        });
    });
}
