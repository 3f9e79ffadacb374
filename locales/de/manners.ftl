# Wie zwei sich schreiben, und was davon festgelegt ist.
manners-language = Sprache
manners-register = Anredeform
manners-salutation = Anrede
manners-called = Name
manners-sign-off = Gruß
manners-my-name = Unterschrift
manners-region = Schreibweise
manners-capital-du = Du und Dir im Brief
manners-region-de = wie in Deutschland
manners-region-at = wie in Österreich
manners-region-ch = wie in der Schweiz
manners-capital-yes = groß geschrieben
manners-capital-no = klein geschrieben
manners-unknown = nicht zu erkennen
manners-part = { $part }: { $value }
manners-part-why = { $part }: { $value } ({ $why })
manners-settled = { $part }: { $value } (von dir festgelegt am { $date }; nach den Mails: { $read })
manners-settled-same = { $part }: { $value } (von dir festgelegt am { $date }; so steht es auch in den Mails)
manners-settled-new = { $part }: { $value } (von dir festgelegt am { $date }; die Mails verraten es nicht)
manners-why-language = unter den letzten { $de ->
    [0] Mails ist keine deutsche
    [one] Mails ist eine deutsche
   *[other] Mails sind { $de } deutsche
} und { $en ->
    [0] keine englische
    [one] eine englische
   *[other] { $en } englische
}
manners-why-sure = sicher
manners-why-likely = wahrscheinlich; nicht beide Seiten zeigen es
manners-why-suggested = wahrscheinlich; { $name } schreibt so, du nie
manners-why-one-sided = einer von euch schreibt du, der andere Sie
manners-why-no-evidence = keine Mail zeigt es
manners-why-too-little = zu wenig, um sicher zu sein
manners-why-called = unterschreibt seit deiner letzten Mail mit „{ $other }“
manners-why-capital = { $capital } von { $all } Mal groß
manners-clash = „{ $line }“ ist von dir festgelegt, passt aber nicht zu: { $what }.
manners-done = Für { $name } gilt ab jetzt: { $parts }.
manners-undone = Für { $name } gilt wieder, was die Mails zeigen: { $parts }.
manners-follows = Daraus folgt: { $parts }.
manners-change = { $part } { $new } statt { $old }
manners-change-none = { $part } { $new }, wie bisher
manners-change-new = { $part } { $new }
manners-nothing-to-undo = davon ist für { $name } nichts festgelegt
hint-manners = wieder manners { $address } zeigt, was gilt
hint-manners-settle = wieder manners { $address } --called NAME (oder --register, --salutation …) legt etwas für immer fest, --undo nimmt es zurück
hint-manners-undo = wieder manners { $address } --undo{ $part }
