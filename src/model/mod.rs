//! Plain nouns without I/O: what every room talks about.

mod address;
mod ask;
mod bridge;
mod case;
mod case_file;
mod choice;
mod contact;
mod correspondence;
mod letter;
mod logistic;
mod manners;
mod memory;
mod past;
mod person;
mod quarters;
mod reading;
mod row;
mod settled;
mod tie;

pub use address::{Address, Mailbox, MessageId, is_bidi, is_unseen};
pub use ask::Ask;
pub use bridge::{AddressReach, Bounce, Bridge, ClosedBy, Correction, Evidence, Notice};
pub use case::{Case, MemoryForm, Silent, Slot};
pub use choice::{Choice, Reason, Value};
pub use contact::{
    Contact, ContactRemark, ContactSource, Job, Position, RemarkOf, Together, leads_nowhere, of_page, page_of,
};
pub use correspondence::{Correspondence, Direction, Entry};
pub use letter::{Kind, Letter, LetterId, Oddity};
pub use logistic::{Logistic, Weight, log_odds, sigmoid};
pub use manners::{
    Confidence, Cues, Decision, Doubt, DuOffer, Gender, Language, Manners, Region, Register, Salutation, SignOff,
    TellingLine, Verdict,
};
pub use memory::{Bound, Memory, MemoryKind, MemorySuggestion, OpenPromise, Silence, Station, Subject, Topic};
pub use past::{Outgoing, Past, Presence, faded, share_answered};
pub use person::{People, Person, PersonAddress, PersonId};
pub use quarters::Quarters;
pub use reading::{Card, Promise, PromiseKind, Reading, Remark, Span, Who};
pub use row::{AddressFacts, AddressId, NameSeen, PerAddress, RemarkKind, RemarkRow, Row};
pub use settled::{Part, Settled};
pub use tie::{DAY, Exchange, Tie};
