//! What somebody typed to find whom to ask in, the words that say what it is about out.

use super::{fold, words};
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

static ASKING_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| ASKING.split_whitespace().collect());

pub fn is_stop_word(lower: &str) -> bool {
    STOP_WORDS.contains(lower)
}

/// In lower case and in order, each once, with the place in the text among all its words.
pub fn telling_words(text: &str) -> Vec<(usize, String)> {
    let mut said = FxHashSet::default();
    let mut folded = String::new();
    let mut telling = Vec::new();
    let pieces = words::split(text).into_iter().filter_map(|span| text.get(span));
    // "Print-on-demand" stands in letters as three words
    let pieces = pieces.flat_map(|word| word.split(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty());
    for (at, word) in pieces.enumerate() {
        let lower = word.to_lowercase();
        let asks = ASKING_WORDS.contains(lower.as_str()) || is_stop_word(&lower);
        // "IT" is no pronoun
        let shouted =
            word.chars().count() > 1 && !word.contains(char::is_lowercase) && text.contains(char::is_lowercase);
        if (!asks || shouted) && said.insert(fold::word(word, &mut folded).to_owned()) {
            telling.push((at, lower));
        }
    }
    telling
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows() {
        for (text, want) in [
            ("someone who knows film restoration", "film restoration"),
            ("Wer kennt sich aus mit Förderanträgen?", "förderanträgen"),
            ("jemand, der Ahnung von Umsatzsteuer hat", "umsatzsteuer"),
            ("should I go freelance", "freelance"),
            ("soll ich mich selbständig machen", "selbständig"),
            ("print-on-demand", "print demand"),
            ("Förderantrag Förderantrag", "förderantrag"),
            ("IT in a museum", "it museum"),
            ("spine width", "spine width"),
            ("who knows", ""),
            ("?!  🦔", ""),
        ] {
            let found: Vec<String> = telling_words(text).into_iter().map(|(_, word)| word).collect();
            assert_eq!(found.join(" "), want, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_may_be_typed(text in "\\PC{0,80}") {
            prop_assert!(telling_words(&text).len() <= text.len());
        }
    }
}
