//! What a browser fetches besides the page: one style sheet and one icon, named by their content.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::routing::get;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

/// Components, then our theme, then our layout, in layers: a later layer wins whatever the selector.
pub(crate) const CSS: &str = concat!(
    "@layer ds.theme, ds.base, ds.components, kring;\n@layer ds.base {\n",
    include_str!("../assets/vendor/designsystemet/base.css"),
    "}\n@layer ds.components {\n",
    include_str!("../assets/vendor/designsystemet/alert.css"),
    include_str!("../assets/vendor/designsystemet/button.css"),
    include_str!("../assets/vendor/designsystemet/card.css"),
    include_str!("../assets/vendor/designsystemet/details.css"),
    include_str!("../assets/vendor/designsystemet/divider.css"),
    include_str!("../assets/vendor/designsystemet/error-summary.css"),
    include_str!("../assets/vendor/designsystemet/field.css"),
    include_str!("../assets/vendor/designsystemet/fieldset.css"),
    include_str!("../assets/vendor/designsystemet/heading.css"),
    include_str!("../assets/vendor/designsystemet/input.css"),
    include_str!("../assets/vendor/designsystemet/label.css"),
    include_str!("../assets/vendor/designsystemet/link.css"),
    include_str!("../assets/vendor/designsystemet/list.css"),
    include_str!("../assets/vendor/designsystemet/paragraph.css"),
    include_str!("../assets/vendor/designsystemet/skip-link.css"),
    include_str!("../assets/vendor/designsystemet/table.css"),
    include_str!("../assets/vendor/designsystemet/tag.css"),
    include_str!("../assets/vendor/designsystemet/validation-message.css"),
    "}\n",
    include_str!("../assets/theme.css"),
    include_str!("../assets/kring.css"),
);

const ICON: &str = include_str!("../assets/icon.svg");

const FOR_EVER: &str = "public, max-age=31536000, immutable";

static CSS_PATH: LazyLock<String> = LazyLock::new(|| named("kring", CSS, "css"));
static ICON_PATH: LazyLock<String> = LazyLock::new(|| named("icon", ICON, "svg"));

/// The address of the style sheet.
#[must_use]
pub fn css() -> &'static str {
    &CSS_PATH
}

/// The address of the icon: a neutral circle, on every page (a tab shows no topic).
#[must_use]
pub fn icon() -> &'static str {
    &ICON_PATH
}

/// The routes that serve them. A changed file has a new address, so these may be kept for ever.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let served = |kind: &'static str, body: &'static str| {
        get(move || async move { ([(CONTENT_TYPE, kind), (CACHE_CONTROL, FOR_EVER)], body) })
    };
    Router::new()
        .route(css(), served("text/css; charset=utf-8", CSS))
        .route(icon(), served("image/svg+xml", ICON))
        // Browsers ask here of their own accord.
        .route("/favicon.ico", served("image/svg+xml", ICON))
        // Fetched once and kept for ever, so small counts more than quick.
        .layer(CompressionLayer::new().quality(CompressionLevel::Best))
}

fn named(name: &str, bytes: &str, ending: &str) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("/assets/{name}.{:016x}.{ending}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_follows_the_content() {
        assert_eq!(named("a", "x", "css"), named("a", "x", "css"));
        assert_ne!(named("a", "x", "css"), named("a", "y", "css"));
    }

    #[test]
    fn our_own_styles_fetch_nothing_and_know_no_left_or_right() {
        let own = concat!(
            include_str!("../assets/theme.css"),
            include_str!("../assets/kring.css")
        );
        for forbidden in [
            "url(",
            "@import",
            "-left",
            "-right",
            "left:",
            "right:",
            "margin-top",
            "padding-top",
            " width:",
            " height:",
        ] {
            assert!(!own.contains(forbidden), "{forbidden}");
        }
    }
}
