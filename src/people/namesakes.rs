//! Two addresses under one name in, whether they can belong to one person out.

use super::forms::Form;
use crate::model::{AddressFacts, AddressId, Kind, Row, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// Letters that must say du, or Sie, before it counts.
const ENOUGH: u32 = 2;
/// A letter to more is a round: a list of addressees may hold both addresses of one person.
const MOST_TOGETHER: usize = 10;

/// What each address shows of the register, and which addresses were written to side by side.
#[derive(Default)]
pub struct Guard {
    tone: BTreeMap<AddressId, Tone>,
    together: BTreeMap<(AddressId, AddressId), u32>,
    /// Names with something between first name and surname.
    middles: BTreeMap<AddressId, Vec<Form>>,
    /// What the user said of two addresses.
    forbidden: BTreeSet<(AddressId, AddressId)>,
}

#[derive(Default)]
struct Tone {
    informal: u32,
    formal: u32,
    first_informal: i64,
    last_formal: i64,
}

impl Guard {
    /// Looks at letters between me and one other of the `named` addresses, and at those that stand side by side.
    pub fn new(rows: &[Row], me: &BTreeSet<AddressId>, named: &BTreeSet<AddressId>) -> Guard {
        let mut guard = Guard::default();
        for row in rows.iter().filter(|row| matches!(row.kind, Kind::Personal | Kind::List)) {
            if let [to] = row.recipients.as_slice() {
                let from_me = row.from.is_some_and(|from| me.contains(&from));
                let other = if from_me { Some(*to) } else { row.from };
                if let (Some(other), Some(at), 1) = (other.filter(|id| named.contains(id)), row.at, row.to) {
                    guard.note(other, at, row.verdict);
                }
            // Whoever answers on a list writes to all addresses that stand there.
            } else if row.kind == Kind::Personal && row.recipients.len() <= MOST_TOGETHER {
                let others: Vec<AddressId> = row.recipients.iter().copied().filter(|id| named.contains(id)).collect();
                for (at, a) in others.iter().enumerate() {
                    for b in others.iter().skip(at + 1).filter(|b| *b != a) {
                        *guard.together.entry((*a.min(b), *a.max(b))).or_default() += 1;
                    }
                }
            }
        }
        guard
    }

    fn note(&mut self, address: AddressId, at: i64, verdict: Verdict) {
        let tone = self.tone.entry(address).or_default();
        match verdict {
            Verdict::Informal => {
                tone.first_informal = if tone.informal == 0 { at } else { tone.first_informal.min(at) };
                tone.informal += 1;
            }
            Verdict::Formal => {
                tone.last_formal = tone.last_formal.max(at);
                tone.formal += 1;
            }
            Verdict::Plural | Verdict::Mixed | Verdict::Unknown => {}
        }
    }

    pub fn forbid(&mut self, pairs: &[(AddressId, AddressId)]) {
        self.forbidden.extend(pairs.iter().map(|(a, b)| (*a.min(b), *a.max(b))));
    }

    /// "John A. Smith" is not "John B. Smith".
    pub fn tell_middles<'a>(&mut self, facts: impl Iterator<Item = &'a AddressFacts>) {
        for fact in facts {
            let forms = fact.names.iter().filter_map(|seen| Form::of_name(&seen.name));
            let forms: Vec<Form> = forms.filter(|form| !form.middles.is_empty()).collect();
            if !forms.is_empty() {
                self.middles.insert(fact.id, forms);
            }
        }
    }

    /// The user said that these are two people's.
    pub fn is_forbidden(&self, a: AddressId, b: AddressId) -> bool {
        self.forbidden.contains(&(a.min(b), a.max(b)))
    }

    /// Letters to both at once, to few others.
    pub fn together(&self, a: AddressId, b: AddressId) -> u32 {
        self.together.get(&(a.min(b), a.max(b))).copied().unwrap_or(0)
    }

    pub fn has_middles(&self, address: AddressId) -> bool {
        self.middles.contains_key(&address)
    }

    pub fn contradicts_within(&self, ids: &[AddressId]) -> bool {
        let told: Vec<AddressId> = ids.iter().copied().filter(|id| self.has_middles(*id)).collect();
        told.iter().enumerate().any(|(at, a)| told.iter().skip(at + 1).any(|b| self.middles_contradict(*a, *b)))
    }

    fn middles_contradict(&self, a: AddressId, b: AddressId) -> bool {
        let (Some(a), Some(b)) = (self.middles.get(&a), self.middles.get(&b)) else { return false };
        a.iter().any(|a| b.iter().any(|b| a.first == b.first && a.last == b.last && a.middles_contradict(b)))
    }

    /// False when the two are namesakes, or said to be: a du at one address never turns into Sie at another, and nobody writes
    /// again and again to both addresses of one person at once.
    pub fn one_person(&self, a: AddressId, b: AddressId) -> bool {
        self.may_be_one(a, b) && self.together(a, b) < 3
    }

    /// False when nobody should even ask: the user said no, their middle initials or the manners contradict.
    pub fn may_be_one(&self, a: AddressId, b: AddressId) -> bool {
        if self.is_forbidden(a, b) || self.middles_contradict(a, b) {
            return false;
        }
        let turned_cold = |warm: AddressId, cold: AddressId| match (self.tone.get(&warm), self.tone.get(&cold)) {
            (Some(warm), Some(cold)) => {
                warm.informal >= ENOUGH
                    && warm.informal > warm.formal
                    && cold.formal >= ENOUGH
                    && cold.formal > cold.informal
                    && cold.last_formal > warm.first_informal
            }
            _ => false,
        };
        !turned_cold(a, b) && !turned_cold(b, a)
    }
}
