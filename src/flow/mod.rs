//! The story, one function per verb: the only room that knows the order of the others.

mod about;
mod add;
mod around;
mod ask;
mod asked;
mod backtest;
mod bridge;
mod contacts;
mod cores;
mod correspondence;
pub mod demo;
mod find;
mod first;
mod import;
mod index;
mod inside;
mod keep;
mod known;
mod lost;
mod manners;
mod me;
mod memories;
mod plan;
mod read;
mod same;
mod search;
mod show;
mod take_in;
mod task;
mod topics;
mod votes;
mod warm_up;
mod ways;
mod without_letters;
mod work;
mod world;
pub mod write;

pub use crate::choose::Wish;
pub use crate::learn::backtest::{ENOUGH, Ranking as Ranked, Verdict};
pub use crate::people::{Likeness, Lookalike};
pub use crate::sources::{LONGEST_LETTER, Place, Why, said_by_system, usual_places};
pub use add::{Added, NewContact, Refused, add, person_of, undo_add};
pub use around::who_is_who;
pub use ask::{Asked, OneToMeet, Request, SHOWN as SHOWN_OF_ASKED, ToMeet, ask};
pub use asked::{AskedPerson, Line, Stands};
pub use backtest::{Backtest, Year, backtest};
pub use contacts::{Book, ShownContact};
pub use correspondence::correspondence;
pub use find::{Export, Failure};
pub use import::import;
pub use index::{catch_up, index_words};
pub use inside::OF_HOUSE;
pub use lost::{Lost, LostPerson, Waiting, lost, remember_proposals};
pub use manners::{Clash, Grounds, HowWeWrite, Shown, ShownRegister, how_we_write, settle_manners};
pub use me::{MyAddresses, my_addresses, set_mine, set_rest};
pub use memories::{Memory, remember};
pub use plan::{Channel, Open, OpenRegister, Plan, Planned, Refusal, Wanted, choose_memory, plan};
pub use read::{ReadLetter, read};
pub use same::{Chosen, Decided, Pair, Same, Side, lookalikes, same, set_different, set_same, undo_same};
pub use search::{Found, SearchResult, search};
pub use show::{
    BridgeState, Finding, FindingKind, Page, Quarter, RegisterDoubt, Telling, known, set_wrong, show, withdrawn,
};
pub use take_in::ContactsReport;
pub use task::{ImportOptions, ImportReport, Progress};
pub use warm_up::{InTouch, WarmUp, may_warm_up, warm_up};
pub use ways::NotAsked;
pub use world::{Archive, World, mine};

#[cfg(test)]
mod plan_tests;
