// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A mail submission server that we did not write: Nodemailer's smtp-server, with STARTTLS and XOAUTH2, on 127.0.0.1.
//
//   node smtp-server.mjs [--mode MODE] [--token TOKEN] [--key FILE --cert FILE]
//
// MODE   ok             takes every mail (of the bearer TOKEN alone, where one is given)
//        token-refused  334 with a JSON challenge, then 535: the way of Google, Dovecot and Exchange
//        direct-535     535 as the answer to AUTH
//        454            "temporary authentication failure" as the answer to AUTH
//        sender-550     refuses MAIL FROM
//        rcpt-550       refuses RCPT TO
//        rcpt-some      refuses RCPT TO for whoever is called nobody
//        data-554       refuses the message after its last line: 5.2.252 SendAsDenied, as Exchange does
//        no-starttls    doesn't offer TLS
//        no-xoauth2     offers PLAIN alone
//
// Output, JSON lines: {"port", "ca"} as soon as it listens, where "ca" is the certificate to trust (PEM);
// then {"auth": {"user", "token", "tls"}} for each login that it was asked for, and
// {"mail": {"from", "to": […], "user", "tls", "content"}} for each mail that it took.
// It ends when its standard input ends.

import { parseArgs } from 'node:util';

import { SMTPServer } from 'smtp-server';

import { certificate, endWithInput, listen, say, wrongUsage } from './common.mjs';

const modes = ['ok', 'token-refused', 'direct-535', '454', 'sender-550', 'rcpt-550', 'rcpt-some', 'data-554', 'no-starttls', 'no-xoauth2'];

const { values: options } = parseArgs({
    options: {
        mode: { type: 'string', default: 'ok' },
        token: { type: 'string' },
        key: { type: 'string' },
        cert: { type: 'string' },
    },
});
if (!modes.includes(options.mode))
    wrongUsage(`There is no mode "${options.mode}"; there are: ${modes.join(', ')}`);

function refusal(responseCode, message) {
    return Object.assign(new Error(message), { responseCode });
}

const challenge = { status: '401', schemes: 'bearer', scope: 'https://outlook.office.com/SMTP.Send' };

function onAuth(login, session, answer) {
    say({ auth: { user: login.username, token: login.accessToken ?? '', tls: session.secure } });
    if (options.mode === 'direct-535')
        return answer(refusal(535, '5.7.3 Authentication unsuccessful'));
    if (options.mode === '454')
        return answer(refusal(454, '4.7.0 Temporary authentication failure'));
    if (options.mode === 'token-refused' || (options.token && login.accessToken !== options.token))
        return answer(null, { data: challenge });
    return answer(null, { user: login.username });
}

function onMailFrom(address, session, answer) {
    answer(options.mode === 'sender-550' ? refusal(550, '5.7.1 Sender refused') : null);
}

function onRcptTo(address, session, answer) {
    const refuses = options.mode === 'rcpt-550'
        || (options.mode === 'rcpt-some' && address.address.startsWith('nobody@'));
    answer(refuses ? refusal(550, `5.1.1 ${address.address}: no such recipient`) : null);
}

function onData(stream, session, answer) {
    const parts = [];
    stream.on('data', part => parts.push(part));
    stream.on('end', () => {
        if (options.mode === 'data-554')
            return answer(refusal(554, `5.2.252 SendAsDenied; ${session.user} not allowed to send as another`));
        say({
            mail: {
                from: session.envelope.mailFrom.address,
                to: session.envelope.rcptTo.map(recipient => recipient.address),
                user: session.user,
                tls: session.secure,
                content: Buffer.concat(parts).toString('utf8'),
            },
        });
        return answer(null, `2.0.0 Ok: queued as ${session.id}`);
    });
}

const { key, cert } = certificate(options.key, options.cert);
const server = new SMTPServer({
    key,
    cert,
    name: 'localhost',
    authMethods: [options.mode === 'no-xoauth2' ? 'PLAIN' : 'XOAUTH2'],
    hideSTARTTLS: options.mode === 'no-starttls',
    disableReverseLookup: true,
    onAuth,
    onMailFrom,
    onRcptTo,
    onData,
});
server.on('error', () => { }); // a client that leaves early is its own business
say({ port: await listen(server.server), ca: cert });
endWithInput();
