# Die Prüfung des Briefs. $quote ist immer eine Stelle aus dem Brief.

lint-apologies = Der Brief entschuldigt sich { $count }-mal. Einmal genügt.
lint-ask-place = Die Bitte gehört in die Mitte des Briefs: nach der Erinnerung, vor den letzten Absatz. Sie beginnt nach { $percent } Prozent des Textes.
lint-attachments = { $count ->
    [one] Da ist ein Anhang.
   *[other] Da sind { $count } Anhänge.
  } Ein erster Brief kommt ohne aus.
lint-big-ask = „{ $quote }“ ist viel verlangt nach so langer Zeit. Eine halbe Stunde oder zehn Seiten werden eher gewährt.
lint-bitter = „{ $quote }“ klingt vorwurfsvoll.
lint-capitals = „{ $quote }“ in Großbuchstaben wirkt laut.
lint-claim = Stimmt das so? „{ $quote }“
lint-cliche = „{ $quote }“ steht in tausend Briefen. Sag es mit eigenen Worten oder lass es weg.
lint-dead-address = Mails an { $address } kamen zurück. Die Adresse ist wahrscheinlich tot; such eine aktuelle.
lint-du-in-sie = Ihr siezt euch, hier steht aber ein Du: „{ $quote }“
lint-emoji = „{ $quote }“: Solche Zeichen habt ihr bisher nicht benutzt.
lint-exclamations = { $count } Ausrufezeichen. Eines reicht völlig.
lint-former-firm = { $address } gehört zu einer Firma, in der diese Person nicht mehr arbeitet. Die Adresse ist wahrscheinlich tot; such eine aktuelle.
lint-guessed-gender = Aus den alten Briefen geht nicht hervor, ob Herr oder Frau, Lieber oder Liebe richtig ist. „Guten Tag { $name }“ kommt ohne das aus.
lint-guessed-gender-no-name = Aus den alten Briefen geht nicht hervor, ob Herr oder Frau, Lieber oder Liebe richtig ist. Nimm eine Anrede, die ohne das auskommt.
lint-guilt = „{ $quote }“ macht der anderen Person das Schweigen zum Vorwurf.
lint-hard-to-read = Der Brief liest sich schwer. Kürzere Sätze und einfachere Wörter helfen.
lint-hedges = { $count } Wörter wie „vielleicht“ und „eigentlich“ schwächen den Brief. Lass ein paar weg.
lint-ich-starts = { $count } von { $sentences } Sätzen beginnen mit „Ich“.
lint-like-others = { $percent } Prozent dieses Briefs stehen auch in einem anderen deiner letzten Briefe.
lint-links = { $count } Links sind zu viel für einen ersten Brief. Einer genügt.
lint-long-quote = Dieses Zitat hat { $words } Wörter. Höchstens zwanzig sollten es sein.
lint-long-sentence = Dieser Satz hat { $words } Wörter: „{ $quote }“
lint-long-sentences = Die Sätze haben im Schnitt { $words } Wörter. Kürzere lesen sich leichter.
lint-many-questions = { $count } Fragen auf einmal. Stell die eine, auf die es ankommt.
lint-many-today = Das wäre heute Brief Nummer { $count }. Lass dir Zeit; jeder verdient seinen eigenen.
lint-many-ways-out = Der Brief bietet { $count }-mal an, Nein zu sagen. Einmal genügt.
lint-mixed-capitals = Du ist mal groß- und mal kleingeschrieben.
lint-negative = „{ $quote }“ lässt andere schlecht dastehen. Das hilft einem Brief selten.
lint-no-memory = Im Brief fehlt eine gemeinsame Erinnerung. Eine einzige Einzelheit macht ihn zu deinem.
lint-no-question = Der Brief fragt nichts. Worauf soll die andere Person antworten?
lint-no-way-out = Es fehlt ein leichter Ausweg. Ein Satz genügt.
lint-no-wish = Der Anfang sagt nicht, dass du gern in Verbindung geblieben wärst.
lint-not-one-ask = { $count ->
    [0] Der Brief enthält keine Bitte.
   *[other] Der Brief enthält { $count } Bitten. Eine genügt.
  }
lint-open-stub = Hier ist noch etwas offen: „{ $quote }“
lint-other-language = { $count ->
    [one] Ein Satz ist in einer anderen Sprache.
   *[other] { $count } Sätze sind in einer anderen Sprache.
  }
lint-other-name = An „{ $quote }“ schreibst du einen anderen Brief. Gehört der Name hierher?
lint-praise = Der Brief lobt { $count }-mal. Vor einer Bitte wirkt Lob leicht wie ein Mittel zum Zweck.
lint-pressure = „{ $quote }“ setzt die andere Person unter Druck.
lint-recipients = Der Brief ginge an { $count } Adressen. Er ist für eine Person bestimmt.
lint-sales = „{ $quote }“ klingt nach Werbung.
lint-same-memory = { $count ->
    [one] Dieselbe Erinnerung steht schon in einem anderen Brief. Was verbindet dich mit dieser Person?
   *[other] Dieselbe Erinnerung steht schon in { $count } anderen Briefen. Was verbindet dich mit dieser Person?
  }
lint-sensitive = „{ $quote }“ berührt etwas Privates. Willst du das wirklich schreiben?
lint-sie-in-du = Ihr duzt euch, hier steht aber ein Sie: „{ $quote }“
lint-subject-empty = Der Betreff ist leer.
lint-subject-exclamation = Der Betreff braucht kein Ausrufezeichen.
lint-subject-false-answer = Der Betreff beginnt wie eine Antwort, aber es ist ein neuer Brief.
lint-subject-long = Der Betreff ist lang. Zwei bis sechs Wörter erfasst man am leichtesten.
lint-subject-short = Der Betreff ist ein einziges Wort. Zwei bis sechs sagen mehr.
lint-thanks-in-advance = „{ $quote }“ setzt die Antwort voraus. Bedank dich, wenn sie da ist.
lint-title-with-du = In der Anrede steht Herr oder Frau, im Brief ein Du.
lint-too-long = { $words } Wörter. Auf einen Brief bis { $most } kommt eher eine Antwort.
lint-too-short = { $words } Wörter. Mit ein paar mehr weiß die andere Person, worum es geht.
lint-tracking-link = „{ $quote }“ verbirgt, wohin es führt, oder verfolgt, wer es öffnet. Nimm den schlichten Link.
lint-unknown-name = In der Anrede „{ $name }“ kommt der Name dieser Person nicht vor.
lint-way-out-place = Der leichte Ausweg gehört in den letzten Absatz.

# Was hinter einem Satzanfang getippt wird.

draft-check-braces = Bitte ohne geschweifte Klammern.
draft-check-capital = Bitte beginn die Frage mit einem Großbuchstaben.
draft-check-du-in-sie = Ihr siezt euch; bitte auch hier mit Sie: „{ $sentence }“
draft-check-empty = Hier steht noch nichts.
draft-check-infinitive = Bitte mit „zu“ und Verb am Ende, etwa „die Folien zu schicken“.
draft-check-no-full-stop = Bitte ohne Satzzeichen am Ende; der Satz geht weiter oder wird für dich abgeschlossen.
draft-check-no-question = Bitte keine Frage; das hier ist Teil eines Satzes.
draft-check-one-question = Eine Frage genügt.
draft-check-preposition = Bitte mit dem Verhältniswort beginnen, etwa „{ $word }“.
draft-check-question = Bitte als Frage, mit Fragezeichen.
draft-check-sie-in-du = Ihr duzt euch; bitte auch hier mit Du: „{ $sentence }“
draft-check-starts-with = Bitte ohne „{ $word }“ am Anfang; das steht schon im Satz oder ist dort nicht nötig.

draft-claim-question = Stimmt das so?
draft-stub-needed = wird für diesen Brief gebraucht
draft-stub-optional = kannst du überspringen
draft-light-red = Etwas sollte noch geändert werden, bevor der Brief hinausgeht.
draft-light-yellow = Der Brief kann hinaus; ein, zwei Dinge gingen noch besser.
draft-light-green = Der Brief kann hinaus.

# Freundliche Worte neben dem Entwurf, nie darin.

draft-cheer-advice = Wer um Rat bittet, unterschätzt meist, wie gern geholfen wird.
draft-cheer-keep-it-small = Per Mail gilt: klein und persönlich bitten und ein Telefonat anbieten.
draft-cheer-no-break = Kontakt verlieren ist kein Bruch.
draft-cheer-nothing-to-lose = Du hast nichts zu verlieren: Der schlechteste Fall ist der, den du schon hast – Stille.
draft-cheer-surprise = Menschen, denen überraschend geschrieben wird, freuen sich im Schnitt mehr, als die Schreibenden erwarten.
