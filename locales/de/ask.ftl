# Was `wieder ask` sagt.
quoted = „{ $text }“

whom-knowledge = { $n ->
    [one] Ein Mensch, den du nach „{ $subject }“ fragen könntest
   *[other] { $words } Menschen, die du nach „{ $subject }“ fragen könntest
}
whom-introduction = { $n ->
    [one] Ein Mensch, der dich mit { $subject } bekannt machen könnte
   *[other] { $words } Menschen, die dich mit { $subject } bekannt machen könnten
}
whom-career-advice = { $n ->
    [one] Ein Mensch, den du zu „{ $subject }“ um Rat fragen könntest
   *[other] { $words } Menschen, die du zu „{ $subject }“ um Rat fragen könntest
}
whom-referral = { $n ->
    [one] Ein Mensch, den du um eine Empfehlung bitten könntest: „{ $subject }“
   *[other] { $words } Menschen, die du um eine Empfehlung bitten könntest: „{ $subject }“
}
whom-feedback = { $n ->
    [one] Ein Mensch, den du zu „{ $subject }“ nach seiner Meinung fragen könntest
   *[other] { $words } Menschen, die du zu „{ $subject }“ nach ihrer Meinung fragen könntest
}
whom-job-opening = { $n ->
    [one] Ein Mensch, der von einer offenen Stelle wissen könnte: „{ $subject }“
   *[other] { $words } Menschen, die von einer offenen Stelle wissen könnten: „{ $subject }“
}
whom-more = Es gibt mehr; mit --all stehen alle da.
whom-line = { $month }, { $who }: „{ $line }“
whom-line-signature = { $month }, { $who }, in der Signatur: „{ $line }“
whom-line-subject = { $month }, { $who }, im Betreff: „{ $line }“
whom-mine = du
whom-undated = ohne Datum

whom-no-words = in „{ $text }“ steht nicht, worum es geht
hint-whom-words = wieder ask "Filmrestaurierung"
hint-whom-in-general = wieder lost --for { $ask } zeigt, wen du fragen kannst, worum es auch geht
whom-nobody = Niemand, mit dem du dir schreibst, hat von „{ $subject }“ geschrieben.
whom-nobody-to-write = In Mails geht es um „{ $subject }“, aber niemand, dem du schreiben könntest, hat sie geschrieben.
whom-nowhere = { $n ->
    [one] In keiner Mail steht { $missing }.
   *[other] In keiner Mail steht eines dieser Wörter: { $missing }.
}
hint-whom-search = wieder search { $subject }
whom-me = „{ $text }“ bist du
hint-whom-other = angeben, wen du kennenlernen möchtest
whom-unknown = in deinen Mails und Kontakten heißt niemand so und keine Firma: „{ $text }“
hint-whom-unknown = wieder search { $text } zeigt Mails, in denen davon die Rede ist
whom-write-yourself = Mit { $name } schreibst du dir selbst, zuletzt im { $month }; dafür braucht es niemanden dazwischen.
whom-closed = An { $name } schreibst du besser nicht; wieder show { $address } zeigt, warum.
whom-no-way = Niemand, mit dem du dir schreibst, kommt in einer Mail zusammen mit { $subject } vor.
whom-no-way-house = Von { $subject } hat dir niemand geschrieben, und niemand, mit dem du dir schreibst, kommt mit jemandem von dort in einer Mail vor.
whom-inside = { $n ->
    [one] Zu „{ $subject }“ gehört in deinen Mails oder Kontakten ein Mensch: { $people }.
   *[other] Zu „{ $subject }“ gehören in deinen Mails oder Kontakten { $words } Menschen: { $people }.
}
whom-inside-many = Zu „{ $subject }“ gehören in deinen Mails oder Kontakten viele Menschen, darunter { $people }.
whom-contact = { $name } steht in deinen Kontakten; dafür braucht es niemanden dazwischen.
whom-most = Die besten { $count }; weiter wurde nicht gesucht.
whom-inside-more = { $people } und { $more } weitere
hint-whom-write = wieder write { $address } --ask { $ask }
