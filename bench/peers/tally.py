"""DuckDB: a trimmed mean, two gates and a rank with four tie-breaks, from its own table in memory."""

import duckdb

QUERY = """
with ballots as (
    select proposal, evaluator, sum(score) as total,
           sum(score) filter (criterion like 'A%') as a, sum(score) filter (criterion like 'B%') as b,
           sum(score) filter (criterion like 'C%') as c, sum(score) filter (criterion like 'D%') as d
    from marks group by proposal, evaluator
), finals as (
    select proposal, round((sum(total) - max(total) - min(total)) / (count(*) - 2), 2) as final,
           round(avg(a), 2) as a, round(avg(b), 2) as b, round(avg(c), 2) as c, round(avg(d), 2) as d
    from ballots group by proposal
)
select proposal, rank() over (order by final desc, a desc, b desc, c desc, d desc) as place, final,
       place <= 100 as selected
from finals where final >= 65 and a >= 15 order by place, proposal
"""


def prepare(folder):
    database = duckdb.connect()
    database.execute("create table marks as select * from read_csv(?)", [str(folder / "scores.csv")])
    return lambda: database.execute(QUERY).fetchall()
