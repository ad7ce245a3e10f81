use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::{Zeroize, Zeroizing};

use crate::{Entropy, Key};

/// XChaCha20-Poly1305: its nonce is long enough to be drawn at random for ever.
const SUITE: u8 = 1;
const NONCE: usize = 24;
const KEY_DOMAIN: &[u8] = b"kring/key\x01";
const CARD_DOMAIN: &[u8] = b"kring/card\x01";

/// Sealed bytes did not open. Wrong key, wrong place and changed bytes look the same on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The bytes cannot be read with this key in this place.
    #[error("sealed bytes cannot be read")]
    Unreadable,
}

/// Suite byte, nonce and ciphertext in one piece.
pub(crate) fn close(key: &Key, aad: &[u8], plain: &[u8], entropy: &mut dyn Entropy) -> Vec<u8> {
    let mut nonce = [0; NONCE];
    entropy.fill(&mut nonce);
    #[expect(
        clippy::expect_used,
        reason = "the cipher refuses only plaintexts above 256 GiB, which no memory holds"
    )]
    let ciphertext = XChaCha20Poly1305::new(key.as_bytes().into())
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad })
        .expect("a plaintext that fits in memory can be sealed");
    let mut sealed = Vec::with_capacity(1 + NONCE + ciphertext.len());
    sealed.push(SUITE);
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(&ciphertext);
    sealed
}

pub(crate) fn disclose(
    key: &Key,
    aad: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let (&suite, rest) = sealed.split_first().ok_or(SealError::Unreadable)?;
    let (nonce, msg) = rest
        .split_first_chunk::<NONCE>()
        .ok_or(SealError::Unreadable)?;
    if suite != SUITE {
        return Err(SealError::Unreadable);
    }
    XChaCha20Poly1305::new(key.as_bytes().into())
        .decrypt(&XNonce::from(*nonce), Payload { msg, aad })
        .map(Zeroizing::new)
        .map_err(|_| SealError::Unreadable)
}

fn aad(domain: &[u8], context: &[u8]) -> Vec<u8> {
    [domain, context].concat()
}

/// Seals `key` with the key above it. `context` says where it belongs and must be the same when
/// it is unwrapped.
#[must_use]
pub fn wrap(kek: &Key, context: &[u8], key: &Key, entropy: &mut dyn Entropy) -> Vec<u8> {
    close(kek, &aad(KEY_DOMAIN, context), key.as_bytes(), entropy)
}

/// Opens a wrapped key.
pub fn unwrap(kek: &Key, context: &[u8], wrapped: &[u8]) -> Result<Key, SealError> {
    let plain = disclose(kek, &aad(KEY_DOMAIN, context), wrapped)?;
    let mut bytes: [u8; 32] = plain
        .as_slice()
        .try_into()
        .map_err(|_| SealError::Unreadable)?;
    let key = Key::from_bytes(bytes);
    bytes.zeroize();
    Ok(key)
}

/// Seals a small thing that is not an entry: a name on a card, a person, a setting, a log row.
#[must_use]
pub fn seal_card(key: &Key, context: &[u8], bytes: &[u8], entropy: &mut dyn Entropy) -> Vec<u8> {
    close(key, &aad(CARD_DOMAIN, context), bytes, entropy)
}

/// Opens what [`seal_card`] sealed, with the same context.
pub fn open_card(
    key: &Key,
    context: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    disclose(key, &aad(CARD_DOMAIN, context), sealed)
}
