use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::Key;

/// HMAC-SHA256 of `bytes` for one use, named by `domain`: the locator's personal numbers (design
/// decision 9) and session tokens. The same bytes in another domain give an unrelated hash.
#[must_use]
pub fn keyed_hash(key: &Key, domain: &str, bytes: &[u8]) -> [u8; 32] {
    // HMAC itself fills a short key with zeros up to one block.
    let mut block = Zeroizing::new([0; 64]);
    block[..32].copy_from_slice(key.as_bytes());
    let mut mac = Hmac::<Sha256>::new((&*block).into());
    // The length keeps "ab" + "c" apart from "a" + "bc".
    mac.update(&(domain.len() as u64).to_be_bytes());
    mac.update(domain.as_bytes());
    mac.update(bytes);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_hmac_sha256() {
        // Computed with another implementation: key 01 × 32, message 7 as eight bytes, then
        // "locatorc".
        let hash = keyed_hash(&Key::from_bytes([1; 32]), "locator", b"c");
        let expected = [
            0xd4, 0x49, 0x95, 0xfb, 0x33, 0xda, 0x13, 0xec, 0x98, 0x74, 0xb3, 0x61, 0x26, 0x23,
            0xfd, 0x19, 0x17, 0xdd, 0x8e, 0x61, 0xbd, 0xe7, 0x28, 0x82, 0xfd, 0x74, 0x16, 0x5f,
            0x6a, 0xf1, 0xe8, 0x0a,
        ];
        assert_eq!(hash, expected);
    }

    #[test]
    fn the_hash_depends_on_key_domain_and_bytes() {
        let key = Key::from_bytes([1; 32]);
        let hash = keyed_hash(&key, "locator", b"c");
        assert_eq!(hash, keyed_hash(&key, "locator", b"c"));
        assert_ne!(hash, keyed_hash(&Key::from_bytes([2; 32]), "locator", b"c"));
        assert_ne!(hash, keyed_hash(&key, "session", b"c"));
        assert_ne!(hash, keyed_hash(&key, "locator", b"d"));
        assert_ne!(hash, keyed_hash(&key, "locato", b"rc"));
    }
}
