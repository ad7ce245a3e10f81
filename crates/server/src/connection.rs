//! Connections: what is read from a socket before there is a request. Slow, endless or doubtful heads end here.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1::Builder;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// How many may be connected at once; more wait.
const CONNECTIONS: usize = 1024;
/// How long somebody may take over the head of a request.
const HEAD_WITHIN: Duration = Duration::from_secs(10);
/// How much one head may hold, in bytes.
const LARGEST_HEAD: usize = 16 * 1024;
/// How long requests under way have when the server stops.
const GRACE: Duration = Duration::from_secs(10);

/// Answers until asked to stop, and lets requests under way finish.
pub async fn connections(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    patient(listener, router, stop, HEAD_WITHIN).await;
}

async fn patient(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()>,
    head_within: Duration,
) {
    let mut http = Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(head_within)
        .max_buf_size(LARGEST_HEAD);
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut stop = pin!(stop);
    loop {
        let place = tokio::select! {
            place = Arc::clone(&places).acquire_owned() => place,
            () = &mut stop => break,
        };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let (Ok(place), Ok((stream, _))) = (place, accepted) else {
            // Nothing more can be opened just now, as when too many files are open.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let service = TowerToHyperService::new(router.clone());
        let connection = http.serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // What goes wrong here is the other side's: it has gone, or it was no request.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(GRACE) => {}
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use std::net::SocketAddr;

    use axum::extract::Request;
    use axum::routing::any;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;
    use tokio::sync::oneshot;

    use super::*;

    /// Short, so that nobody waits long for the test.
    const PATIENCE: Duration = Duration::from_millis(400);

    /// A server that answers each request with its path, and a way to stop it.
    async fn server() -> (SocketAddr, oneshot::Sender<()>) {
        let path = async |request: Request| {
            let path = format!("answer to {}\n", request.uri().path());
            let _ = axum::body::to_bytes(request.into_body(), 1_000).await;
            path
        };
        let router = Router::new().fallback(any(path));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let stop_asked = async {
            let _ = stopped.await;
        };
        tokio::spawn(patient(listener, router, stop_asked, PATIENCE));
        (address, stop)
    }

    /// Everything that comes back until the other side is silent for a while or hangs up.
    async fn said(address: SocketAddr, sent: &[u8]) -> String {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(sent).await.unwrap();
        let mut all = Vec::new();
        let mut some = [0; 4096];
        while let Ok(Ok(read)) =
            tokio::time::timeout(Duration::from_millis(300), stream.read(&mut some)).await
        {
            if read == 0 {
                break;
            }
            all.extend_from_slice(&some[..read]);
        }
        String::from_utf8_lossy(&all).into_owned()
    }

    const HIDDEN: &str = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";

    /// Two readers of the same bytes must never see two different requests: what is doubtful is no request, and what
    /// stands after it is not read.
    #[tokio::test]
    async fn nothing_is_smuggled_behind_a_doubtful_head() {
        let (address, _stop) = server().await;
        // What is clear is followed by what comes next.
        for clear in [
            "Content-Length: 5\r\n\r\nabcde",
            "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        ] {
            let sent = format!("POST /seen HTTP/1.1\r\nHost: a\r\n{clear}{HIDDEN}");
            let back = said(address, sent.as_bytes()).await;
            assert!(back.contains("answer to /hidden"), "{clear:?}: {back}");
        }
        let chunked = "Transfer-Encoding: chunked";
        let length = |all: usize| format!("Content-Length: {all}");
        let doubtful = [
            // Both lengths: whoever is in front may go by the other one.
            format!("{}\r\n{chunked}", length(6)),
            format!("{chunked}\r\n{}", length(6)),
            format!("{}\r\n{}", length(0), length(HIDDEN.len())),
            format!("Content-Length: 0, {}", HIDDEN.len()),
            "Content-Length: +0".to_owned(),
            "Content-Length: -1".to_owned(),
            "Content-Length: 0x0".to_owned(),
            "Content-Length: 99999999999999999999999".to_owned(),
            "Content-Length : 0".to_owned(),
            "Content-Length: 0\r\n folded: 1".to_owned(),
            "Transfer-Encoding: chunked, identity".to_owned(),
            "Transfer-Encoding: xchunked".to_owned(),
            "Transfer-Encoding: identity".to_owned(),
            "Transfer-Encoding : chunked".to_owned(),
            "Transfer-Encoding:\u{b}chunked".to_owned(),
            format!("X: y\rTransfer-Encoding: chunked\r\n{}", length(0)),
            "Bad header: 1".to_owned(),
            "X\0Y: 1".to_owned(),
        ];
        for head in doubtful {
            for body in ["", "0\r\n\r\n", "5\r\nabcde\r\n0\r\n\r\n", "zz\r\n"] {
                let sent =
                    format!("POST /seen HTTP/1.1\r\nHost: a\r\n{head}\r\n\r\n{body}{HIDDEN}");
                let back = said(address, sent.as_bytes()).await;
                assert!(
                    !back.contains("answer to /hidden") || is_one_reading(&head, body, &back),
                    "{head:?} {body:?}: {back}"
                );
            }
        }
    }

    /// The body was whole by the one way of reading that there is, so the next request is really the next.
    fn is_one_reading(head: &str, body: &str, back: &str) -> bool {
        let both = head.contains("Content-Length") && head.contains("Transfer-Encoding");
        !both && back.contains("answer to /seen") && !body.is_empty() && head.contains("chunked")
    }

    #[tokio::test]
    async fn what_is_no_request_gets_no_answer_of_ours_and_the_line_is_cut() {
        let (address, _stop) = server().await;
        for sent in [
            "GET /seen\r\n\r\n".to_owned(),
            "GET /seen HTTP/9.9\r\nHost: a\r\n\r\n".to_owned(),
            "GET  /seen HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(),
            "G\0T /seen HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(),
            format!(
                "GET /{} HTTP/1.1\r\nHost: a\r\n\r\n",
                "a".repeat(2 * LARGEST_HEAD)
            ),
            format!(
                "GET /seen HTTP/1.1\r\nHost: a\r\n{}\r\n",
                "X: y\r\n".repeat(500)
            ),
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(),
        ] {
            let back = said(address, format!("{sent}{HIDDEN}").as_bytes()).await;
            assert!(!back.contains("answer to"), "{sent:.60}: {back}");
        }
    }

    #[tokio::test]
    async fn whoever_never_ends_a_head_is_not_waited_for() {
        let (address, _stop) = server().await;
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream
            .write_all(b"GET /seen HTTP/1.1\r\nHost: a\r\n")
            .await
            .unwrap();
        let mut all = Vec::new();
        let ended = tokio::time::timeout(10 * PATIENCE, stream.read_to_end(&mut all)).await;
        assert!(ended.is_ok(), "the line is still open");
        assert!(!String::from_utf8_lossy(&all).contains("answer to"));
    }

    #[tokio::test]
    async fn a_server_that_is_asked_to_stop_answers_what_was_asked_and_nothing_more() {
        let (address, stop) = server().await;
        assert!(
            said(address, HIDDEN.as_bytes())
                .await
                .contains("answer to /hidden")
        );
        stop.send(()).unwrap();
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert!(TcpStream::connect(address).await.is_err());
    }
}
