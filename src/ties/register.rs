//! The letters between us in; du or Sie, how sure, and the lines that show it out.

use super::sentence::{is_exchange, shown};
use crate::model::{
    Confidence, Decision, Direction, Doubt, DuOffer, Entry, Language, Register, Salutation, TellingLine, Verdict, Who,
};
use crate::speech::{register, salutation, sentences};

/// Weight of the next older letter.
const DECAY: f32 = 0.8;
/// Two letters of mine, or one that says it twice over, are enough where the other side shows nothing.
const ENOUGH: f32 = 1.6;
const PLAIN: f32 = 2.0;

/// One letter that says something about the register.
struct Informative<'e> {
    entry: &'e Entry,
    register: Register,
    weight: f32,
}

fn informative(entry: &Entry) -> Option<Informative<'_>> {
    let register = match entry.reading.verdict {
        Verdict::Informal => Register::Informal,
        Verdict::Formal => Register::Formal,
        Verdict::Plural | Verdict::Mixed | Verdict::Unknown => return None,
    };
    let weight = match (entry.recipients, entry.direction) {
        (0..=1, Direction::Out) => 1.0,
        (0..=1, Direction::In) => 0.8,
        (2..=3, _) => 0.3,
        _ => return None,
    };
    is_exchange(entry).then_some(Informative { entry, register, weight })
}

/// The register of German letters. Sie to du is a ratchet: once both said du, or one offered it and du followed,
/// a later Sie is noise. One side du and the other Sie is never resolved silently.
pub(super) fn german(entries: &[Entry]) -> (Decision, Vec<TellingLine>) {
    let log: Vec<Informative<'_>> = entries.iter().filter_map(informative).collect();
    let decision = decide(entries, &log);
    (decision, telling(&log, decision))
}

fn decide(entries: &[Entry], log: &[Informative<'_>]) -> Decision {
    let strong = |direction: Direction| {
        log.iter().any(|m| {
            m.entry.direction == direction && m.register == Register::Informal && m.entry.reading.cues.informal >= 1.0
        })
    };
    if (strong(Direction::In) && strong(Direction::Out)) || offer_took_hold(entries, log) {
        return Decision::Decide(Register::Informal, Confidence::High);
    }
    let mine = vote(log, Direction::Out);
    let theirs = vote(log, Direction::In);
    let enough = |register: Register, strength: f32| {
        let cues = |m: &Informative<'_>| match m.register {
            Register::Informal => m.entry.reading.cues.informal,
            Register::Formal => m.entry.reading.cues.formal,
        };
        strength >= ENOUGH || log.iter().any(|m| m.register == register && m.weight >= 0.8 && cues(m) >= PLAIN)
    };
    match (mine, theirs) {
        (Some((a, _)), Some((b, _))) if a == b => Decision::Decide(a, Confidence::High),
        (Some(_), Some(_)) => Decision::Ask(Doubt::OneSided),
        (Some((a, strength)), None) if enough(a, strength) => Decision::Decide(a, Confidence::Medium),
        // who is written to with Sie may answer with Sie; a du is theirs to be taken up by me
        (None, Some((Register::Formal, strength))) if enough(Register::Formal, strength) => {
            Decision::Decide(Register::Formal, Confidence::Medium)
        }
        (None, Some((b, strength))) if enough(b, strength) => Decision::Suggest(b),
        _ => Decision::Ask(Doubt::NoEvidence),
    }
}

/// The du was offered, and one of the next two informative letters uses it. The side that keeps saying Sie to the
/// end has not taken it: then the offer did not take hold.
fn offer_took_hold(entries: &[Entry], log: &[Informative<'_>]) -> bool {
    entries.iter().enumerate().filter(|(_, e)| e.reading.du_offer.is_some() && is_exchange(e)).any(|(at, _)| {
        let later = |m: &&Informative<'_>| entries.iter().skip(at).any(|e| e.id == m.entry.id);
        let next: Vec<_> = log.iter().filter(later).take(3).collect();
        let refused = |d: Direction| {
            let last = log.iter().rev().find(|m| m.entry.direction == d);
            last.is_some_and(|m| m.register == Register::Formal && m.entry.reading.cues.formal >= 0.9)
        };
        next.iter().any(|m| m.register == Register::Informal) && !refused(Direction::Out) && !refused(Direction::In)
    })
}

/// Decayed majority of one side, newest first, with its strength.
fn vote(log: &[Informative<'_>], direction: Direction) -> Option<(Register, f32)> {
    let (mut informal, mut formal, mut decay) = (0.0f32, 0.0f32, 1.0f32);
    for message in log.iter().rev().filter(|m| m.entry.direction == direction) {
        match message.register {
            Register::Informal => informal += decay * message.weight,
            Register::Formal => formal += decay * message.weight,
        }
        decay *= DECAY;
    }
    match informal.total_cmp(&formal) {
        std::cmp::Ordering::Greater => Some((Register::Informal, informal)),
        std::cmp::Ordering::Less => Some((Register::Formal, formal)),
        std::cmp::Ordering::Equal => None,
    }
}

/// The strongest line of each side: of the decided register, or of that side's own when the sides differ.
fn telling(log: &[Informative<'_>], decision: Decision) -> Vec<TellingLine> {
    let wanted = match decision {
        Decision::Decide(register, _) | Decision::Suggest(register) => Some(register),
        Decision::Ask(_) => None,
    };
    let line = |direction: Direction| {
        let register = wanted.or_else(|| vote(log, direction).map(|v| v.0))?;
        let own = log.iter().filter(|m| m.entry.direction == direction && m.register == register);
        own.rev()
            .take(5)
            .filter_map(|m| strongest(m.entry, register))
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, line)| line)
    };
    [Direction::Out, Direction::In].into_iter().filter_map(line).collect()
}

fn strongest(entry: &Entry, register: Register) -> Option<(f32, TellingLine)> {
    let own = entry.own_text();
    let mut best: Option<(f32, String)> = None;
    for span in sentences::split(&own) {
        let sentence = own.get(span)?;
        if sentence.chars().count() > 200 {
            continue;
        }
        let cues = register::cues(sentence);
        let strength = match register {
            Register::Informal => cues.informal - cues.formal,
            Register::Formal => cues.formal - cues.informal,
        };
        if strength > 0.0 && best.as_ref().is_none_or(|(s, _)| strength > *s) {
            best = Some((strength, shown(sentence)));
        }
    }
    let (strength, line) = best.or_else(|| {
        let (_, salutation) = entry.reading.salutation.as_ref()?;
        Some((0.1, salutation.line.clone()))
    })?;
    Some((strength, TellingLine { letter: entry.id, at: entry.at, direction: entry.direction, register, line }))
}

/// English has no du: formal when on either side most of the last five salutations name a title or Mr and Ms. The
/// step to first names is a ratchet, too: "Dear Mrs Osei!" after them is a jest.
pub(super) fn english(entries: &[Entry]) -> (Decision, Vec<TellingLine>) {
    let letters: Vec<&Entry> = entries.iter().filter(|e| is_exchange(e) && e.recipients <= 3).collect();
    let lines: Vec<TellingLine> =
        [Direction::Out, Direction::In].into_iter().filter_map(|d| usual_line(&letters, d)).collect();
    let confidence = if lines.len() == 2 { Confidence::High } else { Confidence::Medium };
    let english = letters.iter().filter(|e| e.reading.language == Some(Language::English)).count();
    let decision = match () {
        () if lines.iter().any(|l| l.register == Register::Formal) => Decision::Decide(Register::Formal, confidence),
        () if !lines.is_empty() => Decision::Decide(Register::Informal, confidence),
        () if english >= 3 => Decision::Decide(Register::Informal, Confidence::Medium),
        () => Decision::Ask(Doubt::NoEvidence),
    };
    (decision, lines)
}

/// The newest salutation of the register that one side uses mostly; the newest one breaks a tie.
fn usual_line(letters: &[&Entry], direction: Direction) -> Option<TellingLine> {
    let own = letters.iter().rev().filter(|e| e.direction == direction);
    // "Kompass," once is no name
    let again = |bare: &Salutation| {
        let same = |e: &&&Entry| e.reading.salutation.as_ref().is_some_and(|(_, s)| s.name == bare.name);
        own.clone().filter(same).count() > 1
    };
    let lines: Vec<TellingLine> = own
        .clone()
        .filter_map(|e| {
            let named = |s: &Salutation| !s.group && !s.name.is_empty() && (!salutation::is_bare(s) || again(s));
            e.reading.salutation.as_ref().filter(|(_, s)| named(s)).map(|(_, s)| (*e, s))
        })
        .take(5)
        .map(|(e, s)| {
            let formal = !s.honorific.is_empty() || !s.titles.is_empty();
            let register = if formal { Register::Formal } else { Register::Informal };
            TellingLine { letter: e.id, at: e.at, direction, register, line: s.line.clone() }
        })
        .collect();
    let formal = lines.iter().filter(|l| l.register == Register::Formal).count();
    if let Some(at) = lines.iter().rposition(|l| l.register == Register::Informal).filter(|at| *at + 1 == lines.len()) {
        let newest = lines.iter().position(|l| l.register == Register::Informal).unwrap_or(at);
        return lines.into_iter().nth(newest);
    }
    let usual = match (formal * 2).cmp(&lines.len()) {
        std::cmp::Ordering::Greater => Register::Formal,
        std::cmp::Ordering::Less => Register::Informal,
        std::cmp::Ordering::Equal => lines.first()?.register,
    };
    lines.into_iter().find(|l| l.register == usual)
}

/// The first offer of the du.
pub(super) fn du_offer(entries: &[Entry]) -> Option<DuOffer> {
    let entry = entries.iter().find(|e| e.reading.du_offer.is_some() && is_exchange(e))?;
    let (place, who) = entry.reading.du_offer.as_ref()?;
    let line = shown(entry.text.get(place.clone())?);
    let by = match (who, entry.direction) {
        (Who::Reader, Direction::In) => Direction::Out,
        (Who::Reader, Direction::Out) => Direction::In,
        (Who::Writer | Who::Both, by) => by,
    };
    Some(DuOffer { letter: entry.id, at: entry.at, by, line })
}
