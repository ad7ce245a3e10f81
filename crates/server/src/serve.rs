//! Serving: from a house to answered requests, until asked to stop.

use std::sync::Arc;

use app::House;
use practice::Packs;
use tokio::net::TcpListener;
use tongue::{PackTexts, Tongues};
use web::site::Site;

use crate::clock;
use crate::commands::Fault;
use crate::connection::connections;

/// The site of a demo: anybody may be chosen at the sign-in, since nobody is real.
pub fn demo_site(house: House) -> Result<Arc<Site>, Fault> {
    Ok(Arc::new(Site {
        house,
        tongues: Arc::new(Tongues::new(&PackTexts::of(&Packs::builtin()))?),
        clock: Arc::new(clock::now),
        demo: true,
        https_only: false,
        hosts: ["127.0.0.1", "localhost", "[::1]"]
            .map(str::to_owned)
            .to_vec(),
    }))
}

/// Serves until the process is asked to stop, and lets requests under way finish.
pub async fn serve(listener: TcpListener, site: Arc<Site>) -> Result<(), Fault> {
    let router = web::front::front(site)?;
    connections(listener, router, asked_to_stop()).await;
    Ok(())
}

#[cfg(unix)]
async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => {
            let _ = tokio::signal::ctrl_c().await;
        }
    }
}

#[cfg(not(unix))]
async fn asked_to_stop() {
    let _ = tokio::signal::ctrl_c().await;
}
