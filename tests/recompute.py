#!/usr/bin/env python3
"""Recomputes the reasons that `wieder lost --json` and `wieder ask --json` give, from the raw mail with Python's mailbox and email modules.

Shares no code with the program. Reads the program's JSON from standard input:
    {"me": [...], "now": SECONDS, "lost": [...], "paths": [mbox, ...]}
Prints every disagreement and exits 1 when there is one.
"""

import datetime
import email.header
import email.policy
import email.utils
import json
import mailbox
import re
import sys

PREFIX = re.compile(
    r"^\s*(?:(?:re|aw|antw|antwort|wg|fw|fwd|tr|sv|rv|enc|weitergeleitet|betreff|betr)\s?(?:\[\d+\]|\(\d+\)|\*\d+)?\s?:"
    r"|\[[^\]]{1,40}\](?=.*\S))\s*",
    re.IGNORECASE,
)
REPLY = re.compile(r"^\s*(?:re|aw|antw|antwort|sv|tr|rv)\s?(?:\[\d+\]|\(\d+\))?\s?:", re.IGNORECASE)
DAY = 86400
LEFT_OUT = re.compile(r"\b(?:spam|trash|papierkorb|drafts|entwürfe)\b", re.IGNORECASE)


def decode(value):
    if value is None:
        return ""
    value = re.sub(r"\r?\n[ \t]?", " ", str(value))
    try:
        return "".join(
            part if isinstance(part, str) else part.decode(charset or "latin-1", "replace")
            for part, charset in email.header.decode_header(value)
        )
    except (LookupError, ValueError, email.errors.HeaderParseError):
        return value


def addresses(message, *names):
    found = []
    for name in names:
        for value in message.get_all(name, []):
            value = re.sub(r"\r?\n[ \t]?", " ", str(value))
            found += [address.lower() for _, address in email.utils.getaddresses([value]) if "@" in address]
    return found


def writer(message):
    """The person behind a list that rewrote From."""
    true = addresses(message, "From")
    name = decode(message.get("From", ""))
    if re.search(r"\s(?:via|über)\s", name) and message.get("List-Id"):
        true = addresses(message, "X-Original-From") or addresses(message, "Reply-To") or true
    return true[0] if true else None


def seconds(message):
    try:
        date = email.utils.parsedate_to_datetime(str(message["Date"]))
    except (TypeError, ValueError, IndexError):
        return None
    if date is None:
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=datetime.timezone.utc)
    at = int(date.timestamp())
    return at if 1980 <= date.year <= 2100 else None


def human(message):
    """No automatic reply, no bounce, nothing sent in bulk except through a discussion list."""
    if str(message.get("Auto-Submitted", "no")).strip().lower() != "no":
        return False
    if str(message.get("Return-Path", "x")).strip() == "<>":
        return False
    return not re.search(r"mailer-daemon|postmaster@", str(message.get("From", "")), re.IGNORECASE)


def plain(message):
    parts = [part for part in message.walk() if part.get_content_type() == "text/plain"]
    return parts[0] if parts else None


def text(message):
    part = plain(message)
    payload = part.get_payload(decode=True) if part else b""
    return b" ".join((payload or b"").split())


def words(message):
    """The words of the letter, to look a sentence up in; None where there is no plain text in a known charset."""
    try:
        return " ".join(text(message).decode(plain(message).get_content_charset() or "utf-8").split())
    except (AttributeError, LookupError, UnicodeDecodeError):
        return None


def thread(message):
    subject = " ".join(decode(message["Subject"]).split())
    while True:
        shorter = PREFIX.sub("", subject, count=1)
        if shorter == subject:
            return subject.lower().strip()
        subject = shorter


def letters(paths, now, returned):
    """Letters from people to people; `returned` gathers the moment and the text of each mail that came back."""
    seen = set()
    for path in paths:
        for message in mailbox.mbox(path):
            if LEFT_OUT.search(decode(message.get("X-Gmail-Labels", ""))):
                continue
            at, sender = seconds(message), writer(message)
            addressed = tuple(sorted(set(addresses(message, "To", "Cc"))))
            mark = (sender, at, decode(message["Subject"]).strip(), addressed, text(message))
            if mark in seen:
                continue
            seen.add(mark)
            if at is None or at > now or sender is None:
                continue
            if not human(message):
                returned.append((at, message.as_string().lower()))
                continue
            ids = re.findall(r"<([^<>]+)>", str(message.get("In-Reply-To", "")))
            ids += list(reversed(re.findall(r"<([^<>]+)>", str(message.get("References", "")))))
            yield {
                "at": at,
                "from": sender,
                "named": addresses(message, "To", "Cc"),
                "id": str(message.get("Message-ID", "")).strip().strip("<>"),
                "parent": ids[0] if ids else None,
                "thread": thread(message),
                "list": bool(message.get("List-Id")),
                "replies": bool(REPLY.match(decode(message["Subject"]))),
                "to": addresses(message, "To"),
                "subject": " ".join(decode(message["Subject"]).split()),
                "words": words(message),
            }


def between(all_letters, by_id, me, them):
    """Letters between me and one person, oldest first: naming the other among few, or a direct reply."""
    found = []
    for letter in all_letters:
        parent = by_id.get(letter["parent"], {}).get("from")
        few = len(letter["named"]) <= (10 if letter["list"] else 5)
        if letter["from"] in me:
            if (few and them & set(letter["named"])) or parent in them:
                found.append((letter, "out"))
        elif letter["from"] in them:
            if (few and me & set(letter["named"])) or parent in me:
                found.append((letter, "in"))
    return sorted(found, key=lambda pair: pair[0]["at"])


def stands(sentence, found):
    return any(letter["words"] is None or " ".join(sentence.split()) in letter["words"] for letter in found)


def came_back(addresses, returned):
    return all(any(address in mail for _, mail in returned) for address in addresses)


def holds(word, letter):
    text = (letter["words"] or "") + " " + letter["subject"]
    return letter["words"] is None or re.search(r"(?<!\w)" + re.escape(word) + r"(?!\w)", text) is not None


def shows(line, found):
    if line["place"] == "subject":
        return any(" ".join(line["line"].split()) in letter["subject"] for letter in found)
    return stands(line["line"], found)


def check(person, exchange, now, returned, everything, me):
    name = person["address"]
    them = set(person["addresses"])
    wrote = [letter for letter in everything if letter["from"] in them]
    sent = [letter for letter, direction in exchange if direction == "out"]
    received = [letter for letter, direction in exchange if direction == "in"]
    def began(mine):
        under_it = [theirs["at"] for theirs in received if theirs["thread"] == mine["thread"] != ""]
        just_before = any(mine["at"] - 21 * DAY <= at <= mine["at"] for at in under_it)
        return mine["parent"] is None and not mine["replies"] and not just_before

    old, answered = [], []
    waiting = None
    for letter, direction in exchange:
        if direction == "in":
            if waiting is not None:
                old.append(waiting)
                if letter["at"] - waiting["at"] <= 21 * DAY:
                    answered.append(waiting)
            waiting = None
        elif (letter["list"] or len(letter["named"]) <= 3) and now // DAY * DAY - letter["at"] > 21 * DAY and began(letter):
            waiting = letter
    if waiting is not None:
        old.append(waiting)
    iso = lambda at: datetime.datetime.fromtimestamp(at, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    tail = 0
    for letter, direction in reversed(exchange):
        if direction == "in":
            break
        tail += letter["parent"] is None and not letter["replies"]
    problems = []
    if person["silent_since"] is None:
        # Known from contacts: that there is no letter is all that mail can tell.
        return [f"{name}: {len(exchange)} letters, said none"] if exchange else []

    def same(what, said, found):
        if said != found:
            problems.append(f"{name}: {what}: said {said}, found {found}")

    for reason in person["reasons"]:
        if reason["kind"] == "letters":
            same("letters sent", reason["sent"], len(sent))
            same("letters received", reason["received"], len(received))
            if exchange:
                same("first letter", reason["first"], iso(exchange[0][0]["at"]))
                same("last letter", reason["last"], iso(exchange[-1][0]["at"]))
        elif reason["kind"] == "answered":
            same("letters to be answered", reason["asked"], len(old))
            same("letters answered", reason["answered"], len(answered))
        elif reason["kind"] == "last" and exchange:
            newest = exchange[-1][0]["at"]
            directions = {direction for letter, direction in exchange if letter["at"] == newest}
            same("last letter's direction", reason["direction"] in directions, True)
            if reason["question"]:
                same("nothing written after the question", reason["direction"], "in")
                last = [letter for letter, _ in exchange if letter["at"] == newest]
                same("the question stands in the last letter", stands(reason["question"], last), True)
        elif reason["kind"] == "unanswered":
            same("letters without an answer", reason["letters"], tail)
        elif reason["kind"] == "strained":
            then = [letter for letter in received if iso(letter["at"]) == reason["at"]]
            same("the hard sentence stands in a letter of theirs", stands(reason["sentence"], then), True)
        elif reason["kind"] == "unreachable":
            same("every address of theirs came back", came_back(person["addresses"], returned), True)
            same("the address is theirs", reason["address"] in person["addresses"], True)
        elif reason["kind"] == "wrote":
            # each letter holds one of the words in the lines, and has a line itself where there are few
            theirs = [line for line in person["lines"] if line["direction"] == "in" and line["place"] != "signature"]
            words_there = {word for line in theirs for word in line["words"]}
            holding = {iso(letter["at"]) for letter in wrote if any(holds(word, letter) for word in words_there)}
            shown = {line["at"] for line in theirs}
            enough = reason["letters"] <= len(wrote if len(person["lines"]) == 20 else shown & holding)
            same("letters of theirs that speak of it", enough, True)
            then = [letter for letter in wrote if iso(letter["at"]) == reason["last"]]
            same("the last of them", bool(then) and (len(person["lines"]) == 20 or reason["last"] in shown), True)
            for word in reason["words"]:
                same(f"{word} stands in a letter of theirs", any(holds(word, letter) for letter in wrote), True)
        elif reason["kind"] == "was_asked":
            same("letters of theirs", reason["letters"] <= len(wrote), True)
            same("the newest answer is theirs", any(iso(letter["at"]) == reason["last"] for letter in wrote), True)
        elif reason["kind"] == "together":
            both = [
                letter
                for letter in everything
                if len(letter["named"]) <= 10
                and them & {letter["from"], *letter["named"]}
                and reason["address"] in {letter["from"], *letter["named"]}
            ]
            threads = {letter["thread"] or letter["id"] for letter in both}
            same("conversations", reason["conversations"], len(threads))
            same("the last of them", reason["last"], iso(max(letter["at"] for letter in both)) if both else None)
        elif reason["kind"] == "each_other":
            wanted = {reason["address"]}
            between_them = [
                letter
                for letter in everything
                if len(letter["named"]) <= 10
                and (letter["from"] in them and wanted & set(letter["to"]) or letter["from"] in wanted and them & set(letter["to"]))
            ]
            same("letters from one to the other", reason["letters"], len(between_them))
        elif reason["kind"] == "inside":
            same("the address is theirs", reason["address"] in them, True)
            same("the house of the address", reason["address"].split("@")[1], reason["house"])
            from_there = [letter["at"] for letter in wrote if letter["from"] == reason["address"]]
            same("the last letter from there", reason["last"], iso(max(from_there)) if from_there else None)
        elif reason["kind"] == "signed":
            then = [letter for letter in wrote if iso(letter["at"]) == reason["last"]]
            for part in (reason["title"], reason["company"]):
                same("it stands in that letter", part is None or stands(part, then), True)
        elif reason["kind"] != "last":
            problems.append(f"{name}: unknown reason {reason['kind']}")
    for line in person.get("lines", []):
        writers = them if line["direction"] == "in" else me
        then = [letter for letter in everything if letter["from"] in writers and iso(letter["at"]) == line["at"]]
        same("the line stands in that letter", shows(line, then), True)
        same("its words stand in it", all(word in line["line"] for word in line["words"]), True)
    if exchange:
        same("days of silence", person["silent_days"], (now - exchange[-1][0]["at"]) // DAY)
    return problems


def main():
    given = json.load(sys.stdin)
    me, now = set(given["me"]), given["now"]
    returned = []
    everything = list(letters(given["paths"], now, returned))
    by_id = {letter["id"]: letter for letter in everything if letter["id"]}
    problems = []
    for person in given["lost"]:
        exchange = between(everything, by_id, me, set(person["addresses"]))
        problems += check(person, exchange, now, returned, everything, me)
    print("\n".join(problems))
    print(f"{len(given['lost'])} people, {len(everything)} letters, {len(problems)} disagreements")
    sys.exit(1 if problems else 0)


main()
