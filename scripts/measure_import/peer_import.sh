#!/usr/bin/env bash
# Sets up FitTrackee with a database server of its own in a folder, and imports the FIT files of an archive with the code
# that its upload uses: peer_import.sh WORK ARCHIVE [MOST FILES]. Needs Python 3.10 or newer, PostgreSQL and PostGIS
# (Debian: postgresql-15-postgis-3). See README.md.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
work=$(mkdir -p "$1" && cd "$1" && pwd)
archive=$(realpath "$2")
most=${3:-100}
version=1.3.6
folder=$work/fittrackee
server=$work/fittrackee-server
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
port=${FITTRACKEE_PORT:-54329}

if [ ! -x "$folder/bin/ftcli" ]; then
  python3 -m venv "$folder"
  "$folder/bin/pip" install --quiet "fittrackee==$version"
fi
if ! ls "$("$bin/pg_config" --sharedir 2>/dev/null || echo "/usr/share/postgresql/15")"/extension/postgis.control >/dev/null 2>&1; then
  echo "PostGIS is not installed (Debian: apt-get install postgresql-15-postgis-3)" >&2
  exit 1
fi

# A database server does not run as root.
as_server() {
  if [ "$(id -u)" = 0 ]; then
    runuser -u postgres -- "$@"
  else
    "$@"
  fi
}
if [ ! -d "$server" ]; then
  mkdir -p "$server"
  [ "$(id -u)" = 0 ] && chown postgres "$server"
  as_server "$bin/initdb" --pgdata "$server/data" --username fittrackee --auth trust >/dev/null
fi
stop() { as_server "$bin/pg_ctl" --pgdata "$server/data" --mode immediate stop >/dev/null 2>&1 || true; }
trap stop EXIT
as_server "$bin/pg_ctl" --pgdata "$server/data" --wait --log "$server/log" \
  --options "-p $port -k $server -c listen_addresses=" start >/dev/null
socket="postgresql://fittrackee@/%s?host=$server&port=$port"
as_server "$bin/psql" -q -h "$server" -p "$port" -U fittrackee postgres \
  -c 'DROP DATABASE IF EXISTS fittrackee' -c 'CREATE DATABASE fittrackee'
as_server "$bin/psql" -q -h "$server" -p "$port" -U fittrackee fittrackee -c 'CREATE EXTENSION postgis'

address=$(printf "$socket" fittrackee)
export APP_SETTINGS=fittrackee.config.TestingConfig
export DATABASE_URL=$address DATABASE_TEST_URL=$address
export APP_SECRET_KEY=measure UI_URL=http://127.0.0.1 UPLOAD_FOLDER=$work/fittrackee-uploads
rm -rf "$UPLOAD_FOLDER"
mkdir -p "$UPLOAD_FOLDER"
# What it logs of a failed file is told by the number of failures.
"$folder/bin/ftcli" db upgrade >"$work/fittrackee.log" 2>&1
"$folder/bin/python" "$here/upload_code.py" "$archive" "$most" 2>>"$work/fittrackee.log"
