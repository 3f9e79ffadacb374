# Reasons: every sentence must be true of the letters it is made from.
silence = It has been { $span }.

span-days = a few days
span-weeks = { $words } weeks
span-months = { $words } months
span-years = { $words } { $n ->
    [one] year
   *[other] years
}
span-over-years = more than { $words } years
span-almost-years = almost { $words } years

reason-letters = You wrote each other { $n } letters over { $span }.
reason-answered = { $n ->
    [1] { $name } answered one of your { $asked } within three weeks.
   *[other] { $name } answered { $answered } of your { $asked } within three weeks.
}
reason-answered-all = { $name } answered all { $asked } of yours within three weeks.
reason-answered-none = { $name } answered none of yours within three weeks.
reason-answered-only = { $name } answered the one you wrote within three weeks.
reason-last-theirs = The last one, in { $month }, came from { $name }.
reason-last-theirs-asked = The last one, in { $month }, came from { $name }, with a question you never answered: “{ $question }”
reason-last-mine = The last one, in { $month }, was yours.
reason-unanswered = Your last { $letters } letters had no answer.
reason-unreachable = Mail to { $address } comes back; no newer address is known.
reason-unreachable-since = Mail to { $address } came back in { $month }; no newer address is known.
reason-strained = A hard word stands between you: “{ $sentence }”
reason-strained-since = A hard word from { $month } stands between you: “{ $sentence }”
