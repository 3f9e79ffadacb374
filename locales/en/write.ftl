# Writing a letter, drafts, what was sent.
write-to = To: { $to }
write-subject = Subject: { $subject }
write-no-letters = there are no letters between you and { $name }
write-no-ask = what do you want of them?
hint-asks = --ask career_advice, introduction, knowledge, referral, feedback, job_opening or catch_up
write-unknown-stub = there is no stub “{ $name }”
hint-write-help = wieder write --help
write-unknown-slot = there is no slot “{ $slot }”
hint-slots = subject, lapse, reintro, memory, update, ask, out, close
write-bad-stub = { $stub } { $what }
write-open-language = the old letters do not tell in which language to write
hint-letter-language = --language de or --language en
write-one-sided = one of you writes du, the other Sie; which shall it be?
write-open-register = the old letters do not tell whether to write du or Sie; which shall it be?
hint-register = --register du or --register sie; with wieder manners it holds for good
write-open-salutation = only an address is known; how do you greet this person?
hint-salutation = --salutation "Hello Anna"
write-open-name = no letter shows your name; how do you sign?
hint-sign-as = --sign-as "Jana"
write-exists = { $path } is there already
hint-other-file = take another name, or move it away
write-missing-nothing = no letter can be made of this
ask-my-name = How do you sign?
write-strained = Something stands between you. Read this first:
write-anyway = Write all the same?
write-no-variant = there is no variant { $number } for { $slot } here
write-missing-stub = { $name }: “{ $stub }” – for example “{ $example }”
write-missing = something is still missing: { $names }
hint-set = --set NAME="…", as often as needed
write-not-ready = the letter is kept as a draft, but not ready to be sent
hint-not-ready = mend what is said above; --true where what the letter says of you is true
write-eml = Written to { $path }.
hint-sent = wieder sent { $address }, once you have sent it
drafts-none = There are no drafts.
drafts-whose = whose drafts shall be thrown away?
hint-drafts = wieder drafts lists them
drafts-discarded = { $count ->
    [0] There was no draft to { $name }.
    [one] The draft to { $name } is thrown away.
   *[other] { $count } drafts to { $name } are thrown away.
}
draft-written = written on { $date }
draft-sent = sent on { $date }
sent-done = Noted: you have sent “{ $subject }” to { $name }. Whatever comes of it, you have written.
sent-undone = Noted: “{ $subject }” has not been sent to { $name } after all.
sent-no-draft = there is no draft to { $name }
sent-nothing-to-undo = no letter to { $name } is marked as sent

# Asked at the terminal.
ask-what-for = What would you like from { $name }?
ask-career-advice = Advice on a career step
ask-introduction = An introduction to somebody
ask-knowledge = A piece of knowledge
ask-referral = A good word for an application
ask-feedback = An opinion on something I made
ask-job-opening = A hint about a job
ask-catch-up = Nothing: just to hear from them
ask-language = In which language?
ask-salutation = Salutation
ask-subject = Subject
ask-how = Complete each sentence. Enter skips, < goes back. The sentence grows below while you type.
ask-stub-help = { $need }; for example: { $example }
ask-still-open = The letter still lacks what you ask for. Complete one of these:
ask-memory = What would you like to remind them of?
ask-memory-clause = How something was: “I still remember how …” { $text }{ $month }
ask-memory-sentence = Something in a sentence of my own { $text }{ $month }
ask-memory-learned = Something I learned from them { $text }{ $month }
ask-memory-subject = Our letters about “{ $text }”, { $month }
ask-memory-question = Their question from { $month }: “{ $text }”
ask-memory-promise-mine = My promise from { $month }: “{ $text }”
ask-memory-promise-meal = The meal we planned in { $month }: “{ $text }”
ask-memory-promise-coffee = The drink we planned in { $month }: “{ $text }”
ask-memory-promise-call = The call we planned in { $month }: “{ $text }”
ask-memory-promise-meet = That we wanted to meet, { $month }: “{ $text }”
ask-memory-none = Nothing
ask-next = And now?
ask-next-take = Take it as it is
ask-next-wording = Word a sentence differently
ask-next-typed = Retype my sentences
ask-next-memory = Remind them of something else
ask-next-subject = Change the subject line
ask-which-sentence = Which sentence?
ask-which-wording = Which wording?
ask-no-other = There is no other wording here.
ask-yes-no = y or n
ask-menu-help = ↑↓ to move, Enter to choose, Esc to leave
ask-left = left; nothing was kept
