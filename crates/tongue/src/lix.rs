//! LIX, the Swedish measure of how heavy a text is to read: words per sentence plus the share of
//! long words. Under 30 reads like a children's book, over 40 like a newspaper.

/// The value for running text: each item is at least one sentence. Labels, which end without a
/// mark, are left out.
pub(crate) fn lix<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    let ends = ['.', '!', '?', ':'];
    let (mut words, mut long, mut sentences) = (0, 0, 0);
    for text in texts.map(str::trim).filter(|text| text.ends_with(ends)) {
        for word in text.split_whitespace() {
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            words += usize::from(letters > 0);
            long += usize::from(letters > 6);
            sentences += usize::from(word.ends_with(ends));
        }
    }
    if words == 0 {
        0
    } else {
        words / sentences + 100 * long / words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_in_short_sentences_are_light() {
        assert_eq!(lix(["Du får se allt. Vi ber dig om lov."].into_iter()), 4);
    }

    #[test]
    fn long_words_weigh() {
        let heavy = "Vårdnadshavarens samtycke efterfrågas beträffande informationsöverföring mellan verksamheterna.";
        assert!(lix([heavy].into_iter()) > 60);
    }

    #[test]
    fn labels_and_empty_files_weigh_nothing() {
        assert_eq!(lix(["Vårdnadshavarens samtycke", ""].into_iter()), 0);
        assert_eq!(lix(std::iter::empty()), 0);
    }
}
