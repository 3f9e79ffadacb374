# Was das Terminal sagt.
hint = Tipp: { $hint }
welcome = wieder findet in deinen Mails die Menschen, die du aus den Augen verloren hast. Nichts verlässt diesen Rechner.

error-no-mail = noch keine Mails
hint-import = wieder import ~/Mail, oder wieder demo, um sich erst umzusehen
error-newer = { $folder } stammt von einer neueren Version von wieder
hint-newer = die neueste Version installieren
error-damaged = wieder.db in { $folder } ist beschädigt und bleibt, wie sie ist
hint-damaged = eine Sicherung von wieder.db zurückspielen, oder den Ordner beiseitelegen und neu einlesen
error-busy = es wird gerade schon etwas eingelesen
hint-busy = warten, bis das fertig ist
error-held = ein anderes Programm hält { $folder } fest und lässt nicht los
hint-held = es schließen oder kurz warten und denselben Befehl noch einmal geben
error-full = auf der Platte mit { $folder } ist kein Platz mehr
hint-full = Platz schaffen und denselben Befehl noch einmal geben; was schon aufgenommen ist, bleibt, und es geht von dort weiter
error-read-only = in { $folder } lässt sich nichts schreiben
hint-read-only = den Ordner dorthin kopieren, wo du schreiben darfst, und die Kopie mit --store angeben
error-not-allowed = die Rechte zum Lesen von { $folder } fehlen
hint-not-allowed = das Benutzerkonto nehmen, dem der Ordner gehört, oder mit --store einen anderen Ordner angeben
error-disk = { $folder } lässt sich nicht richtig lesen oder schreiben
hint-disk = nachsehen, ob die Platte noch da, heil und nicht voll ist, und denselben Befehl noch einmal geben
error-no-me = ich weiß noch nicht, welche Adresse deine ist
hint-me-add = wieder me add du@example.org
lost-archive-ends = Die neueste Mail hier ist vom { $month }. Was danach kam, ist nicht bekannt.
error-just-wrote = { $name } hat dir erst { $n ->
    [0] heute
    [one] gestern
   *[other] vor { $days } Tagen
} geschrieben; darauf antwortest du am besten in deinem Mailprogramm
error-no-mail-file = { $path } sieht nicht wie eine Mail aus
help-default = Vorgabe
help-word-options = [OPTIONEN]
help-word-verb = [BEFEHL]
error-nobody = hier heißt niemand „{ $word }“
hint-people = wieder people zeigt alle
error-several = „{ $word }“ passt auf { $count } Menschen
hint-by-address = die Adresse nehmen, die gemeint ist, oder was statt ihrer dasteht
file-missing = { $path }: diese Datei gibt es nicht
file-not-allowed = { $path }: dazu fehlen die Rechte
file-exists = { $path }: diese Datei gibt es schon
file-full = { $path }: die Platte ist voll
file-is-folder = { $path } ist ein Ordner
file-no-text = in { $path } stehen Bytes, die kein Text sind
file-failed = { $path }: das System meldet: { $detail }
output-full = die Ausgabe ließ sich nicht schreiben: die Platte ist voll
output-failed = die Ausgabe ließ sich nicht schreiben; das System meldet: { $detail }
hint-output = Platz schaffen oder die Ausgabe woandershin leiten
hint-file-is-folder = eine Datei darin angeben; ganze Ordner liest wieder import
hint-file-no-text = sie als UTF-8 speichern
hint-file-failed = auf eine andere Platte kopieren und die Kopie angeben
hint-no-mail-file = eine einzelne Mail als .eml speichern und die angeben; ganze Postfächer liest wieder import
hint-file-missing = den Namen prüfen
hint-file-not-allowed = einen Ort wählen, der dir gehört, oder dir mit chmod das Recht geben
hint-file-full = Platz schaffen oder einen Ort auf einer anderen Platte wählen

usage-unknown-verb = den Befehl „{ $verb }“ gibt es nicht
usage-unknown-option = „{ $argument }“ bedeutet hier nichts
usage-missing-value = { $argument } braucht einen Wert
usage-bad-value = „{ $value }“ passt nicht zu { $argument }; zum Beispiel: { $wanted }
usage-one-line = was bei { $argument } steht, muss in eine Zeile passen
usage-too-long = was bei { $argument } steht, ist zu lang; 70 Zeichen sind genug
usage-no-words = „{ $value }“ passt nicht zu { $argument }: Darin steht kein Wort
usage-missing = { $argument } fehlt
usage-other = das passt nicht zusammen
usage-hint = wieder --help
usage-hint-alike = meintest du wieder { $verb }?

verbose = Aufbewahrt in { $folder }; Stand { $now }; hat { $seconds } s gedauert.
index-rebuilding = Das Verzeichnis wird aus den vorhandenen Mails neu aufgebaut …
index-progress = <bar:30> <pos>/<len>, noch <eta>

words-progress = Volltext: <bar:30> <pos>/<len>, noch <eta> (alles außer der Suche geht schon)
words-stopped = Angehalten. Was gelesen wurde, ist aufgenommen; bei der nächsten Suche geht es mit dem Volltext weiter.
words-pending = { $count ->
    [one] Eine Mail ist noch nicht im Volltext und wird hier nicht gefunden.
   *[other] { $count } Mails sind noch nicht im Volltext und werden hier nicht gefunden.
}
import-progress = <bar:30> <bytes>/<total_bytes>, <msg> Mails/s, noch <eta>
import-kept = { $count ->
    [0] Keine neuen Mails.
    [one] Eine Mail aufgenommen.
   *[other] { $count } Mails aufgenommen.
} Insgesamt { $total }.
import-stopped = { $total ->
    [one] Angehalten. Eine Mail ist aufgenommen; mit demselben Befehl geht es weiter.
   *[other] Angehalten. { $total } Mails sind aufgenommen; mit demselben Befehl geht es weiter.
}
import-contacts = { $count ->
    [0] Keine neuen Kontakte.
    [one] Einen Kontakt aufgenommen.
   *[other] { $count } Kontakte aufgenommen.
}
import-contacts-changed = { $count ->
    [one] Einer war schon da und ist jetzt auf dem neuen Stand.
   *[other] { $count } waren schon da und sind jetzt auf dem neuen Stand.
}
import-contacts-known = { $count ->
    [one] Einer war schon da.
   *[other] { $count } waren schon da.
}
import-contacts-unchanged = { $count ->
    [one] Die Kontakte darin haben sich seit dem letzten Mal nicht geändert.
   *[other] Die Kontakte in { $count } Dateien haben sich seit dem letzten Mal nicht geändert.
}
import-positions = { $count ->
    [one] Eine deiner beruflichen Stationen ist vermerkt.
   *[other] { $count } deiner beruflichen Stationen sind vermerkt.
}
hint-import-mail = wieder import ~/Mail nimmt die Mails dazu; ohne sie ist nur bekannt, was in den Kontakten steht
import-duplicates = { $count ->
    [one] Eine war schon da.
   *[other] { $count } waren schon da.
}
import-unchanged = { $count ->
    [one] Eine Quelle hat sich seit dem letzten Mal nicht geändert.
   *[other] { $count } Quellen haben sich seit dem letzten Mal nicht geändert.
}
import-left-out-spam = { $count } als Spam ausgelassen.
import-left-out-trash = { $count } aus dem Papierkorb ausgelassen.
import-left-out-drafts = { $count } als Entwürfe ausgelassen.
hint-everything = wieder import --everything { $paths }
import-failed = { $path } war nicht lesbar: { $reason }
import-failed-halfway = { $path } war nicht bis zum Ende lesbar: { $reason }
import-failed-in-part = { $path } war nicht ganz lesbar: { $reason }
import-failed-more = { $count ->
    [one] noch etwas war nicht lesbar
   *[other] { $count } weitere waren nicht lesbar
}
not-read-missing = diesen Ordner oder diese Datei gibt es nicht
not-read-not-allowed = die Rechte zum Lesen fehlen
not-read-circle = das ist eine Verknüpfung, die im Kreis führt
not-read-no-file = das ist weder Datei noch Ordner, sondern eine Pipe oder ein Gerät
not-read-empty-file = die Datei ist leer
not-read-empty-folder = der Ordner ist leer
not-read-no-mail = hier sind keine Mails und keine Kontakte
not-read-no-messages = es ist keine Nachricht darin; die Spalten heißen { $detail }
not-read-no-contacts = darin sind weder Kontakte noch Nachrichten, die ich erkenne; die erste Zeile mit Spalten lautet: { $detail }
not-read-nobody-in-it = es steht niemand darin; die Spalten lauten: { $detail }
not-read-odd-rows = Zeilen, die nicht zu den Spalten passen, sind weggelassen; die Spalten lauten: { $detail }
not-read-outlook = Outlooks eigene Dateien werden nicht gelesen; readpst -r -o ORDNER DATEI packt sie aus
not-read-packed = auf diese Art Gepacktes wird hier nicht ausgepackt
not-read-encrypted = ein Passwort schützt den Inhalt
not-read-cut-off = die Datei hört zu früh auf; was davor kam, ist übernommen
not-read-broken = die Datei ist beschädigt oder nicht vollständig; was davon lesbar war, ist übernommen
not-read-bomb = darin steckt ausgepackt weit mehr, als Mails je ergeben; was davor kam, ist übernommen
not-read-system = das System meldet: { $detail }
hint-not-read-missing = den Namen prüfen; wieder import allein sucht an den üblichen Orten
hint-not-read-not-allowed = chmod -R u+rX gibt sie zurück; auf dem Mac braucht das Terminal für Apple Mail vollen Festplattenzugriff
hint-not-read-circle = den Ordner selbst angeben, nicht die Verknüpfung
hint-not-read-no-file = die Mails in einer Datei speichern und die einlesen
hint-not-read-empty-file = noch einmal exportieren und warten, bis der Export fertig ist
hint-not-read-empty-folder = wieder import allein sucht an den üblichen Orten
hint-not-read-no-mail = gelesen werden mbox, Maildir, Thunderbird, Apple Mail, .eml, Ordner davon, Google Takeout, der Export von LinkedIn, dazu Kontakte als vCard oder aus Google und Outlook
hint-not-read-no-messages = messages.csv so nehmen, wie LinkedIn sie liefert, oder das ganze Zip; dort heißen Spalten FROM, DATE und CONTENT
hint-not-read-no-contacts = gebraucht werden Spalten wie First Name und Last Name, Vorname und Nachname oder Name, dazu E-Mail oder Firma, geteilt durch Komma, Semikolon oder Tabulator
hint-not-read-nobody-in-it = noch einmal exportieren und dabei alle Kontakte auswählen
hint-not-read-odd-rows = alle Zeilen mit demselben Zeichen teilen (Komma, Semikolon oder Tabulator), jedes Anführungszeichen schließen und noch einmal importieren
hint-not-read-outlook = oder die Mails in Outlook auf ein IMAP-Konto kopieren, es in Thunderbird öffnen und dessen Ordner einlesen
hint-not-read-packed = auspacken und den Ordner einlesen
hint-not-read-encrypted = mit dem Passwort auspacken und den Ordner einlesen
hint-not-read-cut-off = noch einmal herunterladen oder kopieren und dann einlesen; was schon da ist, wird übergangen
hint-not-read-broken = noch einmal herunterladen oder kopieren, oder mit einem anderen Programm auspacken und den Ordner einlesen
hint-not-read-bomb = wenn du der Datei traust: selbst auspacken und den Ordner einlesen
hint-not-read-system = auf eine andere Platte kopieren und die Kopie einlesen
import-parts = { $path } ist einer von { $parts } Teilen eines Exports; { $beside ->
    [one] der andere daneben ist auch gelesen.
   *[other] { $beside } andere daneben sind auch gelesen.
}
import-parts-missing = { $count ->
    [one] Teil { $numbers } des Exports { $path } fehlt, und mit ihm die Mails darin.
   *[other] Die Teile { $numbers } des Exports { $path } fehlen, und mit ihnen die Mails darin.
}
hint-parts-missing = was fehlt, in denselben Ordner herunterladen und noch einmal einlesen
hint-oddities = wieder import --oddities listet sie auf
hint-lost = wieder lost

places-none = es ist kein Pfad angegeben, und an den üblichen Orten sind keine Mails
hint-places-none = wieder import ORDNER, zum Beispiel wo dein Mailprogramm seine Mails hat oder wo ein Google Takeout liegt
places-found = es ist kein Pfad angegeben; diese Mails sind da
hint-places-found = einen dieser Befehle nehmen
places-which = Welche Mails darf ich lesen?
places-place = { $program }, { $sources ->
    [one] ein Ordner
   *[other] { $sources } Ordner
}, { $size }
ask-several-help = ↑↓ bewegt, Leertaste wählt, Enter geht weiter, Esc bricht ab

oddity-no-sender = { $count ->
    [one] Eine Mail hat keinen Absender.
   *[other] { $count } Mails haben keinen Absender.
}
oddity-no-date = { $count ->
    [one] Eine Mail hat kein Datum.
   *[other] { $count } Mails haben kein Datum.
}
oddity-impossible-date = { $count ->
    [one] Eine Mail hat ein unmögliches Datum.
   *[other] { $count } Mails haben ein unmögliches Datum.
}
oddity-wrong-charset = { $count ->
    [one] Eine Mail nennt einen anderen Zeichensatz, als sie benutzt, oder keinen; gelesen wurde sie trotzdem.
   *[other] { $count } Mails nennen einen anderen Zeichensatz, als sie benutzen, oder keinen; gelesen wurden sie trotzdem.
}
oddity-no-text = { $count ->
    [one] Eine Mail hat keinen Text.
   *[other] { $count } Mails haben keinen Text.
}
oddity-too-long = { $count ->
    [one] Eine Mail ist zu lang und wurde gekürzt.
   *[other] { $count } Mails sind zu lang und wurden gekürzt.
}
oddity-long-header = { $count ->
    [one] Eine Mail hat einen endlosen Kopf; nur sein Anfang wurde gelesen.
   *[other] { $count } Mails haben einen endlosen Kopf; nur sein Anfang wurde gelesen.
}
oddity-many-recipients = { $count ->
    [one] Eine Mail ging an mehr als tausend Empfänger; die ersten tausend wurden übernommen.
   *[other] { $count } Mails gingen an mehr als tausend Empfänger; die ersten tausend wurden übernommen.
}
oddity-broken-mime = { $count ->
    [one] Eine Mail ist beschädigt und wurde so übernommen, wie sie ist.
   *[other] { $count } Mails sind beschädigt und wurden so übernommen, wie sie sind.
}
oddity-same-id-other-content = { $count ->
    [one] Eine Mail trägt die Message-ID einer anderen.
   *[other] { $count } Mails tragen die Message-ID einer anderen.
}
oddity-changed = { $count ->
    [one] Eine Datei hat sich beim Lesen geändert.
   *[other] { $count } Dateien haben sich beim Lesen geändert.
}
oddity-truncated = { $count ->
    [one] Eine Mail bricht ab.
   *[other] { $count } Mails brechen ab.
}

me-none = Keine Adresse scheint deine zu sein.
me-said = Deine Adressen: { $addresses }
me-guessed = Adressen, die deine zu sein scheinen: { $addresses }
hint-me-change = wieder me add ADRESSE, wieder me remove ADRESSE

lost-waiting = { $name } hat dir { $n ->
    [0] heute
    [one] gestern
   *[other] vor { $days } Tagen
} nach langer Stille geschrieben und noch keine Antwort.
lost-nobody = Du hast zu niemandem den Kontakt verloren.
lost-first = Die { $words } Menschen, denen du zuerst schreiben könntest, von { $count }
lost-all = { $n ->
    [one] Ein Mensch, zu dem der Kontakt abgerissen ist
   *[other] { $n } Menschen, zu denen der Kontakt abgerissen ist
}
lost-all-and-contacts = { $n ->
    [one] Ein Mensch, zu dem der Kontakt abgerissen ist oder mit dem dich keine Mail verbindet
   *[other] { $n } Menschen, zu denen der Kontakt abgerissen ist oder mit denen dich keine Mail verbindet
}
lost-drawn = (aus den nächsten Plätzen gelost)
hint-warm-up = noch unschlüssig? wieder lost --warm-up nennt drei Menschen, mit denen es sich leicht anfängt
warm-up = { $n ->
    [one] Zum Warmwerden ein Mensch, mit dem du in Kontakt bist. Wer mit so jemandem anfängt, schreibt danach eher auch an die, die er aus den Augen verloren hat.
    [2] Zum Warmwerden zwei Menschen, mit denen du in Kontakt bist. Wer mit ihnen anfängt, schreibt danach eher auch an die, die er aus den Augen verloren hat.
   *[other] Zum Warmwerden drei Menschen, mit denen du in Kontakt bist. Wer mit ihnen anfängt, schreibt danach eher auch an die, die er aus den Augen verloren hat.
}
warm-up-nobody = Zum Warmwerden ist hier niemand: In letzter Zeit hast du mit keinem hin und her geschrieben.
warm-up-last-theirs = Ihr habt euch { $letters } Mails geschrieben; die letzte kam { $n ->
    [0] heute
    [one] gestern
   *[other] vor { $days } Tagen
} von { $dative }.
warm-up-last-mine = Ihr habt euch { $letters } Mails geschrieben; die letzte kam { $n ->
    [0] heute
    [one] gestern
   *[other] vor { $days } Tagen
} von dir.
warm-up-question = Darin steht eine Frage, auf die du noch nicht geantwortet hast: „{ $question }“
warm-up-answer = Darauf antwortest du am besten gleich im Mailprogramm.
hint-warm-up-write = wieder write { $address } --ask catch_up
hint-show = wieder show { $address }

people-nobody = Niemand.
people-letters = { $n ->
    [one] eine Mail
   *[other] { $n } Mails
}, zuletzt im { $month }
no-address = keine Adresse
no-address-but = keine Adresse; stattdessen { $word } eingeben
people-no-letters = keine Mails zwischen euch
people-more = { $shown } von { $count } gezeigt.
rest-done = { $name } ruht und wird nicht mehr vorgeschlagen.
rest-undone = { $name } kann wieder vorgeschlagen werden.

search-nothing = In keiner Mail steht „{ $query }“.
search-nothing-yet = In keiner der Mails, die schon im Volltext sind, steht „{ $query }“.
search-more = { $shown } von { $count } Mails gezeigt.
search-somebody = Jemand

read-from = Von
read-date = Datum
read-subject = Betreff
read-kind = Art
read-language = Sprache
read-register = Anredeform
read-salutation = Anrede
read-sign-off = Gruß
read-question = Frage
read-promise = Versprechen
read-signature = Signatur
read-no-contact = Möchte keine Post mehr
read-legal-threat = Droht mit dem Gericht
read-died = Todesfall
read-bounced-for-good = Endgültig zurückgekommen
read-bounced-once = Zurückgekommen
read-moved = Andere Adresse
read-former-name = Früherer Name
kind-personal = persönlich
kind-list = über eine Mailingliste
kind-machine = maschinell erzeugt
kind-auto-reply = automatische Antwort
kind-bounce = zurückgekommen
register-informal = du
register-formal = Sie
register-plural = mehrere werden angesprochen
register-mixed = beides
register-unknown = nicht zu erkennen

demo-welcome = Das sind die erfundenen Mails von Jana Vogt, Lektorin in Augsburg, am 23. November 2026.
hint-demo = wieder show kreil, wieder write kreil --ask career_advice
hint-demo-into = wieder import { $path }

add-done = { $name } ist aufgenommen.
add-again = Zu { $name } ist jetzt mehr bekannt.
add-undone = Was du zu { $name } angegeben hast, gilt nicht mehr.
add-nothing-to-undo = zu „{ $name }“ hast du nichts angegeben
add-du = Ihr duzt euch.
add-sie = Ihr siezt euch.
add-letters = Zwischen euch gibt es { $n ->
    [one] eine Mail, und zwar
   *[other] { $n } Mails, zuletzt
} im { $month }.
add-no-letters = Von euch beiden ist keine Mail da.
add-like = Vielleicht ist das derselbe Mensch wie { $other } <{ $address }>.
add-several = So heißen hier mehrere, deshalb ist { $name } mit niemandem zusammengelegt.
add-no-full-name = „{ $name }“ genügt nicht: Gebraucht werden Vor- und Nachname
hint-add = wieder add "Anna Weber" --worked-at Nordwerk --until 2019 --du
add-own-name = „{ $name }“ heißt du selbst
add-own-address = { $address } ist deine eigene Adresse
add-others-address = { $address } gehört schon zu { $other }
hint-add-others-address = wieder show { $address } zeigt, wer das ist
add-no-year = das Jahr muss zwischen { $from } und { $to } liegen
add-until-without-company = bis wann, ist klar, aber wo habt ihr zusammen gearbeitet?
hint-add-company = --worked-at Nordwerk
