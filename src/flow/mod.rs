//! The story, one function per verb: the only room that knows the order of the others.

mod import;
mod index;
mod me;
mod world;

pub use import::{ImportOptions, ImportReport, Progress, import};
pub use index::catch_up;
pub use me::{MyAddresses, my_addresses, set_mine};
pub use world::World;
