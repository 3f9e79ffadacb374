# Gründe: Jeder Satz muss für die Mails stimmen, aus denen er gemacht ist.
silence = Das ist { $span } her.

span-days = ein paar Tage
span-weeks = { $words } Wochen
span-months = { $words } Monate
span-years = { $n ->
    [one] ein Jahr
   *[other] { $words } Jahre
}
span-over-years = gut { $words } Jahre
span-almost-years = fast { $words } Jahre

reason-letters = Ihr habt euch { $n } Mails geschrieben, über { $span } hinweg.
reason-answered = { $n ->
    [1] { $name } hat eine von deinen { $asked } innerhalb von drei Wochen beantwortet.
   *[other] { $name } hat { $answered } von deinen { $asked } innerhalb von drei Wochen beantwortet.
}
reason-answered-all = { $name } hat alle { $asked } von dir innerhalb von drei Wochen beantwortet.
reason-answered-none = { $name } hat auf keine deiner Mails innerhalb von drei Wochen geantwortet.
reason-answered-only = { $name } hat die eine von dir innerhalb von drei Wochen beantwortet.
reason-last-theirs = Die letzte kam im { $month } von { $name }.
reason-last-theirs-asked = Die letzte kam im { $month } von { $name }, mit einer Frage, die du nie beantwortet hast: „{ $question }“
reason-last-mine = Die letzte, im { $month }, war von dir.
reason-unanswered = Auf deine letzten { $letters } Mails kam keine Antwort.
reason-unreachable = Mails an { $address } kommen zurück; eine neuere Adresse ist nicht bekannt.
reason-unreachable-since = Eine Mail an { $address } kam im { $month } zurück; eine neuere Adresse ist nicht bekannt.
reason-strained = Zwischen euch steht ein hartes Wort: „{ $sentence }“
reason-strained-since = Zwischen euch steht ein hartes Wort vom { $month }: „{ $sentence }“
