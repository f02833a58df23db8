# Proxies before Carnet, with the files of packaging/proxies.

# The sample file with this machine's ports and folders in place of the usual ones.
sample() { sed -e "s#127\.0\.0\.1:8080#127.0.0.1:$portal#" -e "s#/etc/ssl/carnet#$scratch#" "packaging/proxies/$1"; }

# The portal learns of one proxy before it, at an address: before_portal [ADDRESS]
before_portal() {
  address=${1:-https://carnet.example.org:$port}
  settings+=(CARNET_BEHIND_PROXY=1 "CARNET_PUBLIC_ADDRESS=$address")
  answers "$port"
}

start_nginx() {
  install_missing nginx nginx
  { echo "pid $1/pid; error_log $1/error; daemon off; worker_processes 1; events {} http { access_log off; client_body_temp_path $1/body; proxy_temp_path $1/proxy;"
    sample nginx.conf | sed -e "s#listen 443#listen 127.0.0.1:$port#" -e "s#listen 80#listen 127.0.0.1:$(free_port)#"; echo "}"; } >"$1/conf"
  in_background "$1/log" /usr/sbin/nginx -c "$1/conf" -p "$1"
  before_portal
}

start_apache() {
  install_missing apache2 apache2
  { echo "ServerName carnet.example.org"; echo "PidFile $1/pid"; echo "ErrorLog $1/error"; echo "Listen 127.0.0.1:$port"; echo "DefaultRuntimeDir $1"
    for module in mpm_event authz_core ssl socache_shmcb proxy proxy_http headers; do echo "LoadModule ${module}_module /usr/lib/apache2/modules/mod_$module.so"; done
    sample apache.conf | sed "s#\*:443#127.0.0.1:$port#"; } >"$1/conf"
  in_background "$1/log" /usr/sbin/apache2 -f "$1/conf" -DFOREGROUND
  before_portal
}

start_haproxy() {
  install_missing haproxy haproxy
  sample haproxy.cfg | sed "s#bind :443#bind 127.0.0.1:$port#" >"$1/conf"
  in_background "$1/log" /usr/sbin/haproxy -f "$1/conf" -db
  before_portal
}

start_caddy() {
  install_missing caddy caddy
  { echo "{"; echo "admin off"; echo "auto_https off"; echo "storage file_system $1/storage"; echo "}"
    sample Caddyfile | sed -e "s#^carnet.example.org {#https://carnet.example.org:$port {\n\tbind 127.0.0.1\n\ttls $scratch/fullchain.pem $scratch/key.pem#"; } >"$1/conf"
  in_background "$1/log" env "HOME=$1" caddy run --config "$1/conf" --adapter caddyfile
  before_portal
}

start_lighttpd() {
  install_missing lighttpd lighttpd
  install_missing lighttpd-mod-openssl /usr/lib/lighttpd/mod_openssl.so
  { echo "server.modules = ()"; echo "server.document-root = \"$1\""; echo "server.errorlog = \"$1/error\""
    echo "server.bind = \"127.0.0.1\""; echo "server.port = $(free_port)"; echo "server.upload-dirs = ( \"$1\" )"
    sample lighttpd.conf | sed -e "s#\":443\"#\"127.0.0.1:$port\"#" -e "s#\"port\" => 8080#\"port\" => $portal#"; } >"$1/conf"
  in_background "$1/log" /usr/sbin/lighttpd -D -f "$1/conf"
  before_portal
}

start_varnish() {
  install_missing varnish varnishd
  sample varnish.vcl | sed "s#\"8080\"#\"$portal\"#" >"$1/conf"
  in_background "$1/log" /usr/sbin/varnishd -F -j none -n "$1/work" -a "127.0.0.1:$port" -f "$1/conf" -s "malloc,64m"
  before_portal "http://127.0.0.1:$port"
}
