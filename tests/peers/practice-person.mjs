// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The person in front of the practice tenant's sign-in: follows an address as a browser does, signs in, consents, and ends
// where that leads, which is a program's own loopback address or a page that says "signed in". Goes through the proxy of
// the environment, where Node is told to (NODE_USE_ENV_PROXY).
//
//   node practice-person.mjs PRACTICE ADDRESS
//
// PRACTICE  a file with the line that "connect-mail-wizard practice" prints
//
// Whom the address hints at signs in, or else the first account with a role. Exit status 0 where it led back.

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { wrongUsage } from './common.mjs';

const mostPages = 8;

/** A window: cookies by host, no scripts. Redirects are followed by hand, since cookies come with them. */
class Window {
    #cookies = new Map();

    async open(address, form) {
        let url = new URL(address);
        for (let hops = 0; hops < mostPages; ++hops) {
            const answer = await fetch(url, {
                method: form ? 'POST' : 'GET',
                body: form && new URLSearchParams(form),
                headers: { cookie: this.#cookies.get(url.host) ?? '' },
                redirect: 'manual',
            });
            const [cookie] = answer.headers.getSetCookie();
            if (cookie)
                this.#cookies.set(url.host, cookie.split(';')[0]);
            const to = answer.headers.get('location');
            if (!to)
                return { url, text: await answer.text() };
            url = new URL(to, url);
            form = undefined;
        }
        throw new Error(`${address} redirects without an end`);
    }
}

/** The page's first form: where it goes, and what is in it. */
function formOf({ url, text }) {
    const [, action, inner] = /<form[^>]* action="([^"]*)"[^>]*>(.*?)<\/form>/s.exec(text) ?? [];
    if (!action)
        return undefined;
    const fields = new Map();
    for (const [tag] of inner.matchAll(/<input[^>]*>/g)) {
        const name = / name="([^"]*)"/.exec(tag)?.[1];
        if (name && !tag.includes('type="checkbox"'))
            fields.set(name, / value="([^"]*)"/.exec(tag)?.[1] ?? '');
    }
    if (inner.includes('value="accept"'))
        fields.set('consent', 'accept');
    return { action: new URL(action, url), fields };
}

/** Signs in and consents from an address on; `typed`: what goes into fields by their names. Resolves to the last page. */
export async function answerPages(address, account, typed = {}) {
    const window = new Window();
    const known = { login: account.user, passwd: account.password, ...typed };
    let page = await window.open(address);
    for (let pages = 0; pages < mostPages; ++pages) {
        const form = formOf(page);
        if (!form)
            return page;
        for (const name of form.fields.keys()) {
            if (known[name])
                form.fields.set(name, known[name]);
        }
        page = await window.open(form.action, form.fields);
    }
    throw new Error(`${account.user} gets no further than this:\n${page.text}`);
}

/** Whom a practice tenant knows by this name; else the first who has a role. */
export function accountOf({ accounts }, user) {
    return accounts.find(account => (user ? account.user === user : account.roles.length > 0));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
    if (process.argv.length !== 4)
        wrongUsage('Give the practice tenant\'s file and an address.');
    const [, , file, address] = process.argv;
    const asked = new URL(address).searchParams;
    const account = accountOf(JSON.parse(readFileSync(file, 'utf8')), asked.get('login_hint'));
    const { url, text } = await answerPages(address, account);
    if (url.origin !== new URL(asked.get('redirect_uri')).origin)
        throw new Error(`${account.user} ends at ${url.origin}${url.pathname}:\n${text}`);
}
