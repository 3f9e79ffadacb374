# Wer derselbe Mensch ist. Jeder Beleg ist ein Satz für sich.
same-nobody = Hier scheint niemand doppelt vorzukommen.
same-more = { $shown } von { $count } Paaren gezeigt.
same-letters = { $years }, { $n ->
    [one] eine Mail
   *[other] { $n } Mails
}
same-for = { $sentence }
same-against = Dagegen spricht: { $sentence }
same-name = Beide heißen { $name }.
same-spelling = „{ $one }“ und „{ $other }“ sind derselbe Name, nur anders geschrieben.
same-nickname = Beide heißen { $surname }, und { $one } und { $other } sind Formen desselben Vornamens.
same-initial = Beide heißen { $surname }, und „{ $one }“ passt zu „{ $other }“.
same-surname = „{ $one }“ und „{ $other }“ haben den Vornamen und einen Nachnamen gemeinsam.
same-slip = „{ $one }“ und „{ $other }“ unterscheiden sich nur um einen Buchstaben.
same-both-names = Bei { $address } stand mal „{ $one }“, mal „{ $other }“.
same-spelt = { $address } lässt sich als „{ $name }“ lesen.
same-local = Vor dem @ steht bei beiden „{ $local }“.
same-followed = { $old } hört im { $stopped } auf, { $new } beginnt im { $began }.
same-followed-at-once = { $old } hört im { $stopped } auf, wo { $new } beginnt.
same-correspondents = { $n ->
    [one] Ein anderer Mensch steht in Mails mit beiden.
   *[other] { $n } andere Menschen stehen in Mails mit beiden.
}
same-domain = Beide haben eine Adresse bei { $domain }.
same-only-bearers = Sonst heißt hier niemand { $surname }.
same-together = { $n ->
    [one] Einmal ging eine Mail an beide zugleich (von { $of }).
   *[other] { $n } Mails gingen an beide zugleich (von { $of }).
}
same-overlap = Von { $from } bis { $to } waren beide Adressen in Gebrauch.
same-shared = { $address } benutzen mehrere.
same-others-fit = { $n ->
    [one] Auch ein anderer Mensch hier könnte gemeint sein.
   *[other] Auch { $n } andere Menschen hier könnten gemeint sein.
}
same-foreign = Achtung: „{ $name }“ <{ $address }> ist mit fremden Buchstaben geschrieben, die wie lateinische aussehen.
same-foreign-like = Achtung: „{ $name }“ <{ $address }> ist mit fremden Buchstaben geschrieben, die wie lateinische aussehen. Das sieht aus wie „{ $other }“ <{ $other_address }>, ist aber nicht derselbe Name.
same-looks-like = Achtung: „{ $name }“ <{ $address }> sieht aus wie „{ $other }“ <{ $other_address }>, ist aber mit anderen Buchstaben geschrieben.
hint-same = wieder same { $one } { $other }; oder mit --different, wenn es zwei Menschen sind
same-done = { $one } und { $other } gelten jetzt als ein Mensch.
same-different = { $one } und { $other } gelten jetzt als zwei Menschen und werden nicht mehr vorgeschlagen.
same-undone = Zu { $one } und { $other } ist nichts mehr entschieden.
hint-same-undo = wieder same { $one } { $other } --undo
same-already = Das ist schon ein Mensch: { $name }.
same-needs-addresses = beides ist { $name }
hint-same-needs-addresses = zwei der Adressen nehmen: { $addresses }
same-contradicts = du hast gesagt, dass { $one } und { $other } zwei Menschen sind
same-nothing = dazu ist nichts entschieden
hint-same-list = wieder people --same
same-several = dazu ist mehreres entschieden
