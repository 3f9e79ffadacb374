# Einen Brief schreiben, Entwürfe, was abgeschickt ist.
write-to = An: { $to }
write-subject = Betreff: { $subject }
write-no-letters = zwischen dir und { $name } gibt es keine Mails
write-no-ask = worum soll es gehen?
hint-asks = --ask career_advice, introduction, knowledge, referral, feedback, job_opening oder catch_up
write-unknown-stub = einen Satzanfang „{ $name }“ gibt es nicht
hint-write-help = wieder write --help
write-unknown-slot = eine Stelle „{ $slot }“ gibt es nicht
hint-slots = subject, lapse, reintro, memory, update, ask, out, close
write-bad-stub = { $stub } { $what }
write-open-language = die alten Mails verraten nicht, in welcher Sprache zu schreiben ist
hint-letter-language = --language de oder --language en
write-one-sided = einer von euch schreibt du, der andere Sie; was soll gelten?
write-open-register = die alten Mails verraten nicht, ob du oder Sie; was soll gelten?
hint-register = --register du oder --register sie; mit wieder manners gilt es für immer
write-open-salutation = bekannt ist nur eine Adresse; wie lautet die Anrede?
hint-salutation = --salutation "Hallo Anna"
write-open-name = keine Mail zeigt deinen Namen; wie unterschreibst du?
hint-sign-as = --sign-as "Jana"
write-exists = { $path } gibt es schon
hint-other-file = einen anderen Namen nehmen oder die Datei beiseitelegen
write-missing-nothing = daraus lässt sich kein Brief machen
ask-my-name = Wie unterschreibst du?
write-strained = Zwischen euch steht etwas. Lies das zuerst:
write-anyway = Trotzdem schreiben?
write-no-variant = eine Fassung { $number } gibt es für { $slot } hier nicht
write-missing-stub = { $name }: „{ $stub }“ – zum Beispiel „{ $example }“
write-missing = etwas fehlt noch: { $names }
hint-set = --set NAME="…", so oft wie nötig
write-not-ready = der Brief ist als Entwurf aufgehoben, aber noch nicht fertig zum Abschicken
hint-not-ready = was oben steht, ändern; --true, wenn stimmt, was der Brief über dich sagt
write-eml = In { $path } geschrieben.
hint-sent = wieder sent { $address }, sobald der Brief abgeschickt ist
drafts-none = Es gibt keine Entwürfe.
drafts-whose = wessen Entwürfe sollen weg?
hint-drafts = wieder drafts zeigt sie
drafts-discarded = { $count ->
    [0] An { $name } gab es keinen Entwurf.
    [one] Der Entwurf an { $name } ist weggeworfen.
   *[other] { $count } Entwürfe an { $name } sind weggeworfen.
}
draft-written = geschrieben am { $date }
draft-sent = abgeschickt am { $date }
sent-done = Notiert: „{ $subject }“ ist an { $name } abgeschickt. Was auch daraus wird, du hast geschrieben.
sent-undone = Notiert: „{ $subject }“ ist doch nicht an { $name } abgeschickt.
sent-no-draft = an { $name } gibt es keinen Entwurf
sent-nothing-to-undo = an { $name } ist nichts als abgeschickt vermerkt

# Am Terminal gefragt.
ask-what-for = Was möchtest du von { $name }?
ask-career-advice = Rat bei einem beruflichen Schritt
ask-introduction = Mit jemandem bekannt gemacht werden
ask-knowledge = Etwas wissen
ask-referral = Ein gutes Wort für eine Bewerbung
ask-feedback = Eine Meinung zu etwas, das ich gemacht habe
ask-job-opening = Einen Hinweis auf eine Stelle
ask-catch-up = Nichts: einfach wieder voneinander hören
ask-language = In welcher Sprache?
ask-salutation = Anrede
ask-subject = Betreff
ask-how = Ergänze jeden Satz. Enter überspringt, < geht zurück. Darunter wächst der Satz beim Tippen.
ask-stub-help = { $need }; zum Beispiel: { $example }
ask-still-open = Es fehlt noch, worum du bittest. Ergänze eins davon:
ask-memory = Woran möchtest du erinnern?
ask-memory-clause = Wie etwas war: „Ich weiß noch gut, wie …“ { $text }{ $month }
ask-memory-sentence = Etwas in einem eigenen Satz { $text }{ $month }
ask-memory-learned = Etwas, das ich dabei gelernt habe { $text }{ $month }
ask-memory-subject = Unsere Mails zu „{ $text }“, { $month }
ask-memory-question = Die Frage vom { $month }: „{ $text }“
ask-memory-promise-mine = Mein Versprechen vom { $month }: „{ $text }“
ask-memory-promise-meal = Das Essen, das wir im { $month } vorhatten: „{ $text }“
ask-memory-promise-coffee = Das Treffen auf ein Getränk, das wir im { $month } vorhatten: „{ $text }“
ask-memory-promise-call = Das Telefonat, das wir im { $month } vorhatten: „{ $text }“
ask-memory-promise-meet = Dass wir uns sehen wollten, { $month }: „{ $text }“
ask-memory-none = An nichts
ask-next = Und jetzt?
ask-next-take = So nehmen
ask-next-wording = Einen Satz anders sagen
ask-next-typed = Meine Sätze neu eingeben
ask-next-memory = An etwas anderes erinnern
ask-next-subject = Den Betreff ändern
ask-which-sentence = Welchen Satz?
ask-which-wording = Wie?
ask-no-other = Anders geht es hier nicht.
ask-yes-no = j oder n
ask-menu-help = ↑↓ bewegt, Enter wählt, Esc bricht ab
ask-left = abgebrochen; nichts wurde aufgehoben
