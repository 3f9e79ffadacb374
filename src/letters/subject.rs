//! A subject in, the thread it belongs to out.
pub fn thread_key(subject: &str) -> String {
    subject.to_lowercase()
}
