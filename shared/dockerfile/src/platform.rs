//! Platforms as `containerd/platforms` reads them: `linux/amd64`, `arm64`, `linux/arm/v6`, `windows(10.0.17763)`.

use std::fmt;

use crate::words::quote;

/// A platform, normalised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Platform {
    /// Operating system: `linux`.
    pub os: String,
    /// Its version, mostly empty.
    pub os_version: String,
    /// What else it must have, mostly nothing.
    pub os_features: Vec<String>,
    /// Architecture in Go's words: `amd64`.
    pub architecture: String,
    /// Variant of the architecture: `v6`; empty where there is but one.
    pub variant: String,
}

/// Why a text is no platform; the display is containerd's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlatformError(String);

impl fmt::Display for PlatformError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for PlatformError {}

impl Platform {
    /// Reads a platform (`platforms.Parse`); what is not said is taken from the machine that builds, Linux of the given architecture.
    pub fn parse(text: &str, host_architecture: &str) -> Result<Self, PlatformError> {
        let quoted = quote(text);
        if text.contains('*') {
            return Err(invalid(&[&quoted, ": wildcards not yet supported"]));
        }
        let parts: Vec<&str> = text.splitn(4, '/').collect();
        let (first, others) =
            parts.split_first().map_or(("", parts.as_slice()), |(first, rest)| (*first, rest));
        let mut platform = Self::of_os(first, &quoted)?;
        if let Some(part) = others.iter().find(|part| !consists_of(part, b"_.-")) {
            let component = quote(part);
            let must = ": platform specifier component must match \"^[A-Za-z0-9_.-]+$\"";
            return Err(invalid(&[&component, " is an invalid component of ", &quoted, must]));
        }
        match *others {
            [] if OPERATING_SYSTEMS.contains(&platform.os.as_str()) => {
                host_architecture.clone_into(&mut platform.architecture);
            }
            [] => {
                platform.set_architecture(first, "");
                if !ARCHITECTURES.contains(&platform.architecture.as_str()) {
                    return Err(invalid(&[&quoted, ": unknown operating system or architecture"]));
                }
                "linux".clone_into(&mut platform.os);
            }
            [architecture] => platform.set_architecture(architecture, ""),
            [architecture, variant] => {
                platform.set_architecture(architecture, variant);
                if platform.architecture == "arm64" && platform.variant.is_empty() {
                    "v8".clone_into(&mut platform.variant);
                }
                return Ok(platform);
            }
            _ => return Err(invalid(&[&quoted, ": cannot parse platform specifier"])),
        }
        if platform.architecture == "arm" && platform.variant == "v7" {
            platform.variant.clear();
        }
        Ok(platform)
    }

    /// Reads `os` or `os(version+feature+feature)`.
    fn of_os(part: &str, whole: &str) -> Result<Self, PlatformError> {
        let options = part.strip_suffix(')').and_then(|part| part.split_once('('));
        let (os, options) = options.map_or((part, None), |(os, options)| (os, Some(options)));
        let mut options = options.into_iter().flat_map(|options| options.split('+'));
        let version = options.next().unwrap_or("");
        let features: Vec<&str> = options.collect();
        let is_valid = consists_of(os, b"_-")
            && (version.is_empty() || consists_of(version, b"_.%-"))
            && features.iter().all(|feature| consists_of(feature, b"_.%-"));
        if !is_valid {
            let must = ": OSAndVersion specifier component must match ";
            let component = quote(part);
            return Err(invalid(&[
                &component,
                " is an invalid OS component of ",
                whole,
                must,
                &quote(OS_PATTERN),
            ]));
        }
        let decoded = |option: &str, what: &str| {
            percent_decoded(option).map_err(|escape| {
                let option = quote(option);
                let escape = quote(escape);
                PlatformError(
                    [whole, " has an invalid OS ", what, " ", &option, ": invalid URL escape ", &escape]
                        .concat(),
                )
            })
        };
        let os = match os.to_ascii_lowercase() {
            os if os == "macos" => "darwin".to_owned(),
            os => os,
        };
        Ok(Self {
            os,
            os_version: decoded(version, "version")?,
            os_features: features
                .into_iter()
                .map(|feature| decoded(feature, "feature"))
                .collect::<Result<_, _>>()?,
            ..Self::default()
        })
    }

    /// Takes over an architecture under its usual name (`normalizeArch`).
    fn set_architecture(&mut self, architecture: &str, variant: &str) {
        let architecture = architecture.to_ascii_lowercase();
        let variant = variant.to_ascii_lowercase();
        let (architecture, variant) = match (architecture.as_str(), variant.as_str()) {
            ("i386", _) => ("386", ""),
            ("x86_64" | "x86-64" | "amd64", "v1") => ("amd64", ""),
            ("x86_64" | "x86-64", variant) => ("amd64", variant),
            ("aarch64" | "arm64", "8" | "v8") => ("arm64", ""),
            ("aarch64", variant) => ("arm64", variant),
            ("armhf", _) | ("arm", "" | "7") => ("arm", "v7"),
            ("armel", _) | ("arm", "6") => ("arm", "v6"),
            ("arm", "5") => ("arm", "v5"),
            ("arm", "8") => ("arm", "v8"),
            other => other,
        };
        architecture.clone_into(&mut self.architecture);
        variant.clone_into(&mut self.variant);
    }
}

impl fmt::Display for Platform {
    /// Writes `linux/arm/v6` (`platforms.Format`).
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [self.os.as_str(), &self.architecture, &self.variant];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        formatter.write_str(&parts.join("/"))
    }
}

const OS_PATTERN: &str = r"^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.%-]*)((?:\+[A-Za-z0-9_.%-]+)*)\))?$";

const OPERATING_SYSTEMS: [&str; 17] = [
    "aix",
    "android",
    "darwin",
    "dragonfly",
    "freebsd",
    "hurd",
    "illumos",
    "ios",
    "js",
    "linux",
    "nacl",
    "netbsd",
    "openbsd",
    "plan9",
    "solaris",
    "windows",
    "zos",
];

const ARCHITECTURES: [&str; 24] = [
    "386",
    "amd64",
    "amd64p32",
    "arm",
    "armbe",
    "arm64",
    "arm64be",
    "ppc64",
    "ppc64le",
    "loong64",
    "mips",
    "mipsle",
    "mips64",
    "mips64le",
    "mips64p32",
    "mips64p32le",
    "ppc",
    "riscv",
    "riscv64",
    "s390",
    "s390x",
    "sparc",
    "sparc64",
    "wasm",
];

fn invalid(parts: &[&str]) -> PlatformError {
    PlatformError([&parts.concat(), ": invalid argument"].concat())
}

/// Returns whether there is something, and nothing but letters, digits and these.
fn consists_of(part: &str, others: &[u8]) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || others.contains(&byte))
}

/// Resolves `%2B`; the error is the escape that is none (Go's `url.PathUnescape`).
fn percent_decoded(text: &str) -> Result<String, &str> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        let (before, escape) = rest.split_at(at);
        bytes.extend_from_slice(before.as_bytes());
        let digits = escape.get(1..3).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.ok_or_else(|| escape.get(..3).unwrap_or(escape))?);
        rest = escape.get(3..).unwrap_or("");
    }
    bytes.extend_from_slice(rest.as_bytes());
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The platform, or `! ` and the error.
    fn check(text: &str, expected: &str) {
        let found = Platform::parse(text, "amd64")
            .map_or_else(|error| format!("! {error}"), |found| found.to_string());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn platforms_are_normalised() {
        check("linux/amd64", "linux/amd64");
        check("linux", "linux/amd64");
        check("macOS", "darwin/amd64");
        check("arm64", "linux/arm64");
        check("x86_64", "linux/amd64");
        check("Linux/AArch64", "linux/arm64");
        check("linux/arm64/v8", "linux/arm64/v8");
        check("linux/arm", "linux/arm");
        check("linux/arm/7", "linux/arm/v7");
        check("armel", "linux/arm/v6");
        check("linux/i386/x", "linux/386");
        check("linux/amd64/v1", "linux/amd64");
        check("linux/amd64/v3", "linux/amd64/v3");
        check("made/up", "made/up");
    }

    #[test]
    fn versions_and_features() {
        let found = Platform::parse("windows(10.0%2B1+win32k+%25)/amd64", "amd64").unwrap();
        assert_eq!(
            (found.os_version.as_str(), found.os_features),
            ("10.0+1", vec!["win32k".into(), "%".into()])
        );
        check(
            "windows(1%zz)/amd64",
            "! \"windows(1%zz)/amd64\" has an invalid OS version \"1%zz\": invalid URL escape \"%zz\"",
        );
    }

    #[test]
    fn faults_have_containerds_words() {
        check("abc", "! \"abc\": unknown operating system or architecture: invalid argument");
        check("a/b/c/d", "! \"a/b/c/d\": cannot parse platform specifier: invalid argument");
        check("linux/*", "! \"linux/*\": wildcards not yet supported: invalid argument");
        check(
            "linux/",
            "! \"\" is an invalid component of \"linux/\": platform specifier component must match \
             \"^[A-Za-z0-9_.-]+$\": invalid argument",
        );
        check(
            "%s/",
            "! \"%s\" is an invalid OS component of \"%s/\": OSAndVersion specifier component must match \
             \"^([A-Za-z0-9_-]+)(?:\\\\(([A-Za-z0-9_.%-]*)((?:\\\\+[A-Za-z0-9_.%-]+)*)\\\\))?$\": invalid argument",
        );
    }
}
