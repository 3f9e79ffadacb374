# Gründe: Jeder Satz muss für die Mails stimmen, aus denen er gemacht ist.
silence = Die letzte Mail ist { $span } her.

span-days = ein paar Tage
span-exact-days = { $words } Tage
span-weeks = { $words } Wochen
span-months = { $words } Monate
span-year = ein Jahr
span-years = { $n ->
    [one] ein Jahr
   *[other] { $words } Jahre
}
span-over-years = gut { $words } Jahre
span-half-years = { $words }einhalb Jahre
span-almost-years = fast { $words } Jahre

reason-letters = Ihr habt euch { $n } Mails geschrieben, über { $span } hinweg.
reason-letters-mine = { $n ->
    [one] Eine Mail von dir ging an { $accusative } und höchstens wenige andere; von { $dative } kam keine solche an dich.
   *[other] { $n } Mails von dir gingen an { $accusative } und höchstens wenige andere, über { $span } hinweg; von { $dative } kam keine solche an dich.
}
reason-letters-theirs = { $n ->
    [one] Eine Mail von { $dative } ging an dich und höchstens wenige andere; von dir ist keine solche da.
   *[other] { $n } Mails von { $dative } gingen an dich und höchstens wenige andere, über { $span } hinweg; von dir ist keine solche da.
}
reason-answered = { $answers ->
    [1] Wenn du zuerst geschrieben hast, kam von { $dative } in einem von { $asked } Fällen innerhalb von drei Wochen Post zurück.
   *[other] Wenn du zuerst geschrieben hast, kam von { $dative } in { $answered } von { $asked } Fällen innerhalb von drei Wochen Post zurück.
}
reason-answered-all = Wenn du zuerst geschrieben hast, kam von { $dative } jedes Mal innerhalb von drei Wochen Post zurück ({ $asked } von { $asked }).
reason-answered-none = { $n ->
    [one] Das eine Mal, als du zuerst geschrieben hast, kam von { $dative } innerhalb von drei Wochen nichts zurück.
   *[other] Wenn du zuerst geschrieben hast ({ $asked } Mal), kam von { $dative } innerhalb von drei Wochen nichts zurück.
}
reason-answered-only = Das eine Mal, als du zuerst geschrieben hast, kam von { $dative } innerhalb von drei Wochen Post zurück.
reason-last-theirs = Die letzte kam im { $month } von { $dative }.
reason-last-theirs-asked = Die letzte kam im { $month } von { $dative }, mit einer Frage, die du nie beantwortet hast: „{ $question }“
reason-last-mine = Die letzte, im { $month }, war von dir.
reason-unanswered = Auf die letzten { $letters } Mails, die du von dir aus geschrieben hast, kam keine Antwort.
reason-unreachable = Mails an { $address } kommen zurück; eine neuere Adresse ist nicht bekannt.
reason-unreachable-since = Eine Mail an { $address } kam im { $month } zurück; eine neuere Adresse ist nicht bekannt.
reason-strained = Zwischen euch steht ein hartes Wort: „{ $sentence }“
reason-strained-since = Zwischen euch steht ein hartes Wort vom { $month }: „{ $sentence }“
reason-colleagues = Ihr habt zusammen { $at } gearbeitet.
reason-colleagues-until = Ihr habt bis { $year } zusammen { $at } gearbeitet.
reason-recommended = { $name } hat dich auf LinkedIn empfohlen.
reason-recommended-by-me = Du hast { $name } auf LinkedIn empfohlen.
reason-same-company = Auch du hast schon { $at } gearbeitet.
reason-no-letters = Von euch beiden ist keine Mail da; ob die Adresse noch stimmt, ist nicht bekannt.
reason-no-letters-no-address = Von euch beiden ist keine Mail da, und eine E-Mail-Adresse ist nicht bekannt.

# Was in Kontakten steht.
contact-job-linkedin = Laut LinkedIn: { $job }.
contact-job-linkedin-since = Laut LinkedIn, wo ihr seit { $month } verbunden seid: { $job }.
contact-job-vcard = Laut deinem Adressbuch: { $job }.
contact-job-google = Laut deinen Google-Kontakten: { $job }.
contact-job-outlook = Laut deinen Outlook-Kontakten: { $job }.
contact-job-table = Laut deiner Kontaktliste: { $job }.
contact-job-hand = Von dir hinzugefügt: { $job }.
contact-listed-linkedin = Steht in deinen Daten von LinkedIn.
contact-listed-linkedin-since = Auf LinkedIn seid ihr seit { $month } verbunden.
contact-listed-vcard = Steht in deinem Adressbuch.
contact-listed-google = Steht in deinen Google-Kontakten.
contact-listed-outlook = Steht in deinen Outlook-Kontakten.
contact-listed-table = Steht in deiner Kontaktliste.
contact-listed-hand = Von dir hinzugefügt.

reason-wrote = { $n ->
    [one] In einer Mail von { $dative } steht { $quoted }, im { $month }.
   *[other] In { $words } Mails von { $dative } steht { $quoted }, zuletzt im { $month }.
}
reason-was-asked = { $n ->
    [one] Auf eine Mail, die davon sprach, hat { $name } im { $month } geantwortet.
   *[other] Auf Mails, die davon sprachen, hat { $name } { $n }-mal geantwortet, zuletzt im { $month }.
}
reason-together = { $n ->
    [one] { $name } und { $other } kommen zusammen in einem Gespräch vor, im { $month }.
   *[other] { $name } und { $other } kommen zusammen in { $words } Gesprächen vor, zuletzt im { $month }.
}
reason-each-other = { $n ->
    [one] In einer deiner Mails schreibt jemand von beiden dem anderen.
   *[other] In { $words } deiner Mails schreibt jemand von beiden dem anderen.
}
reason-inside = { $name } hat die Adresse { $address }.
reason-inside-wrote = { $name } schrieb von { $address } aus, zuletzt im { $month }.
reason-signed = Im { $month } stand in der Signatur von { $dative }: „{ $card }“.
