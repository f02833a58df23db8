# A PostgreSQL that is thrown away, for tests/run and tests/servers/run.

# The folder with initdb and pg_ctl of the newest one that is installed; nothing if there is none.
postgres_bin() {
  local folder
  for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) $(dirname "$(command -v initdb || echo /none/initdb)"); do
    if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then echo "$folder"; return; fi
  done
}

postgres_user() { if id postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi; }

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u "$(postgres_user)" -- "$@"; else "$@"; fi
}

# start_postgres BIN FOLDER OPTIONS: a server whose data and socket are in a folder that is made.
start_postgres() {
  mkdir "$2"
  [ "$(id -u)" != 0 ] || chown "$(postgres_user)" "$2"
  (
    cd "$2"
    as_postgres "$1/initdb" -D "$2/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$2.initdb.log"
    as_postgres "$1/pg_ctl" -D "$2/data" -l "$2/log" -w -t 60 start -o \
      "-k $2 -c fsync=off -c synchronous_commit=off -c full_page_writes=off $3" >/dev/null
  )
}

# stop_postgres BIN FOLDER
stop_postgres() {
  if [ -d "$2/data" ]; then (cd "$2" && as_postgres "$1/pg_ctl" -D "$2/data" -m immediate -w stop >/dev/null 2>&1) || true; fi
}
