//! What the user typed behind a stub in, the text as it goes into the letter out, or what is wrong with it.

use super::fill::ends_sentence;
use super::finding::Arg;
use super::lint::without_quotations;
use super::stubs::{Shape, Stub};
use crate::model::{Case, Language, Register};
use crate::speech::{register, sentences, words};

/// A message of the interface (`draft.ftl`) that says what to change.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub key: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

/// Trims, and gives a sentence its full stop. Everything else stays as typed.
pub fn check(stub: &Stub, text: &str, case: &Case) -> Result<String, Problem> {
    let text = crate::speech::one_line(text);
    let problem = |key| Err(Problem { key, args: Vec::new() });
    let problem_with = |key, word: &str| Err(Problem { key, args: vec![("word", word.into())] });
    let words = words::lower(&text);
    let Some(first) = words.first() else { return problem("draft-check-empty") };
    if text.contains(['{', '}']) {
        return problem("draft-check-braces");
    }
    if stub.not_first.contains(first) {
        return problem_with("draft-check-starts-with", first);
    }
    if !stub.first.is_empty() && !stub.first.contains(first) {
        return problem_with("draft-check-preposition", &stub.example);
    }
    match stub.shape {
        Shape::Clause | Shape::Infinitive | Shape::Phrase if text.ends_with(['.', '!']) => {
            return problem("draft-check-no-full-stop");
        }
        Shape::Clause | Shape::Infinitive | Shape::Phrase if text.contains('?') => {
            return problem("draft-check-no-question");
        }
        Shape::Infinitive if !has_infinitive(&words) => return problem("draft-check-infinitive"),
        Shape::Question if !text.ends_with('?') => return problem("draft-check-question"),
        Shape::Question if text.matches('?').count() > 1 => return problem("draft-check-one-question"),
        Shape::Question if case.language == Language::German && text.starts_with(char::is_lowercase) => {
            return problem("draft-check-capital");
        }
        _ => {}
    }
    if case.language == Language::German
        && let Some(sentence) = wrong_register(&text, case.register)
    {
        let key = if case.register == Register::Formal { "draft-check-du-in-sie" } else { "draft-check-sie-in-du" };
        return Err(Problem { key, args: vec![("sentence", sentence.as_str().into())] });
    }
    let ends = stub.shape != Shape::Sentence || ends_sentence(&text);
    Ok(if ends { text } else { text + "." })
}

/// "zu schicken", or "anzurufen" with its zu inside the verb.
fn has_infinitive(words: &[String]) -> bool {
    let inside = |word: &String| {
        let part = word.split_once("zu").filter(|(before, after)| before.chars().count() > 1 && after.ends_with('n'));
        part.is_some_and(|(_, after)| after.chars().count() > 2)
    };
    words.iter().any(|word| word == "zu" || inside(word))
}

/// The first sentence that speaks in the other register. A word stands before it, because at the beginning of a
/// sentence a Sie proves nothing, and a clause typed behind a stub begins in the midst of one.
fn wrong_register(text: &str, register: Register) -> Option<String> {
    let clause = |sentence: &str| if sentence == text { format!("dass {sentence}") } else { sentence.to_owned() };
    sentences::split(text).into_iter().filter_map(|span| text.get(span)).find_map(|sentence| {
        let own = if sentence.ends_with(['.', '!', '?']) { sentence.to_owned() } else { clause(sentence) };
        let cues = register::cues(&without_quotations(&own));
        let wrong = match register {
            Register::Informal => cues.formal >= 0.9,
            Register::Formal => cues.informal >= 0.5,
        };
        wrong.then(|| sentence.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::super::golden_tests::scenario;
    use super::super::stubs::stub;
    use super::*;
    use crate::model::Slot;

    #[test]
    fn rows() {
        for (id, placeholder, text, want) in [
            ("S01", "u_wie", "  du lachst  laut ", Ok("du lachst laut")),
            ("S01", "u_wie", "wie du lachst", Err("draft-check-starts-with")),
            ("S01", "u_wie", "Wie du lachst", Err("draft-check-starts-with")),
            ("S01", "u_wie", "wieder alles gut war", Ok("wieder alles gut war")),
            ("S01", "u_wie", "du lachst.", Err("draft-check-no-full-stop")),
            ("S01", "u_wie", "du lachst?", Err("draft-check-no-question")),
            ("S01", "u_wie", " ", Err("draft-check-empty")),
            ("S01", "u_wie", "du {lachst}", Err("draft-check-braces")),
            ("S01", "u_zu", "dir die Folien zu schicken", Ok("dir die Folien zu schicken")),
            ("S01", "u_zu", "dich anzurufen", Ok("dich anzurufen")),
            ("S01", "u_zu", "die Folien schicken", Err("draft-check-infinitive")),
            ("S01", "u_zu", "dazu etwas schicken", Err("draft-check-infinitive")),
            ("S01", "u_update", "Ich lebe noch", Ok("Ich lebe noch.")),
            ("S01", "u_update", "Ich sagte: „Ja.“", Ok("Ich sagte: „Ja.“")),
            ("S01", "u_ask", "Was tun", Err("draft-check-question")),
            ("S01", "u_ask", "was tun?", Err("draft-check-capital")),
            ("S01", "u_ask", "Was tun? Und wie?", Err("draft-check-one-question")),
            ("S07", "u_ask", "does it make sense?", Ok("does it make sense?")),
            ("S07", "u_inf", "to send you the slides", Err("draft-check-starts-with")),
            ("S06", "bei_firma", "Stadtbibliothek", Err("draft-check-preposition")),
            ("S10", "topic_kurz", "die Norm", Err("draft-check-starts-with")),
        ] {
            let case = scenario(id);
            let stub = stub(&case, placeholder, Slot::Ask, true).unwrap();
            let got = check(&stub, text, &case).map_err(|problem| problem.key);
            assert_eq!(got, want.map(str::to_owned), "{placeholder}: {text}");
        }
    }
}
