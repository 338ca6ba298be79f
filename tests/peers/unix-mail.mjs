// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Mail submission servers that we did not write, as Debian has them, on 127.0.0.1, with STARTTLS and XOAUTH2. Both let
// Dovecot ask a token endpoint of ours (RFC 7662) whether a bearer token is good, and hand the mail on to a sink.
//
//   node unix-mail.mjs --server dovecot|postfix --token TOKEN --user ADDRESS
//
// dovecot  Dovecot's submission service.
// postfix  Postfix with Dovecot's SASL; ADDRESS may send as itself alone.
//
// The sink, and Postfix itself, refuse the receiver nobody@example.com.
//
// Output, JSON lines: {"port", "ca"} as soon as it listens, then {"mail": {"from", "to": […], "content"}} for each mail that
// came through. It ends when its standard input ends. Root alone may start these servers.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { SMTPServer } from 'smtp-server';

import { certificate, listen, say, wrongUsage } from './common.mjs';

const { values: options } = parseArgs({
    options: { server: { type: 'string' }, token: { type: 'string' }, user: { type: 'string' } },
});
if (!['dovecot', 'postfix'].includes(options.server) || !options.token || !options.user)
    wrongUsage('Needed: --server dovecot|postfix --token TOKEN --user ADDRESS');

const folder = mkdtempSync(join(tmpdir(), 'unix-mail-'));
chmodSync(folder, 0o755);
const children = [];

/** Writes a file into the folder; its path. */
function write(name, text) {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
}

/** A port that is free now. These servers can't let the system choose. */
async function freePort() {
    const server = createServer();
    const port = await listen(server);
    await new Promise(resolve => server.close(resolve));
    return port;
}

/** Tells whether a token is good. RFC 7662. */
function tokenEndpoint() {
    return listen(createHttpServer(async (request, response) => {
        let body = '';
        for await (const part of request)
            body += part;
        const isGood = new URLSearchParams(body).get('token') === options.token;
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify(isGood ? { active: true, username: options.user } : { active: false }));
    }));
}

/** Where the mail ends up. */
function sink() {
    const server = new SMTPServer({
        name: 'localhost',
        authOptional: true,
        hideSTARTTLS: true,
        disableReverseLookup: true,
        onRcptTo(address, session, answer) {
            answer(address.address === 'nobody@example.com'
                ? Object.assign(new Error('5.1.1 nobody there'), { responseCode: 550 }) : null);
        },
        async onData(stream, session, answer) {
            let content = '';
            for await (const part of stream.setEncoding('utf8'))
                content += part;
            const { mailFrom, rcptTo } = session.envelope;
            say({ mail: { from: mailFrom.address, to: rcptTo.map(one => one.address), content } });
            answer(null, '2.0.0 Ok: queued as SINK');
        },
    });
    server.on('error', () => { });
    return listen(server.server);
}

function start(command, args) {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    children.push(child);
    child.on('exit', status => end(status === 0 ? 0 : 1));
    return child;
}

async function untilItListens(port) {
    for (;;) {
        const socket = connect(port, '127.0.0.1');
        const isThere = await new Promise(resolve => socket.on('connect', () => resolve(true)).on('error', () => resolve(false)));
        socket.destroy();
        if (isThere)
            return;
        await pause(50); // it says nowhere that it is ready
    }
}

async function startDovecot(protocols, services) {
    const tokens = await tokenEndpoint();
    const oauth2 = write('oauth2.conf', `
introspection_mode = post
introspection_url = http://127.0.0.1:${tokens}/introspect
username_attribute = username
active_attribute = active
active_value = true
timeout_msecs = 10000
`);
    mkdirSync(join(folder, 'run'));
    const config = write('dovecot.conf', `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/dovecot.log
protocols = ${protocols}
listen = 127.0.0.1
hostname = localhost
ssl = required
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
auth_mechanisms = xoauth2
disable_plaintext_auth = yes
mail_location = maildir:${folder}/mail/%u
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${oauth2}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${folder}/mail/%u
}
service anvil {
  chroot =
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
${services}
`);
    start('dovecot', ['-F', '-c', config]);
}

async function startDovecotSubmission(port) {
    const relay = await sink();
    await startDovecot('submission', `
submission_relay_host = 127.0.0.1
submission_relay_port = ${relay}
submission_relay_trusted = no
service submission-login {
  chroot =
  inet_listener submission {
    port = ${port}
  }
}
service auth {
  unix_listener auth-userdb {
    mode = 0666
  }
}
`);
}

async function startPostfix(port) {
    const [relay, sasl] = [await sink(), await freePort()];
    await startDovecot('none', `
service auth {
  inet_listener {
    address = 127.0.0.1
    port = ${sasl}
  }
}
`.trimStart());
    await untilItListens(sasl);
    const [, user, group] = /uid=(\d+).*gid=(\d+)/.exec(execFileSync('id', ['postfix'], { encoding: 'utf8' }));
    for (const name of ['spool', 'data', 'config'])
        mkdirSync(join(folder, name));
    chownSync(join(folder, 'data'), Number(user), Number(group));
    // Postfix's own file has what its parts need; its ports are replaced by the one that is asked for.
    const parts = readFileSync('/etc/postfix/master.cf.proto', 'utf8').split('\n')
        .filter(line => line && !line.startsWith('#') && !/^(\s|smtp\s+inet|\S+\s+(unix|fifo)\s.*pipe)/.test(line))
        .map(line => line.replace(/^(\S+\s+\S+\s+\S+\s+\S+\s+)y/, '$1n'));
    write('config/master.cf', `${parts.join('\n')}
127.0.0.1:${port} inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
`);
    write('config/owners', `${options.user} ${options.user}\n`);
    write('config/refused', 'nobody@example.com 550 5.1.1 nobody there\n');
    write('config/main.cf', `
compatibility_level = 3.6
queue_directory = ${folder}/spool
data_directory = ${folder}/data
maillog_file = /dev/stderr
maillog_file_prefixes = /dev
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = localhost
mydestination =
alias_maps =
local_recipient_maps =
relayhost = [127.0.0.1]:${relay}
smtp_host_lookup = native
smtp_dns_support_level = disabled
smtpd_tls_cert_file = ${folder}/cert.pem
smtpd_tls_key_file = ${folder}/key.pem
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:${sasl}
smtpd_sender_login_maps = texthash:${folder}/config/owners
smtpd_sender_restrictions = reject_sender_login_mismatch
smtpd_recipient_restrictions = check_recipient_access texthash:${folder}/config/refused, reject_unlisted_recipient, permit_sasl_authenticated, reject
smtpd_relay_restrictions = permit_sasl_authenticated, reject
`);
    start('postfix', ['-c', join(folder, 'config'), 'start-fg']);
}

let isEnding = false;

/** By their process ids; the folder goes when they are gone. */
async function end(status) {
    if (isEnding)
        return;
    isEnding = true;
    const master = join(folder, 'spool/pid/master.pid'); // Postfix's own, which its starter doesn't take along
    if (existsSync(master))
        process.kill(Number(readFileSync(master, 'utf8')));
    await Promise.all(children.filter(child => child.exitCode === null && child.signalCode === null).map(child => {
        child.kill();
        return once(child, 'exit');
    }));
    rmSync(folder, { recursive: true, force: true });
    process.exit(status);
}
process.stdin.on('end', () => end(0));
process.stdin.resume();

const { key, cert } = certificate();
write('key.pem', key);
chmodSync(join(folder, 'key.pem'), 0o600);
write('cert.pem', cert);
const port = await freePort();
await (options.server === 'dovecot' ? startDovecotSubmission(port) : startPostfix(port));
await untilItListens(port);
say({ port, ca: cert });
