# What `wieder ask` says.
quoted = “{ $text }”

whom-knowledge = { $n ->
    [one] One person you could ask about “{ $subject }”
   *[other] { $words } people you could ask about “{ $subject }”
}
whom-introduction = { $n ->
    [one] One person who could introduce you to { $subject }
   *[other] { $words } people who could introduce you to { $subject }
}
whom-career-advice = { $n ->
    [one] One person you could ask for advice on “{ $subject }”
   *[other] { $words } people you could ask for advice on “{ $subject }”
}
whom-referral = { $n ->
    [one] One person you could ask for a recommendation: “{ $subject }”
   *[other] { $words } people you could ask for a recommendation: “{ $subject }”
}
whom-feedback = { $n ->
    [one] One person you could ask for an opinion on “{ $subject }”
   *[other] { $words } people you could ask for an opinion on “{ $subject }”
}
whom-job-opening = { $n ->
    [one] One person who may know of an open job: “{ $subject }”
   *[other] { $words } people who may know of an open job: “{ $subject }”
}
whom-more = There are more; --all lists them.
whom-line = { $month }, { $who }: “{ $line }”
whom-line-signature = { $month }, { $who }, in the signature: “{ $line }”
whom-line-subject = { $month }, { $who }, in the subject: “{ $line }”
whom-mine = you
whom-undated = without a date

whom-no-words = nothing in “{ $text }” says what it is about
hint-whom-words = wieder ask "film restoration"
hint-whom-in-general = wieder lost --for { $ask } lists whom to ask whatever it is about
whom-nobody = Nobody you write with wrote of “{ $subject }”.
whom-nobody-to-write = Letters speak of “{ $subject }”, but nobody you could write to wrote them.
whom-nowhere = { $n ->
    [one] No letter holds { $missing }.
   *[other] No letter holds any of these: { $missing }.
}
hint-whom-search = wieder search { $subject }
whom-me = “{ $text }” is you
hint-whom-other = name whom you want to meet
whom-unknown = nobody and no company in your mail or contacts is called “{ $text }”
hint-whom-unknown = wieder search { $text } shows letters that speak of it
whom-write-yourself = You and { $name } write to each other, last in { $month }: no introduction is needed.
whom-closed = { $name } is not to be written to; wieder show { $address } says why.
whom-no-way = Nobody you correspond with appears in a letter together with { $subject }.
whom-no-way-house = Nobody at { $subject } has written to you, and nobody you correspond with appears in a letter together with anyone there.
whom-inside = { $n ->
    [one] In your mail or contacts one person belongs to “{ $subject }”: { $people }.
   *[other] In your mail or contacts { $words } people belong to “{ $subject }”: { $people }.
}
whom-inside-many = In your mail or contacts many people belong to “{ $subject }”, among them { $people }.
whom-contact = { $name } is among your contacts: no introduction is needed.
whom-most = The best { $count }; no others were looked at.
whom-inside-more = { $people } and { $more } more
hint-whom-write = wieder write { $address } --ask { $ask }
