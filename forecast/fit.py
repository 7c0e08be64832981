#!/usr/bin/env python3
"""Fits the models of assets/forecast.ron, and scores them on each season in turn, fitted without it.

    python3 forecast/fit.py DATA --left-out tests/forecast/left-out.json > assets/forecast.ron

DATA is a folder with one file of each of these names, and these columns:

    injury-spells-*.csv   player_id, injury, from, until (the last day out), still_out_at_cut
    squads-*.csv          player_id, team_name, position, age, minutes, year (in which the season begins)
    fees-*.csv            transfer_season, transfer_fee, market_value_in_eur, league_from, league_to, position, age

The scores go to standard error, and the fits without one season each to the file of --left-out, with which the tests
score the program itself. It needs numpy, scipy and pandas, and takes some minutes. docs/forecast.md explains the models.
"""

import argparse
import collections
import glob
import json
import math
import sys

import numpy as np
import pandas as pd
from scipy.optimize import minimize

import fees

KNOTS = [3, 7, 10, 14, 21, 28, 42, 56, 84, 112, 140, 182, 224, 273, 364]
HORIZONS = [1, 4, 8, 12, 26]
TEAM_BINS = 5
LEVEL_AT = 4
DAYS = 730
FIRST_SEASON = 2014

# When the five leagues stood still: the spring of 2020, the late start after it, and the World Cup of 2022. Nobody was
# hurt in a match then, so these weeks say nothing of the months in which they lie.
BREAKS = [("2020-03-14", "2020-06-20"), ("2020-08-01", "2020-09-18"), ("2022-11-14", "2022-12-30")]
# These kept players out, but say nothing of how easily somebody is hurt again.
NO_PAST = ["corona", "covid", "quarantine"]

# What cannot be measured in these files, from the availability flags of Fantasy Premier League, 2018-19 to 2024-25: the
# share still flagged so many days after the day on which they were expected back, and how often those whose chance was
# given as so many percent were missing, against players without a flag.
STILL_OUT_AFTER_REPORT = [(0, 0.63), (7, 0.43), (14, 0.33), (28, 0.21), (56, 0.12)]
MISSING_BY_CHANCE = [(75, 0.37), (50, 0.60), (25, 0.78)]

# What a label says about how long it lasts: the first kind that has a word of it. Whole words count, for "ill" is in
# "Achilles"; labels were given after the fact, so they say more here than they do on the first day.
KINDS = {
    "longest": ["cruciate", "acl", "achilles tendon rupture", "achilles rupture", "ruptured achilles", "torn achilles"],
    "short": ["ill", "illness", "sick", "sickness", "flu", "influenza", "cold", "fever", "virus", "infection", "corona",
              "covid", "knock", "bruise", "bruised", "contusion", "fatigue", "rest", "concussion", "stomach", "stiffness",
              "tightness", "tonsillitis", "dental", "minor", "nose", "quarantine"],
    "long": ["fracture", "fractured", "broken", "surgery", "operation", "meniscus", "ligament", "ligaments", "rupture",
             "ruptured", "dislocation", "dislocated", "cartilage", "syndesmosis", "syndesmotic", "metatarsal", "fibula",
             "tibia", "hernia", "pubalgia", "pubic", "patellar", "achilles", "collarbone", "disc"],
    "medium": ["muscle", "muscular", "hamstring", "calf", "thigh", "groin", "adductor", "quadriceps", "ankle", "knee",
               "foot", "hip", "back", "shoulder", "leg", "toe", "heel", "strain", "sprain", "fiber", "fibre", "abdominal",
               "hand", "wrist", "shin", "pain"],
}


def days(column):
    return pd.to_datetime(column).values.astype("datetime64[D]").astype(int)


def day(text):
    return int(np.datetime64(text).astype("datetime64[D]").astype(int))


def one(folder, name):
    found = sorted(glob.glob(f"{folder}/{name}"))
    if len(found) != 1:
        sys.exit(f"{folder}: found {len(found)} files {name}, expected one")
    return pd.read_csv(found[0])


class Spells:
    """The absences of each player: spells that overlap or touch are one."""

    def __init__(self, table):
        """Of a table of spells; `past` has those of them that count as past injuries."""
        self.past = self
        no_past = table["injury"].astype(str).map(lambda label: has_word(label, NO_PAST)).values
        if no_past.any():
            self.past = Spells(table[~no_past])
        cut = max(days(table["from"]).max(), days(table["until"].dropna()).max())
        table = table.assign(first=days(table["from"]), last=np.nan)
        told = table["until"].notna()
        table.loc[told, "last"] = days(table.loc[told, "until"])
        open_ = table["still_out_at_cut"].astype(str) == "True"
        table["last"] = table["last"].where(~open_, cut)
        # Without a last day, and not out any more, nothing is known of its length.
        table = table.assign(open=open_)[lambda t: t["last"] >= t["first"]].astype({"last": int})
        table = table.sort_values(["player_id", "first"], kind="stable")
        merged = []
        for player, first, last, still, label in zip(
            table["player_id"], table["first"], table["last"], table["open"], table["injury"]
        ):
            if merged and merged[-1][0] == player and first <= merged[-1][2]:
                held = merged[-1]
                if last - first > held[5]:
                    held[4], held[5] = label, last - first
                held[2], held[3] = max(held[2], last), held[3] or still
            else:
                merged.append([player, first, last, still, label, last - first])
        self.all = pd.DataFrame(merged, columns=["player", "first", "last", "open", "label", "long"])
        self.of = {
            player: (group["first"].values, group["last"].values) for player, group in self.all.groupby("player")
        }
        kinds = self.all["label"].astype(str).map(kind_of)
        self.kind = dict(zip(zip(self.all["player"], self.all["first"]), kinds))


def has_word(label, names):
    words = "".join(c if c.isalnum() else " " for c in label.lower()).split()
    held = f" {' '.join(words)} "
    return any(f" {name} " in held for name in names)


def kind_of(label):
    """The number of the kind, or -1 if the label says nothing."""
    return next((number for number, names in enumerate(KINDS.values()) if has_word(label, names)), -1)


def survival(spells):
    """P(still out on the k-th day after the first), by Kaplan and Meier, at the knots."""
    long = (spells["last"] - spells["first"]).values
    ended = ~spells["open"].values
    upto = np.arange(0, KNOTS[-1])
    at_risk = np.array([(long >= d).sum() for d in upto])
    over = np.array([((long == d) & ended).sum() for d in upto])
    curve = np.concatenate([[1.0], np.cumprod(1 - over / np.maximum(at_risk, 1))])
    return [max(round(float(curve[k]), 4), 0.0001) for k in KNOTS]


class Durations:
    """A survival table, log-linear between its knots and beyond them."""

    def __init__(self, at_knots):
        # A share of 0 has no logarithm.
        self.log = np.log(np.maximum(np.concatenate([[1.0], at_knots]), 1e-6))
        self.x = np.array([0] + KNOTS)

    def __call__(self, d):
        d = np.asarray(d, dtype=float)
        slope = (self.log[-1] - self.log[-2]) / (self.x[-1] - self.x[-2])
        beyond = self.log[-1] + slope * (d - self.x[-1])
        return np.exp(np.where(d > self.x[-1], beyond, np.interp(d, self.x, self.log)))

    def weeks(self, count):
        """q: the share still out so many weeks after the week in which they were hurt."""
        return np.array([self(7 * j + np.arange(7)).mean() for j in range(count)])


def panel(squads):
    """First-team players by season: 270 minutes in it, or 450 in the one before."""
    each = squads.groupby(["player_id", "year"], as_index=False).agg(
        minutes=("minutes", "sum"), age=("age", "max"), keeper=("position", lambda p: (p == "Goalkeeper").any()),
        team=("team_name", "first"), teams=("team_name", "nunique"),
    )
    before = each[["player_id", "year", "minutes"]].assign(year=lambda t: t["year"] + 1)
    each = each.merge(before, on=["player_id", "year"], how="left", suffixes=("", "_before"))
    chosen = (each["minutes"] >= 270) | (each["minutes_before"].fillna(0) >= 450)
    return each[chosen & (each["year"] >= FIRST_SEASON)].reset_index(drop=True)


def saturdays(year):
    first, last = day(f"{year}-08-08"), day(f"{year + 1}-05-31")
    # 1 January 1970 was a Thursday.
    return np.arange(first + (2 - first) % 7, last + 1, 7)


def history(spells, players, on):
    """For players on days: spells begun in the last two years, days out in them, days out now (or -1)."""
    if spells.past is not spells:
        return (*history(spells.past, players, on)[:2], history_of_all(spells, players, on)[2])
    return history_of_all(spells, players, on)


def history_of_all(spells, players, on):
    n, d, out = (np.zeros(len(players), dtype=int) for _ in range(3))
    out -= 1
    order = np.argsort(players, kind="stable")
    edges = np.flatnonzero(np.diff(players[order], prepend=players[order][:1] - 1))
    for rows in np.split(order, edges[1:]):
        firsts, lasts = spells.of.get(players[rows[0]], (np.empty(0, int), np.empty(0, int)))
        if not len(firsts):
            continue
        t = on[rows]
        upto, before = np.searchsorted(firsts, t, "right"), np.searchsorted(firsts, t - DAYS, "right")
        n[rows] = upto - before
        overlap = np.minimum(lasts[None, :], t[:, None]) - np.maximum(firsts[None, :], t[:, None] - DAYS + 1) + 1
        d[rows] = np.maximum(overlap, 0).sum(axis=1)
        last = upto - 1
        held = (last >= 0) & (lasts[np.maximum(last, 0)] >= t)
        out[rows] = np.where(held, t - firsts[np.maximum(last, 0)], -1)
    return n, d, out


def kinds_now(spells, players, on, out):
    """The kind of what keeps each player out now, or -1."""
    kinds = np.full(len(players), -1)
    for row in np.flatnonzero(out >= 0):
        kinds[row] = spells.kind[players[row], on[row] - out[row]]
    return kinds


def is_out(spells, players, on):
    return history_of_all(spells, players, on)[2] >= 0


def in_break(on, after=0):
    """Whether the leagues stood still on days, or had so few days before."""
    return np.any([(day(first) <= on) & (on <= day(last) + after) for first, last in BREAKS], axis=0)


def month_of(t):
    return (t.astype("datetime64[D]").astype("datetime64[M]").astype(int)) % 12 + 1


def base(k, age, keeper):
    """lambda0: the chance of an injury in a week of an average player of this age."""
    over, under = np.clip(age - 31, 0, 6), np.clip(21 - age, 0, 4)
    return np.exp(
        k["intercept"] + k["age"] * (np.clip(age, 17, 35) - 25) + k["over_31"] * over + k["under_21"] * under
        + k["goalkeeper"] * keeper
    )


def month_factor(k, month):
    factor = np.where(month == 8, k["august"], np.where(month == 5, k["may"], k["september_to_april"]))
    return np.where((month == 6) | (month == 7), 1.0, factor)


def frailty(k, base, n, d):
    return (k["frailty"] + n) / (k["frailty"] + k["exposure"] * base * (DAYS / 7 - d / 7))


BASE = ["intercept", "age", "over_31", "under_21", "goalkeeper", "august", "may"]


def fit_hazard(cells):
    """Weekly onset of those who are fit, by Poisson likelihood over cells of equal players.

    First what age, position and month alone say, which must hold for who has no known history; then what history adds.
    """
    age, keeper, n, d, month, weeks, hurt = (cells[c].values.astype(float) for c in
                                             ["age", "keeper", "n", "d", "month", "weeks", "hurt"])

    def parts(x):
        k = dict(zip(BASE, x))
        k["august"], k["may"] = np.exp(k["august"]), np.exp(k["may"])
        # The level of the months is the intercept's.
        k["september_to_april"] = 1.05
        return k

    def loss(rate):
        return (weeks * rate - hurt * np.log(rate)).sum() / 1e4

    alone = lambda x: loss(base(parts(x), age, keeper) * month_factor(parts(x), month))
    k = parts(minimize(alone, [-3.5, 0.03, -0.06, -0.09, -0.7, -0.35, -0.25], method="L-BFGS-B").x)
    k["exposure"] = 0.7
    known = base(k, age, keeper)

    def with_history(x):
        return loss(known * frailty(dict(k, frailty=np.exp(x[0])), known, n, d) * month_factor(k, month))

    k["frailty"] = float(np.exp(minimize(with_history, [0.5], method="L-BFGS-B").x[0]))
    return k


def cells_of(spells, people):
    """Player-weeks of those who are fit, counted by what the hazard depends on."""
    found = []
    for year, season in people.groupby("year"):
        weeks = saturdays(year)[:-1]
        players = np.repeat(season["player_id"].values, len(weeks))
        on = np.tile(weeks, len(season))
        n, d, out = history(spells, players, on)
        begun = begins(spells, players, on)
        found.append(pd.DataFrame({
            "year": year, "age": np.repeat(season["age"].values, len(weeks)),
            "keeper": np.repeat(season["keeper"].values, len(weeks)), "n": n, "d": d // 14 * 14 + 7 * (d > 0),
            "month": month_of(on + 7), "hurt": begun, "counts": (out < 0) & ~in_break(on + 7),
        })[lambda t: t["counts"]])
    rows = pd.concat(found)
    return rows.groupby(["year", "age", "keeper", "n", "d", "month"], as_index=False).agg(
        weeks=("hurt", "size"), hurt=("hurt", "sum"))


def begins(spells, players, on):
    """Whether a spell begins in the seven days after a day."""
    found = np.zeros(len(players), dtype=int)
    order = np.argsort(players, kind="stable")
    edges = np.flatnonzero(np.diff(players[order], prepend=players[order][:1] - 1))
    for rows in np.split(order, edges[1:]):
        firsts = spells.of.get(players[rows[0]], (np.empty(0, int),))[0]
        t = on[rows]
        found[rows] = np.searchsorted(firsts, t + 7, "right") > np.searchsorted(firsts, t, "right")
    return found


def rates(k, durations, age, keeper, n, d, out, kinds, on, horizon, constant=None):
    """The chance to be out 0 to `horizon` weeks after each day; the last of the durations is that of every kind."""
    b = base(k, age, keeper)
    ratio = frailty(k, b, n, d)
    if constant is not None:
        b, ratio = np.full(len(age), constant), np.ones(len(age))
    q = durations[-1].weeks(horizon + 1)
    now = out >= 0
    since = np.maximum(out, 0)
    p = np.zeros((horizon + 1, len(age)))
    begun = np.zeros_like(p)
    p[0] = now
    for h in range(1, horizon + 1):
        month = 1.0 if constant is not None else month_factor(k, month_of(on + 7 * h))
        hazard = b * ratio ** (k["shrink"] ** h) * month
        begun[h] = (1 - p[h - 1]) * (1 - np.exp(-hazard))
        lasts = np.choose(kinds % len(durations), [one(since + 7 * h) / one(since) for one in durations])
        still = np.where(now, lasts, 0)
        p[h] = still + (begun[1 : h + 1] * q[h - np.arange(1, h + 1)][:, None]).sum(axis=0)
    return p


def at_least(p, team, counts, sigma):
    """P(at least so many are out) of each team, whose own luck has three points; `team` numbers them, in order."""
    first = np.flatnonzero(np.diff(team, prepend=-1))
    players = np.zeros((len(first), np.bincount(team).max()))
    players[team, np.arange(len(team)) - first[team]] = p
    logit, most = np.log(np.clip(players, 1e-9, 1 - 1e-9) / (1 - np.clip(players, 1e-9, 1 - 1e-9))), max(counts)
    total = np.zeros((len(first), most + 1))
    for z, weight in ((-np.sqrt(3), 1 / 6), (0, 2 / 3), (np.sqrt(3), 1 / 6)):
        out = np.where(players > 0, 1 / (1 + np.exp(-(logit + sigma * z - sigma**2 / 4))), 0)
        chance = np.zeros_like(total)
        chance[:, 0] = 1
        for x in out.T[:, :, None]:
            more = chance * x
            chance -= more
            chance[:, 1:] += more[:, :-1]
            chance[:, -1] += more[:, -1]
        total += weight * chance
    return [total[:, count:].sum(axis=1) for count in counts]


def score(spells, k, durations, season, sigma=0.3):
    """Predicted against observed on the match Saturdays of a season, by horizon, as the program's own check has it."""
    rng, table = np.random.default_rng(1), []
    weeks = saturdays(season["year"].iloc[0])
    weeks = weeks[weeks <= CUT]
    players, target = np.repeat(season["player_id"].values, len(weeks)), np.tile(weeks, len(season))
    age, keeper = (np.repeat(season[c].values.astype(float), len(weeks)) for c in ("age", "keeper"))
    # Players of one club, by club and day.
    one_club = np.repeat((season["teams"] == 1).values, len(weeks))
    team = np.repeat(season["team"].astype("category").cat.codes.values.astype(int), len(weeks)) * 10**6 + target
    by_team = np.flatnonzero(one_club)[np.argsort(team[one_club], kind="stable")]
    team = np.unique(team[by_team], return_inverse=True)[1]
    seen = is_out(spells, players, target)
    out = np.bincount(team, seen[by_team])
    log = lambda x: -np.mean(np.log(np.clip(np.where(seen, x, 1 - x), 1e-6, 1)))
    for horizon in HORIZONS:
        on = target - 7 * horizon
        n, d, now = history(spells, players, on)
        known = (k, durations, age, keeper, n, d, now, kinds_now(spells, players, on, now), on, horizon)
        p, same = rates(*known)[horizon], rates(*known, k["constant"])[horizon]
        order = np.lexsort((rng.random(len(p)), p))
        gaps = [p[part].mean() - seen[part].mean() for part in np.array_split(order, 10)]
        row = {"weeks": horizon, "rows": len(p), "mean_gap": np.mean(np.abs(gaps)), "worst_gap": max(map(abs, gaps)),
               "log_score": log(p), "constant_log_score": log(same)}
        for count, chance in zip((4, 7), at_least(p[by_team], team, (4, 7), sigma)):
            parts = np.array_split(np.argsort(chance, kind="stable"), TEAM_BINS)
            row[f"at_least_{count}"] = {"predicted": chance.mean(), "observed": (out >= count).mean(),
                                        "worst_bin": max(abs(chance[b].mean() - (out[b] >= count).mean()) for b in parts)}
        table.append(row)
    return table


def level(spells, k, durations, people):
    """What the rate is multiplied by, so that as many are out a month ahead as there should be."""
    predicted, seen = [], []
    for year, season in people.groupby("year"):
        weeks = saturdays(year)[::2]
        # Four weeks after a break fewer are out than at other times.
        weeks = weeks[(weeks <= CUT) & ~in_break(weeks, 28)]
        players, target = np.repeat(season["player_id"].values, len(weeks)), np.tile(weeks, len(season))
        age, keeper = (np.repeat(season[c].values.astype(float), len(weeks)) for c in ("age", "keeper"))
        on = target - 7 * LEVEL_AT
        n, d, now = history(spells, players, on)
        seen.append(is_out(spells, players, target))
        kinds = kinds_now(spells, players, on, now)
        predicted.append(rates(k, durations, age, keeper, n, d, now, kinds, on, LEVEL_AT)[LEVEL_AT])
    return np.concatenate(seen).mean() / np.concatenate(predicted).mean()


def fit_all(spells, cells, people, seasons):
    k = fit_hazard(cells[cells["year"].isin(seasons)])
    k["shrink"] = 0.98
    rows = cells[cells["year"].isin(seasons)]
    k["constant"] = rows["hurt"].sum() / rows["weeks"].sum()
    kept = spells.all[spells.all["first"].between(day(f"{min(seasons)}-07-01"), day(f"{max(seasons) + 1}-06-30"))]
    first = (kept["first"].values.astype("datetime64[D]").astype("datetime64[M]").astype(int) + 6) // 12 + 1969
    kept = kept[np.isin(first, list(seasons)) & kept["player"].isin(people["player_id"])]
    at_knots, kinds = survival(kept), kept["label"].map(kind_of)
    by_kind = {kind: survival(kept[kinds == number]) for number, kind in enumerate(KINDS)}
    # Who is hurt twice in a week counts once, and past injuries are more of those who are likelier to be hurt: the rate
    # of single weeks is a little too high for later ones.
    for _ in range(3):
        k["intercept"] += float(np.log(level(spells, k, all_durations(at_knots, by_kind), people[people["year"].isin(seasons)])))
    return k, at_knots, by_kind


def all_durations(at_knots, by_kind):
    return [Durations(held) for held in [*by_kind.values(), at_knots]]


def ron(value, indent=1):
    """A value as RON: what is short on one line."""
    def inline(v):
        match v:
            case dict():
                return "(" + ", ".join(f"{name}: {inline(held)}" for name, held in v.items()) + ")"
            case tuple():
                return "(" + ", ".join(map(inline, v)) + ")"
            case list():
                return "[" + ", ".join(map(inline, v)) + "]"
            case str():
                return json.dumps(v, ensure_ascii=False)
            case float() | np.floating():
                return repr(round(float(v), 4))
        return str(v)

    flat, pad = inline(value), "    " * indent
    if len(flat) + 4 * indent <= 110 or not isinstance(value, (dict, list)):
        return flat
    if isinstance(value, dict):
        rows = [f"{name}: {ron(held, indent + 1)}" for name, held in value.items()]
        return "(\n" + "".join(f"{pad}{row},\n" for row in rows) + "    " * (indent - 1) + ")"
    if all(not isinstance(v, (dict, list, tuple)) for v in value):
        return flat
    rows = [ron(v, indent + 1) for v in value]
    return "[\n" + "".join(f"{pad}{row},\n" for row in rows) + "    " * (indent - 1) + "]"


def season(year):
    return f"{year}-{(year + 1) % 100:02}"


def injuries(folder):
    global CUT
    spells = Spells(one(folder, "injury-spells-*.csv"))
    people = panel(one(folder, "squads-*.csv"))
    CUT = int(spells.all["last"].max())
    cells = cells_of(spells, people)
    seasons = sorted(int(year) for year in people["year"].unique())
    found, left_out = collections.defaultdict(list), {}
    for year in seasons:
        k, at_knots, by_kind = fit_all(spells, cells, people, [s for s in seasons if s != year])
        onset = {name: round(float(value), 4) for name, value in k.items()}
        left_out[season(year)] = {"onset": onset, "lasting": at_knots, "kinds": list(by_kind.values())}
        for row in score(spells, k, all_durations(at_knots, by_kind), people[people["year"] == year]):
            print(year, json.dumps(row, default=float), file=sys.stderr, flush=True)
            found[row["weeks"]].append(row)
    mean = lambda rows, name: float(np.mean([row[name] for row in rows]))
    # Of no season were the chances of a squad further off than this.
    off = lambda weeks: max(row["at_least_4"]["worst_bin"] for upto in HORIZONS if upto <= weeks for row in found[upto])
    k, at_knots, by_kind = fit_all(spells, cells, people, seasons)
    return left_out, {
        "source": "Transfermarkt's injury pages of the squads of five leagues, by anthonyhauser/Football-Injury @035d960",
        "training": f"{season(seasons[0])} to {season(seasons[-1])}",
        "tested_on": "seasons left out in turn, 2014-15 to 2022-23",
        "right_within": [(weeks, math.ceil(100 * off(weeks))) for weeks in (4, 8)],
        "held_out": [
            {"weeks": weeks, **{name: mean(rows, name) for name in
                                ["mean_gap", "worst_gap", "log_score", "constant_log_score"]}}
            for weeks, rows in found.items()
        ],
        "onset": {name: float(value) for name, value in k.items()},
        "days": KNOTS,
        "lasting": at_knots,
        "no_past": NO_PAST,
        "kinds": [{"name": kind, "lasting": by_kind[kind], "words": words} for kind, words in KINDS.items()],
        "reported": STILL_OUT_AFTER_REPORT,
        "doubted": MISSING_BY_CHANCE,
        "team": 0.3,
        "team_in_some_week": 0.45,
    }


def fee_ranges(folder):
    deals = fees.deals(one(folder, "fees-*.csv"))
    seasons, scores, left_out = sorted(deals["season"].unique()), [], {}
    for year in seasons:
        median, offsets, constant = fees.fit(deals[deals["season"] != year])
        left_out[season(2000 + int(year))] = {"median": median, "offsets": offsets.tolist(), "constant": constant.tolist()}
        scores.append(fees.score(deals[deals["season"] == year], median, offsets, constant))
        print(2000 + year, json.dumps(scores[-1], default=float), file=sys.stderr, flush=True)
    covered = [100 * row["coverage"] for row in scores]
    median, offsets, constant = fees.fit(deals)
    return left_out, {
        "source": "Transfermarkt's transfers with a fee, by atasugun/Real-Football-Transfer-Value-Estimation @0c1ea57",
        "training": f"{season(2000 + int(seasons[0]))} to {season(2000 + int(seasons[-1]))}",
        "tested_on": "seasons left out in turn, 2018-19 to 2022-23",
        "inside": (math.floor(min(covered)), math.ceil(max(covered))),
        "held_out": {name: float(np.mean([row[name] for row in scores]))
                     for name in ["coverage", "pinball", "constant_pinball"]},
        "median": {name: float(value) for name, value in median.items()},
        "bands": [{"from": start, "offsets": tuple(float(o) for o in row)} for start, row in zip(fees.BANDS, offsets)],
        "constant": tuple(float(c) for c in constant),
        "contract": fees.CONTRACT,
        "narrower_by_contract": fees.NARROWER,
        "premier_league": [fees.PREMIER_LEAGUE, *fees.PREMIER_LEAGUE_TOO],
        "big_five": fees.BIG_FIVE + fees.BIG_FIVE_TOO,
        "other_leagues": fees.OTHER_LEAGUES,
    }


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data")
    arguments.add_argument("--left-out", required=True)
    arguments = arguments.parse_args()
    (injuries_left_out, injured), (fees_left_out, bought) = injuries(arguments.data), fee_ranges(arguments.data)
    print("// Written by forecast/fit.py; docs/forecast.md explains it.")
    print(ron({"injuries": injured, "fees": bought}))
    rows = [(kind, name, fit) for kind, fits in (("injuries", injuries_left_out), ("fees", fees_left_out))
            for name, fit in fits.items()]
    with open(arguments.left_out, "w") as file:
        lines = [json.dumps({"of": kind, "season": str(name), **fit}) for kind, name, fit in rows]
        file.write("[\n" + ",\n".join(lines) + "\n]\n")


if __name__ == "__main__":
    main()
