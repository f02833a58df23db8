# Postfix, and what stands before it, on loopback; mail comes into a folder.

# postfix_here FOLDER SETTING…: a Postfix of its own that takes mail for example.org on $port, with settings of that service.
postfix_here() {
  local folder=$1
  shift
  [ "$(id -u)" = 0 ] || { echo "Postfix is started by root only" >"$folder/log"; return 1; }
  install_missing postfix /usr/sbin/postfix
  mkdir -p "$folder/etc" "$folder/queue" "$folder/state" "$folder/mail"
  chown postfix "$folder/state" "$folder/mail"
  cat >"$folder/etc/main.cf" <<END
compatibility_level = 3.6
queue_directory = $folder/queue
data_directory = $folder/state
maillog_file = $folder/maillog
maillog_file_prefixes = /
myhostname = mail.example.org
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
virtual_mailbox_domains = example.org
virtual_mailbox_base = $folder/mail
virtual_mailbox_maps = static:ada/
virtual_minimum_uid = 1
virtual_uid_maps = static:$(id -u postfix)
virtual_gid_maps = static:$(id -g postfix)
smtpd_tls_cert_file = $scratch/fullchain.pem
smtpd_tls_key_file = $scratch/key.pem
smtpd_tls_received_header = yes
smtpd_sasl_authenticated_header = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = $folder/login/socket
END
  { echo "127.0.0.1:$port inet n - n - - smtpd"; printf '  -o %s\n' "$@"
    echo "cleanup unix n - n - 0 cleanup"; echo "qmgr unix n - n 300 1 qmgr"; echo "rewrite unix - - n - - trivial-rewrite"
    echo "bounce unix - - n - 0 bounce"; echo "defer unix - - n - 0 bounce"; echo "trace unix - - n - 0 bounce"
    echo "proxymap unix - - n - - proxymap"; echo "tlsmgr unix - - n 1000? 1 tlsmgr"; echo "virtual unix - n n - - virtual"; echo "anvil unix - - n - 1 anvil"
    echo "postlog unix-dgram n - n - 1 postlogd"; } >"$folder/etc/master.cf"
  in_background "$folder/log" /usr/sbin/postfix -c "$folder/etc" start-fg
  answers "$port"
  # Its master outlives who has started it.
  started+=("$(tr -d ' ' <"$folder/queue/pid/master.pid")")
  mailbox=$folder/mail/ada/new
  settings+=(CARNET_SMTP_HELLO=carnet.example.org "CARNET_MAIL_FROM=Carnet <carnet@example.org>" "CARNET_SMTP_CA=$scratch/ca.pem")
}

# Who knows the one user, for Postfix: log_ins FOLDER
log_ins() {
  install_missing dovecot-core dovecot
  mkdir -p "$1/login"
  cat >"$1/dovecot.conf" <<END
base_dir = $1/login
log_path = $1/login.log
protocols =
ssl = no
default_internal_user = postfix
default_login_user = postfix
default_internal_group = postfix
auth_mechanisms = plain login
disable_plaintext_auth = no
passdb {
  driver = static
  args = user=carnet password=seven_grey_geese
}
service auth {
  unix_listener socket {
    mode = 0666
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
END
  in_background "$1/log" /usr/sbin/dovecot -F -c "$1/dovecot.conf"
}

# Submission: nobody is heard without STARTTLS and a log-in; its certificate is from an authority of its own.
start_postfix() {
  log_ins "$1"
  postfix_here "$1" smtpd_tls_security_level=encrypt smtpd_sasl_auth_enable=yes smtpd_tls_auth_only=yes \
    smtpd_client_restrictions=permit_sasl_authenticated,reject
  settings+=("CARNET_SMTP_URL=smtp://carnet:seven_grey_geese@localhost:$port")
}

after_postfix() { left "$1" "using TLSv1" "Authenticated sender: carnet)"; }

# Greylisting: what comes first is refused for now, and taken when it is tried again.
start_postgrey() {
  install_missing postgrey /usr/sbin/postgrey
  local at=$(free_port)
  mkdir -p "$1/grey"
  chown postgrey "$1/grey"
  chmod 755 "$1"
  in_background "$1/grey.log" /usr/sbin/postgrey --inet="127.0.0.1:$at" --dbdir="$1/grey" --user=postgrey --group=nogroup --delay=20 --auto-whitelist-clients=0
  answers "$at"
  postfix_here "$1" "smtpd_recipient_restrictions=check_policy_service,inet:127.0.0.1:$at,reject_unauth_destination" smtpd_peername_lookup=no
  settings+=("CARNET_SMTP_URL=smtp://localhost:$port")
}

after_postgrey() { grep -qi greylisted "$1/portal" || { echo "nothing was refused at first" >&2; return 1; }; }

# left FOLDER WORDS…: what the mail says of its way.
left() {
  local folder=$1 words
  shift
  for words in "$@"; do
    grep -rqF "$words" "$folder/mail/ada/new" || { echo "the mail does not say: $words" >&2; return 1; }
  done
}
