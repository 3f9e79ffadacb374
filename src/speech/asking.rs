//! What somebody typed to find whom to ask in, the words that say what it is about out.

use super::{fold, words};
use crate::model::Span;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Words that hold sentences together, in German and English; longer lists take "width" and "system" for some.
const OF_SENTENCES: &str = "\
    ab aber alle allem allen aller alles als also am an andere anderen anderes auch auf aus bei beim bin bis bist da dabei \
    dadurch dafür dagegen daher damit danach dann daran darauf darf darum das dass davon davor dazu dein deine deinem \
    deinen deiner dem den denen denn der deren des dessen die dies diese diesem diesen dieser dieses doch dort du durch \
    eben ein eine einem einen einer eines einfach einige einmal er es euch euer eure etwa etwas für gegen gibt ging haben \
    habe hast hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins irgend ist ja \
    je jede jedem jeden jeder jedes jetzt kann kannst kein keine keinen könnte könnten können man manche mehr mein meine \
    meinem meinen meiner mich mir mit mal muss müssen nach nicht nichts noch nun nur ob oder ohne schon sehr sein seine \
    seinem seinen seiner seit sich sie sind so solche soll sollen sollte sonst über um und uns unser unsere unter viel \
    viele vom von vor war waren warum was wegen weil welche welcher welches wenn werde werden wer wessen wie wieder will \
    wir wird wo wohl wollen worden worum wurde wurden würde würden zu zum zur zwar zwischen machen macht mache gehen geht \
    möchte möchten mag bitte gern gerne vielleicht eigentlich gerade \
    a about above after again all am an and any are as at be because been before being below between both but by can \
    cannot could did do does doing don down during each few for from further get go going had has have having he her here \
    hers him his how i if in into is it its just let make me more most my no nor not of off on once only or other our out \
    over own same she should so some such than that the their them then there these they this those through to too under \
    until up us very was we were what when where which while who whom why will with would you your ll ve re s t d m";

static STOP_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| OF_SENTENCES.split_whitespace().collect());

/// "Somebody who knows about", "wer kennt sich aus mit": these ask, and say nothing of what is asked.
const ASKING: &str = "\
    jemand jemanden jemandem wer wen wem kennt kennen kenne auskennt auskennen weiß weiss wissen wüsste versteht verstehen \
    ahnung erfahrung erfahren experte experten expertin fachmann fachfrau spezialist spezialistin leute menschen person \
    suche suchen gesucht brauche helfen hilft hilfe rat tipp tipps zum thema rund bezug bereich etwas aus sich mir mich \
    someone somebody anyone anybody people person who whom whose knows know known knowing about expert experts expertise \
    specialist experienced experience understands familiar help helps advice advise tip tips topic regarding concerning \
    looking search find need needs want can could would should please";

/// So do these beside any of those, where anything else is there to look for.
const BESIDE: &str = "\
    sagen sagt erzählen erzählt erklären erklärt beantworten frage fragen weiterhelfen bescheid \
    tell tells say explain explains answer question something anything anybody";

/// And these praise whatever stands beside them.
const FILLING: &str = "\
    gut gute guten guter gutes gutem bester beste besten bestes richtig richtige richtigen richtiger wirklich besonders \
    good great best really";

static FILLING_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| FILLING.split_whitespace().collect());
static BESIDE_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| BESIDE.split_whitespace().collect());
static ASKING_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| ASKING.split_whitespace().collect());

pub fn is_stop_word(lower: &str) -> bool {
    STOP_WORDS.contains(lower)
}

/// A word that says what it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    /// Its place among all words of the text, and in the text.
    pub place: usize,
    pub span: Span,
    /// As typed.
    pub word: String,
}

/// In order, each once.
pub fn telling_words(text: &str) -> Vec<Telling> {
    let mut said = FxHashSet::default();
    let mut folded = String::new();
    let (mut telling, mut is_question) = (Vec::new(), text.contains('?'));
    for (place, span) in pieces(text).into_iter().enumerate() {
        let word = text.get(span.clone()).unwrap_or_default();
        let lower = word.to_lowercase();
        is_question |= ASKING_WORDS.contains(lower.as_str());
        let asks = ASKING_WORDS.contains(lower.as_str()) || is_stop_word(&lower);
        // "IT" is no pronoun
        let capitals = word.chars().count() > 1 && !word.contains(char::is_lowercase);
        let shouted = capitals && text.contains(char::is_lowercase);
        if (!asks || shouted) && said.insert(fold::word(word, &mut folded).to_owned()) {
            telling.push(Telling { place, span, word: word.to_owned() });
        }
    }
    let beside = |telling: &Telling| {
        let lower = telling.word.to_lowercase();
        FILLING_WORDS.contains(lower.as_str()) || is_question && BESIDE_WORDS.contains(lower.as_str())
    };
    if telling.iter().any(|telling| !beside(telling)) {
        telling.retain(|telling| !beside(telling));
    }
    telling
}

/// What the text is about, from the first word that tells to the last.
pub fn subject(text: &str) -> &str {
    let telling = telling_words(text);
    let ends = telling.first().zip(telling.last());
    ends.and_then(|(first, last)| text.get(first.span.start..last.span.end)).unwrap_or_default()
}

/// The words of a text; "print-on-demand" is three of them, as it stands in letters.
pub fn pieces(text: &str) -> Vec<Span> {
    let mut pieces = Vec::new();
    for span in words::split(text) {
        let mut start = None;
        let word = text.get(span.clone()).unwrap_or_default();
        for (at, c) in word.char_indices().chain([(word.len(), ' ')]) {
            match (c.is_alphanumeric(), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    pieces.push(span.start + from..span.start + at);
                    start = None;
                }
                _ => {}
            }
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows() {
        for (text, want) in [
            ("someone who knows film restoration", "film restoration"),
            ("Wer kennt sich aus mit Förderanträgen?", "Förderanträgen"),
            ("jemand, der Ahnung von Umsatzsteuer hat", "Umsatzsteuer"),
            ("should I go freelance", "freelance"),
            ("soll ich mich selbständig machen", "selbständig"),
            ("print-on-demand", "print demand"),
            ("Förderantrag Förderantrag", "Förderantrag"),
            ("IT in a museum", "IT museum"),
            ("spine width", "spine width"),
            ("who knows", ""),
            ("Wer kann mir etwas zu Tagessätzen sagen?", "Tagessätzen"),
            ("who can tell me something about day rates?", "day rates"),
            ("Wer weiß etwas über das Erzählen?", "Erzählen"),
            ("?!  🦔", ""),
        ] {
            let found: Vec<String> = telling_words(text).into_iter().map(|telling| telling.word).collect();
            assert_eq!(found.join(" "), want, "{text}");
        }
    }

    #[test]
    fn what_it_is_about() {
        for (text, want) in [
            ("someone who knows about the restoration of films", "restoration of films"),
            ("someone at Harrow & Pell, please", "Harrow & Pell"),
            ("soll ich mich selbständig machen?", "selbständig"),
            ("who", ""),
        ] {
            assert_eq!(subject(text), want, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_may_be_typed(text in "\\PC{0,80}") {
            prop_assert!(telling_words(&text).iter().all(|telling| text[telling.span.clone()] == telling.word));
            prop_assert!(text.contains(subject(&text)));
        }
    }
}
