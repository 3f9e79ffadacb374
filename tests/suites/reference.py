"""Paths of mails and mailboxes on stdin, one a line; what Python's own library reads in each of them out, as JSON lines.

Only `mailbox`, `email` and `html.parser`. Where the modern policy raises, the old one (compat32) is asked.
"""

import email.header
import email.policy
import email.utils
import gzip
import html.parser
import json
import mailbox
import pathlib
import re
import sys
import tempfile


def header(message, name):
    """The field as text, and as the modern policy parsed it, if it did."""
    try:
        value = message[name]
        return (None if value is None else str(value)), value
    except Exception:
        pass
    for field, raw in message.raw_items():
        if field.lower() == name:
            try:
                raw = str(raw).replace("\r", "").replace("\n", "")
                return str(email.header.make_header(email.header.decode_header(raw))), None
            except Exception:
                return str(raw), None
    return None, None


def sender(message):
    text, parsed = header(message, "from")
    if text is None:
        return None, ""
    try:
        first = parsed.addresses[0]
        # A name in a comment ("jana@example.org (Jana Vogt)") is known to the old reader alone.
        raw = next(raw for field, raw in message.raw_items() if field.lower() == "from")
        return first.addr_spec, first.display_name or email.utils.parseaddr(str(raw))[0]
    except Exception:
        name, address = email.utils.parseaddr(text)
        return address, name


def moment(message):
    text, parsed = header(message, "date")
    if text is None:
        return None
    try:
        date = getattr(parsed, "datetime", None) or email.utils.parsedate_to_datetime(text)
        return int(date.timestamp())
    except Exception:
        pass
    try:
        return int(email.utils.mktime_tz(email.utils.parsedate_tz(text)))
    except Exception:
        return None


class Words(html.parser.HTMLParser):
    """The words of a page, whatever they look like."""

    INSIDE_A_WORD = {"a", "abbr", "b", "big", "em", "font", "i", "o:p", "small", "span", "strong", "sub", "sup", "tt", "u"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self.skipped = [], None

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "style", "title") and self.skipped is None:
            self.skipped = tag
        elif tag not in self.INSIDE_A_WORD:
            self.found.append(" ")

    def handle_endtag(self, tag):
        if tag == self.skipped:
            self.skipped = None
        elif tag not in self.INSIDE_A_WORD:
            self.found.append(" ")

    def handle_data(self, data):
        if self.skipped is None:
            self.found.append(data)


def content(part):
    try:
        text = part.get_content()
        if isinstance(text, str):
            return text
    except Exception:
        pass
    payload = part.get_payload(decode=True) or b""
    try:
        return payload.decode(part.get_content_charset("ascii"))
    except Exception:
        return payload.decode("latin-1")


def texts(part):
    """Every text a reader would be shown, in order, as (kind, text); of alternatives one, the plain one first."""
    try:
        hidden = part.get_content_disposition() == "attachment"
    except Exception:
        hidden = False
    kind = part.get_content_type()
    if hidden or part.get_content_maintype() == "message":
        return []
    if part.is_multipart():
        inner = [texts(child) for child in part.get_payload()]
        if kind == "multipart/alternative":
            plain = [one for one in inner if any(k == "plain" for k, _ in one)]
            return (plain or [one for one in inner if one] or [[]])[0]
        return [text for one in inner for text in one]
    if kind == "text/plain":
        return [("plain", content(part))]
    if kind == "text/html":
        words = Words()
        try:
            words.feed(content(part))
            words.close()
        except Exception:
            pass
        return [("html", "".join(words.found))]
    return []


def body(message):
    """What `get_body` takes for the text of a letter."""
    try:
        part = message.get_body(preferencelist=("plain", "html"))
        return texts(part) if part is not None else []
    except Exception:
        return []


def letter(message):
    whole = [(kind, text) for kind, text in texts(message) if text.strip()]
    first = [(kind, text) for kind, text in body(message) if text.strip()]
    # why it could not be delivered
    reports = [part for part in message.walk() if part.get_content_type() == "message/delivery-status"]
    whole += [("plain", str(block)) for part in reports if part.is_multipart() for block in part.get_payload()]
    address, name = sender(message)
    identifier = header(message, "message-id")[0]
    return {
        "from": address,
        "name": name,
        "date": moment(message),
        "subject": header(message, "subject")[0],
        "id": identifier,
        "text": "\n".join(text for _, text in whole),
        "html": any(kind == "html" for kind, _ in whole),
        "body": "\n".join(text for _, text in first),
    }


def read(raw):
    return letter(email.message_from_bytes(raw, policy=email.policy.default))


def mbox(path):
    if path.suffix != ".gz":
        return [read(one.as_bytes()) for one in mailbox.mbox(path)]
    with tempfile.NamedTemporaryFile() as plain:
        plain.write(gzip.decompress(path.read_bytes()))
        plain.flush()
        return [read(one.as_bytes()) for one in mailbox.mbox(plain.name)]


def maildir(path):
    return len(mailbox.Maildir(path, create=False))


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        path = pathlib.Path(line.rstrip("\n"))
        found = {"file": str(path)}
        if path.is_dir():
            found["count"], found["letters"] = maildir(path), []
        else:
            raw = path.read_bytes()
            many = path.suffix == ".gz" or re.match(rb"From [^:]*\n", raw)
            found["letters"] = mbox(path) if many else [read(raw)]
            found["count"] = len(found["letters"])
        # Raw bytes that Python carries along as half a character become the sign for those that cannot be read.
        print(re.sub(r"\\u(d[89ab]..)\\u(d[c-f]..)|\\ud[89a-f]..", lambda m: m[0] if m[1] else r"\ufffd", json.dumps(found)))


main()
