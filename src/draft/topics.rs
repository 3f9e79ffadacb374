//! Topics from old letters in, those one may remind somebody of unasked out.

use super::lint::phrases::sensitive;

/// Leaves out illness, death, separation, dismissal, politics and faith. What is left may be nothing: then the user is
/// asked what to remind of.
pub fn safe_topics<'a>(topics: &[&'a str]) -> Vec<&'a str> {
    topics.iter().filter(|topic| sensitive("never", topic).is_empty()).copied().collect()
}

#[cfg(test)]
mod tests {
    /// N6
    #[test]
    fn rows() {
        assert_eq!(super::safe_topics(&["Scheidung", "Reha"]), [""; 0]);
        assert_eq!(super::safe_topics(&["Chor", "Kündigung", "Brotbacken"]), ["Chor", "Brotbacken"]);
    }
}
