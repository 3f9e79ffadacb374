//! The letters between me and one person in, what lies between us out.

pub mod bridge;
pub mod career;
pub mod grounds;
mod hurt;
mod insult;
pub mod manners;
pub mod memory;
mod names;
mod region;
mod register;
mod sentence;
mod tie;
pub mod topics;

pub use tie::ties;
