//! The whole front: pages behind the door.

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderMap, Uri};
use tower_http::csrf::ConfigError;

use crate::headers::{Door, door};
use crate::routes;
use crate::site::Shared;
use crate::visitor::stranger;

/// The router that a server serves.
pub fn front(site: Shared) -> Result<Router, ConfigError> {
    let for_frame = site.clone();
    let frame =
        Arc::new(move |headers: &HeaderMap, uri: &Uri| stranger(&for_frame, headers, uri.path()));
    let (https_only, hosts) = (site.https_only, site.hosts.clone());
    door(
        routes::router(site),
        Door {
            https_only,
            hosts,
            ..Door::new(frame)
        },
    )
}
