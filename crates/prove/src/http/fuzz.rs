//! What is sent: real addresses and real forms that were met on the way, bent in every way that a browser, a script or a
//! proxy could bend them.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, HOST, ORIGIN};
use axum::http::{HeaderName, HeaderValue, Method};
use testkit::Seeded;
use web::routes;

use super::browser::{Answer, Asked};
use crate::random::{below, number, once_in};

/// Values that no form of ours sends.
const NASTY: [&str; 16] = [
    "",
    "0",
    "-1",
    "99999999999999999999",
    "true",
    "null",
    "2026-02-30",
    "9999-12-31",
    "-9999-01-01",
    "'; drop table entries; --",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "../../etc/passwd",
    "\u{0}\u{1}\u{7f}",
    "\u{202e}\u{2068}a\u{0301}\u{1f9d2}\u{200d}\u{1f9d1}",
    "00000000000000000000000000000000",
];

/// Fields that no form has, and a careless reader might take.
const EXTRA: [&str; 10] = [
    "author",
    "function",
    "handlers",
    "household",
    "level",
    "mandates",
    "part",
    "person",
    "signers",
    "unit",
];

/// What has been met: addresses, forms and the values of fields.
#[derive(Default)]
pub struct Pool {
    paths: BTreeSet<String>,
    forms: BTreeMap<String, BTreeMap<String, BTreeSet<String>>>,
    values: BTreeSet<String>,
}

impl Pool {
    /// How many addresses are known.
    pub fn paths(&self) -> usize {
        self.paths.len()
    }

    fn add(&mut self, path: &str, field: &str, value: &str) {
        const MANY: usize = 40;
        let fields = self.forms.entry(path.to_owned()).or_default();
        let values = fields.entry(field.to_owned()).or_default();
        if values.len() < MANY {
            values.insert(value.to_owned());
        }
        if self.values.len() < 2_000 {
            self.values.insert(value.to_owned());
        }
    }
}

/// Takes in what a page has; gives its links.
pub fn found_on(answer: &Answer, pool: &mut Pool) -> Vec<String> {
    let mut links = Vec::new();
    for tag in answer.body.split('<').skip(1) {
        if tag.starts_with("a ")
            && let Some(to) = attribute(tag, "href")
            && to.starts_with('/')
        {
            let to = plain(&to);
            pool.paths.insert(to.clone());
            links.push(to);
        }
    }
    for form in answer.body.split("<form").skip(1) {
        let form = form.split("</form").next().unwrap_or_default();
        let Some(action) = attribute(form, "action") else {
            continue;
        };
        let action = plain(&action);
        pool.paths.insert(action.clone());
        let mut choosing = String::new();
        for tag in form.split('<').skip(1) {
            let value = attribute(tag, "value").unwrap_or_default();
            if tag.starts_with("option") {
                pool.add(&action, &choosing, &value);
                continue;
            }
            let Some(name) = attribute(tag, "name") else {
                continue;
            };
            if tag.starts_with("select") {
                choosing = name;
                continue;
            }
            let value = match attribute(tag, "type").as_deref() {
                _ if !value.is_empty() => value,
                Some("date") => "2026-12-24".to_owned(),
                Some("time") => "14:30".to_owned(),
                Some("tel") => "070-174 06 05".to_owned(),
                Some("text") => {
                    // Much of what can be typed on one line may be left empty.
                    pool.add(&action, &name, "");
                    "Det går bra.".to_owned()
                }
                _ => "Det går bra.".to_owned(),
            };
            pool.add(&action, &name, &value);
        }
    }
    links
}

/// An address without its query.
fn plain(path: &str) -> String {
    path.split(['?', '#']).next().unwrap_or_default().to_owned()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let tag = tag.split('>').next()?;
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(rest.split('"').next()?.replace("&#38;", "&"))
}

fn one_of<'a, T: ?Sized + 'a>(
    random: &mut Seeded,
    mut all: impl ExactSizeIterator<Item = &'a T>,
) -> Option<&'a T> {
    let at = below(random, all.len());
    all.nth(at)
}

fn a_value(random: &mut Seeded, pool: &Pool) -> String {
    match below(random, 6) {
        0 => "å".repeat(below(random, 6_000)),
        1 | 2 => NASTY[below(random, NASTY.len())].to_owned(),
        _ => one_of(random, pool.values.iter())
            .cloned()
            .unwrap_or_default(),
    }
}

/// The next request.
pub fn asked(random: &mut Seeded, pool: &Pool) -> Asked {
    let path = address(random, pool);
    let mut asked = Asked::get(&path);
    asked.method = match below(random, 20) {
        0..=7 => Method::GET,
        8..=16 => Method::POST,
        17 => Method::HEAD,
        18 => [Method::PUT, Method::DELETE, Method::PATCH][below(random, 3)].clone(),
        _ => [Method::OPTIONS, Method::TRACE, Method::CONNECT][below(random, 3)].clone(),
    };
    if asked.method == Method::POST {
        form(random, pool, &plain(&path), &mut asked);
    }
    headers(random, &mut asked);
    asked
}

/// A form as it stands on a page that was just opened, filled in as a person would, and often with one thing bent.
pub fn answered(random: &mut Seeded, page: &Answer, pool: &Pool) -> Option<Asked> {
    let mut fresh = Pool::default();
    found_on(page, &mut fresh);
    // Not the frame's own: the language, and to sign out.
    fresh
        .forms
        .retain(|path, _| path != "/language" && path != "/sign-out");
    let (path, known) = fresh.forms.iter().next_back()?;
    let mut fields: Vec<(String, String)> = Vec::new();
    for (name, values) in known {
        if let Some(value) = one_of(random, values.iter()) {
            fields.push((name.clone(), value.clone()));
        }
    }
    if once_in(random, 2) && !fields.is_empty() {
        let at = below(random, fields.len());
        match below(random, 3) {
            0 => {
                fields.remove(at);
            }
            1 => fields.push((fields[at].0.clone(), a_value(random, pool))),
            _ => fields[at].1 = a_value(random, pool),
        }
    }
    let mut asked = Asked::get(path);
    asked.method = Method::POST;
    asked.body = written(&fields);
    let form = HeaderValue::from_static("application/x-www-form-urlencoded");
    asked.headers.push((CONTENT_TYPE, form));
    Some(asked)
}

fn written(fields: &[(String, String)]) -> Vec<u8> {
    let body: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
        .collect();
    body.join("&").into_bytes()
}

fn address(random: &mut Seeded, pool: &Pool) -> String {
    let known = |random: &mut Seeded| {
        one_of(random, pool.paths.iter())
            .cloned()
            .unwrap_or_default()
    };
    let mut path = match below(random, 10) {
        // A pattern with any ids in it: of other things, of nothing.
        0 | 1 => {
            let pattern = routes::EVERY[below(random, routes::EVERY.len())];
            let steps: Vec<String> = pattern
                .split('/')
                .map(|step| {
                    if step.starts_with('{') {
                        let other = known(random);
                        let ids: Vec<&str> =
                            other.split('/').filter(|step| step.len() == 32).collect();
                        match ids.as_slice() {
                            [] => format!("{:016x}{:016x}", number(random), number(random)),
                            ids => ids[below(random, ids.len())].to_owned(),
                        }
                    } else {
                        step.to_owned()
                    }
                })
                .collect();
            steps.join("/")
        }
        2 | 3 => one_of(random, pool.forms.keys())
            .cloned()
            .unwrap_or_default(),
        _ => known(random),
    };
    match below(random, 24) {
        0 => path.push('/'),
        1 => path.push_str("/../parts"),
        2 => path.push_str("%00"),
        3 => path.push_str("?done=noted&done=x&form-id=1"),
        4 => path = path.to_uppercase(),
        5 => path = path.replacen('/', "//", 1),
        6 => path.push_str(&"/a".repeat(below(random, 500))),
        7 => path.push_str("?q=%ff%fe&%c3%28"),
        8 => {
            // One digit of an id is another.
            if let Some(at) = path.rfind(|letter: char| letter.is_ascii_hexdigit()) {
                path.replace_range(at..=at, "7");
            }
        }
        _ => {}
    }
    path
}

fn form(random: &mut Seeded, pool: &Pool, path: &str, asked: &mut Asked) {
    let mut fields: Vec<(String, String)> = Vec::new();
    let known = if once_in(random, 8) {
        one_of(random, pool.forms.values())
    } else {
        pool.forms.get(path)
    };
    for (name, values) in known.into_iter().flatten() {
        match below(random, 14) {
            0 => {}
            1 => fields.push((name.clone(), a_value(random, pool))),
            2 => {
                for value in values {
                    fields.push((name.clone(), value.clone()));
                }
            }
            _ => {
                let value = one_of(random, values.iter()).cloned().unwrap_or_default();
                fields.push((name.clone(), value));
            }
        }
    }
    if once_in(random, 5) {
        let name = EXTRA[below(random, EXTRA.len())].to_owned();
        fields.push((name, a_value(random, pool)));
    }
    asked.body = written(&fields);
    let kind = match below(random, 24) {
        0 => "application/json",
        1 => "multipart/form-data; boundary=x",
        2 => "text/plain",
        3 => {
            asked.body = vec![0xff; below(random, 70_000)];
            "application/x-www-form-urlencoded"
        }
        4 => {
            asked.body.extend_from_slice(b"&%zz=%c3%28&=&&&a");
            "application/x-www-form-urlencoded; charset=utf-7"
        }
        _ => "application/x-www-form-urlencoded",
    };
    asked
        .headers
        .push((CONTENT_TYPE, HeaderValue::from_static(kind)));
}

fn headers(random: &mut Seeded, asked: &mut Asked) {
    let mut add = |name: HeaderName, value: &[u8]| {
        if let Ok(value) = HeaderValue::from_bytes(value) {
            asked.headers.push((name, value));
        }
    };
    match below(random, 40) {
        0 => add(ORIGIN, b"https://elsewhere.example"),
        1 => add(ORIGIN, b"null"),
        2 => add(HeaderName::from_static("sec-fetch-site"), b"cross-site"),
        3 => add(HOST, b"elsewhere.example"),
        4 => add(HOST, b"a b\xff"),
        5 => add(ACCEPT_LANGUAGE, b"xx-\xff,*;q=9,sv;q=-1"),
        6 => add(ACCEPT_LANGUAGE, "en,".repeat(2_000).as_bytes()),
        7 => add(COOKIE, b"session=; kring=\"; ;;=x"),
        8 => add(
            HeaderName::from_static("x-forwarded-host"),
            b"elsewhere.example",
        ),
        9 => add(HeaderName::from_static("x-http-method-override"), b"DELETE"),
        10 => add(HeaderName::from_static("transfer-encoding"), b"chunked"),
        11 => add(HeaderName::from_static("content-length"), b"7"),
        12 => add(
            HeaderName::from_static("accept-encoding"),
            b"gzip, br;q=nan",
        ),
        13 => add(HeaderName::from_static("if-none-match"), b"*"),
        14 => add(HeaderName::from_static("range"), b"bytes=0-10,5-"),
        _ => {}
    }
    asked.as_nobody = once_in(random, 25);
}

fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut all, byte| {
        if byte.is_ascii_alphanumeric() {
            all.push(char::from(byte));
        } else {
            let _ = write!(all, "%{byte:02X}");
        }
        all
    })
}
