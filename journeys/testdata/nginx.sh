#!/usr/bin/env bash
# Compares how many requests a second Exhibit and nginx answer with the same bytes: the first
# page, packed with brotli, over keep-alive connections on loopback. Both get the same header
# fields and the same cores; nginx has its best case, one file that stays open. They take
# turns, so that what else the machine does falls on both.
#
#   journeys/testdata/nginx.sh BINARY [PATH]
#
# SECONDS_EACH, ROUNDS and CONNECTIONS change how long and how hard. Where there are two cores
# or more, the server has one of them and wrk the others.
set -eu
binary=$1 path=${2:-/}
seconds=${SECONDS_EACH:-3} rounds=${ROUNDS:-5} connections=${CONNECTIONS:-32}

export PATH=$PATH:/usr/sbin
for tool in nginx wrk curl; do
  command -v $tool >/dev/null && continue
  echo "Exhibit is not compared with nginx: $tool is missing (on Debian and Ubuntu: sudo apt-get install nginx-light wrk curl)"
  exit 0
done

server='' client=''
if [ "$(nproc)" -ge 2 ] && command -v taskset >/dev/null; then
  server='taskset -c 0' client="taskset -c 1-$(($(nproc) - 1))"
fi

load=$(cat /proc/loadavg)
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$work"' EXIT

$server "$binary" serve -addr 127.0.0.1:0 >"$work/exhibit.log" & exhibit=$!
for _ in $(seq 300); do grep -q http "$work/exhibit.log" && break; sleep 0.1; done
ours=$(grep -o 'http://[0-9.:]*' "$work/exhibit.log") || { echo "Exhibit does not start" >&2; exit 1; }

accept='Accept-Encoding: br'
mkdir "$work/root"
chmod 755 "$work" "$work/root"
curl -sS -f -D "$work/head" -o "$work/root/body" -H "$accept" "$ours$path"
port=$((20000 + RANDOM % 10000))
theirs=http://127.0.0.1:$port
{
  echo "user $(id -un); worker_processes 1; daemon off; pid $work/pid; error_log $work/nginx.log;"
  echo "events { worker_connections 1024; }"
  echo "http { access_log off; server_tokens off; sendfile on; tcp_nopush on; etag off; keepalive_requests 1000000000;"
  echo "open_file_cache max=10 inactive=1h; open_file_cache_valid 1h;"
  for temp in client_body proxy fastcgi uwsgi scgi; do echo "${temp}_temp_path $work/$temp;"; done
  echo "server { listen 127.0.0.1:$port backlog=1024; root $work/root; location / { try_files /body =404;"
  # Last-Modified, which nginx adds, stands for the ETag.
  tr -d '\r' <"$work/head" | sed -nE \
    -e '/^(HTTP|Date|Content-Length|Etag|Connection)/Id' \
    -e 's/^Content-Type: (.*)/default_type "\1";/Ip;t' \
    -e "s/^([A-Za-z-]+): (.*)/add_header \1 \"\2\";/p"
  echo "}}}"
} >"$work/nginx.conf"
$server nginx -e "$work/nginx.log" -p "$work" -c "$work/nginx.conf" & nginx=$!
for _ in $(seq 100); do curl -sf -o "$work/theirs" "$theirs/" && break; sleep 0.1; done
cmp -s "$work/theirs" "$work/root/body" || { echo "nginx does not send the same bytes" >&2; cat "$work/nginx.log" >&2; exit 1; }
worker=$(pgrep -P $nginx)

ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; } # CPU time of a process, in 1/100 s

# run URL PID FILE adds requests a second, and microseconds of CPU a request, to a file.
run() {
  local before; before=$(ticks "$2")
  $client wrk -t1 -c"$connections" -d"${seconds}s" -H "$accept" "$1" >"$work/wrk"
  if grep -qE 'Non-2xx|Socket errors' "$work/wrk"; then cat "$work/wrk" >&2; exit 1; fi
  awk -v used=$(($(ticks "$2") - before)) '/requests in/ {n = $1} /Requests\/sec/ {print $2, used * 10000 / n}' "$work/wrk" >>"$3"
}
median() { sort -n | awk '{v[NR] = $1} END {print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2}'; }

for _ in $(seq "$rounds"); do
  run "$ours$path" $exhibit "$work/exhibit"
  run "$theirs/" "$worker" "$work/nginx"
done
bytes=$(stat -c %s "$work/root/body")
echo "GET $path: $bytes bytes of brotli, keep-alive, $connections connections, $rounds turns of $seconds s; server ${server:-on all cores}, wrk ${client:-on all cores}"
for who in exhibit nginx; do
  printf '%-8s %8.0f requests/s (median), %5.1f µs of CPU a request\n' $who "$(awk '{print $1}' "$work/$who" | median)" "$(awk '{print $2}' "$work/$who" | median)"
done
compared=$(paste "$work/exhibit" "$work/nginx")
echo "Exhibit to nginx, medians of the turns: $(awk '{printf "%.2f\n", $1 / $3}' <<<"$compared" | median) times the requests/s (budget 0.50), $(awk '{printf "%.2f\n", $4 / $2}' <<<"$compared" | median) times for the same CPU time"
awk -v cores="$(nproc)" '$1 > cores {print "The machine is busy (load " $1 "): wrk may have been what was measured; the CPU time says more."}' <<<"$load"
