# Reasons: every sentence must be true of the letters it is made from.
silence = It has been { $span }.

span-days = a few days
span-exact-days = { $words } days
span-weeks = { $words } weeks
span-months = { $words } months
span-year = a year
span-years = { $words } { $n ->
    [one] year
   *[other] years
}
span-over-years = more than { $words } years
span-half-years = { $words } and a half years
span-almost-years = almost { $words } years

reason-letters = You wrote each other { $n } letters over { $span }.
reason-letters-mine = { $n ->
    [one] One letter of yours went to { $accusative } and at most a few others; none such came to you from { $dative }.
   *[other] { $n } letters of yours went to { $accusative } and at most a few others, over { $span }; none such came to you from { $dative }.
}
reason-letters-theirs = { $n ->
    [one] One letter from { $dative } went to you and at most a few others; none such of yours is there.
   *[other] { $n } letters from { $dative } went to you and at most a few others, over { $span }; none such of yours is there.
}
reason-answered = { $answers ->
    [1] When you wrote first, { $dative } wrote back within three weeks one time out of { $asked }.
   *[other] When you wrote first, { $dative } wrote back within three weeks { $answered } times out of { $asked }.
}
reason-answered-all = When you wrote first, { $dative } always wrote back within three weeks ({ $asked } of { $asked }).
reason-answered-none = { $n ->
    [one] The one time you wrote first, nothing came back from { $dative } within three weeks.
   *[other] When you wrote first ({ $asked } times), nothing came back from { $dative } within three weeks.
}
reason-answered-only = The one time you wrote first, { $dative } wrote back within three weeks.
reason-last-theirs = The last one, in { $month }, came from { $dative }.
reason-last-theirs-asked = The last one, in { $month }, came from { $dative }, with a question you never answered: “{ $question }”
reason-last-mine = The last one, in { $month }, was yours.
reason-unanswered = The last { $letters } letters you wrote of your own accord had no answer.
reason-unreachable = Mail to { $address } comes back; no newer address is known.
reason-unreachable-since = Mail to { $address } came back in { $month }; no newer address is known.
reason-strained = A hard word stands between you: “{ $sentence }”
reason-strained-since = A hard word from { $month } stands between you: “{ $sentence }”
reason-colleagues = You two worked together { $at }.
reason-colleagues-until = You two worked together { $at } until { $year }.
reason-recommended = { $name } recommended you on LinkedIn.
reason-recommended-by-me = You recommended { $name } on LinkedIn.
reason-same-company = You have worked { $at }, too.
reason-no-letters = There are no letters between you, and nobody knows whether the address still works.
reason-no-letters-no-address = There are no letters between you, and no e-mail address is known.

# What stands in contacts.
contact-job-linkedin = According to LinkedIn: { $job }.
contact-job-linkedin-since = According to LinkedIn, where you have been connected since { $month }: { $job }.
contact-job-vcard = According to your address book: { $job }.
contact-job-google = According to your Google contacts: { $job }.
contact-job-outlook = According to your Outlook contacts: { $job }.
contact-job-table = According to your list of contacts: { $job }.
contact-job-hand = Added by you: { $job }.
contact-listed-linkedin = In your data from LinkedIn.
contact-listed-linkedin-since = You have been connected on LinkedIn since { $month }.
contact-listed-vcard = In your address book.
contact-listed-google = In your Google contacts.
contact-listed-outlook = In your Outlook contacts.
contact-listed-table = In your list of contacts.
contact-listed-hand = Added by you.

reason-wrote = { $n ->
    [one] In one letter { $dative } says { $quoted }, in { $month }.
   *[other] In { $words } letters { $dative } says { $quoted }, last in { $month }.
}
reason-was-asked = { $n ->
    [one] { $name } once answered a letter that spoke of it, in { $month }.
   *[other] { $name } answered letters that spoke of it { $n } times, last in { $month }.
}
reason-together = { $n ->
    [one] { $name } and { $other } appear together in one conversation, in { $month }.
   *[other] { $name } and { $other } appear together in { $words } conversations, last in { $month }.
}
reason-each-other = { $n ->
    [one] In one letter you have, one of them writes to the other.
   *[other] In { $words } letters you have, one of them writes to the other.
}
reason-inside = { $name } has the address { $address }.
reason-inside-wrote = { $name } wrote from { $address }, last in { $month }.
reason-signed = The signature of { $dative } in { $month } said “{ $card }”.
