"""Reads what command-line.sh wrote with NumPy, computes it anew from the original files, and compares."""
import csv
import json
import sys

import numpy as np

data, out = sys.argv[1:]

precip = json.load(open(f"{data}/annual-precip.json"))
rain = np.array(precip["values"]).reshape(precip["height"], precip["width"])
anomaly = np.load(f"{out}/anomaly.npy")
np.testing.assert_allclose(anomaly, rain - rain.mean(axis=1, keepdims=True), rtol=1e-12, atol=1e-9)

rows = list(csv.DictReader(open(f"{data}/seattle-weather-hourly-normals.csv")))
hours = np.load(f"{out}/hours.npy")
assert hours.dtype.names == ("date", "pressure", "temperature", "wind"), hours.dtype
assert list(hours["date"]) == [np.datetime64(row["date"]) for row in rows]
for name in ("pressure", "temperature", "wind"):
    np.testing.assert_array_equal(hours[name], [float(row[name]) for row in rows])

day = np.loadtxt(f"{out}/day.csv")
np.testing.assert_allclose(day, hours["temperature"][23:].reshape(364, 24).mean(axis=0), rtol=1e-14)

first = json.load(open(f"{out}/hours.json"))
assert [row["wind"] for row in first] == [float(row["wind"]) for row in rows[:2]]

print(f"NumPy {np.__version__}: {anomaly.shape} anomalies, {len(hours)} hours and the mean day are what they should be")
