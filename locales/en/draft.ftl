# The linter. $quote is always a passage of the letter.

lint-apologies = The letter apologises { $count } times. Once is enough.
lint-ask-place = The request belongs in the middle of the letter: after the memory, before the last paragraph. It begins after { $percent } per cent of the text.
lint-attachments = { $count ->
    [one] There is an attachment.
   *[other] There are { $count } attachments.
  } A first letter goes without.
lint-big-ask = “{ $quote }” is a lot to ask after such a long time. Half an hour or ten pages are granted more readily.
lint-bitter = “{ $quote }” sounds reproachful.
lint-capitals = “{ $quote }” in capitals reads like shouting.
lint-claim = Is this true? “{ $quote }”
lint-cliche = “{ $quote }” stands in thousands of letters. Say it your own way, or leave it out.
lint-dead-address = Mail to { $address } came back. The address is probably dead; look for a current one.
lint-du-in-sie = You write Sie to each other, but this says du: “{ $quote }”
lint-emoji = “{ $quote }”: the two of you have not used such signs so far.
lint-exclamations = { $count } exclamation marks. One is plenty.
lint-former-firm = { $address } belongs to a firm this person has left. The address is probably dead; look for a current one.
lint-guessed-gender = Old letters do not show whether to write Herr or Frau, Lieber or Liebe. “Guten Tag { $name }” does without it.
lint-guessed-gender-no-name = Old letters do not show whether to write Herr or Frau, Lieber or Liebe. Choose a salutation without it.
lint-guilt = “{ $quote }” reproaches the other person with the silence.
lint-hard-to-read = The letter is hard to read. Shorter sentences and simpler words help.
lint-hedges = { $count } words like “maybe” and “just” weaken the letter. Leave some out.
lint-ich-starts = { $count } of { $sentences } sentences begin with “I”.
lint-like-others = { $percent } per cent of this letter stand in another of your recent letters.
lint-links = { $count } links are too many for a first letter. One is enough.
lint-long-quote = This quotation has { $words } words. Twenty at most.
lint-long-sentence = This sentence has { $words } words: “{ $quote }”
lint-long-sentences = The sentences have { $words } words on average. Shorter ones read more easily.
lint-many-questions = { $count } questions at once. Ask the one that matters.
lint-many-today = This would be letter number { $count } today. Take your time; each deserves its own.
lint-many-ways-out = The letter offers { $count } ways to say no. One is enough.
lint-mixed-capitals = Du is written with a capital in some places and without in others.
lint-negative = “{ $quote }” puts others in a bad light. That seldom helps a letter.
lint-no-memory = There is no shared memory in the letter. One concrete detail makes it yours.
lint-no-question = The letter asks nothing. What may the other person answer?
lint-no-way-out = There is no easy way to say no. One sentence is enough.
lint-no-wish = The beginning does not say that you would have liked to keep in touch.
lint-not-one-ask = { $count ->
    [0] The letter has no request.
   *[other] The letter has { $count } requests. One is enough.
  }
lint-open-stub = Something is still unfinished here: “{ $quote }”
lint-other-language = { $count ->
    [one] One sentence is in another language.
   *[other] { $count } sentences are in another language.
  }
lint-other-name = “{ $quote }” is somebody you are writing to in another letter. Does the name belong here?
lint-praise = The letter praises { $count } times. Before a request, praise is easily mistaken for a means to an end.
lint-pressure = “{ $quote }” puts pressure on the other person.
lint-recipients = The letter would go to { $count } addresses. It is meant for one person.
lint-sales = “{ $quote }” sounds like an advertisement.
lint-same-memory = { $count ->
    [one] You have told the same memory in another letter. What did you share with this person?
   *[other] You have told the same memory in { $count } other letters. What did you share with this person?
  }
lint-sensitive = “{ $quote }” touches something private. Do you really want to write this?
lint-sie-in-du = You say du to each other, but this says Sie: “{ $quote }”
lint-subject-empty = The subject is empty.
lint-subject-exclamation = The subject needs no exclamation mark.
lint-subject-false-answer = The subject begins like an answer, but it is a new letter.
lint-subject-long = The subject is long. Two to six words are easiest to take in.
lint-subject-short = The subject is a single word. Two to six say more.
lint-thanks-in-advance = “{ $quote }” takes the answer for granted. Thank them once they have answered.
lint-title-with-du = The salutation says Herr or Frau, the letter says du.
lint-too-long = { $words } words. One of up to { $most } is more likely to be answered.
lint-too-short = { $words } words. A few more let the other person know what it is about.
lint-tracking-link = “{ $quote }” hides where it goes, or follows whoever opens it. Use the plain link.
lint-unknown-name = The salutation “{ $name }” does not contain the name of this person.
lint-way-out-place = The easy way to say no belongs in the last paragraph.

# What is typed behind the beginning of a sentence.

draft-check-braces = Please leave out the curly brackets.
draft-check-capital = Please begin the question with a capital letter.
draft-check-du-in-sie = You write Sie to each other; please say Sie here too: “{ $sentence }”
draft-check-empty = There is nothing here yet.
draft-check-infinitive = Please end with a German infinitive with “zu”, such as “die Folien zu schicken”.
draft-check-no-full-stop = Please leave out the mark at the end; the sentence goes on or is closed for you.
draft-check-no-question = Please no question here; this is part of a sentence.
draft-check-one-question = One question is enough.
draft-check-preposition = Please begin with the preposition, such as “{ $word }”.
draft-check-question = Please ask it as a question, with a question mark.
draft-check-sie-in-du = You say du to each other; please say du here too: “{ $sentence }”
draft-check-starts-with = Please leave out “{ $word }” at the beginning; the sentence has it, or does without it.

draft-claim-question = Is this true?
draft-stub-needed = needed for this letter
draft-stub-optional = may be skipped
draft-light-red = Something should be changed before the letter goes out.
draft-light-yellow = The letter can go out; one or two things could be better.
draft-light-green = The letter can go out.

# Kind words beside the draft, never in it.

draft-cheer-advice = People who ask for advice usually underestimate how gladly it is given.
draft-cheer-keep-it-small = By mail, keep it small and personal, and offer to talk on the phone.
draft-cheer-no-break = Losing touch isn't burning a bridge.
draft-cheer-nothing-to-lose = You have nothing to lose; silence is what you already have.
draft-cheer-surprise = People who get an unexpected letter are, on average, more pleased than its writer expects.
