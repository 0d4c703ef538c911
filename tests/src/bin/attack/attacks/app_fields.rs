//! Header fields that an app or a browser uses against others: a cookie for all apps, told by a byte that is no letter, and a `Connection` that lists
//! the request's own host.

use anyhow::{Result, ensure};

use crate::app::{self, Answer, App};
use crate::target::Target;

/// No cookie may keep a `Domain`, and nothing that is meant for the app may be taken from a request.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let mut client = target.attacker().await?;
    let app = app::start_listening(&mut client, PROGRAM).await?;
    let n_cookies = cookies_stay_on_their_host(&app).await?;
    let n_fields = fields_reach_the_app(&app).await?;
    Ok(format!("{n_cookies} cookies lost their domain, {n_fields} fields reached the app"))
}

async fn cookies_stay_on_their_host(app: &App) -> Result<usize> {
    let request = format!("GET /cookies HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", app.host);
    let answer = app.talk(request.as_bytes()).await?;
    let Answer { head, .. } = Answer::read(&answer)?;
    let fields = head.lines().filter(|line| line.to_ascii_lowercase().starts_with("set-cookie:"));
    let cookies: Vec<&str> = fields.collect();
    ensure!(cookies.len() == N_COOKIES, "of {N_COOKIES} cookies came {cookies:?}");
    for cookie in &cookies {
        let is_scoped = cookie.to_ascii_lowercase().contains("localhost");
        ensure!(!is_scoped && cookie.contains("Path=/"), "a cookie for all apps: {cookie:?}");
    }
    Ok(cookies.len())
}

async fn fields_reach_the_app(app: &App) -> Result<usize> {
    let fields = ["host", "cookie", "authorization", "content-type", "accept", "x-forwarded-for"];
    let mut request = format!("GET /fields HTTP/1.1\r\nHost: {}\r\n", app.host);
    for field in fields.iter().skip(1) {
        request.push_str(&format!("{field}: its value\r\n"));
    }
    request.push_str(&format!("Connection: close, {}\r\n\r\n", fields.map(str::to_uppercase).join(" ,")));
    let answer = app.talk(request.as_bytes()).await?;
    let Answer { status, head, body } = Answer::read(&answer)?;
    ensure!(status == 200, "{head}");
    let seen = String::from_utf8_lossy(body);
    for field in fields {
        let value = if field == "host" { app.host.as_str() } else { "its value" };
        ensure!(seen.contains(&format!("{field}={value}\n")), "{field} did not reach the app: {seen}");
    }
    Ok(fields.len())
}

/// How many cookies [`PROGRAM`] sets.
const N_COOKIES: usize = 6;
const PROGRAM: &str = r"from http.server import BaseHTTPRequestHandler, HTTPServer


class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        if self.path == '/cookies':
            for cookie in [
                'a=1; Domain=localhost; Path=/',
                'b=\xe9; Domain=localhost; Path=/',
                'c=1; \xe9; Domain=localhost; Path=/',
                'd=1; Dom\xadain=localhost; Path=/',
                'e=1; \xa0DOMAIN = localhost; Path=/',
                'f=1; Path=/;Domain=localhost',
            ]:
                self.send_header('Set-Cookie', cookie)
        self.end_headers()
        for name, value in self.headers.items():
            self.wfile.write(f'{name.lower()}={value}\n'.encode())


HTTPServer(('0.0.0.0', 5000), Answer).serve_forever()
";
