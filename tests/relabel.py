#!/usr/bin/env python3
"""Finds again, in the text archive of a list, who answered whom in time, and compares that with predictions.

Shares no code with the program. `relabel.py FOLDER PREDICTIONS.jsonl`: the monthly files of pipermail, and the lines of
`evaluate choosing --predictions`. Prints disagreements and exits 1 when more than one case in a hundred disagrees.
"""

import datetime
import email
import email.utils
import json
import pathlib
import re
import sys

WITHIN = datetime.timedelta(days=14)
BEGINS = re.compile(r"^From .+ at .+  \w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$", re.MULTILINE)


def letters(folder):
    found = {}
    for path in sorted(pathlib.Path(folder).glob("*.txt*")):
        text = path.read_bytes().decode("latin-1")
        starts = [match.start() for match in BEGINS.finditer(text)] + [len(text)]
        for start, end in zip(starts, starts[1:]):
            message = email.message_from_string(text[start:end].split("\n", 1)[1])
            try:
                at = email.utils.parsedate_to_datetime(message["Date"])
            except (TypeError, ValueError):
                continue
            if at.tzinfo is None:
                at = at.replace(tzinfo=datetime.timezone.utc)
            sender = re.sub(r"\s+at\s+", "@", str(message["From"]).split(" (")[0]).strip().lower()
            ids = lambda name: re.findall(r"<([^<>\s]+)>", str(message.get(name, "")))
            own = ids("Message-ID")
            if own:
                answers = ids("In-Reply-To") + list(reversed(ids("References")))
                found.setdefault(own[0], (at, sender, answers))
    return found


def main():
    folder, predictions = sys.argv[1:]
    known = letters(folder)
    answered = set()
    for at, sender, answers in known.values():
        for asked in answers:
            if asked in known and datetime.timedelta(0) <= at - known[asked][0] <= WITHIN:
                answered.add((asked, sender))
    expected = {}
    for own, (at, sender, answers) in known.items():
        parents = [known[asked] for asked in answers if asked in known and known[asked][0] <= at]
        if parents and parents[0][1] != sender:
            moment = at.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
            expected[moment, sender, parents[0][1]] = (own, parents[0][1]) in answered
    compared = wrong = later = 0
    for line in open(predictions):
        case = json.loads(line)
        later += case["newest"] >= case["cutoff"]
        if case["task"] != "reply":
            continue
        key = case["cutoff"], case["u"], case["v"]
        compared += 1
        if expected.get(key) != case["label"]:
            wrong += 1
            if wrong <= 10:
                print(key, case["label"], expected.get(key))
    print(f"{compared} cases, {wrong} disagree, {later} rest on something later")
    sys.exit(0 if compared > 1000 and wrong * 100 <= compared and later == 0 else 1)


main()
