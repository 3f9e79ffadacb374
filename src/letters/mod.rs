//! One raw mail in, a letter and what can be read in it out.

mod about_self;
mod body;
mod bounces;
mod card;
mod charset;
mod context;
mod dates;
mod deaths;
mod encoded_words;
mod facts;
mod flowed;
mod folded;
mod footer;
mod headers;
mod html;
mod kind;
mod no_contact;
mod notes;
mod opening;
mod own_words;
mod parts;
mod quotation;
mod reading;
mod remarkable;
mod remarks;
mod rtf;
mod senders;
mod signature;
mod signs;
mod telephone;
mod threats;
mod winmail;

pub use context::{Context, shared_ending};
pub use opening::{open, reopen, writer_and_subject};
pub use reading::{read, read_bearing, read_in, read_words};
pub use remarkable::{may_have_register, remarkable};
