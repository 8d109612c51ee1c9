#!/usr/bin/python3
"""Nothing in Peerside can reach a network: not in the source, not in the linked programs."""

import os
import re
import subprocess
import tempfile

import gate

SOURCE = re.compile(
    r'\b(GSocket\w*|g_socket_\w+|GNetwork\w*|g_network_\w+|GResolver|g_resolver_\w+|GProxy\w*'
    r'|g_proxy_\w+|GTls\w+|g_tls_\w+|GInetAddress\w*|g_inet_address_\w+|Soup[A-Z]\w*|soup_\w+'
    r'|curl_\w+|CURL|WebKit\w+|webkit_\w+|getaddrinfo|gethostbyname|inet_pton|inet_addr'
    r'|sockaddr_in6?)\b|\b(socket|connect|sendto|recvfrom|bind|listen|accept) \(')
LIBRARY = re.compile(r"dependency\s*\(\s*'(libsoup|libcurl|webkit|gssdp|gupnp|libnm|nice)[^']*'")
SYMBOL = re.compile(
    r'^(socket|connect|bind|listen|accept4?|sendto|recvfrom|getaddrinfo|gethostbyname\w*'
    r'|g_socket_\w+|g_network_\w+|g_resolver_\w+|g_proxy_\w+|g_tls_\w+|g_inet_\w+|soup_\w+|curl_\w+'
    r'|BIO_new_(connect|accept|socket)|SSL_\w+)$')
NEEDED = re.compile(r'^lib(soup|curl|webkit|nm|ssl|gnutls|nss|nice)[-_.0-9\w]*\.so')


def in_source(root):
    complaints = []
    for path in gate.tracked(root):
        if re.match(r'src/.*\.[ch]$', path):
            # Strings stay: a method named in one could be called through GObject or D-Bus.
            text = gate.without_comments(gate.read(root, path))
            complaints += [f'{path}:{gate.line_of(text, m.start())}: {m[0]} talks to a network'
                           for m in SOURCE.finditer(text)]
        elif path.split('/')[-1] == 'meson.build':
            text = gate.read(root, path)
            complaints += [f'{path}:{gate.line_of(text, m.start())}: {m[0]} talks to a network'
                           for m in LIBRARY.finditer(text)]
    return complaints


def in_program(path):
    """What the program itself asks of other libraries; GTK's own needs are GTK's."""
    symbols = subprocess.run(['nm', '--dynamic', '--undefined-only', '--format=posix', path],
                             stdout=subprocess.PIPE, check=True, text=True).stdout
    dynamic = subprocess.run(['readelf', '--dynamic', '--wide', path],
                             stdout=subprocess.PIPE, check=True, text=True).stdout
    names = [line.split()[0].split('@')[0] for line in symbols.splitlines() if line.strip()]
    libraries = re.findall(r'\(NEEDED\)[^[]*\[([^]]+)\]', dynamic)
    return ([f'{path}: imports {n}' for n in names if SYMBOL.match(n)] +
            [f'{path}: is linked with {lib}' for lib in libraries if NEEDED.match(lib)])


source = gate.Gate('no source talks to a network', in_source)
source.fault('GIO sockets', {'src/model/ps-a.c': 'g_socket_client_new ();\n'})
source.fault('plain sockets', {'src/base/ps-a.c': 'fd = socket (AF_INET, SOCK_STREAM, 0);\n'})
source.fault('libsoup', {'src/exchange/ps-a.h': '#include <x.h>\nSoupSession *session;\n'})
source.fault('a library for it', {'src/meson.build': "dependency('libcurl')\n"})
source.innocent('signals are connected, comments are free', {
    'src/ui/app/ps-a.c': 'g_signal_connect (a, "b", c, d); /* no GSocket */ ps_connect_all (x);\n'})

tap = gate.Tap()
source.run(tap)

build = os.environ.get('PS_BUILD_ROOT', '')
for program in ('src/ui/peerside', 'src/ctl/peersidectl'):
    path = os.path.join(build, program)
    if os.path.exists(path):
        found = in_program(path)
        tap.claim(not found, f'{program} imports nothing that talks to a network', found)

with tempfile.TemporaryDirectory() as folder:
    source_file, program = os.path.join(folder, 'a.c'), os.path.join(folder, 'a')
    gate.plant(folder, {'a.c': '#include <sys/socket.h>\n'
                               'int main (void) { return socket (1, 1, 0); }\n'})
    subprocess.run(['cc', '-o', program, source_file], check=True)
    tap.claim(in_program(program), 'planted fault is seen: a linked program that opens a socket')
tap.end()
