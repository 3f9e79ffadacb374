# Looking back: what is said here must be true of the letters it is made of.
backtest-progress = <bar:30> year <pos>/<len>

backtest-more = { $n ->
    [one] In the one year that can be compared, { $more ->
        [one] the first ten held more people with whom a letter then went either way than the ten you had last heard from or written to.
       *[other] { $fewer ->
            [one] the first ten held fewer people with whom a letter then went either way than the ten you had last heard from or written to.
           *[other] the first ten held as many people with whom a letter then went either way as the ten you had last heard from or written to.
        }
    }
   *[other] { $more ->
        [0] In none
        [one] In one
       *[other] In { $more_words }
    } of { $words } years the first ten held more people with whom a letter then went either way than the ten you had last heard from or written to; { $fewer ->
        [0] in none fewer
       *[other] in { $fewer_words } fewer
    }, in { $same ->
        [0] none as many.
       *[other] { $same_words } as many.
    }
}
backtest-same = { $n ->
    [2] In both years
   *[other] In all { $words } years
} that can be compared, the first ten held as many people with whom a letter then went either way as the ten you had last heard from or written to.
backtest-small = In no year was there anything to choose: never had you lost touch with more than ten people of whom one then came back.
backtest-better = Over all years the order wieder gives was better than the strongest of the simple ones (“{ $strongest }”), and by more than chance easily explains.
backtest-unclear = Whether the order wieder gives is better than the strongest of the simple ones (“{ $strongest }”), your mail does not tell: the difference may be chance.
backtest-worse = Over all years the strongest of the simple orders (“{ $strongest }”) was better than the one wieder gives. Go by the reasons given for each person rather than by the place.
backtest-above-lot = With 95 % confidence, the order wieder gives was better than drawing lots.
backtest-near-lot = Whether the order wieder gives is better than drawing lots is not certain.
backtest-below-lot = The order wieder gives was even worse than drawing lots.
backtest-too-few = { $n ->
    [one] Once only did a letter go either way again after a long silence; it could have { $lost } times. That is too seldom
   *[other] After a long silence a letter went either way again { $n } times; it could have { $lost } times. That is too seldom
} to say how good the order is. It takes at least { $enough }.
backtest-too-few-away = Nearly every time a letter went either way again after a long silence ({ $n } of { $lost }). To judge the order it takes at least { $enough } cases in which it stayed quiet.
backtest-nobody-back = { $lost ->
    [one] At the beginning of one year you had lost touch with one person, and that year no letter went either way.
   *[other] Counted at the beginning of each year, touch was lost { $lost } times, and not once did a letter go either way again that year.
} That does not show whether the order is any good.
backtest-nobody-lost = { $n ->
    [one] At the beginning of the one year that can be checked, there was nobody you had lost touch with.
   *[other] At the beginning of none of the { $words } years that can be checked was there anybody you had lost touch with.
} For that two must have written to each other, five letters over at least a month and each of them on two days, and then fallen silent.
backtest-too-short = The letters here go from { $first } to { $newest }. That is too short: a year can be checked once there are letters from before it and all of it is over.
backtest-no-date = None of the letters here bears a date that has passed. There is nothing to check.

backtest-answered = { $n ->
    [0] In none of these cases did you write first.
    [one] Once you wrote first; { $answered ->
        [0] no answer came within three weeks.
       *[other] the answer came within three weeks.
    }
   *[other] You wrote first { $n } times; { $answered ->
        [0] no answer ever came within three weeks.
        [one] once an answer came within three weeks.
       *[other] { $answered } times an answer came within three weeks.
    }
}
backtest-year = year
backtest-lost = quiet
backtest-back = again
backtest-first-ten = places 1–10
backtest-latest-ten = latest 10
backtest-written = by you
backtest-replied = answer
backtest-legend = quiet: people you had lost touch with when the year began. again: those of them with whom a letter went either way that year. places 1–10: how many of these wieder would have put among the first ten; latest 10: how many were among the ten with the latest last letter. by you: you wrote first; answer: within three weeks.
backtest-rankings = How often the right one stands in front
backtest-rankings-legend = Of two people you had lost touch with, one of whom came back and one did not: so often the first stood in front. By lot it would be 50 %. In brackets, between which values it lies with 95 % confidence.
backtest-left-out = All who were quiet then are compared; those who wanted no more letters, or are at rest, are not taken out here. What is checked is with whom letters went again; but wieder also goes by how well you knew each other and who would have something new to tell, and that does not show here.
backtest-scale = 50 % = by lot
backtest-svg = The chart is in { $path }.

ranking-wieder = wieder
ranking-recency = latest last letter
ranking-frequency = most letters
ranking-rfm = RFM
ranking-interactions_rank = Interactions Rank
ranking-mbg_nbd_alive = MBG/NBD: still there
ranking-mbg_nbd_again = MBG/NBD: soon again

backtest-svg-title = Looking back: how good the order of wieder would have been
backtest-svg-years = People out of touch when each year began, and of them (dark) those who came back that year
