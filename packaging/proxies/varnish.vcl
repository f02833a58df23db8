vcl 4.1;
# Varnish before Carnet, for a host that has it in front of everything: Carnet's pages are of one person each, so nothing is
# kept. It speaks no HTTPS: with a server before it that does and that adds to X-Forwarded-For, set behind-proxy = 2 in Carnet;
# with hitch and the PROXY protocol, behind-proxy = 1.
backend carnet {
    .host = "127.0.0.1";
    .port = "8080";
    .first_byte_timeout = 300s;
    .between_bytes_timeout = 300s;
}

sub vcl_recv {
    # It has added the client's address to X-Forwarded-For. Uploads, progress and ranges pass as they come.
    return (pass);
}
