"""The questions of benches/market over the same file in DuckDB, two threads: for the figures that stand beside it.

cargo bench --bench market -- --write million.csv && python3 benches/market/ask_duckdb.py million.csv
"""

import sys
import time

import duckdb

db = duckdb.connect(config={"threads": 2})
db.execute(f"create table people as select * from read_csv('{sys.argv[1]}')")
WHERE = """where sub_position = 'Centre-Back' and date_of_birth > date '1998-08-22'
and contract_expiration_date < date '2028-01-01'"""


def least(query, passes=25):
    times = []
    for _ in range(passes):
        begun = time.perf_counter()
        db.execute(query).fetchall()
        times.append(time.perf_counter() - begun)
    return min(times) * 1000


print(f"three terms with count: {least(f'select count(*) from people {WHERE}'):.2f} ms")
for where, what in [(WHERE, "after the filter"), ("", "of everybody")]:
    columns = ["name", "date_of_birth", "current_club_name", "market_value_in_eur", "contract_expiration_date"]
    for column in columns:
        query = f"select * from people {where} order by {column} limit 57"
        print(f"a page {what} by {column}: {least(query):.2f} ms")
