// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The person in front of oidc-provider.mjs: follows the address as a browser does, signs in, consents, and ends where the
// provider sends the browser at last, which is the program's own loopback address, or the provider's page that says so
// after a code was typed.
//
//   node oidc-person.mjs URL [--code CODE] [--user NAME] [--deny] [--ca FILE]
//
// --code  what is typed on the page for another device's code
// --user  the name that is typed; "person@example.test" if not given
// --deny  leaves by "Cancel" instead of signing in
// --ca    a certificate file to trust, for a provider with --tls
//
// Output, one JSON line: {"visited": […], "status", "text"}: the addresses on the way (without their queries) and the last
// answer. Exit status 1 where the way ends elsewhere, with what was seen on stderr.

import { readFileSync } from 'node:fs';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { parseArgs } from 'node:util';

import { say, wrongUsage } from './common.mjs';

const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        code: { type: 'string' },
        user: { type: 'string', default: 'person@example.test' },
        deny: { type: 'boolean', default: false },
        ca: { type: 'string' },
    },
});
if (positionals.length !== 1)
    wrongUsage('Give the one address to open.');

const ca = options.ca && readFileSync(options.ca);
const cookies = new Map(); // by host and port: a browser keeps the provider's cookies from our own loopback address

/** One request, redirects not followed. */
function send(url, form) {
    const jar = cookies.get(url.host) ?? new Map();
    cookies.set(url.host, jar);
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
    if (form)
        headers['content-type'] = 'application/x-www-form-urlencoded';
    return new Promise((resolve, reject) => {
        const request = (url.protocol === 'https:' ? requestTls : requestPlain)(
            url, { method: form ? 'POST' : 'GET', headers, ca, family: 4, agent: false }, response => {
                for (const line of response.headers['set-cookie'] ?? []) {
                    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
                    jar.set(name, value);
                }
                let text = '';
                response.setEncoding('utf8');
                response.on('data', part => (text += part));
                response.on('end', () => resolve({ status: response.statusCode, location: response.headers.location, text }));
            });
        request.on('error', reject);
        request.end(form && new URLSearchParams(form).toString());
    });
}

function fail(message) {
    process.stderr.write(`${message}\n`);
    process.exit(1);
}

/** The fields of the form for a code; undefined on another page. */
function deviceFields(text) {
    const xsrf = /name="xsrf" value="([^"]*)"/.exec(text)?.[1];
    if (text.includes('id="op.deviceInputForm"'))
        return { xsrf, user_code: options.code ?? '' };
    if (text.includes('id="op.deviceConfirmForm"'))
        return { xsrf, user_code: options.code, confirm: 'yes', ...(options.deny && { abort: 'yes' }) };
    return undefined;
}

const start = new URL(positionals[0]);
const visited = [];
let url = start;
let form;
for (let hops = 0; hops < 20; ++hops) {
    visited.push(url.origin + url.pathname);
    const answer = await send(url, form).catch(error => fail(`${url.origin}: ${error.message}`));
    form = undefined;
    if (answer.location) {
        url = new URL(answer.location, url);
        continue;
    }
    const device = deviceFields(answer.text);
    if (device && visited.length > 1 && options.deny && !device.confirm) {
        say({ visited, status: answer.status, text: answer.text }); // declined: the provider offers another code
        process.exit(0);
    }
    if (device) {
        url = new URL(/action="([^"]*)"/.exec(answer.text)[1], url);
        form = device;
        continue;
    }
    const isDeviceEnd = options.code && !answer.text.includes('name="prompt"');
    if (url.host !== start.host || isDeviceEnd) {
        say({ visited, status: answer.status, text: answer.text });
        process.exit(0);
    }

    const prompt = /name="prompt" value="(login|consent)"/.exec(answer.text)?.[1];
    if (!prompt)
        fail(`No form at ${url.pathname}, status ${answer.status}:\n${answer.text}`);
    if (options.deny) {
        url = new URL(/href="([^"]*\/abort)"/.exec(answer.text)[1], url);
    } else {
        url = new URL(/action="([^"]*)"/.exec(answer.text)[1], url);
        form = prompt === 'login' ? { prompt, login: options.user, password: 'any' } : { prompt };
    }
}
fail(`Too many hops: ${visited.join(' ')}`);
