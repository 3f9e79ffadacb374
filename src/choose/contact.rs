//! What is known of somebody from contacts alone in, the value of writing to them out.

use super::value::{NOVELTY_ALONE, trust_weight};
use crate::model::{Ask, Value};

/// What there is instead of letters.
#[derive(Clone, Copy, Debug, Default)]
pub struct Acquaintance {
    /// An e-mail address is known, of whatever age.
    pub email: bool,
    /// A page in a network is known: it moves with its owner.
    pub profile: bool,
    /// The user said that the two worked together.
    pub together: bool,
    /// One recommended the other.
    pub recommended: bool,
    /// Both were at one company.
    pub same_company: bool,
    /// The user added them by hand, and so is likely to know how to reach them.
    pub by_hand: bool,
}

/// By the same formula as that of people with letters. What no letter shows is set by hand: a page is found more often
/// than an old address is right, and who worked together trusts each other about as two do who wrote five letters.
/// `mean` is the share of my letters that anybody answers; to a stranger's message that is hopeful.
pub fn value_of_contact(known: &Acquaintance, ask: Option<Ask>, mean: f64) -> Value {
    let reach = match (known.profile, known.email || known.by_hand) {
        (true, _) => 0.6,
        (false, true) => 0.5,
        (false, false) => 0.2,
    };
    let trust = match () {
        () if known.together => 0.5,
        () if known.recommended => 0.4,
        () if known.same_company || known.by_hand => 0.3,
        () => 0.0,
    };
    let reply = mean * (0.5 + trust);
    let weight = trust_weight(ask);
    let novelty = NOVELTY_ALONE;
    Value { total: reach * reply * (weight * trust + (1.0 - weight) * novelty), reach, reply, trust, novelty }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_worked_with_me_comes_before_who_is_only_connected() {
        let connected = Acquaintance { profile: true, ..Acquaintance::default() };
        let rows = [
            Acquaintance { together: true, ..connected },
            Acquaintance { recommended: true, ..connected },
            Acquaintance { same_company: true, ..connected },
            connected,
            Acquaintance { email: true, ..Acquaintance::default() },
            Acquaintance::default(),
        ];
        let values = rows.map(|known| value_of_contact(&known, None, 0.5).total);
        assert!(values.windows(2).all(|pair| pair[0] > pair[1]), "{values:?}");
        assert!(values.iter().all(|value| (0.0..=1.0).contains(value)));
    }
}
