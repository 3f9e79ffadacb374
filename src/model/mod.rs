//! Plain nouns without I/O: what every room talks about.

mod address;
mod ask;
mod case;
mod choice;
mod correspondence;
mod letter;
mod manners;
mod person;
mod reading;
mod row;
mod tie;

pub use address::{Address, Mailbox, MessageId, is_bidi};
pub use ask::Ask;
pub use case::{Case, Memory, Silent, Slot};
pub use choice::{Choice, Reason, Value};
pub use correspondence::{Correspondence, Direction, Entry};
pub use letter::{Kind, Letter, LetterId, Oddity};
pub use manners::{Cues, Gender, Language, Region, Register, Salutation, SignOff, Verdict};
pub use person::{People, Person, PersonAddress, PersonId};
pub use reading::{Promise, PromiseKind, Reading, Remark, Span, Who};
pub use row::{AddressFacts, AddressId, NameSeen, RemarkKind, RemarkRow, Row};
pub use tie::{DAY, Exchange, Tie};
