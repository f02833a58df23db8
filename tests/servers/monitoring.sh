# What is given to those who watch Carnet: Prometheus' own tool reads its settings and the alert rules.

start_promtool() {
  command -v promtool >/dev/null && return
  [ -x "$cache/promtool" ] && return
  # Only the tool of the package: a server that starts by itself is not wanted.
  mkdir -p "$cache"
  (cd "$1" && apt-get download -qq -o APT::Sandbox::User=root prometheus && dpkg-deb -x prometheus_*.deb prometheus &&
    cp prometheus/usr/bin/promtool "$cache/promtool") >"$1/log" 2>&1
}

instead_promtool() {
  local promtool=$cache/promtool
  [ -x "$promtool" ] || promtool=promtool
  if "$promtool" check config packaging/monitoring/prometheus.yml >"$1/log" 2>&1; then
    printf '%-14s%s\n' "$server" "$(grep 'rules found' "$1/log" | tr -s ' ')"
  else
    cat "$1/log"
    return 1
  fi
}
