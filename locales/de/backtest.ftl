# Der Blick zurück: Was an dieser Stelle steht, muss für die Mails stimmen, aus denen es gemacht ist.
backtest-progress = <bar:30> Jahr <pos>/<len>

backtest-more = { $n ->
    [one] In dem einen Jahr, das sich vergleichen lässt, { $more ->
        [one] standen unter den ersten zehn mehr Menschen, mit denen dann wieder eine Mail hin oder her ging, als unter den zehn mit der jüngsten letzten Mail.
       *[other] { $fewer ->
            [one] standen unter den ersten zehn weniger Menschen, mit denen dann wieder eine Mail hin oder her ging, als unter den zehn mit der jüngsten letzten Mail.
           *[other] standen unter den ersten zehn genauso viele Menschen, mit denen dann wieder eine Mail hin oder her ging, wie unter den zehn mit der jüngsten letzten Mail.
        }
    }
   *[other] { $more ->
        [0] In keinem
        [one] In einem
       *[other] In { $more_words }
    } von { $words } Jahren standen unter den ersten zehn mehr Menschen, mit denen dann wieder eine Mail hin oder her ging, als unter den zehn mit der jüngsten letzten Mail; { $fewer ->
        [0] in keinem weniger
        [one] in einem weniger
       *[other] in { $fewer_words } weniger
    }, { $same ->
        [0] in keinem gleich viele.
        [one] in einem gleich viele.
       *[other] in { $same_words } gleich viele.
    }
}
backtest-same = { $n ->
    [2] In beiden Jahren
   *[other] In allen { $words } Jahren
}, die sich vergleichen lassen, standen unter den ersten zehn genauso viele Menschen, mit denen dann wieder eine Mail hin oder her ging, wie unter den zehn mit der jüngsten letzten Mail.
backtest-small = In keinem Jahr gab es etwas auszuwählen: Nie waren mehr als zehn Kontakte abgerissen, von denen dann einer wieder auflebte.
backtest-better = Über alle Jahre hinweg war die Reihenfolge von wieder besser als die stärkste der einfachen („{ $strongest }“), und um mehr, als der Zufall gut erklären kann.
backtest-unclear = Ob die Reihenfolge von wieder besser ist als die stärkste der einfachen („{ $strongest }“), lässt sich an deinen Mails nicht ablesen: Der Abstand kann Zufall sein.
backtest-worse = Über alle Jahre hinweg war die stärkste der einfachen Reihenfolgen („{ $strongest }“) besser als die von wieder. Verlass dich eher auf die Gründe, die bei jedem Menschen stehen, als auf den Platz.
backtest-above-lot = Besser als gelost war die Reihenfolge von wieder mit 95 % Sicherheit.
backtest-near-lot = Ob die Reihenfolge von wieder besser ist als gelost, ist nicht sicher.
backtest-below-lot = Die Reihenfolge von wieder war sogar schlechter als gelost.
backtest-too-few = { $n ->
    [one] Ein einziges Mal ging nach langer Stille wieder eine Mail hin oder her; möglich gewesen wäre es { $lost }-mal. Das ist zu selten
   *[other] Nach langer Stille ging { $n }-mal wieder eine Mail hin oder her; möglich gewesen wäre es { $lost }-mal. Das ist zu selten
}, um zu sagen, wie gut die Reihenfolge ist. Dafür braucht es mindestens { $enough }.
backtest-too-few-away = Fast jedes Mal ging nach langer Stille wieder eine Mail hin oder her ({ $n } von { $lost }). Für ein Urteil über die Reihenfolge braucht es mindestens { $enough } Fälle, in denen es still blieb.
backtest-nobody-back = { $lost ->
    [one] Ein einziges Mal war am Anfang eines Jahres ein Kontakt abgerissen, und in dem Jahr ging keine Mail hin oder her.
   *[other] { $lost }-mal war am Anfang eines Jahres ein Kontakt abgerissen, und kein einziges Mal ging in dem Jahr wieder eine Mail hin oder her.
} Ob die Reihenfolge etwas taugt, lässt sich daran nicht sehen.
backtest-nobody-lost = { $n ->
    [one] Am Anfang des einen Jahres, das sich prüfen lässt, war zu niemandem der Kontakt abgerissen.
   *[other] Am Anfang keines der { $words } Jahre, die sich prüfen lassen, war zu jemandem der Kontakt abgerissen.
} Dafür müssen zwei einander geschrieben haben, über mindestens einen Monat hinweg fünf Mails und davon jeder an zwei Tagen, und dann verstummt sein.
backtest-too-short = Die Mails hier reichen vom { $first } bis zum { $newest }. Das ist zu kurz: Geprüft werden kann ein Jahr erst, wenn es davor schon Mails gab und es ganz vergangen ist.
backtest-no-date = Keine der Mails hier trägt ein Datum, das schon vergangen ist. Da gibt es nichts zu prüfen.

backtest-answered = { $n ->
    [0] Von dir aus geschrieben hast du dabei niemandem.
    [one] Von dir aus geschrieben hast du dabei einmal; { $answered ->
        [0] eine Antwort kam nicht innerhalb von drei Wochen.
       *[other] die Antwort kam innerhalb von drei Wochen.
    }
   *[other] Von dir aus geschrieben hast du dabei { $n }-mal; { $answered ->
        [0] nie kam innerhalb von drei Wochen eine Antwort.
        [one] einmal kam innerhalb von drei Wochen eine Antwort.
       *[other] { $answered }-mal kam innerhalb von drei Wochen eine Antwort.
    }
}
backtest-year = Jahr
backtest-lost = still
backtest-back = wieder
backtest-first-ten = Plätze 1–10
backtest-latest-ten = jüngste 10
backtest-written = von dir
backtest-replied = Antwort
backtest-legend = still: Kontakte, die am Anfang des Jahres abgerissen waren. wieder: davon die, bei denen in dem Jahr eine Mail hin oder her ging. Plätze 1–10: wie viele von diesen wieder unter die ersten zehn gesetzt hätte; jüngste 10: wie viele unter den zehn mit der jüngsten letzten Mail waren. von dir: Du hast zuerst geschrieben; Antwort: innerhalb von drei Wochen.
backtest-rankings = Wie oft der Richtige weiter vorn steht
backtest-rankings-legend = Von zwei abgerissenen Kontakten, von denen einer wieder auflebte und einer nicht: so oft stand der erste weiter vorn. Gelost wären es 50 %. In Klammern steht, zwischen welchen Werten es mit 95 % Sicherheit liegt.
backtest-left-out = Verglichen wird mit allen, die damals still waren; wer keine Post mehr wollte oder ruht, ist hier nicht herausgenommen. Geprüft wird, mit wem wieder Mails hin oder her gingen; wieder ordnet aber auch danach, wie vertraut ihr wart und wer Neues zu erzählen hätte, und das zeigt sich hier nicht.
backtest-scale = 50 % = gelost
backtest-svg = Das Bild steht in { $path }.

ranking-wieder = wieder
ranking-recency = jüngste letzte Mail
ranking-frequency = meiste Mails
ranking-rfm = RFM
ranking-interactions_rank = Interactions Rank
ranking-mbg_nbd_alive = MBG/NBD: noch da
ranking-mbg_nbd_again = MBG/NBD: bald wieder

backtest-svg-title = Rückblick: wie gut die Reihenfolge von wieder gewesen wäre
backtest-svg-years = Abgerissene Kontakte am Anfang jedes Jahres und davon (dunkel) die, die in dem Jahr wieder auflebten
