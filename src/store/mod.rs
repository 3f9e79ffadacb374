//! The only room that speaks SQL: `wieder.db` keeps letters and what the user decided, `index.db` what follows from
//! them and may be deleted at any time.

mod authored;
mod compounds;
mod contacts;
mod gathered;
mod index;
mod kept;
mod manners;
mod open;
mod proposals;
mod same;
mod schema;
mod search;
mod trouble;

pub use authored::{DraftRow, Mine};
pub use compounds::Compounds;
pub use contacts::{ContactRow, Taken};
pub use gathered::{Gathered, GatheredPerson};
pub use index::{Indexed, Indexer};
pub use kept::{KeptLetter, NewLetter, SourceRow, digest_key, pack};
pub use manners::SettledRow;
pub use open::{ImportLock, Store, TRANSACTION};
pub use proposals::Proposal;
pub use same::SamePerson;
pub use search::{Wordless, Words};
pub use trouble::{StoreError, is_full};
