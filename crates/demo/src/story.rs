//! The stories, played through the use cases without a browser.
