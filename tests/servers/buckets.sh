# Buckets of servers that speak S3.

# in_bucket PORT KEY SECRET
in_bucket() {
  answers "$1"
  settings+=(CARNET_STORAGE=s3://carnet/files "CARNET_S3_ENDPOINT=http://127.0.0.1:$1" CARNET_S3_ALLOW_HTTP=1
    "CARNET_S3_KEY_ID=$2" "CARNET_S3_SECRET=$3")
}

start_moto() {
  from_pypi moto "moto[server,s3]==5.1.18"
  in_background "$1/log" "$cache/moto/bin/moto_server" -H 127.0.0.1 -p "$port"
  in_bucket "$port" anybody anything
  python3 -c 'import sys, urllib.request as r; r.urlopen(r.Request(sys.argv[1], method="PUT"))' "http://127.0.0.1:$port/carnet"
}

start_s3rver() {
  from_npm s3rver s3rver@3.7.1
  in_background "$1/log" node "$cache/s3rver/node_modules/s3rver/bin/s3rver.js" --address 127.0.0.1 --port "$port" \
    --directory "$1/bucket" --configure-bucket carnet
  in_bucket "$port" S3RVER S3RVER
}
