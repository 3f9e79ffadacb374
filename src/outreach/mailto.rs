//! A composed letter in, a `mailto:` link (RFC 6068) out.

use crate::model::Address;

/// Everything but letters, digits and `-._~` is escaped; lines end in CRLF.
pub fn mailto(to: &Address, subject: &str, body: &str) -> String {
    let lines = body.replace("\r\n", "\n").replace('\n', "\r\n");
    format!("mailto:{}?subject={}&body={}", escape(to.as_str(), b"@"), escape(subject, b""), escape(&lines, b""))
}

fn escape(text: &str, plain: &[u8]) -> String {
    let mut escaped = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || plain.contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::mailto;
    use crate::model::Address;

    #[test]
    fn rows() {
        let to = Address::parse("a+b@c.example").unwrap();
        assert_eq!(
            mailto(&to, "Späte & mehr", "Hi,\nja?"),
            "mailto:a%2Bb@c.example?subject=Sp%C3%A4te%20%26%20mehr&body=Hi%2C%0D%0Aja%3F"
        );
    }
}
