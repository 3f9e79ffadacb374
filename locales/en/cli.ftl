# What the terminal says.
hint = hint: { $hint }
welcome = wieder finds the people you lost touch with in the mail you already have. Nothing leaves this machine.

error-no-mail = no mail yet
hint-import = wieder import ~/Mail, or wieder demo to look around first
error-newer = { $folder } was written by a later version of wieder
hint-newer = install the newest version
error-damaged = wieder.db in { $folder } is damaged and is left as it is
hint-damaged = put back a copy of wieder.db, or move the folder away and import again
error-busy = another import is running
hint-busy = wait until it has finished
error-held = another program holds { $folder } and does not let go
hint-held = close it, or wait a moment, and give the same command again
error-full = the disk with { $folder } is full
hint-full = make room and give the same command again; what has been kept stays, and it goes on from there
error-read-only = nothing can be written in { $folder }
hint-read-only = copy the folder to where you may write and name the copy with --store
error-not-allowed = the right to read { $folder } is missing
hint-not-allowed = use the account the folder belongs to, or name another folder with --store
error-disk = { $folder } cannot be read or written properly
hint-disk = see whether the disk is still there, sound and not full, and give the same command again
error-no-me = I do not know yet which address is yours
hint-me-add = wieder me add you@example.org
lost-archive-ends = The newest letter here is from { $month }. What came later is not known.
error-just-wrote = { $name } wrote to you only { $n ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
}; that letter is best answered in your mail program
error-no-mail-file = { $path } does not look like a mail
help-default = default
help-word-options = [OPTIONS]
help-word-verb = [VERB]
error-nobody = nobody here is called “{ $word }”
hint-people = wieder people lists everybody
error-several = “{ $word }” fits { $count } people
hint-by-address = take the address of the one you mean, or what is shown instead of it
file-missing = { $path }: there is no such file
file-not-allowed = { $path }: the right to do so is missing
file-exists = { $path }: there is such a file already
file-full = { $path }: the disk is full
file-is-folder = { $path } is a folder
file-no-text = { $path } holds bytes that are no text
file-failed = { $path }: the system reports: { $detail }
output-full = the output could not be written: the disk is full
output-failed = the output could not be written; the system reports: { $detail }
hint-output = make room, or send the output somewhere else
hint-file-is-folder = name one file in it; wieder import reads whole folders
hint-file-no-text = save it as UTF-8
hint-file-failed = copy it to another disk and name the copy
hint-no-mail-file = save one mail as .eml and name that; wieder import reads whole mailboxes
hint-file-missing = check the name
hint-file-not-allowed = choose a place that is yours, or give yourself the right with chmod
hint-file-full = make room, or choose a place on another disk

usage-unknown-verb = there is no verb “{ $verb }”
usage-unknown-option = “{ $argument }” means nothing here
usage-missing-value = { $argument } needs a value
usage-bad-value = “{ $value }” does not fit { $argument }; for example: { $wanted }
usage-one-line = what is given with { $argument } must stand on one line
usage-too-long = what is given with { $argument } is too long; 70 characters are enough
usage-no-words = “{ $value }” does not fit { $argument }: there is no word in it
usage-missing = { $argument } is missing
usage-other = this does not go together
usage-hint = wieder --help
usage-hint-alike = did you mean wieder { $verb }?

verbose = Kept in { $folder }; seen as of { $now }; took { $seconds } s.
index-rebuilding = The index is being built anew from the letters kept …
index-progress = <bar:30> <pos>/<len>, <eta> left

words-progress = Full text: <bar:30> <pos>/<len>, <eta> left (everything but search works already)
words-stopped = Stopped. What was read is kept; the next search goes on with the full text.
words-pending = { $count ->
    [one] One letter is not in the full text yet and cannot be found here.
   *[other] { $count } letters are not in the full text yet and cannot be found here.
}
import-progress = <bar:30> <bytes>/<total_bytes>, <msg> letters/s, <eta> left
import-kept = { $count ->
    [0] No new letters.
    [one] One letter kept.
   *[other] { $count } letters kept.
} { $total } in all.
import-stopped = { $total ->
    [one] Stopped. One letter is kept; the same command goes on.
   *[other] Stopped. { $total } letters are kept; the same command goes on.
}
import-contacts = { $count ->
    [0] No new contacts.
    [one] One contact kept.
   *[other] { $count } contacts kept.
}
import-contacts-changed = { $count ->
    [one] One was there already and is up to date now.
   *[other] { $count } were there already and are up to date now.
}
import-contacts-known = { $count ->
    [one] One was there already.
   *[other] { $count } were there already.
}
import-contacts-unchanged = { $count ->
    [one] The contacts in it have not changed since last time.
   *[other] The contacts in { $count } files have not changed since last time.
}
import-positions = { $count ->
    [one] One of your own positions is noted.
   *[other] { $count } of your own positions are noted.
}
hint-import-mail = wieder import ~/Mail adds your mail; without it, only what stands in the contacts is known
import-duplicates = { $count ->
    [one] One was there already.
   *[other] { $count } were there already.
}
import-unchanged = { $count ->
    [one] One source unchanged since last time.
   *[other] { $count } sources unchanged since last time.
}
import-left-out-spam = { $count } left out as spam.
import-left-out-trash = { $count } left out from the trash.
import-left-out-drafts = { $count } left out as drafts.
hint-everything = wieder import --everything { $paths }
import-failed = { $path } could not be read: { $reason }
import-failed-halfway = { $path } could not be read to the end: { $reason }
import-failed-in-part = { $path } could not be read in full: { $reason }
import-failed-more = { $count ->
    [one] one more could not be read
   *[other] { $count } more could not be read
}
not-read-missing = there is no such file or folder
not-read-not-allowed = the right to read it is missing
not-read-circle = it is a link that goes round in a circle
not-read-no-file = it is neither a file nor a folder but a pipe or a device
not-read-empty-file = the file is empty
not-read-empty-folder = the folder is empty
not-read-no-mail = there is no mail here, and there are no contacts
not-read-no-messages = no message is in it; its columns are { $detail }
not-read-no-contacts = I recognise neither contacts nor messages in it; its first line of columns reads: { $detail }
not-read-nobody-in-it = there is nobody in it; its columns read: { $detail }
not-read-odd-rows = rows that do not fit its columns have been left out; the columns read: { $detail }
not-read-outlook = Outlook's own files are not read; readpst -r -o FOLDER FILE unpacks them
not-read-packed = it is packed in a way that is not unpacked here
not-read-encrypted = it is protected by a password
not-read-cut-off = it ends too early; what came before that has been kept
not-read-broken = it is damaged, or not all of it is there; whatever of it could be read has been kept
not-read-bomb = it unpacks to far more than mail ever does; what came before that has been kept
not-read-system = the system reports: { $detail }
hint-not-read-missing = check the name; wieder import alone looks in the usual places
hint-not-read-not-allowed = chmod -R u+rX gives it back; on a Mac the terminal needs full disk access for Apple Mail
hint-not-read-circle = name the folder itself, not the link
hint-not-read-no-file = save the mail to a file and import that
hint-not-read-empty-file = export it again and wait until it has finished
hint-not-read-empty-folder = wieder import alone looks in the usual places
hint-not-read-no-mail = mbox, Maildir, Thunderbird, Apple Mail, .eml, folders of them, Google Takeout and LinkedIn's export can be read, and contacts as vCard or from Google and Outlook
hint-not-read-no-messages = take messages.csv as LinkedIn gave it, or the whole zip; among other things it has the columns FROM, DATE and CONTENT
hint-not-read-no-contacts = it takes columns like First Name and Last Name, or Name, and with them E-mail or Company, divided by comma, semicolon or tab
hint-not-read-nobody-in-it = export again, and choose all contacts
hint-not-read-odd-rows = separate the values in all lines by the same sign (comma, semicolon or tab), close every quotation mark, and import it again
hint-not-read-outlook = or copy the mail to an IMAP account in Outlook, open that in Thunderbird, and import Thunderbird's folder
hint-not-read-packed = unpack it and import the folder
hint-not-read-encrypted = unpack it with the password and import the folder
hint-not-read-cut-off = download or copy it again and import that; what is there already is passed over
hint-not-read-broken = download or copy it again, or unpack it with another program and import the folder
hint-not-read-bomb = if you trust it, unpack it yourself and import the folder
hint-not-read-system = copy it to another disk and import the copy
import-parts = { $path } is one of { $parts } parts of an export; { $beside ->
    [one] the other one beside it was read too.
   *[other] { $beside } others beside it were read too.
}
import-parts-missing = { $count ->
    [one] Part { $numbers } of the export { $path } is missing, and the mail in it.
   *[other] Parts { $numbers } of the export { $path } are missing, and the mail in them.
}
hint-parts-missing = download what is missing into the same folder and import again
hint-oddities = wieder import --oddities lists them
hint-lost = wieder lost

places-none = no path was given, and there is no mail in the usual places
hint-places-none = wieder import FOLDER, for example where your mail program keeps its mail or a Google Takeout was saved
places-found = no path was given; this mail was found
hint-places-found = take one of these commands
places-which = Which mail may I read?
places-place = { $program }, { $sources ->
    [one] one folder
   *[other] { $sources } folders
}, { $size }
ask-several-help = ↑↓ to move, Space to choose, Enter to go on, Esc to leave

oddity-no-sender = { $count ->
    [one] One letter has no sender.
   *[other] { $count } letters have no sender.
}
oddity-no-date = { $count ->
    [one] One letter has no date.
   *[other] { $count } letters have no date.
}
oddity-impossible-date = { $count ->
    [one] One letter has an impossible date.
   *[other] { $count } letters have an impossible date.
}
oddity-wrong-charset = { $count ->
    [one] One letter names another character set than it is written in, or none; it was read all the same.
   *[other] { $count } letters name another character set than they are written in, or none; they were read all the same.
}
oddity-no-text = { $count ->
    [one] One letter has no text.
   *[other] { $count } letters have no text.
}
oddity-too-long = { $count ->
    [one] One letter is too long and was cut.
   *[other] { $count } letters are too long and were cut.
}
oddity-long-header = { $count ->
    [one] One letter has an endless header; only its beginning was read.
   *[other] { $count } letters have an endless header; only its beginning was read.
}
oddity-many-recipients = { $count ->
    [one] One letter is addressed to more than a thousand people; the first thousand were kept.
   *[other] { $count } letters are addressed to more than a thousand people; the first thousand were kept.
}
oddity-broken-mime = { $count ->
    [one] One letter is broken and was kept as it is.
   *[other] { $count } letters are broken and were kept as they are.
}
oddity-same-id-other-content = { $count ->
    [one] One letter bears the Message-ID of another one.
   *[other] { $count } letters bear the Message-ID of another one.
}
oddity-changed = { $count ->
    [one] One file changed while it was read.
   *[other] { $count } files changed while they were read.
}
oddity-truncated = { $count ->
    [one] One letter breaks off.
   *[other] { $count } letters break off.
}

me-none = No address seems to be yours.
me-said = Your addresses: { $addresses }
me-guessed = Addresses that seem to be yours: { $addresses }
hint-me-change = wieder me add ADDR, wieder me remove ADDR

lost-waiting = { $name } wrote to you { $n ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
}, after a long silence, and has no answer yet.
lost-nobody = There is nobody you lost touch with.
lost-first = The { $words } people to write to first, of { $count }
lost-all = { $n ->
    [one] One person you lost touch with
   *[other] { $n } people you lost touch with
}
lost-all-and-contacts = { $n ->
    [one] One person you have lost touch with, or have no letters from
   *[other] { $n } people you have lost touch with, or have no letters from
}
lost-drawn = (drawn from the next ranks)
hint-warm-up = still hesitating? wieder lost --warm-up names three people with whom it is easy to begin
warm-up = { $n ->
    [one] To warm up, one person you are in touch with. People who begin with somebody like that are more likely to write to those they lost touch with, too.
    [2] To warm up, two people you are in touch with. People who begin with them are more likely to write to those they lost touch with, too.
   *[other] To warm up, three people you are in touch with. People who begin with them are more likely to write to those they lost touch with, too.
}
warm-up-nobody = There is nobody here to warm up with: you have not written back and forth with anybody lately.
warm-up-last-theirs = You two wrote each other { $letters } letters; the last came from { $dative } { $n ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
}.
warm-up-last-mine = You two wrote each other { $letters } letters; you wrote the last { $n ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
}.
warm-up-question = It holds a question you have not answered yet: “{ $question }”
warm-up-answer = It is easiest to answer that right in your mail program.
hint-warm-up-write = wieder write { $address } --ask catch_up
hint-show = wieder show { $address }

people-nobody = Nobody.
people-letters = { $n ->
    [one] one letter
   *[other] { $n } letters
}, last in { $month }
no-address = no address
no-address-but = no address; type { $word } instead
people-no-letters = no letters between you
people-more = { $shown } of { $count } shown.
rest-done = { $name } is at rest and will not be suggested.
rest-undone = { $name } may be suggested again.

search-nothing = No letter holds “{ $query }”.
search-nothing-yet = None of the letters that can be found so far holds “{ $query }”.
search-more = { $shown } of { $count } letters shown.
search-somebody = Somebody

read-from = From
read-date = Date
read-subject = Subject
read-kind = Kind
read-language = Language
read-register = Register
read-salutation = Salutation
read-sign-off = Sign-off
read-question = Question
read-promise = Promise
read-signature = Signature
read-no-contact = Asks not to be written to
read-legal-threat = Threatens with the law
read-died = Death
read-bounced-for-good = Came back for good
read-bounced-once = Came back
read-moved = Other address
read-former-name = Former name
kind-personal = personal
kind-list = through a mailing list
kind-machine = made by a machine
kind-auto-reply = automatic reply
kind-bounce = returned mail
register-informal = informal
register-formal = formal
register-plural = several people are addressed
register-mixed = both
register-unknown = cannot be told

demo-welcome = This is the invented mail of Jana Vogt, editor in Augsburg, on 23 November 2026.
hint-demo = wieder show kreil, wieder write kreil --ask career_advice
hint-demo-into = wieder import { $path }

add-done = { $name } has been added.
add-again = More is known of { $name } now.
add-undone = What you said of { $name } no longer holds.
add-nothing-to-undo = you have said nothing of “{ $name }”
add-du = You say du to each other.
add-sie = You say Sie to each other.
add-letters = There { $n ->
    [one] is one letter between you, from
   *[other] are { $n } letters between you, the last from
} { $month }.
add-no-letters = There are no letters between you.
add-like = This may be the same person as { $other } <{ $address }>.
add-several = Several people here have this name, so { $name } has not been joined with any of them.
add-no-full-name = “{ $name }” is not enough: it takes a first name and a surname
hint-add = wieder add "Anna Weber" --worked-at Brightwater --until 2019
add-own-name = “{ $name }” is your own name
add-own-address = { $address } is your own address
add-others-address = { $address } belongs to { $other } already
hint-add-others-address = wieder show { $address } shows who that is
add-no-year = the year must be between { $from } and { $to }
add-until-without-company = until when is clear, but where did you work together?
hint-add-company = --worked-at Brightwater
