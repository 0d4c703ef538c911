//! The rules, from the special to the general.

mod address_in_use;
mod app_missing;
mod apt_stopped;
mod carriage_return;
mod compiler_missing;
mod conflict;
mod copy_source_missing;
mod distribution_missing;
mod ended_at_once;
mod ended_itself;
mod exec_format;
mod externally_managed;
mod file_missing;
mod folder_permission;
mod module_missing;
mod module_shadowed;
mod network_unreachable;
mod not_executable;
mod nothing_listens;
mod out_of_memory;
mod output_held_back;
mod package_json_missing;
mod port_permission;
mod program_missing;
mod requirements_missing;
mod root_needed;
mod segfault;
mod start_words;
mod stopped;
mod syntax;
mod system_package_missing;
mod template_missing;
mod user_missing;
mod variable_missing;
mod wrong_package_manager;

use crate::diagnosis::Diagnosis;
use crate::evidence::Evidence;

/// A rule.
pub struct Rule {
    /// Its name, which is the code of its diagnoses.
    pub name: &'static str,
    /// Looks for its cause.
    pub(crate) check: fn(&Evidence<'_>) -> Option<Diagnosis>,
}

/// Every rule, in the order in which they are asked.
pub static RULES: &[Rule] = &[
    Rule { name: "OutOfMemory", check: out_of_memory::check },
    Rule { name: "CarriageReturn", check: carriage_return::check },
    Rule { name: "ExecFormat", check: exec_format::check },
    Rule { name: "StartWords", check: start_words::check },
    Rule { name: "CopySourceMissing", check: copy_source_missing::check },
    Rule { name: "WrongPackageManager", check: wrong_package_manager::check },
    Rule { name: "ModuleShadowed", check: module_shadowed::check },
    Rule { name: "Conflict", check: conflict::check },
    Rule { name: "TemplateMissing", check: template_missing::check },
    Rule { name: "ModuleMissing", check: module_missing::check },
    Rule { name: "AppMissing", check: app_missing::check },
    Rule { name: "FileMissing", check: file_missing::check },
    Rule { name: "Syntax", check: syntax::check },
    Rule { name: "VariableMissing", check: variable_missing::check },
    Rule { name: "PortPermission", check: port_permission::check },
    Rule { name: "AddressInUse", check: address_in_use::check },
    Rule { name: "NotExecutable", check: not_executable::check },
    Rule { name: "RootNeeded", check: root_needed::check },
    Rule { name: "FolderPermission", check: folder_permission::check },
    Rule { name: "ExternallyManaged", check: externally_managed::check },
    Rule { name: "CompilerMissing", check: compiler_missing::check },
    Rule { name: "PackageJsonMissing", check: package_json_missing::check },
    Rule { name: "RequirementsMissing", check: requirements_missing::check },
    Rule { name: "DistributionMissing", check: distribution_missing::check },
    Rule { name: "NetworkUnreachable", check: network_unreachable::check },
    Rule { name: "AptStopped", check: apt_stopped::check },
    Rule { name: "SystemPackageMissing", check: system_package_missing::check },
    Rule { name: "UserMissing", check: user_missing::check },
    Rule { name: "ProgramMissing", check: program_missing::check },
    Rule { name: "Segfault", check: segfault::check },
    Rule { name: "Stopped", check: stopped::check },
    Rule { name: "NothingListens", check: nothing_listens::check },
    Rule { name: "OutputHeldBack", check: output_held_back::check },
    Rule { name: "EndedItself", check: ended_itself::check },
    Rule { name: "EndedAtOnce", check: ended_at_once::check },
];

#[cfg(test)]
mod testing;
