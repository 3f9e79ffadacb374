# How two people write to each other, and what of it is settled.
manners-language = language
manners-register = register
manners-salutation = salutation
manners-called = name
manners-sign-off = sign-off
manners-my-name = signature
manners-region = German spelling
manners-capital-du = Du and Dir in a letter
manners-region-de = as in Germany
manners-region-at = as in Austria
manners-region-ch = as in Switzerland
manners-capital-yes = with a capital
manners-capital-no = without a capital
manners-unknown = cannot be told
manners-part = { $part }: { $value }
manners-part-why = { $part }: { $value } ({ $why })
manners-settled = { $part }: { $value } (set by you on { $date }; the letters show: { $read })
manners-settled-same = { $part }: { $value } (set by you on { $date }; the letters show the same)
manners-settled-new = { $part }: { $value } (set by you on { $date }; the letters do not tell)
manners-why-language = of the last letters { $de ->
    [0] none is
    [one] one is
   *[other] { $de } are
} in German, { $en ->
    [0] none
    [one] one
   *[other] { $en }
} in English
manners-why-sure = certain
manners-why-likely = likely; not both sides show it
manners-why-suggested = likely; { $name } writes so, you never did
manners-why-one-sided = one of you writes du, the other Sie
manners-why-no-evidence = no letter shows it
manners-why-too-little = too little to be sure
manners-why-called = signs as “{ $other }” since your last letter
manners-why-capital = { $capital } of { $all } times with a capital
manners-clash = “{ $line }” was set by you but does not go with: { $what }.
manners-done = From now on, with { $name }: { $parts }.
manners-undone = With { $name } it is as the letters show again: { $parts }.
manners-follows = Hence: { $parts }.
manners-change = { $part } { $new } instead of { $old }
manners-change-none = { $part } { $new }, as before
manners-change-new = { $part } { $new }
manners-nothing-to-undo = nothing of that was set for { $name }
hint-manners = wieder manners { $address } shows what holds
hint-manners-settle = wieder manners { $address } --called NAME (or --register, --salutation …) settles something for good, --undo takes it back
hint-manners-undo = wieder manners { $address } --undo{ $part }
