"""pandas: the same from the file, as a whole process that prints the ranking."""

import sys

import pandas as pd

marks = pd.read_csv(sys.argv[1])
marks["group"] = marks["criterion"].str[0]
ballots = marks.pivot_table(index=["proposal", "evaluator"], columns="group", values="score", aggfunc="sum")
totals = ballots.sum(axis="columns").groupby("proposal")
table = ballots.groupby("proposal").mean().round(2)
table["final"] = ((totals.sum() - totals.max() - totals.min()) / (totals.count() - 2)).round(2)
table = table[(table["final"] >= 65) & (table["A"] >= 15)]
keys = ["final", "A", "B", "C", "D"]
table = table.sort_values(keys, ascending=False)
first = ~table.duplicated(keys)
table["rank"] = pd.Series(range(1, len(table) + 1), table.index).where(first).ffill().astype(int)
for proposal, row in table.iterrows():
    selected = "selected" if row["rank"] <= 100 else "not selected"
    print(int(row["rank"]), proposal, f"{row['final']:.2f}", selected)
