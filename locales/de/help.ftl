# Hilfetexte: Der Schlüssel eines Befehls ist help-BEFEHL, der einer Option help-BEFEHL-OPTION.
help = Wieder Kontakt zu Menschen finden, die man aus den Augen verloren hat: aus den Mails, die man schon hat. Alles bleibt auf diesem Rechner.
help-examples = Fang an mit:  wieder import ~/Mail
    Oder sieh dich erst um:  wieder demo
help-usage = Aufruf
help-verbs = Befehle
help-arguments = Argumente
help-options = Optionen
help-everywhere = Bei jedem Befehl
help-help = Diese Hilfe zeigen
help-version = Die Version zeigen

help-store = Ordner für Mails und Entscheidungen (auch WIEDER_STORE)
help-now = So, wie es an diesem Tag aussah, etwa 2024-06-01 (auch WIEDER_NOW)
help-me = Eine Adresse von mir; mehrmals möglich, ersetzt die Vermutung
help-lang = Sprache der Oberfläche
help-json = Ein JSON-Objekt ausgeben; sein Aufbau steht in docs/json.md
help-quiet = Nur sagen, wonach gefragt wurde
help-verbose = Sagen, wo alles liegt und wie lange es gedauert hat

help-import = Mails und Kontakte einlesen: mbox, Maildir, .eml, Ordner davon, Google Takeout, LinkedIn-Export, vCard, CSV
help-import-examples = wieder import ~/Mail
    wieder import takeout-001.zip takeout-002.zip alt.mbox
    wieder import linkedin.zip kontakte.vcf
    Ein zweiter Lauf liest nur, was neu ist.
help-import-paths = Dateien und Ordner; was darin ist, findet sich durch Hinsehen
help-import-everything = Auch Spam, Papierkorb und Entwürfe einlesen
help-import-oddities = Auflisten, was an den bisher gelesenen Mails merkwürdig war

help-add = Jemanden von Hand aufnehmen, von dem keine Mails da sind
help-add-examples = wieder add "Anna Weber" --worked-at Nordwerk --until 2019 --du
    wieder add "Tom Kreil" --address tom@kreil.example --sie
    Noch einmal mit demselben Namen ergänzt, was bekannt ist.
help-add-name = Vor- und Nachname
help-add-address = E-Mail-Adresse
help-add-worked_at = Wo ihr zusammen gearbeitet habt
help-add-until = Bis zu welchem Jahr
help-add-du = Ihr duzt euch
help-add-sie = Ihr siezt euch
help-add-undo = Zurücknehmen, was du zu diesem Menschen angegeben hast

help-me-verb = Welche Adressen mir gehören
help-me-add = Diese Adresse gehört mir
help-me-add-addresses = Adressen
help-me-remove = Diese Adresse gehört mir nicht
help-me-remove-addresses = Adressen

help-lost = Die zehn Menschen, denen du zuerst schreiben könntest, mit Gründen
help-lost-all = Alle, zu denen der Kontakt abgerissen ist
help-lost-ask = Wofür: career_advice, introduction, knowledge, referral, feedback, job_opening, catch_up
help-lost-min_years = Ab wie vielen Jahren Stille der Kontakt als abgerissen gilt
help-lost-warm_up = Drei Menschen, mit denen du in Kontakt bist, zum Warmwerden

help-backtest = An deinen eigenen Mails prüfen, ob du der Reihenfolge von lost trauen kannst
help-backtest-examples = wieder backtest
    wieder backtest --min-years 3 --svg rückblick.svg
    Für jedes Jahr zählt nur, was an seinem Anfang bekannt war; danach wird nachgesehen, was das Jahr brachte.
help-backtest-svg = Das Bild dazu in diese Datei schreiben (SVG)
help-backtest-min_years = Ab wie vielen Jahren Stille der Kontakt als abgerissen gilt

help-show = Was dich mit einem Menschen verbindet, auf einer Seite
help-show-person = Ein Name, ein Teil davon oder eine Adresse

help-manners = Wie ihr beide euch schreibt, mit den Belegen; jeder Teil lässt sich für immer festlegen
help-manners-examples = wieder manners kreil
    wieder manners kreil --called Tommy --sign-as Jana
    wieder manners kreil --undo called
    Was festgelegt ist, gilt für alle Adressen dieses Menschen, was spätere Mails auch zeigen.
    Der Rest richtet sich danach: Ein Name tritt in die gewohnte Anrede ein, und zu einer anderen
    Sprache oder Anredeform werden Anrede und Gruß genommen, die dazu passen.
    „Lieber Tom“ bleibt auch beim Sie, „Servus Tom“ nicht.
help-manners-person = Ein Name, ein Teil davon oder eine Adresse
help-manners-register = du oder sie; in englischen Briefen beim Vornamen oder förmlich
help-manners-letter_language = Sprache der Briefe
help-manners-salutation = Die Anrede, etwa "Lieber Tom"
help-manners-called = Wie dieser Mensch genannt wird, etwa Tom oder "Frau Dr. Weber"
help-manners-sign_off = Der Gruß am Ende, etwa "Liebe Grüße"
help-manners-sign_as = Mit welchem Namen du unterschreibst
help-manners-region = Wie das Deutsch geschrieben wird: wie in Deutschland, Österreich oder der Schweiz
help-manners-capital_du = Ob du und dir im Brief großgeschrieben werden
help-manners-undo = Was festgelegt ist, zurücknehmen: einen Teil (so benannt wie seine Option) oder alles

help-people = Wer im Archiv vorkommt
help-people-name = Nur Menschen, auf die das passt
help-people-limit = Wie viele gezeigt werden
help-people-same = Wer derselbe Mensch sein könnte, und was dafür spricht

help-same = Zwei sind ein Mensch, oder eben nicht
help-same-examples = wieder people --same
    wieder same tom@alt.example tom@neu.example
    wieder same anna@weber.example a.weber@firma.example --different
    Wer getrennt ist, wird nicht wieder vorgeschlagen; auch zwei Adressen eines Menschen lassen sich so trennen.
help-same-one = Ein Name, ein Teil davon oder eine Adresse
help-same-other = Der andere
help-same-different = Es sind zwei Menschen
help-same-undo = Das zu den beiden Gesagte zurücknehmen

help-search = Mails, in denen diese Wörter vorkommen, in jeder Wortform
help-search-query = Wörter
help-search-limit = Wie viele gezeigt werden

help-ask = Wen fragen: wer sich auskennt, wer dich bekannt machen oder dir raten könnte
help-ask-examples = wieder ask "Filmrestaurierung"
    wieder ask --introduction "Noor Haddad"     (oder eine Firma: "Siemens")
    wieder ask --career-advice "soll ich mich selbständig machen"
    Bei jedem stehen die Zeilen, die es zeigen. Wer keine Post mehr wollte, steht nicht dabei.
help-ask-words = Worum es geht; bei --introduction ein Mensch oder eine Firma
help-ask-introduction = Wer dich mit diesem Menschen oder mit jemandem aus dieser Firma bekannt machen könnte
help-ask-career_advice = Wen um Rat fragen
help-ask-referral = Wer dich empfehlen könnte; auch eine Firma lässt sich nennen
help-ask-feedback = Wen nach seiner Meinung fragen
help-ask-job_opening = Wer von einer offenen Stelle wissen könnte; auch eine Firma lässt sich nennen
help-ask-all = Alle, nicht nur die ersten zehn

help-write = Jemandem schreiben, zu dem der Kontakt abgerissen ist
help-write-examples = wieder write anna --ask career_advice
    fragt der Reihe nach, was gebraucht wird, und zeigt, wie der Brief wächst.
    Ohne Terminal wird alles im Aufruf oder in einer Datei angegeben:
    wieder write anna --ask catch_up --set u_update="Ich wohne jetzt in Leeds." --eml anna.eml
help-write-person = Ein Name, ein Teil davon oder eine Adresse
help-write-ask = Was du möchtest: career_advice, introduction, knowledge, referral, feedback, job_opening, catch_up
help-write-from = Alles aus einer TOML-Datei nehmen
help-write-set = Einen Satzanfang ergänzen, etwa u_update="Ich wohne jetzt in Leeds."
help-write-choose = An einer Stelle die Fassung N nehmen, etwa lapse=2
help-write-register = du oder sie, wo die Mails es nicht verraten
help-write-letter_language = Sprache des Briefs, wo die alten Mails sie nicht verraten
help-write-memory = Woran erinnert wird: clause, sentence, subject, learned, question, promise_meal, …
help-write-subject = Diesen Betreff nehmen
help-write-salutation = Diese Anrede nehmen
help-write-sign_as = Mit diesem Namen unterschreiben
help-write-all_true = Alles, was der Brief über dich sagt, stimmt
help-write-eml = Den Brief in diese Datei schreiben, die ein Mailprogramm öffnen kann
help-write-mailto = Einen mailto:-Link ausgeben; am Terminal im Mailprogramm öffnen

help-drafts = Entwürfe und die Briefe, die du abgeschickt hast
help-drafts-person = Nur die an diesen Menschen
help-drafts-discard = Den Entwurf wegwerfen

help-sent = Ich habe den Brief selbst abgeschickt
help-sent-person = An wen
help-sent-undo = Doch nicht

help-rest = Einen Kontakt mit Absicht ruhen lassen: nie vorgeschlagen, nie betrauert
help-rest-person = Ein Name, ein Teil davon oder eine Adresse
help-rest-undo = Ihn wieder aufnehmen

help-wrong = Etwas, das `wieder show` herausgelesen hat, stimmt nicht
help-wrong-person = Ein Name, ein Teil davon oder eine Adresse
help-wrong-numbers = Was davon, mit den Nummern aus `wieder show`
help-wrong-undo = Es stimmte doch

help-read = Was aus einer einzelnen Mail herausgelesen wird
help-read-file = Eine Datei mit einer Mail, oder - für die Standardeingabe

help-demo = Ein erfundenes Archiv zum Umsehen; deine eigenen Mails bleiben unberührt
help-demo-examples = wieder demo
    wieder demo show kreil
    wieder demo write kreil --ask career_advice
help-demo-into = Die Mails zum Ausprobieren in diesen Ordner legen
help-demo-words = Jeder andere Befehl mit seinen Argumenten, ausgeführt in der Demo

help-completions = Skript zur Befehlsergänzung für eine Shell
help-completions-shell = Welche Shell
