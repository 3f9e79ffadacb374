//! A letter in, whether reading it whole could find a remark out: one sweep instead of a reading.

use super::{about_self, remarks};
use crate::model::{Kind, Letter};

/// False only where [`super::read`] finds no remark; true where it may. Few letters are remarkable, so what hangs on
/// remarks is known long before all are read.
pub fn remarkable(letter: &Letter) -> bool {
    match letter.kind {
        Kind::Bounce => letter.text.contains('@'),
        Kind::Personal | Kind::List => remarks::may_stand_in(&letter.text) || about_self::may_stand_in(letter),
        Kind::Machine | Kind::AutoReply => false,
    }
}
