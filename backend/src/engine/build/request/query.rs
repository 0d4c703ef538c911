//! The query of `POST /build` (Docker Engine API, `ImageBuild`).

use std::fmt;

use super::RequestOrder;

/// Names and values, escaped when shown.
#[derive(Debug)]
pub(super) struct Query(Vec<(&'static str, String)>);

impl Query {
    pub(super) fn of(order: &RequestOrder) -> Self {
        let json = |map| serde_json::to_string(map).unwrap_or_default();
        let mut fields = vec![
            ("version", "2".to_owned()),
            ("remote", "client-session".to_owned()),
            ("dockerfile", order.source.dockerfile_name().to_owned()),
            ("session", order.session.clone()),
            ("buildid", order.session.clone()),
            ("labels", json(&order.labels)),
            ("buildargs", json(&order.arguments)),
            ("rm", "1".to_owned()),
        ];
        fields.extend(order.tag.clone().map(|tag| ("t", tag)));
        fields.extend(order.target.clone().map(|target| ("target", target)));
        fields.extend(order.no_cache.then(|| ("nocache", "1".to_owned())));
        fields.extend(order.extra_host.clone().map(|host| ("extrahosts", host)));
        Self(fields)
    }
}

impl fmt::Display for Query {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (name, value)) in self.0.iter().enumerate() {
            let separator = if at == 0 { "" } else { "&" };
            write!(formatter, "{separator}{name}=")?;
            for byte in value.bytes() {
                match byte {
                    b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                        write!(formatter, "{}", char::from(byte))?;
                    }
                    other => write!(formatter, "%{other:02X}")?,
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_escaped() {
        let query = Query(vec![("a", "b c&d=é".into()), ("e", "{\"x\":1}".into())]);
        assert_eq!(query.to_string(), "a=b%20c%26d%3D%C3%A9&e=%7B%22x%22%3A1%7D");
    }
}
