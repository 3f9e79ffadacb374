//! Text in, the e-mail address written in it out.

use crate::model::Address;

/// The first e-mail address in a text.
pub(super) fn first_address(text: &str) -> Option<Address> {
    text.split(is_border)
        .filter(|word| word.contains('@') && !word.contains("//"))
        .find_map(|word| Address::parse(word.trim_end_matches(['.', '!', '?'])))
        .filter(|a| a.domain().contains('.'))
}

/// What stands between an address and the words around it.
pub(super) fn is_border(c: char) -> bool {
    c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | ':' | '"' | '\'' | '„' | '“' | '”')
}
