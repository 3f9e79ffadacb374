# Ein Mensch auf einer Seite.
show-names = Auch bekannt als { $names }
show-address = { $address }, { $first } bis { $last }
show-address-once = { $address }, { $first }
show-address-silent = { $address }, von dort kam nie etwas
show-address-bounced = { $address }: eine Mail kam im { $month } zurück
show-letters = { $sent } { $sent ->
    [one] Mail
   *[other] Mails
} von dir, { $received ->
    [0] keine
   *[other] { $received }
} von { $dative }, von { $first } bis { $last }.
show-no-letters = Keine Mails zwischen euch.
show-yearly = Ihr schreibt euch einmal im Jahr.
show-gap = Zwischen zwei Mails lagen meist { $span }.
show-chart-theirs = { $name }
show-chart-mine = du
show-how = Wie ihr euch schreibt
show-language-de = Deutsch
show-language-en = Englisch
show-register-informal-de = du
show-register-formal-de = Sie
show-register-informal-en = beim Vornamen
show-register-formal-en = förmlich
show-register-suggested = wahrscheinlich { $register }: { $name } schreibt so, du nie
show-register-one-sided = einer von euch schreibt du, der andere Sie
show-register-no-evidence = ob du oder Sie, ist nicht zu erkennen
show-salutation = „{ $salutation }“
show-sign-off = „{ $sign_off }“
show-du-offered-by-them = { $name } hat dir im { $month } das Du angeboten: „{ $line }“
show-du-offered-by-me = Du hast { $dative } im { $month } das Du angeboten: „{ $line }“
show-settled = Von dir festgelegt: { $parts }
show-telling = { $date }, { $who }: „{ $line }“
show-career = Laut Signatur
show-station = { $months }: { $parts }
show-subjects = Worüber ihr geschrieben habt
show-subject = { $title } ({ $months }, { $letters ->
    [one] eine Mail
   *[other] { $letters } Mails
})
show-topics = Worum es bei euch ging, bei anderen kaum
show-topic = { $phrase } ({ $months }, { $letters ->
    [one] eine Mail
   *[other] { $letters } Mails
}): „{ $line }“
show-last = Die letzten Mails
show-last-theirs = { $name }, { $date }: { $subject }
show-last-mine = Du, { $date }: { $subject }
show-open = Noch offen
show-question-theirs = { $name } hat im { $month } gefragt: „{ $sentence }“
show-question-mine = Du hast im { $month } gefragt: „{ $sentence }“
show-promise-me = Du hast im { $month } versprochen: „{ $sentence }“
show-promise-them = { $name } hat im { $month } versprochen: „{ $sentence }“
show-promise-both-in = { $name } schrieb im { $month }: „{ $sentence }“
show-promise-both-out = Du schriebst im { $month }: „{ $sentence }“
show-bridge = Die Brücke
show-bridge-open = Offen: Nichts steht zwischen euch.
show-bridge-machine = Von dort schreibt kein einzelner Mensch, sondern eine Maschine oder eine Stelle.
show-bridge-strained = Belastet: Sieh dir das an, bevor du schreibst.
show-bridge-no-contact = Abgebrochen: { $name } möchte nicht mehr angeschrieben werden.
show-bridge-legal-threat = Abgebrochen: Es war von Anwälten die Rede.
show-bridge-death = { $name } ist gestorben.
show-bridge-theirs = { $date }, { $name }: „{ $sentence }“
show-bridge-mine = { $date }, von dir, ohne Antwort: „{ $sentence }“
show-bridge-notice = { $date }: „{ $sentence }“
show-at-rest = Ruht: wird nie vorgeschlagen.
show-unknown-date = ohne Datum
hint-write = wieder write { $address } --ask career_advice
hint-wrong = wieder wrong { $address } NUMMER …, wo etwas falsch herausgelesen ist
hint-manners-register = wieder manners { $address } --register du, oder sie: dann gilt das für immer
wrong-none = Hier wurde nichts zwischen den Zeilen gelesen.
wrong-no-number = eine Nummer { $number } gibt es nicht
hint-wrong-list = wieder wrong { $address } zählt sie auf
wrong-done = Gilt jetzt als falsch gelesen: „{ $sentence }“
wrong-undone = Das gilt wieder: „{ $sentence }“
wrong-withdrawn = { $number }  (als falsch markiert) „{ $sentence }“
hint-wrong-undo = wieder wrong { $address } { $number } --undo
show-contacts = Aus deinen Kontakten
contact-invited-me = Auf LinkedIn hat { $name } dich eingeladen ({ $date }).
contact-invited-me-saying = Auf LinkedIn hat { $name } dich eingeladen ({ $date }): „{ $text }“
contact-invited-by-me = Auf LinkedIn hast du { $name } eingeladen ({ $date }).
contact-invited-by-me-saying = Auf LinkedIn hast du { $name } eingeladen ({ $date }): „{ $text }“
contact-recommended-me = Auf LinkedIn hat { $name } dich empfohlen ({ $date }).
contact-recommended-me-saying = Auf LinkedIn hat { $name } dich empfohlen ({ $date }): „{ $text }“
contact-recommended-by-me = Auf LinkedIn hast du { $name } empfohlen ({ $date }).
contact-recommended-by-me-saying = Auf LinkedIn hast du { $name } empfohlen ({ $date }): „{ $text }“
contact-phones = Telefon: { $phones }
contact-birthday = Geburtstag: { $birthday }
contact-notes = Notiz: { $notes }
