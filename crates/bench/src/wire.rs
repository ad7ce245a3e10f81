//! A browser that counts every byte of an answer, headers and all.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::Fault;

/// What came over the wire.
pub struct Answer {
    /// The status line and the headers.
    head: String,
    /// What came after them; readable when it was not packed.
    body: String,
    /// Everything, in bytes.
    pub bytes: usize,
}

impl Answer {
    /// The answer is 200.
    pub fn is_ok(&self) -> bool {
        self.head.starts_with("HTTP/1.1 200 ")
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// The values of an attribute that begin like this, each once, in order.
    pub fn values(&self, attribute: &str, beginning: &str) -> Vec<String> {
        let mut found = Vec::new();
        let opening = format!("{attribute}=\"");
        for piece in self.body.split(&opening).skip(1) {
            if let Some((value, _)) = piece.split_once('"')
                && value.starts_with(beginning)
                && !found.iter().any(|known| known == value)
            {
                found.push(value.to_owned());
            }
        }
        found
    }
}

/// A browser at a server on this machine.
#[derive(Clone)]
pub struct Visitor {
    port: u16,
    cookie: String,
}

impl Visitor {
    /// A stranger.
    pub const fn new(port: u16) -> Self {
        Self {
            port,
            cookie: String::new(),
        }
    }

    /// Signs in as this choice of the sign-in page.
    pub fn sign_in(&self, choice: &str) -> Result<Self, Fault> {
        let body = format!("as={}", choice.replace(':', "%3A"));
        let form = format!(
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            body.len()
        );
        let answer = self.ask("POST", "/sign-in", &form, &body)?;
        let cookie = answer
            .header("set-cookie")
            .and_then(|cookie| cookie.split(';').next())
            .ok_or("the sign-in gave no cookie")?;
        Ok(Self {
            port: self.port,
            cookie: format!("Cookie: {cookie}\r\n"),
        })
    }

    /// Asks for a page that can be read here.
    pub fn read(&self, path: &str) -> Result<Answer, Fault> {
        self.ask("GET", path, "", "")
    }

    /// Asks as a browser does, for something packed.
    pub fn weigh(&self, path: &str) -> Result<Answer, Fault> {
        let answer = self.ask("GET", path, "Accept-Encoding: gzip\r\n", "")?;
        if answer.is_ok() {
            Ok(answer)
        } else {
            Err(format!(
                "{path} answered {}",
                answer.head.lines().next().unwrap_or_default()
            )
            .into())
        }
    }

    fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> Result<Answer, Fault> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n{}{headers}\r\n{body}",
            self.port, self.cookie
        );
        stream.write_all(request.as_bytes())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        Ok(Answer {
            head: head.to_owned(),
            body: body.to_owned(),
            bytes: bytes.len(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_once_each() {
        let answer = Answer {
            head: "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nCache-Control: no-store"
                .to_owned(),
            body: r#"<a href="/parts/a">A</a> <a href="/parts/a">A</a> <a href="/rooms/b">B</a>"#
                .to_owned(),
            bytes: 0,
        };
        assert!(answer.is_ok());
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.values("href", "/parts/"), ["/parts/a"]);
    }
}
