//! Plain nouns without I/O: what every room talks about.

mod address;
mod ask;
mod case;
mod case_file;
mod correspondence;
mod letter;
mod manners;
mod reading;

pub use address::{Address, Mailbox, MessageId, is_bidi};
pub use ask::Ask;
pub use case::{Case, Memory, Silent, Slot};
pub use correspondence::{Correspondence, Direction, Entry};
pub use letter::{Kind, Letter, LetterId, Oddity};
pub use manners::{Cues, Gender, Language, Region, Register, Salutation, SignOff, Verdict};
pub use reading::{Promise, PromiseKind, Reading, Remark, Span, Who};
