# Help texts: the key of a verb is help-VERB, of an option help-VERB-OPTION.
help = Get back in touch with people you lost, from the mail you already have. Everything stays on this machine.
help-examples = Begin with:  wieder import ~/Mail
    Or look around first:  wieder demo
help-usage = Usage
help-verbs = Verbs
help-arguments = Arguments
help-options = Options
help-everywhere = With every verb
help-help = Print this help
help-version = Print the version

help-store = Folder for letters and decisions (also WIEDER_STORE)
help-now = Look at things as they stood on this day, such as 2024-06-01 (also WIEDER_NOW)
help-me = An address of mine; may be given several times and replaces the guess
help-lang = Language of the interface
help-json = Print one JSON object; its shape is described in docs/json.md
help-quiet = Say nothing but what was asked for
help-verbose = Say where things are kept and how long it took

help-import = Read mail and contacts: mbox, Maildir, .eml, folders of them, Google Takeout, LinkedIn's export, vCard, CSV
help-import-examples = wieder import ~/Mail
    wieder import takeout-001.zip takeout-002.zip old.mbox
    wieder import linkedin.zip contacts.vcf
    A second run reads only what is new.
help-import-paths = Files and folders; what they hold is found by looking
help-import-everything = Read spam, trash and drafts too
help-import-oddities = List what was strange in the letters read so far

help-add = Add somebody by hand of whom there are no letters
help-add-examples = wieder add "Anna Weber" --worked-at Brightwater --until 2019
    wieder add "Tom Kreil" --address tom@kreil.example --sie
    The same name once more adds to what is known.
help-add-name = First name and surname
help-add-address = E-mail address
help-add-worked_at = Where you worked together
help-add-until = Until which year
help-add-du = You say du to each other (in German)
help-add-sie = You say Sie to each other (in German)
help-add-undo = Take back what you said of this person

help-me-verb = Which addresses are mine
help-me-add = This address is mine
help-me-add-addresses = Addresses
help-me-remove = This address is not mine
help-me-remove-addresses = Addresses

help-lost = The ten people to write to first, with reasons
help-lost-all = Everybody you lost touch with
help-lost-ask = For what: career_advice, introduction, knowledge, referral, feedback, job_opening, catch_up
help-lost-min_years = Silence from which touch counts as lost
help-lost-warm_up = Three people you are in touch with, to warm up

help-backtest = See from your own mail whether you can trust the order of lost
help-backtest-examples = wieder backtest
    wieder backtest --min-years 3 --svg looking-back.svg
    For each year only what was known at its beginning counts; then it is looked up what the year brought.
help-backtest-svg = Write the chart to this file (SVG)
help-backtest-min_years = Silence from which touch counts as lost

help-show = What lies between you and one person, on one screen
help-show-person = A name, part of one, or an address

help-manners = How the two of you write to each other, with the evidence; each part can be settled for good
help-manners-examples = wieder manners kreil
    wieder manners kreil --called Tommy --sign-as Jana
    wieder manners kreil --undo called
    What is settled holds for every address of that person, whatever later letters show.
    The rest follows: a name takes its place in the usual salutation, and with another language
    or register go the salutation and the sign-off that suit it.
    “Lieber Tom” stays with a Sie, “Servus Tom” does not.
help-manners-person = A name, part of one, or an address
help-manners-register = du or sie; in English the same is first names or Dear Ms Osei
help-manners-letter_language = Language of the letters
help-manners-salutation = The salutation, such as "Lieber Tom"
help-manners-called = What the person is called, such as Tom or "Frau Dr. Weber"
help-manners-sign_off = The closing, such as "Liebe Grüße"
help-manners-sign_as = The name you sign with
help-manners-region = How German is spelt: as in Germany, Austria or Switzerland
help-manners-capital_du = Whether du and dir are written with a capital
help-manners-undo = Take back what was settled: one part, named as its option, or everything

help-people = Who is in the archive
help-people-name = Only people whom this fits
help-people-limit = How many to list
help-people-same = People who may be one, with what speaks for it

help-same = Two are one person, or are not
help-same-examples = wieder people --same
    wieder same tom@old.example tom@new.example
    wieder same anna@weber.example a.weber@firm.example --different
    Whoever was refused is not proposed again; two addresses of one person are taken apart.
help-same-one = A name, part of one, or an address
help-same-other = The other one
help-same-different = They are two people
help-same-undo = Take back what was said of the two

help-search = Letters that hold these words, in any form of the word
help-search-query = Words
help-search-limit = How many to list

help-ask = Whom to ask: who knows about something, who could introduce you, who could advise
help-ask-examples = wieder ask "film restoration"
    wieder ask --introduction "Noor Haddad"     (or a company: "Siemens")
    wieder ask --career-advice "should I go freelance"
    Everybody is listed with the lines that show it. Whoever asked not to be written to is not among them.
help-ask-words = What it is about; with --introduction a person or a company
help-ask-introduction = Who could introduce you to this person, or to somebody at this company
help-ask-career_advice = Whose advice to ask
help-ask-referral = Who could recommend you; a company may be named
help-ask-feedback = Whose opinion to ask
help-ask-job_opening = Who may know of an open job; a company may be named
help-ask-all = Everybody, not only the first ten

help-write = Write a letter to somebody you lost touch with
help-write-examples = wieder write anna --ask career_advice
    asks for what it needs, one thing at a time, and shows the letter as it grows.
    Without a terminal everything is given on the command line or in a file:
    wieder write anna --ask catch_up --set u_update="I moved to Leeds." --eml anna.eml
help-write-person = A name, part of one, or an address
help-write-ask = What you want: career_advice, introduction, knowledge, referral, feedback, job_opening, catch_up
help-write-from = Take everything from a TOML file
help-write-set = Complete a stub, such as u_update="I moved to Leeds."
help-write-choose = Take variant N in a slot, such as lapse=2
help-write-register = du or sie, where the letters do not tell
help-write-letter_language = Language of the letter, where old letters do not tell
help-write-memory = What to remind of: clause, sentence, subject, learned, question, promise_meal, …
help-write-subject = Take this subject
help-write-salutation = Take this salutation
help-write-sign_as = Sign with this name
help-write-all_true = Everything the letter says of you is true
help-write-eml = Write the letter to this file, to be opened by a mail program
help-write-mailto = Print a mailto: link, or open it in your mail program at a terminal

help-drafts = Drafts, and the letters you have sent
help-drafts-person = Only those to this person
help-drafts-discard = Throw the draft away

help-sent = I have sent the letter myself
help-sent-person = To whom
help-sent-undo = I have not, after all

help-rest = Lay a tie down on purpose: never suggested, never mourned
help-rest-person = A name, part of one, or an address
help-rest-undo = Take it up again

help-wrong = A reading shown by `wieder show` is wrong
help-wrong-person = A name, part of one, or an address
help-wrong-numbers = Which ones, as numbered by `wieder show`
help-wrong-undo = It was right after all

help-read = What is read from one letter
help-read-file = A file with one mail, or - for standard input

help-demo = An invented archive to look around in; your own mail is never touched
help-demo-examples = wieder demo
    wieder demo show kreil
    wieder demo write kreil --ask career_advice
help-demo-into = Put the mail into this folder, to play with
help-demo-words = Any other verb with its arguments, carried out in the demo

help-completions = Completion script for a shell
help-completions-shell = Which shell
