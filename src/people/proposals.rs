//! People and letters in, pairs of people who may be one out, each with what speaks for it and against it, best first.

use super::forms::{Fit, letters_of, same_word, without_digits};
pub use super::likeness::Likeness;
use super::met::Met;
use super::namesakes::Guard;
use super::shown::{Also, LONG_SURNAME, One, Shown, spelt};
use super::{houses, lookalikes, names};
use crate::model::{AddressFacts, AddressId, People, PersonId, Row};
use rustc_hash::FxBuildHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::BuildHasher;

/// What is known beyond names, addresses and letters.
#[derive(Clone, Debug, Default)]
pub struct Clues {
    /// The user said that these are two people's.
    pub different: Vec<(AddressId, AddressId)>,
}

/// Two people who may be one.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub a: PersonId,
    pub b: PersonId,
    /// What speaks for it first, the strongest before the others; then what speaks against it.
    pub evidence: Vec<Likeness>,
    /// The sum of what it weighs.
    pub weight: f64,
}

/// What weighs less is not proposed.
const ENOUGH: f64 = 3.0;
/// People with one surname, above which an address that spells out a name may be that of another.
const FEW: usize = 10;
/// People under one key; of more, nothing can be learned from it.
const MOST_ALIKE: usize = 150;
/// Letters in a local part before it says anything.
const LONG_LOCAL: usize = 5;
/// Local parts that many people have.
const ROLES: &str = "
    mail email post hello hallo kontakt contact privat private home work webmaster hostmaster abuse root
    familie family vorstand sekretariat praxis kanzlei lists linux kernel python spam github gmail public
    buero jobs presse press hr student user wordpress wiki purchase orders memberservices feedback events
    customerservice travel
";

fn stands_in(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|one| one == word)
}

/// Pairs nobody has decided on yet. The same people give the same pairs in the same order.
pub fn proposals(people: &People, addresses: &[AddressFacts], rows: &[Row], clues: &Clues) -> Vec<Proposal> {
    let known = Known::new(people, addresses);
    let pairs = known.pairs();
    let asked: BTreeSet<PersonId> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
    let ids: BTreeSet<AddressId> =
        asked.iter().filter_map(|id| people.get(*id)).flat_map(|person| &person.addresses).map(|a| a.id).collect();
    let mut guard = Guard::new(rows, &people.me, &ids);
    guard.forbid(&clues.different);
    guard.tell_middles(addresses.iter().filter(|fact| ids.contains(&fact.id)));
    let met = Met::new(people, rows, &asked);
    let mut found: Vec<Proposal> = pairs.into_iter().filter_map(|(a, b)| known.weigh(a, b, &guard, &met)).collect();
    found.sort_by(|one, two| two.weight.total_cmp(&one.weight).then(one.a.cmp(&two.a)).then(one.b.cmp(&two.b)));
    found
}

struct Known<'p> {
    all: BTreeMap<PersonId, One<'p>>,
    /// By surname without marks.
    by_surname: BTreeMap<String, BTreeSet<PersonId>>,
    firsts: BTreeSet<String>,
}

impl<'p> Known<'p> {
    fn new(people: &'p People, addresses: &[AddressFacts]) -> Known<'p> {
        let mut facts: BTreeMap<PersonId, Vec<&AddressFacts>> = BTreeMap::new();
        for fact in addresses {
            if let Some(id) = people.person_of(fact.id) {
                facts.entry(id).or_default().push(fact);
            }
        }
        let mut known = Known { all: BTreeMap::new(), by_surname: BTreeMap::new(), firsts: BTreeSet::new() };
        for person in &people.all {
            let of = facts.remove(&person.id).unwrap_or_default();
            if of.iter().any(|fact| fact.names.iter().any(|seen| lookalikes::is_mixed(&seen.name))) {
                continue;
            }
            let one = One::new(person, &of);
            for shown in &one.forms {
                known.firsts.insert(shown.form.first.clone());
                for surname in shown.form.surnames() {
                    known.by_surname.entry(surname).or_default().insert(person.id);
                }
            }
            known.all.insert(person.id, one);
        }
        known
    }

    /// Pairs with something in common: surname and an initial, first name and nearly the surname, what stands before the
    /// `@`.
    fn pairs(&self) -> Vec<(PersonId, PersonId)> {
        let mut keys: Vec<(u64, PersonId)> = Vec::new();
        // Two keys under one number cost a look at a pair that has nothing in common.
        let mut put = |kind: u8, key: &str, id: PersonId| keys.push((FxBuildHasher.hash_one((kind, key)), id));
        for (id, one) in &self.all {
            for Shown { form, .. } in &one.forms {
                for surname in form.surnames() {
                    form.initials().into_iter().for_each(|initial| put(0, &format!("{surname} {initial}"), *id));
                    if form.is_full() && surname.chars().count() >= LONG_SURNAME {
                        put(1, &format!("{} {surname}", form.first), *id);
                        for at in 0..surname.chars().count() {
                            let rest: String =
                                surname.chars().enumerate().filter(|(place, _)| *place != at).map(|(_, c)| c).collect();
                            put(1, &format!("{} {rest}", form.first), *id);
                        }
                    }
                }
                if form.is_full() {
                    form.spellings().into_iter().for_each(|local| put(2, &local, *id));
                    for address in &one.person.addresses {
                        put(6, &format!("{}@{}", form.last, address.address.domain()), *id);
                    }
                    put(5, &format!("{} {}", form.first, form.last), *id);
                }
            }
            one.also.iter().for_each(|also| put(5, &format!("{} {}", also.form.first, also.form.last), *id));
            for address in &one.person.addresses {
                let local = address.address.local();
                if self.is_telling(local) {
                    put(3, &letters_of(local), *id);
                }
                put(2, &letters_of(local), *id);
                if one.forms.is_empty() {
                    put(6, address.address.as_str(), *id);
                }
            }
        }
        keys.sort_unstable();
        keys.dedup();
        let mut pairs = Vec::new();
        for alike in keys.chunk_by(|a, b| a.0 == b.0).filter(|alike| (2..=MOST_ALIKE).contains(&alike.len())) {
            for (at, (_, a)) in alike.iter().enumerate() {
                pairs.extend(alike.iter().skip(at + 1).map(|(_, b)| (*a, *b)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    fn weigh(&self, a: PersonId, b: PersonId, guard: &Guard, met: &Met) -> Option<Proposal> {
        let (one, two) = (self.all.get(&a)?, self.all.get(&b)?);
        let ids = |one: &One| one.person.addresses.iter().map(|address| address.id).collect::<Vec<_>>();
        let (left, right) = (ids(one), ids(two));
        let pairs = || left.iter().flat_map(|a| right.iter().map(|b| (*a, *b)));
        if !pairs().all(|(a, b)| guard.may_be_one(a, b)) {
            return None;
        }
        let mut evidence = Vec::new();
        match Known::by_names(one, two) {
            // "news1@…" and "news2@…" are two.
            Some(_) if numbered(one, two) => return None,
            Some(found) => evidence.push(found),
            // Two full names that do not fit are two people, whatever their addresses are called.
            None if one.names_somebody() && two.names_somebody() => return None,
            None => evidence.extend(spelt(one, two).or_else(|| spelt(two, one))),
        }
        evidence.extend(self.same_local(one, two));
        evidence.extend(houses::mistyped(one.person, two.person));
        if evidence.is_empty() {
            return None;
        }
        let vague = evidence.iter().all(Likeness::is_vague);
        // A slip makes a surname that nobody else bears, and two at one house are two.
        let slip = evidence.iter().any(Likeness::is_of_surnames);
        evidence.extend(self.only_bearers(a, b).filter(|_| !slip));
        evidence.extend(met.followed(one.person, two.person));
        evidence
            .extend(Some(met.common(a, b)).filter(|count| *count > 0).map(|count| Likeness::Correspondents { count }));
        let overlap = evidence.iter().any(|found| matches!(found, Likeness::Overlap { .. }));
        evidence.extend(houses::same(one.person, two.person).filter(|_| !slip && !overlap));
        let together: u32 = pairs().map(|(a, b)| guard.together(a, b)).sum();
        let of = met.letters(a).min(met.letters(b)).max(together);
        evidence.extend((together > 0).then_some(Likeness::Together { letters: together, of }));
        evidence
            .extend([one, two].iter().find_map(|one| one.shared.clone()).map(|address| Likeness::Shared { address }));
        let weight = |evidence: &[Likeness]| evidence.iter().map(Likeness::weight).sum::<f64>();
        let lone = matches!(evidence.as_slice(), [Likeness::Spelt { whole: true, .. }]);
        if lone && self.bearers(one).chain(self.bearers(two)).collect::<BTreeSet<_>>().len() > FEW {
            return None;
        }
        // All others are looked at only where they can still change it.
        if vague && weight(&evidence) >= ENOUGH {
            let others = self.others(a, b);
            evidence.extend((others > 0).then_some(Likeness::OthersFit { count: others }));
        }
        evidence.sort_by(|a, b| b.weight().total_cmp(&a.weight()));
        let weight = weight(&evidence);
        (weight >= ENOUGH).then_some(Proposal { a, b, evidence, weight })
    }

    /// What their names have in common; `None` where no two of them fit.
    fn by_names(one: &One, two: &One) -> Option<Likeness> {
        let mut pairs = one.forms.iter().flat_map(|a| two.forms.iter().map(move |b| (&a.form, &b.form)));
        if pairs.any(|(a, b)| same_word(&a.last, &b.last) && a.middles_contradict(b)) {
            return None;
        }
        let mut best: Option<(Fit, Likeness)> = None;
        for a in &one.forms {
            for b in &two.forms {
                let Some((fit, likeness)) = a.common(b) else { continue };
                let better = |(other, had): &(Fit, Likeness)| likeness.weight() > had.weight() || fit < *other;
                if best.as_ref().is_none_or(better) {
                    best = Some((fit, likeness));
                }
            }
        }
        let named = |one: &One, two: &One| {
            let bears = |also: &&Also| {
                two.forms.iter().any(|shown| shown.form.last == also.form.last && shown.form.first == also.form.first)
            };
            one.also.iter().find(bears).map(|also| also.likeness.clone())
        };
        best.map(|(_, likeness)| likeness).or_else(|| named(one, two)).or_else(|| named(two, one))
    }

    /// How many others fit one of the two and not the other.
    fn others(&self, a: PersonId, b: PersonId) -> u32 {
        let (Some(one), Some(two)) = (self.all.get(&a), self.all.get(&b)) else { return 0 };
        let fits = |one: &One, other: &One| {
            one.forms.iter().any(|a| other.forms.iter().any(|b| a.common(b).is_some()))
                || one.forms.is_empty() && spelt(one, other).is_some()
                || other.forms.is_empty() && spelt(other, one).is_some()
        };
        let rival = |id: &PersonId| {
            *id != a && *id != b && self.all.get(id).is_some_and(|rival| fits(rival, one) != fits(rival, two))
        };
        let count =
            self.bearers(one).chain(self.bearers(two)).collect::<BTreeSet<_>>().into_iter().filter(rival).count();
        count as u32
    }

    /// Everybody with a surname of theirs.
    fn bearers<'k>(&'k self, one: &'k One) -> impl Iterator<Item = PersonId> + 'k {
        let surnames = one.forms.iter().flat_map(|shown| shown.form.surnames());
        surnames.filter_map(|surname| self.by_surname.get(&surname)).flatten().copied()
    }

    fn only_bearers(&self, a: PersonId, b: PersonId) -> Option<Likeness> {
        let (one, two) = (self.all.get(&a)?, self.all.get(&b)?);
        let shown = one.forms.iter().chain(&two.forms).find(|shown| shown.form.last.chars().count() >= 4)?;
        let all: BTreeSet<PersonId> = self.bearers(one).chain(self.bearers(two)).collect();
        all.iter().all(|id| *id == a || *id == b).then(|| Likeness::OnlyBearers { surname: shown.surname() })
    }

    /// Before the `@` of both stands the same, and it is no first name and no office.
    fn same_local(&self, one: &One, two: &One) -> Option<Likeness> {
        // "t.kreil" and "tkreil"
        let joined = |local: &str| local.replace(['.', '_', '-'], "");
        let locals = |one: &One| -> BTreeMap<String, String> {
            let all = one.person.addresses.iter().map(|a| a.address.local());
            all.filter(|local| self.is_telling(local)).map(|local| (joined(local), local.to_owned())).collect()
        };
        let (locals, others) = (locals(one), locals(two));
        let (_, local) = locals.into_iter().find(|(joined, _)| others.contains_key(joined))?;
        Some(Likeness::Local { local })
    }

    fn is_telling(&self, local: &str) -> bool {
        let word = without_digits(local);
        let office = |part: &str| names::is_function(part) || stands_in(ROLES, part);
        word.chars().count() >= LONG_LOCAL
            && !word.split(['.', '_', '-', '+']).any(office)
            && !self.firsts.contains(word)
            && !local.contains(['+', '='])
    }
}

/// Nobody is named at either, and at one house they bear one word with two numbers.
fn numbered(one: &One, two: &One) -> bool {
    let only =
        |one: &One| one.person.addresses.first().map(|a| a.address.clone()).filter(|_| one.person.names.is_empty());
    only(one).zip(only(two)).is_some_and(|(a, b)| {
        let digits = |local: &str| local.len() > without_digits(local).len();
        a.domain() == b.domain() && digits(a.local()) && digits(b.local())
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Hints, gather};
    use super::*;
    use crate::model::{Address, NameSeen};

    /// Two addresses with the names they bear, and whether they are proposed as one person.
    #[test]
    fn rows() {
        for (one, two, wanted) in [
            (("tom.kreil@werk.com", "Tom Kreil"), ("tom_kreil@werk.net", ""), true),
            (("tkreil7@post.seemuseum.example", ""), ("tkreil7@seemuseum.example", ""), true),
            (("tkreil7@seemuseum.example", ""), ("tkreil7@stadtwerk.example", ""), false),
            (("orders@post.seemuseum.example", ""), ("orders@seemuseum.example", ""), false),
            (("ohlsdorf@seemuseum.example", "Kim Ohlsdorf"), ("ohlsdorf@semuseum.example", ""), true),
            (("a@seemuseum.example", "J. R. Kreil"), ("b@stadtwerk.example", "Kreil, J.R."), true),
            (("a@seemuseum.example", "Marija Ohlsdorf"), ("b@stadtwerk.example", "Mariya Ohlsdorf"), true),
            (("a@seemuseum.example", "Barry Ohlsdorf"), ("b@stadtwerk.example", "Harry Ohlsdorf"), false),
            (("a@seemuseum.example", "Kim Ohlsdorf"), ("b@seemuseum.example", "Kim Ohlsdorff"), false),
        ] {
            let fact = |(id, (address, name)): (u32, (&str, &str))| AddressFacts {
                id: AddressId(id),
                address: Address::parse(address).unwrap(),
                names: [name]
                    .iter()
                    .filter(|name| !name.is_empty())
                    .map(|name| NameSeen { name: (*name).into(), letters: 1, first: 0, last: 0 })
                    .collect(),
                relay: false,
                delivered: 0,
            };
            let facts: Vec<AddressFacts> = (1..).zip([one, two]).map(fact).collect();
            let people = gather(&facts, &[], &BTreeSet::new(), &Hints::default());
            let found = proposals(&people, &facts, &[], &Clues::default());
            assert_eq!(!found.is_empty(), wanted, "{one:?} {two:?}: {found:?}");
        }
    }
}
