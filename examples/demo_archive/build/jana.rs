//! The addresses of the archive's owner, and which of them was hers at work on a day.

pub const PRIVATE: &str = "jana@janavogt.example";

pub const ADDRESSES: [&str; 5] = [
    "jana.maier@stud.uni-rgb.example",
    "jana.maier@nordlicht-bildung.example",
    "jana.vogt@nordlicht-bildung.example",
    "j.vogt@lindach-verlag.example",
    PRIVATE,
];

/// Her work or student address so many days before today.
pub fn work(days: i64) -> &'static str {
    match days {
        4425.. => ADDRESSES[0],
        3300.. => ADDRESSES[1],
        2400.. => ADDRESSES[2],
        _ => ADDRESSES[3],
    }
}

pub fn display_name(addr: &str) -> &'static str {
    if addr.contains("maier") { "Jana Maier" } else { "Jana Vogt" }
}

pub fn is_hers(addr: &str) -> bool {
    ADDRESSES.contains(&addr)
}
