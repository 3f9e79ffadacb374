//! A letter in, whether reading it whole could find a remark or a register out: one sweep instead of a reading.

use super::marks::is_quoted;
use super::{about_self, remarks};
use crate::model::{Kind, Language, Letter};
use crate::speech::language;

/// So much of a letter shows its language, in bytes.
const ENOUGH: usize = 2_000;

/// False only where [`super::read`] finds no remark; true where it may. Few letters are remarkable, so what hangs on
/// remarks is known long before all are read.
pub fn remarkable(letter: &Letter) -> bool {
    match letter.kind {
        Kind::Bounce => letter.text.contains('@'),
        Kind::Personal | Kind::List => remarks::may_stand_in(&letter.text) || about_self::may_stand_in(letter),
        Kind::Machine | Kind::AutoReply => false,
    }
}

/// False where the letter is plainly English: only other languages have a register. A letter that says du or Sie in a
/// few words among many English ones is overlooked.
pub fn may_have_register(letter: &Letter) -> bool {
    let mut beginning = String::new();
    for line in letter.text.split_inclusive('\n').filter(|line| !is_quoted(line)) {
        beginning.push_str(line);
        if beginning.len() >= ENOUGH {
            break;
        }
    }
    language::of(&beginning) != Some(Language::English)
}
