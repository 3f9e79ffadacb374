# One person on one screen.
show-names = Also known as { $names }
show-address = { $address }, { $first } to { $last }
show-address-once = { $address }, { $first }
show-address-silent = { $address }, never wrote from it
show-address-bounced = { $address }: mail came back in { $month }
show-letters = { $sent } { $sent ->
    [one] letter
   *[other] letters
} from you, { $received ->
    [0] none
   *[other] { $received }
} from { $dative }, from { $first } to { $last }.
show-no-letters = No letters between you.
show-yearly = You write once a year.
show-gap = Between two letters there were usually { $span }.
show-chart-theirs = { $name }
show-chart-mine = you
show-how = How you write
show-language-de = German
show-language-en = English
show-register-informal-de = du
show-register-formal-de = Sie
show-register-informal-en = first names
show-register-formal-en = formal
show-register-suggested = probably { $register }: { $name } writes so, you never did
show-register-one-sided = one of you writes du, the other Sie
show-register-no-evidence = du or Sie cannot be told
show-salutation = “{ $salutation }”
show-sign-off = “{ $sign_off }”
show-du-offered-by-them = { $name } offered you the du in { $month }: “{ $line }”
show-du-offered-by-me = You offered { $dative } the du in { $month }: “{ $line }”
show-settled = Set by you: { $parts }
show-telling = { $date }, { $who }: “{ $line }”
show-career = According to signatures
show-station = { $months }: { $parts }
show-subjects = What you wrote about
show-subject = { $title } ({ $months }, { $letters ->
    [one] one letter
   *[other] { $letters } letters
})
show-topics = What came up between you two, and hardly elsewhere
show-topic = { $phrase } ({ $months }, { $letters ->
    [one] one letter
   *[other] { $letters } letters
}): “{ $line }”
show-last = The last letters
show-last-theirs = { $name }, { $date }: { $subject }
show-last-mine = You, { $date }: { $subject }
show-open = Left open
show-question-theirs = { $name } asked in { $month }: “{ $sentence }”
show-question-mine = You asked in { $month }: “{ $sentence }”
show-promise-me = You promised in { $month }: “{ $sentence }”
show-promise-them = { $name } promised in { $month }: “{ $sentence }”
show-promise-both-in = { $name } wrote in { $month }: “{ $sentence }”
show-promise-both-out = You wrote in { $month }: “{ $sentence }”
show-bridge = The bridge
show-bridge-open = Open: nothing stands between you.
show-bridge-machine = No one person writes from there, but a machine or an office.
show-bridge-strained = Strained: look at this before you write.
show-bridge-no-contact = Closed: { $name } asked not to be written to.
show-bridge-legal-threat = Closed: lawyers were mentioned.
show-bridge-death = { $name } has died.
show-bridge-theirs = { $date }, { $name }: “{ $sentence }”
show-bridge-mine = { $date }, you, without an answer: “{ $sentence }”
show-bridge-notice = { $date }: “{ $sentence }”
show-at-rest = At rest: never suggested.
show-unknown-date = without a date
hint-write = wieder write { $address } --ask career_advice
hint-wrong = wieder wrong { $address } NUMBER …, where a reading is wrong
hint-manners-register = wieder manners { $address } --register du, or sie: then it holds for good
wrong-none = Nothing was read between the lines here.
wrong-no-number = there is no reading number { $number }
hint-wrong-list = wieder wrong { $address } lists them
wrong-done = Taken for misread from now on: “{ $sentence }”
wrong-undone = This reading counts again: “{ $sentence }”
wrong-withdrawn = { $number }  (called wrong) “{ $sentence }”
hint-wrong-undo = wieder wrong { $address } { $number } --undo
show-contacts = From your contacts
contact-invited-me = { $name } invited you on LinkedIn ({ $date }).
contact-invited-me-saying = { $name } invited you on LinkedIn ({ $date }): “{ $text }”
contact-invited-by-me = You invited { $name } on LinkedIn ({ $date }).
contact-invited-by-me-saying = You invited { $name } on LinkedIn ({ $date }): “{ $text }”
contact-recommended-me = { $name } recommended you on LinkedIn ({ $date }).
contact-recommended-me-saying = { $name } recommended you on LinkedIn ({ $date }): “{ $text }”
contact-recommended-by-me = You recommended { $name } on LinkedIn ({ $date }).
contact-recommended-by-me-saying = You recommended { $name } on LinkedIn ({ $date }): “{ $text }”
contact-phones = Phone: { $phones }
contact-birthday = Birthday: { $birthday }
contact-notes = Note: { $notes }
