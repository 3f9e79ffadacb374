//! Work that may be stopped in; Ctrl-C makes it stop, and is what the program ends with.

use signal_hook::consts::SIGINT;
use signal_hook::flag::{register, register_conditional_default};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

/// True as soon as Ctrl-C is pressed; where it is true already, Ctrl-C ends the program at once, as ever.
static PRESSED: LazyLock<Arc<AtomicBool>> = LazyLock::new(|| {
    let pressed = Arc::new(AtomicBool::new(true));
    let usual = register_conditional_default(SIGINT, Arc::clone(&pressed));
    usual.and_then(|_| register(SIGINT, Arc::clone(&pressed))).ok(); // without it, it ends the program at once, too
    pressed
});

/// Gives `work` what becomes true when it is to stop. Ctrl-C pressed again, or after the work, ends the program at once.
pub fn stoppable<T>(work: impl FnOnce(&Arc<AtomicBool>) -> T) -> T {
    PRESSED.store(false, Ordering::Relaxed);
    let done = work(&PRESSED);
    PRESSED.store(true, Ordering::Relaxed);
    done
}

/// What a shell expects of a program that Ctrl-C has ended.
pub fn stopped() -> ExitCode {
    ExitCode::from(128 + SIGINT as u8)
}
