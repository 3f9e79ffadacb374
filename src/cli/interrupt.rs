//! Work in, what it returns out; Ctrl-C tells it to stop.

use signal_hook::consts::SIGINT;
use signal_hook::flag::{register, register_conditional_default};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

/// Whether Ctrl-C ends the program at once: where there is nothing to stop, or it was pressed already.
static AT_ONCE: LazyLock<Arc<AtomicBool>> = LazyLock::new(|| {
    let at_once = Arc::new(AtomicBool::new(true));
    let usual = register_conditional_default(SIGINT, Arc::clone(&at_once));
    usual.and_then(|_| register(SIGINT, Arc::clone(&at_once))).ok(); // without it, it always ends the program at once
    at_once
});

/// Gives `work` what becomes true when it is to stop. Ctrl-C pressed again, or after the work, ends the program at once.
pub fn stoppable<T>(work: impl FnOnce(&Arc<AtomicBool>) -> T) -> T {
    AT_ONCE.store(false, Ordering::Relaxed);
    let done = work(&AT_ONCE);
    AT_ONCE.store(true, Ordering::Relaxed);
    done
}

/// The code that a shell gives a program which Ctrl-C has ended.
pub fn stopped() -> ExitCode {
    ExitCode::from(128 + SIGINT as u8)
}
