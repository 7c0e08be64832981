"""What completed deals cost against the market value: fits the fee ranges of assets/forecast.ron; see fit.py."""

import numpy as np
from scipy.optimize import linprog

FIRST_SEASON = 18
# Values in millions at which the bands begin; below the first no range is shown.
BANDS = [0, 0.5, 2, 10, 30]
QUANTILES = (0.1, 0.5, 0.9)
PREMIER_LEAGUE = "GB1"
BIG_FIVE = ["ES1", "IT1", "L1", "FR1"]
# Other codes and the names of the same leagues, as plans and the exports of Transfermarkt, Football Manager and EA FC
# have them. A name that leagues of the five and others share, such as "First Division", is none.
PREMIER_LEAGUE_TOO = ["ENG1", "Premier League", "English Premier League"]
BIG_FIVE_TOO = ["ESP1", "ITA1", "GER1", "FRA1", "La Liga", "LaLiga", "LALIGA EA SPORTS", "Spain Primera Division",
                "Serie A", "Serie A Enilive", "Italian Serie A", "Bundesliga", "German 1. Bundesliga", "Ligue 1",
                "Ligue 1 McDonald's", "French Ligue 1"]
# Leagues that are none of the five: of them nothing is added. Any other code or name is an unknown league.
OTHER_LEAGUES = ["RU1", "BE1", "PO1", "TR1", "NL1", "DK1", "BRA1", "GR1", "UKR1", "ARG1", "SC1", "USA1", "AUT1",
                 "SUI1", "SWE1", "POL1", "NOR1", "CRO1", "CZE1", "GB2", "RU2", "SER1", "IT2", "MEX1", "ISR1", "SVK1",
                 "HUN1", "BUL1", "ES2", "JPN1", "ROM1", "SAU1", "FR2", "L2", "RUS1", "BEL1", "POR1", "TUR1", "NED1",
                 "DEN1", "GRE1", "SCO1", "ENG2", "ITA2", "ESP2", "FRA2", "GER2", "Süper Lig", "Super League Greece",
                 "Liga Portugal", "Russian Premier League", "Eredivisie", "Ukrainian Premier League",
                 "Scottish Premiership", "Jupiler Pro League", "Danish Superliga", "Campeonato Brasileiro",
                 "Ekstraklasa", "Major League Soccer", "MLS", "Serbian SuperLiga", "Czech First League",
                 "Romanian SuperLiga", "Saudi Pro League", "Swiss Super League", "Allsvenskan", "Eliteserien",
                 "SuperSport HNL (Croatia)", "Austrian Bundesliga", "Liga Profesional (Argentina)", "Liga MX",
                 "J1 League", "A-League Men", "Categoría Primera A", "K League 1", "English League Championship",
                 "Spanish Segunda División", "German 2. Bundesliga", "Mexican Liga MX", "Turkish Süper Lig",
                 "Saudi Abdul L. Jameel League", "Campeonato Brasileiro Série A", "Belgian Jupiler Pro League",
                 "Portuguese Liga ZON SAGRES", "Holland Eredivisie", "Chinese Super League", "EFL Championship",
                 "EFL League One", "EFL League Two", "Bundesliga 2", "LALIGA HYPERMOTION", "3. Liga", "CSL",
                 "PKO BP Ekstraklasa", "Serie BKT", "1A Pro League", "ROSHN Saudi League", "Trendyol Süper Lig",
                 "SUPERLIGA", "Ligue 2 BKT", "Ö. Bundesliga", "CSSL", "Scottish Prem", "3F Superliga", "ISL",
                 "SSE Airtricity PD", "A-League", "Hellas Liga", "Česká Liga", "Ukrayina Liha", "Liga Hrvatska",
                 "Magyar Liga", "Sky Bet Championship", "Sky Bet League One", "Sky Bet League Two",
                 "William Hill Premiership", "Saudi Premier Division", "Stars League", "Isuzu UTE A-League"]
NAMES = ["intercept", "log_value", "under_21", "age", "to_premier_league", "to_big_five", "from_premier_league"]

# Years left of the contract on the day of the deal, and what they add: from 212 deals of 2024-25 with contracts of
# mid-2024, checked on 285 of 2025-26. The ranges are a tenth narrower then. No file here has contracts.
CONTRACT = [(0.75, -0.80), (1.4, -0.22), (99, 0.15)]
NARROWER = 0.9


def deals(table):
    """Purchases of which fee, value, age and leagues are known."""
    known = table.dropna(subset=["transfer_fee", "market_value_in_eur", "age", "league_from", "league_to"])
    known = known[(known["transfer_fee"] > 0) & (known["market_value_in_eur"] > 0)]
    known = known.assign(season=known["transfer_season"].str[:2].astype(int))
    return known[known["season"] >= FIRST_SEASON]


def features(deals):
    value, age = np.clip(deals["market_value_in_eur"] / 1e6, 0.1, 100), deals["age"]
    return np.column_stack([
        np.ones(len(deals)), np.log(value / 5), np.clip(21 - age, 0, 4), np.clip(age, 21, 29) - 25,
        deals["league_to"] == PREMIER_LEAGUE, deals["league_to"].isin(BIG_FIVE), deals["league_from"] == PREMIER_LEAGUE,
    ]).astype(float)


def band(deals):
    return np.searchsorted(BANDS, deals["market_value_in_eur"].values / 1e6, "right") - 1


def log_ratio(deals):
    return np.log(deals["transfer_fee"] / deals["market_value_in_eur"]).values


def fit(deals):
    """The median of log(fee / value) by least absolute deviations, and by value band what remains."""
    x, y = features(deals), log_ratio(deals)
    rows, columns = x.shape
    costs = np.r_[np.zeros(columns), np.full(2 * rows, 0.5)]
    bounds = [(None, None)] * columns + [(0, None)] * (2 * rows)
    found = linprog(costs, A_eq=np.hstack([x, np.eye(rows), -np.eye(rows)]), b_eq=y, bounds=bounds, method="highs")
    median = found.x[:columns].round(3)
    rest, bands = y - x @ median, band(deals)
    offsets = [np.quantile(rest[bands == i], QUANTILES).round(2) for i in range(len(BANDS))]
    return dict(zip(NAMES, median)), np.array(offsets), np.quantile(y, QUANTILES).round(3)


def score(deals, median, offsets, constant):
    """Coverage of the ranges, by band too, and the pinball loss of the logarithm beside that of value x constants."""
    y, bands = log_ratio(deals), band(deals)
    ranges = (features(deals) @ np.array([median[name] for name in NAMES]))[:, None] + offsets[bands]

    def pinball(q):
        return sum(np.mean(np.maximum(t * (y - q[:, i]), (t - 1) * (y - q[:, i]))) for i, t in enumerate(QUANTILES))

    inside = (y >= ranges[:, 0]) & (y <= ranges[:, 2])
    return {
        "rows": len(deals), "coverage": inside.mean(), "pinball": pinball(ranges),
        "constant_pinball": pinball(np.tile(constant, (len(deals), 1))),
        "bands": [inside[bands == i].mean() for i in range(len(BANDS))],
    }
