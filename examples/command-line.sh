#!/usr/bin/env bash
# From files to arrays, results, pictures, and on to NumPy: the command line in one go.
#
#   examples/command-line.sh [FOLDER]      what is made goes to FOLDER (default: target/command-line)
#
# ASHLAR names another ashlar than the one of this project.
set -euo pipefail

here=$(cd -P "$(dirname "$0")" && pwd)
ashlar=${ASHLAR:-$here/../ashlar}
out=${1:-$here/../target/command-line}
store=$out/weather.ashlar
mkdir -p "$out"
rm -f "$store"

echo "# Two files become arrays"
"$ashlar" import "$here/data/seattle-weather-hourly-normals.csv" "$store:hours"
"$ashlar" import "$here/data/annual-precip.json" "$store:rain" --path values --shape 168,360
"$ashlar" attr set "$store:rain" unit mm
"$ashlar" ls "$store"
"$ashlar" show "$store:hours[:3]" --table

echo "# What differs from the mean of its latitude; the mean day; how windy warm hours are"
"$ashlar" eval "a - mean(a, axis=1, keepdims=True)" --in a="$store:rain" --out "$store:anomaly"
"$ashlar" eval "mean(reshape(h.temperature[23:], (364, 24)), axis=0)" --in h="$store:hours" --out "$store:day"
"$ashlar" eval "mean(h.wind[h.temperature > 20])" --in h="$store:hours"

echo "# Pictures"
"$ashlar" plot "$store:anomaly" "$out/anomaly.png" --title "Precipitation 2016 minus the mean of the latitude, mm"
"$ashlar" plot "$store:hours[:168]" "$out/week.png" --title "A week in January"
"$ashlar" plot "$store:rain" "$out/rain.png" --kind histogram --bins 60

echo "# Files for others"
"$ashlar" export "$store:anomaly" "$out/anomaly.npy"
"$ashlar" export "$store:hours" "$out/hours.npy"
"$ashlar" export "$store:day" "$out/day.csv"
"$ashlar" export "$store:hours[:2]" "$out/hours.json"
"$ashlar" check "$store" --deep

if python3 -c "import numpy" 2>/dev/null; then
  echo "# NumPy reads what was written, and computes the same"
  python3 "$here/check_command_line.py" "$here/data" "$out"
else
  echo "# There is no python3 with NumPy here to read what was written"
fi
