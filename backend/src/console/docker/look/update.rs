//! `docker update`.

use console::docker::command::{Resources, RestartPolicy, Update};
use protocol::limits::Limits;
use serde_json::{Map, Value};

use super::super::settings;
use super::{Client, CommandFailed, items_at};
use crate::session::ContainerCall;

impl Client<'_> {
    /// `docker update`. What a container may use stays within what the server allows.
    pub(in crate::console::docker) async fn update(&mut self, update: Update) -> Result<i32, CommandFailed> {
        let body = body(&update.resources, &self.context.services.limits);
        if body.is_empty() && update.restart.is_none() {
            return Err(CommandFailed::new("you must provide one or more flags when using this command", 1));
        }
        let body = Value::Object(body);
        let (mut warnings, mut wrong) = (String::new(), String::new());
        for typed in &update.containers {
            match self.update_one(typed, &body, update.restart).await {
                Ok(updated) => {
                    let said = items_at(&updated, "/Warnings").iter().filter_map(Value::as_str);
                    warnings.extend(said.map(|warning| format!("{warning}\n")));
                    self.print(&format!("{typed}\n")).await?;
                }
                Err(failed) => wrong.push_str(&failed.text),
            }
        }
        self.print(&warnings).await?;
        if wrong.is_empty() { Ok(0) } else { Err(CommandFailed { text: wrong, status: 1 }) }
    }

    async fn update_one(
        &self,
        typed: &str,
        body: &Value,
        restart: Option<RestartPolicy>,
    ) -> Result<Value, CommandFailed> {
        let id = self.container(typed).await?;
        if let Some(policy) = restart {
            let call = ContainerCall::SetRestart { engine_id: id.clone(), policy: settings::restart(policy) };
            if let Err(notice) = self.ask(call).await? {
                return Err(CommandFailed::refused(&notice, 1));
            }
        }
        let request = self.engine.api().post(&["containers", &id, "update"]).body(body);
        request.json().await.map_err(|error| self.daemon(&error))
    }
}

/// Returns what is asked of the engine: what was typed, or what the server allows where that is less. -1 and 0 mean without a limit.
pub(super) fn body(resources: &Resources, limits: &Limits) -> Map<String, Value> {
    let most_memory = i64::try_from(limits.container_memory_bytes).unwrap_or(i64::MAX);
    let most_cpus = i64::try_from(limits.container_millicpus).unwrap_or(i64::MAX).saturating_mul(1_000_000);
    let within = |typed: i64, most: i64| if typed <= 0 { most } else { typed.min(most) };
    let fields = [
        ("Memory", resources.memory_bytes.map(|bytes| within(bytes, most_memory))),
        ("MemoryReservation", resources.memory_reservation_bytes.map(|bytes| within(bytes, most_memory))),
        ("MemorySwap", resources.memory_swap_bytes.map(|bytes| within(bytes, most_memory))),
        ("NanoCpus", resources.nano_cpus.map(|cpus| within(cpus, most_cpus))),
        ("CpuShares", resources.cpu_shares.map(|shares| shares.clamp(0, USUAL_SHARES))),
        ("PidsLimit", resources.pids_limit.map(|pids| within(pids, limits.container_pids))),
    ];
    fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.into()))).collect()
}

/// The share of a container for which none was asked; nobody gets more than others.
const USUAL_SHARES: i64 = 1024;
