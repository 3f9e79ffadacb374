//! A date as exports write it in, the date out.

use jiff::civil::Date;

const MONTHS: [(&str, i8); 18] = [
    ("jan", 1),
    ("jän", 1),
    ("feb", 2),
    ("mar", 3),
    ("mär", 3),
    ("mrz", 3),
    ("apr", 4),
    ("may", 5),
    ("mai", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("okt", 10),
    ("nov", 11),
    ("dec", 12),
    ("dez", 12),
];

/// `12 Mar 2024`, `12. März 2024`, `Mar 12, 2024`, `2024-03-12`, `12.03.2024`. Where day and month cannot be told
/// apart, nothing.
pub fn date(text: &str) -> Option<Date> {
    let text = text.trim().to_lowercase();
    if let Some(iso) = text.get(..10).and_then(|text| text.parse::<Date>().ok()) {
        return Some(iso);
    }
    let words: Vec<&str> = text.split([' ', '.', ',', '-']).filter(|word| !word.is_empty()).collect();
    let [first, second, third] = words.as_slice() else { return None };
    let month = |word: &str| MONTHS.iter().find(|(start, _)| word.starts_with(start)).map(|(_, month)| *month);
    let (day, month) = match (month(first), month(second)) {
        (None, Some(month)) => (first.parse().ok()?, month),
        (Some(month), None) => (second.parse().ok()?, month),
        _ if text.contains('.') => (first.parse().ok()?, second.parse().ok()?),
        _ => return None,
    };
    Date::new(third.parse().ok().filter(|year| *year > 1900)?, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        for (text, want) in [
            ("12 Mar 2024", "2024-03-12"),
            ("12. März 2024", "2024-03-12"),
            ("Mar 12, 2024", "2024-03-12"),
            ("2024-03-12 10:00:00", "2024-03-12"),
            ("12.03.2024", "2024-03-12"),
            ("03/12/24", ""),
            ("03-12-24", ""),
            ("gestern", ""),
            ("31 Feb 2024", ""),
            ("1. 1. 12", ""),
            ("", ""),
        ] {
            assert_eq!(date(text).map(|date| date.to_string()).unwrap_or_default(), want, "{text}");
        }
    }
}
