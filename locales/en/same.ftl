# Who is the same person. Each piece of evidence is a sentence by itself.
same-nobody = Nobody seems to be here twice.
same-more = { $shown } of { $count } pairs shown.
same-letters = { $years }, { $n ->
    [one] one letter
   *[other] { $n } letters
}
same-for = { $sentence }
same-against = But: { $sentence }
same-name = Both are called { $name }.
same-spelling = “{ $one }” and “{ $other }” are one name in two spellings.
same-nickname = Both are called { $surname }, and { $one } and { $other } are forms of one first name.
same-initial = Both are called { $surname }, and “{ $one }” fits “{ $other }”.
same-surname = “{ $one }” and “{ $other }” share the first name and one surname.
same-slip = “{ $one }” and “{ $other }” differ by a single letter.
same-both-names = { $address } has borne both names, “{ $one }” and “{ $other }”.
same-spelt = { $address } can be read as “{ $name }”.
same-local = Both have “{ $local }” before the @.
same-followed = { $old } ends in { $stopped }, and { $new } begins in { $began }.
same-followed-at-once = { $old } ends in { $stopped }, just when { $new } begins.
same-correspondents = { $n ->
    [one] One other person appears in letters with both.
   *[other] { $n } other people appear in letters with both.
}
same-domain = Both have an address at { $domain }.
same-only-bearers = Nobody else here is called { $surname }.
same-together = { $n ->
    [one] One letter (of { $of }) went to both at once.
   *[other] { $n } letters (of { $of }) went to both at once.
}
same-overlap = From { $from } to { $to } both addresses were in use.
same-shared = { $address } is used by several people.
same-others-fit = { $n ->
    [one] One other person here might be meant as well.
   *[other] { $n } other people here might be meant as well.
}
same-foreign = Careful: “{ $name }” <{ $address }> is written with foreign letters that look like Latin ones.
same-foreign-like = Careful: “{ $name }” <{ $address }> is written with foreign letters that look like Latin ones. It looks like “{ $other }” <{ $other_address }> but is another name.
same-looks-like = Careful: “{ $name }” <{ $address }> looks like “{ $other }” <{ $other_address }> but is written with other letters.
hint-same = wieder same { $one } { $other }; or with --different, if they are two people
same-done = { $one } and { $other } are one person from now on.
same-different = { $one } and { $other } are two people from now on and will not be proposed again.
same-undone = Nothing is decided about { $one } and { $other } any more.
hint-same-undo = wieder same { $one } { $other } --undo
same-already = That is one person already: { $name }.
same-needs-addresses = both are { $name }
hint-same-needs-addresses = take two of the addresses: { $addresses }
same-contradicts = you said that { $one } and { $other } are two people
same-nothing = nothing is decided about these two
hint-same-list = wieder people --same
same-several = several things are decided about these two
