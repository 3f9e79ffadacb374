//! A size in bytes in, letters of about that size that were made to be slow out: for the bench and for the tests.

/// Kind of letter, its bytes.
pub type Kind = (&'static str, Vec<u8>);

const HEAD: &str =
    "From: Tom Kreil <tom.kreil@x.example>\nTo: jana@vogt.example\nDate: Mon, 3 Mar 2014 10:15:00 +0100\n";

/// All kinds, each about so many bytes long.
pub fn letters(bytes: usize) -> Vec<Kind> {
    let mut all: Vec<Kind> = Vec::new();
    for (name, text) in TEXTS {
        all.push((*name, format!("{HEAD}\n{}", filled(text, bytes)).into_bytes()));
    }
    for (name, before, again, behind) in HEADERS {
        all.push((*name, format!("{HEAD}{before}{}{behind}\n\nHi.\n", filled(again, bytes)).into_bytes()));
    }
    for (name, again) in HTML {
        let kind = "Content-Type: text/html; charset=utf-8\n\n";
        all.push((*name, format!("{HEAD}{kind}{}", filled(again, bytes)).into_bytes()));
    }
    for (name, fields, again) in BODIES {
        let body = again.repeat(bytes.div_ceil(again.len()));
        all.push((*name, [HEAD.as_bytes(), fields.as_bytes(), b"\n\n", body.as_slice()].concat()));
    }
    for (name, again) in RTF {
        all.push((*name, winmail(&filled(again, bytes))));
    }
    all.extend(structures(bytes));
    all
}

fn filled(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes.div_ceil(piece.len()))
}

/// Multiparts of every bad shape.
fn structures(bytes: usize) -> Vec<Kind> {
    let mixed = |boundary: &str| format!("Content-Type: multipart/mixed; boundary=\"{boundary}\"\n\n");
    let nested = |boundary: &dyn Fn(usize) -> String, filling: usize| {
        let open: String = (0..1000).map(|at| format!("{}--{}\n", mixed(&boundary(at)), boundary(at))).collect();
        format!("{HEAD}{open}\n{}", "Some words.\n".repeat(filling / 12)).into_bytes()
    };
    let parts = |boundary: &str, part: &str| {
        format!("{HEAD}{}{}", mixed(boundary), filled(&format!("--{boundary}\n{part}"), bytes)).into_bytes()
    };
    let messages = "Content-Type: message/rfc822\n\n".repeat(1000);
    let many: String = (0..bytes / 40).map(|at| format!(";\n name*{at}*=utf-8''a%20b")).collect();
    let alternatives = "Content-Type: multipart/alternative; boundary=b\n\n";
    let plain = |above: &str, again: &str| format!("{HEAD}\n{above}{}", filled(again, bytes)).into_bytes();
    let words = "Liebe Jana,\n\nich komme am Freitag und bringe die Noten mit.\n\nTom\n";
    let quoted: String = words.lines().map(|line| format!("> {line}\n")).collect();
    vec![
        ("a word below a quotation", format!("{HEAD}\n{}{words}", filled("> Ja?\n", bytes)).into_bytes()),
        ("a quotation below a word", plain(words, "> Ja?\n")),
        ("a signature as long as a novel", plain(&format!("{words}\n-- \nTom\n"), "Es war ein langer Winter, und niemand wusste, wie er enden wird.\n")),
        ("a signature in one line, of signs", plain(&format!("{words}\n-- \nx "), "+")),
        ("… of labels", plain(&format!("{words}\n-- \n"), "nr. ")),
        ("… of blanks", plain(&format!("{words}\n-- \na"), "  ")),
        ("… of numbers", plain(&format!("{words}\n-- \n"), "Tel 0555 1234567, ")),
        ("blank lines above addressees", format!("{HEAD}\n{}\nb\n\n{}", filled("\n", bytes / 2), filled("To: a\n\n", bytes / 2)).into_bytes()),
        ("a letter that quotes itself", plain("", &format!("{words}\n{quoted}\n"))),
        ("a letter that answers itself", format!("{HEAD}Message-ID: <1@b.example>\nReferences: {}\n\nHi.\n", filled("<1@b.example> ", bytes)).into_bytes()),
        ("multiparts nested 1,000 deep", nested(&|at| format!("b{at}"), bytes)),
        ("… whose boundaries begin alike", nested(&|at| "b".repeat(at / 20 + 1), bytes)),
        ("… with one boundary for all", nested(&|_| "b".to_owned(), bytes)),
        ("a million tiny parts", parts("b", "\nx\n")),
        ("a million empty parts", parts("b", "")),
        ("parts without an end to their header", parts("b", "X-A: b\n")),
        ("parts with a name each", parts("b", "Content-Type: a/b; name=\"=?utf-8?q?=C3=A4?=\"\n\n\n")),
        ("lines that are nearly the boundary", parts("b", "\nx\n--bb\n--b-\n-- b\n").to_vec()),
        ("alternatives of HTML", format!("{HEAD}{alternatives}{}", filled("--b\nContent-Type: text/html\n\n<p>x\n", bytes)).into_bytes()),
        ("messages in messages", format!("{HEAD}{messages}{}", filled("Some words.\n", bytes)).into_bytes()),
        ("a boundary that stands nowhere", format!("{HEAD}{}{}", mixed("zzz"), filled("--yyy\n", bytes)).into_bytes()),
        ("parameters without end", format!("{HEAD}Content-Type: text/plain{many}\n\nHi.\n").into_bytes()),
        ("a digest", format!("{HEAD}Content-Type: multipart/digest; boundary=b\n\n{}", filled("--b\n\nFrom: a@b.example\n\nx\n", bytes)).into_bytes()),
        (
            "delivery reports",
            format!("{HEAD}Content-Type: multipart/report; boundary=b; report-type=delivery-status\n\n{}", filled("--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b.example\nStatus: 5.1.1\n\n", bytes)).into_bytes(),
        ),
        ("a winmail.dat of attributes without data", tnef(&b"\x01\x04\x80\0\0\0\0\0\0\0\0".repeat(bytes / 11))),
        ("a winmail.dat of subjects", tnef(&b"\x01\x04\x80\x01\0\x04\0\0\0abc\0\0\0".repeat(bytes / 15))),
        ("a winmail.dat of attachments", tnef(&b"\x02\x02\x90\x06\0\x02\0\0\0ab\0\0\x02\x10\x80\x01\0\x02\0\0\0a\0\0\0".repeat(bytes / 26))),
        ("a winmail.dat that unpacks without end", packed(b"LZFu", &b"\xff\xcf\xff\xcf\xff\xcf\xff\xcf\xff\xcf\xff\xcf\xff\xcf\xff\xcf\xff".repeat(bytes / 17))),
    ]
}

/// Rich text as Outlook sends it.
fn winmail(rtf: &str) -> Vec<u8> {
    packed(b"MELA", format!("{{\\rtf1\\ansicpg1252 {rtf}").as_bytes())
}

fn packed(how: &[u8; 4], text: &[u8]) -> Vec<u8> {
    let length = u32::try_from(text.len()).unwrap_or_default();
    let rtf = [&length.to_le_bytes(), &length.to_le_bytes(), how.as_slice(), &[0; 4], text].concat();
    let properties =
        [&1_u32.to_le_bytes(), b"\x02\x01\x09\x10\x01\0\0\0".as_slice(), &(length + 16).to_le_bytes(), &rtf, &[0; 4]]
            .concat();
    let length = u32::try_from(properties.len()).unwrap_or_default();
    tnef(&[b"\x01\x03\x90\x06\0".as_slice(), &length.to_le_bytes(), &properties, &[0; 2]].concat())
}

fn tnef(attributes: &[u8]) -> Vec<u8> {
    [HEAD.as_bytes(), b"Content-Type: application/ms-tnef\n\n\x78\x9f\x3e\x22\x01\0", attributes].concat()
}

/// Name, what stands before, what comes again and again, what stands behind: all of it header.
const HEADERS: &[(&str, &str, &str, &str)] = &[
    ("header: fields without end", "", "X-Spam-Flag: no\n", ""),
    ("header: one line without end", "X-Long: ", "word ", ""),
    ("header: one folded field", "X-Long: a", "\n b", ""),
    ("header: Received", "", "Received: from a by b; Mon, 99 Foo 2014 10:15:00 +0100\n", ""),
    ("header: References", "References: ", "<1@b.example> ", ""),
    ("header: References without an end", "References: ", "<", ""),
    ("header: In-Reply-To", "In-Reply-To: ", "<1@b.example>\n ", ""),
    ("header: Delivered-To", "", "Delivered-To: jana@vogt.example\n", ""),
    ("header: a million recipients", "Cc: ", "a@b.example,", ""),
    ("header: a million named recipients", "Cc: ", "A <a@b.example>, ", ""),
    ("header: recipients in encoded words", "Cc: ", "=?utf-8?q?=C3=A4?= <a@b.example>,\n ", ""),
    ("header: recipients in broken characters", "Cc: ", "=?utf-8?q?=C3?= a@b.example, ", "<"),
    ("header: recipients without an address", "Cc: ", "Anna, ", ""),
    ("header: a field for each recipient", "", "Cc: a@b.example\n", ""),
    ("header: groups", "Cc: ", "g: a@b.example; ", ""),
    ("header: groups in groups", "Cc: ", "g: ", ""),
    ("header: quotation marks", "Cc: ", "\"", ""),
    ("header: backslashes", "Cc: \"", "\\", ""),
    ("header: opening brackets", "Cc: ", "<", ""),
    ("header: comments in comments", "Cc: ", "(", ""),
    ("header: comments", "Date: ", "(x) ", ""),
    ("header: From", "From: ", "a@b.example, ", ""),
    ("header: Reply-To of a list", "List-Id: <b.example>\nReply-To: ", "a@b.example, ", ""),
    ("header: List-Post", "List-Id: x\nList-Post: ", "<mailto:a@b.example>, ", ""),
    ("header: encoded words", "Subject: ", "=?utf-8?q?=C3=A4?= ", ""),
    ("header: encoded words in base64", "Subject: ", "=?utf-8?b?w6Q=?= ", ""),
    ("header: encoded words in many sets", "Subject: ", "=?koi8-r?q?=f0?= =?utf-8?q?a?= ", ""),
    ("header: encoded words in sets of shifts", "Subject: ", "=?iso-2022-jp?b?GyRC?= ", ""),
    ("header: encoded twice", "Subject: =?utf-8?q?", "=3D=3Futf-8=3Fq=3Fa=3F=3D", "?="),
    ("header: words that begin", "Subject: ", "=?", "?="),
    ("header: words that begin, and blanks", "Subject: ", "=? ", "?="),
    ("header: words that end nowhere", "Subject: ", "=?utf-8?q?", ""),
    ("header: words that end far away", "Subject: ", "=?utf-8?x?", "?="),
    ("header: words of no encoding", "Subject: ", "=?utf-8?x?a?=", ""),
    ("header: one word without end", "Subject: =?utf-8?q?", "a", "?="),
    ("header: words of underlines", "Subject: ", "=?utf-8?q?____?=", ""),
    ("header: mangled letters", "Subject: ", "Ã¼", ""),
    ("header: Re: Re:", "Subject: ", "Re: ", ""),
    ("header: [tags]", "Subject: ", "[a] ", ""),
    ("header: opening square brackets", "Subject: ", "[", ""),
    ("header: nothing but names", "", "From\n", ""),
    ("header: nothing but colons", "", ":\n", ""),
    ("header: nothing that is one", "", "a b\n", "From: a@b.example"),
];

/// Name and what comes again and again.
const HTML: &[(&str, &str)] = &[
    ("HTML: nested divs", "<div>"),
    ("HTML: nested quotations", "<blockquote>a"),
    ("HTML: Yahoo's nested quotations", "<div class=\"yahoo_quoted\">a"),
    ("HTML: nested lists", "<ul><li>a"),
    ("HTML: a table", "<tr><td>a</td><td>b</td></tr>"),
    ("HTML: nested tables", "<table><tr><td>"),
    ("HTML: empty cells", "<td>"),
    ("HTML: line breaks", "<br>"),
    ("HTML: paragraphs", "<p>a"),
    ("HTML: rules", "<hr>"),
    ("HTML: tags without an end", "<a "),
    ("HTML: quotation marks without an end", "<a href=\"x>"),
    ("HTML: quotation marks of two kinds", "<a href=\"'>"),
    ("HTML: one tag of attributes", "a='b' "),
    ("HTML: many attributes", "<a b=c d='e' f=\"g\" h i j k l>x</a>"),
    ("HTML: less than", "<"),
    ("HTML: more than", ">"),
    ("HTML: comments", "<!-- x -->"),
    ("HTML: comments without an end", "<!--"),
    ("HTML: declarations", "<!x>"),
    ("HTML: entities", "&auml;"),
    ("HTML: entities without an end", "&"),
    ("HTML: numbers", "&#228;"),
    ("HTML: numbers beyond all characters", "&#xffffffffffff;"),
    ("HTML: entities that are none", "&aaaaaaaaaaaaaaaa"),
    ("HTML: styles", "<style>a{}</style>"),
    ("HTML: styles without an end", "<style><p>"),
    ("HTML: preformatted blanks", "<pre>    \n"),
    ("HTML: text", "Ein Wort und noch eins. "),
    ("HTML: closing tags", "</div></blockquote>"),
    ("HTML: images", "<img src=\"data:image/png;base64,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\">"),
];

/// Name, fields, what comes again and again.
const BODIES: &[(&str, &str, &[u8])] = &[
    ("base64 of junk", "Content-Transfer-Encoding: base64", b"!\"\xa7$%&/()?\n"),
    ("base64 without an end", "Content-Transfer-Encoding: base64", b"QUFB"),
    ("base64 of HTML", "Content-Type: text/html\nContent-Transfer-Encoding: base64", b"PHA+\n"),
    ("base64 of bytes", "Content-Transfer-Encoding: base64", b"//79\n"),
    ("base64 of equals signs", "Content-Transfer-Encoding: base64", b"="),
    ("quoted-printable: equals signs", "Content-Transfer-Encoding: quoted-printable", b"="),
    ("quoted-printable: soft line ends", "Content-Transfer-Encoding: quoted-printable", b"=\n"),
    ("quoted-printable: blanks at the end", "Content-Transfer-Encoding: quoted-printable", b"= "),
    ("quoted-printable: blanks", "Content-Transfer-Encoding: quoted-printable", b"        \n"),
    ("quoted-printable: letters", "Content-Transfer-Encoding: quoted-printable", b"=C3=A4"),
    ("flowed lines", "Content-Type: text/plain; format=flowed; delsp=yes", b"a \n"),
    ("flowed quotations", "Content-Type: text/plain; format=flowed", b"> a \n"),
    ("flowed, ever deeper", "Content-Type: text/plain; format=flowed", b">"),
    ("enriched text", "Content-Type: text/enriched", b"<bold>a</bold>\n\n"),
    ("ISO-2022-JP", "Content-Type: text/plain; charset=iso-2022-jp", b"\x1b$B$\"\x1b(B"),
    ("ISO-2022-JP, nothing but shifts", "Content-Type: text/plain; charset=iso-2022-jp", b"\x1b"),
    ("UTF-7", "Content-Type: text/plain; charset=utf-7", b"+AOQ-"),
    ("UTF-7 without an end", "Content-Type: text/plain; charset=utf-7", b"+"),
    ("UTF-16", "Content-Type: text/plain; charset=utf-16", b"\xd8\0a"),
    ("HZ", "Content-Type: text/plain; charset=hz-gb-2312", b"~{VPND~}"),
    ("GB18030 of junk", "Content-Type: text/plain; charset=gb18030", b"\xff\x81"),
    ("Big5", "Content-Type: text/plain; charset=big5", b"\xa4\xa4"),
    ("Shift_JIS of junk", "Content-Type: text/plain; charset=shift_jis", b"\x81\xff"),
    ("EUC-KR", "Content-Type: text/plain; charset=euc-kr", b"\xb0\xa1"),
    ("KOI8-R", "Content-Type: text/plain; charset=koi8-r", b"\xf0\xd2\xc9 "),
    ("UTF-8 that is none", "Content-Type: text/plain; charset=utf-8", b"\xff"),
    ("UTF-8 that is sometimes one", "Content-Type: text/plain; charset=utf-8", b"\xc3\xa4\xc3\xa4\xff"),
    ("UTF-8 that is cut", "Content-Type: text/plain; charset=utf-8", b"\xc3"),
    ("a set nobody knows", "Content-Type: text/plain; charset=x-klingon", b"\xe4b"),
    ("mangled letters", "Content-Type: text/plain; charset=iso-8859-1", b"\xc3\xa4"),
];

/// Name and what comes again and again in a rich text.
const RTF: &[(&str, &str)] = &[
    ("RTF: groups", "{"),
    ("RTF: backslashes", "\\"),
    ("RTF: letters by their number", "\\u228?"),
    ("RTF: bytes", "\\'e4"),
    ("RTF: hidden groups", "{\\*\\x a}"),
    ("RTF: words", "\\par\\b a"),
    ("RTF: halves of characters", "\\u-10179?"),
    ("RTF: one word without end", "a"),
];

/// Name and what comes again and again in a plain text.
const TEXTS: &[(&str, &str)] = &[
    ("quoted lines", "> Passt dir Freitag? Ich schicke dir die Folien.\n"),
    ("nothing but >", ">"),
    ("> a line", ">\n"),
    ("> and blank lines", ">\n\n"),
    ("blank lines", "\n"),
    ("blanks", " "),
    ("blank lines of blanks", "    \n"),
    ("one line of words", "Der lange Weg nach Hause "),
    ("one line without blanks", "a"),
    ("one line of mail addresses", "tom@kreil.example, "),
    ("a. a. a.", "a. "),
    ("12. A", "12. A "),
    ("full stops", "."),
    ("question marks", "? "),
    ("short sentences", "Ja? "),
    ("closing quotation marks", "“"),
    ("opening quotation marks", "„"),
    ("full stops and quotation marks", ".””””””””"),
    ("lines of one letter", "a\n"),
    ("On … without end", "On Monday 2020-01-01 10:15 somebody\n"),
    ("On … : without wrote", "On Monday 2020-01-01 somebody:\n"),
    ("On … wrote, in one line", "On Monday 1 Tom wrote "),
    ("Am … schrieb: …", "Am 12.10.2023 schrieb Tom <t@x.example>:\nJa.\n"),
    ("header look-alikes", "From: a@b.example\n\n"),
    ("header blocks without an end", "From: a\nx@y.example\n"),
    ("header lines", "To: a@b.example\n"),
    ("dates of Lotus Notes", "08/30/2000 08:30 AM\n"),
    ("Lotus Notes without a subject", "08/30/2000 08:30 AM\nTo: x\n"),
    ("rules", "________________________________\n"),
    ("dashes", "-"),
    ("dashed lines", "--- Forwarded by\n"),
    ("signature delimiters", "-- \n"),
    ("signatures", "-- \nTom Kreil\nKreil GmbH · Tel. 0123 456789\n\n"),
    ("sign-offs", "Viele Grüße\nTom\n\n"),
    ("sent from my phone", "Sent from my iPhone\n"),
    ("disclaimers without an end", "This message is for information only\n"),
    ("short lines of names", "Tom Kreil\n\n"),
    ("salutations", "Lieber Tom,\n"),
    ("remarks", "Please don't contact me again. My new address is a@b.example.\n"),
    ("nearly remarks", "I asked you and contact me again soon at this address\n"),
    ("names of the dead", "Karl Ebner Karl Ebner Karl died "),
    ("nearly promises", "Lass uns das mal so. I'll do let's we should\n"),
    ("du and Sie", "du Sie Ihnen hast dir "),
    ("web addresses", "http://x.example/"),
    ("right to left", "שלום עולם, מה שלומך? "),
    ("right to left, with marks", "\u{202e}שלום\u{202c} \u{2067}עולם\u{2069}\n"),
    ("no language", "Xq zrv plomk fnord. Wubba brill trask?\n"),
    ("Chinese", "你好世界。今天天气很好"),
    ("emoji", "👩\u{200d}👩\u{200d}👧😀"),
    ("combining marks", "e\u{301}\u{301}\u{301}"),
    ("letters that grow in lower case", "İẞǅﬃ "),
    ("NUL", "\0"),
    ("apostrophes", "'’-"),
    ("digits", "12.34:56 "),
    ("pipes", "| "),
    ("commas", ","),
    ("stars and minus", "* - * "),
    ("different words", "Aapfel Bbirne Cckirsche Ddattel Eefeige 17a 18b 19c 20d "),
];
