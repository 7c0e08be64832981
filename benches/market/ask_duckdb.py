"""The questions of benches/market over the same file in DuckDB, two threads: a name and the least milliseconds on each line."""

import sys
import time

import duckdb

db = duckdb.connect(config={"threads": 2})
db.execute(f"create table people as select * from read_csv('{sys.argv[1]}')")
WHERE = """where sub_position = 'Centre-Back' and date_of_birth > date '1998-08-22'
and contract_expiration_date < date '2028-01-01'"""
COLUMNS = {
    "name": "name",
    "position": "sub_position",
    "age": "date_of_birth desc",
    "nation": "country_of_citizenship",
    "club": "current_club_name",
    "contract": "contract_expiration_date",
    "value": "market_value_in_eur desc",
    "foot": "foot",
    "height": "height_in_cm desc",
}


def least(query, passes=25):
    times = []
    for _ in range(passes):
        begun = time.perf_counter()
        db.execute(query).fetchall()
        times.append(time.perf_counter() - begun)
    return min(times) * 1000


print(f"count {least(f'select count(*) from people {WHERE}'):.4f}")
for name, column in COLUMNS.items():
    print(f"page-{name} {least(f'select * from people {WHERE} order by {column} nulls last limit 57'):.4f}")
