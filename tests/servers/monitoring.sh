# What is given to those who watch Carnet: Prometheus' own tool reads the rules, and the numbers of a portal.

start_promtool() {
  command -v promtool >/dev/null && return
  [ -x "$cache/promtool" ] && return
  # Only the tool of the package: a server that starts by itself is not wanted.
  mkdir -p "$cache"
  (cd "$1" && apt-get download -qq prometheus && dpkg-deb -x prometheus_*.deb prometheus && cp prometheus/usr/bin/promtool "$cache/promtool")
}

instead_promtool() {
  local promtool=$cache/promtool metrics=$(free_port)
  [ -x "$promtool" ] || promtool=promtool
  carnet institution add DEMO --name Demo --country FR --language en >/dev/null
  in_background "$1/portal" env "${settings[@]}" "$CARNET" serve --bind "127.0.0.1:$portal" --metrics-bind "127.0.0.1:$metrics"
  answers "$metrics"
  if "$promtool" check config packaging/monitoring/prometheus.yml >"$1/log" 2>&1 &&
    python3 -c 'import sys, urllib.request as r; sys.stdout.write(r.urlopen(sys.argv[1]).read().decode())' "http://127.0.0.1:$metrics/metrics" |
    "$promtool" check metrics >>"$1/log" 2>&1; then
    printf '%-14s %s\n' "$server" "$(grep -E 'rules found' "$1/log" | tr -s ' ')"
  else
    cat "$1/log"
    return 1
  fi
}
