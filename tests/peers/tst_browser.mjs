// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The whole job with Chromium as the person's browser: the pages of Webex Connect and of the sign-in, both the practice
// tenant's, are read and filled in by what they show, and the client secret comes out of gnome-keyring.
//
//   node tst_browser.mjs PROGRAM
//
// Exit status 0 where mail was sent and received in the end.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

import { Child, giveUpAfter, run } from './children.mjs';
import { wrongUsage } from './common.mjs';

const mailbox = 'support@contoso.com';
const customer = 'customer@example.org';
const patience = 20_000;
const wholePatience = 150_000; // less than CTest's

/** The environment of a session of its own, with a keyring that is open. */
async function ownSession(home) {
    const env = {
        ...process.env, HOME: home, XDG_RUNTIME_DIR: join(home, 'run'), XDG_CURRENT_DESKTOP: '', LC_ALL: 'C.UTF-8',
    };
    for (const name of ['DISPLAY', 'WAYLAND_DISPLAY', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME'])
        delete env[name];
    mkdirSync(env.XDG_RUNTIME_DIR, { mode: 0o700 });

    const bus = new Child('dbus-daemon', ['--session', '--nofork', '--print-address'], env);
    env.DBUS_SESSION_BUS_ADDRESS = await bus.line(/^unix:/);
    const keyring = new Child('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], env);
    keyring.endInput('test-password');
    const isReady = () => run('dbus-send', ['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/',
        'org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'], env);
    while (!(await isReady()).includes('true'));
    return { env, end: async () => { await keyring.stop(); await bus.stop(); } };
}

function startBrowser(env) {
    return chromium.launch({
        executablePath: '/usr/bin/chromium',
        env,
        timeout: patience,
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
            '--disable-component-update', '--disable-sync'],
    });
}

const field = (tab, label) => tab.getByLabel(label, { exact: true });
const press = (tab, name) => tab.getByRole('button', { name, exact: true }).click();
const follow = (tab, name) => tab.getByRole('link', { name, exact: true }).click();

/** Answers the pages of the sign-in in a tab, until it's led to an address of that origin. */
async function signIn(tab, account, origin) {
    const password = field(tab, 'Password');
    for (let pages = 0; new URL(tab.url()).origin !== origin; ++pages) {
        const page = await tab.innerText('main');
        assert.ok(pages < 4 && !page.includes('AADSTS'), `${account.user} can't sign in:\n${page}`);
        const asksWho = await password.isVisible();
        if (asksWho) {
            await field(tab, 'Email').fill(account.user);
            await password.fill(account.password);
        }
        const pressed = press(tab, asksWho ? 'Sign in' : 'Accept');
        await Promise.all([tab.waitForEvent('domcontentloaded'), pressed]).catch(error => {
            throw new Error(`${account.user} gets no further than this:\n${page}`, { cause: error });
        });
    }
}

/** The person in front of the browser. */
class Person {
    constructor(browser, practice) {
        this.browser = browser;
        this.practice = practice;
        this.authority = practice.browserAuthority;
    }

    /** A window where nobody is signed in yet. */
    async newWindow() {
        const window = await this.browser.newContext();
        window.setDefaultTimeout(patience);
        return window;
    }

    account(user) {
        const found = this.practice.accounts.find(account => user ? account.user === user : account.roles.length > 0);
        assert.ok(found, `The practice tenant has no account ${user ?? 'of an admin'}`);
        return found;
    }

    /** Opens an address that the program printed, and signs in as whom it hints at, or else as the admin. */
    async answer(window, address) {
        const asked = new URL(address).searchParams;
        const tab = await window.newPage();
        await tab.goto(address);
        await signIn(tab, this.account(asked.get('login_hint')), new URL(asked.get('redirect_uri')).origin);
        await tab.close();
    }

    /** Runs a command of the program and answers what it asks the browser for; resolves to the ended program. */
    async use(command, args, env) {
        const window = await this.newWindow();
        const child = new Child(process.argv[2], [command, '--language', 'en', '--cloud-file', this.practice.cloudFile,
            '--keychain', 'system', '--browser', 'print', ...args], env);
        child.endInput();
        for await (const { text } of child.lines()) {
            if (text.startsWith(`${this.authority}/`))
                await this.answer(window, text);
        }
        await window.close();
        return child;
    }

    async openWebexConnect() {
        const tab = await (await this.newWindow()).newPage();
        await tab.goto(this.practice.webexConnect);
        return tab;
    }
}

async function openEmailForm(tab) {
    for (const name of ['Assets', 'Apps', 'Configure New App', 'Email'])
        await follow(tab, name);
    const shown = {
        forwardingAddress: await field(tab, 'Forwarding Address').inputValue(),
        callbackUrl: await field(tab, 'Call Back URL').inputValue(),
    };
    assert.match(shown.forwardingAddress, /^[^@]+@[^@]+$/);
    assert.equal(new URL(shown.callbackUrl).pathname, '/callback');
    return shown;
}

/** The lines of the copy sheet in what the program printed, by the form's labels. */
function copySheet(text) {
    const [, sheet] = text.split(/^Fill the form in Webex Connect .*$/m);
    assert.ok(sheet, `The program printed no copy sheet:\n${text}`);
    return new Map(sheet.trim().split('\n').map(line => line.trim().split(/ {2,}/, 2)));
}

async function secretOf(setup, env) {
    const key = `client-secret/${setup.clientId}/${setup.secretKeyId}`;
    const secret = await run('secret-tool', ['lookup', 'user', key, 'server', 'Connect Mail Wizard'], env);
    assert.ok(secret, `The keyring has no ${key}`);
    return secret;
}

async function fillForm(tab, sheet) {
    for (const [label, value] of sheet) {
        const input = field(tab, label);
        const kind = await input.evaluate(one => one.readOnly ? 'shown' : one.type);
        if (kind === 'shown')
            assert.equal(await input.inputValue(), value, `${label} of the copy sheet isn't the form's`);
        else if (kind === 'checkbox')
            await input.setChecked(value === 'ticked');
        else if (kind === 'select-one')
            await input.selectOption({ label: value });
        else
            await input.fill(value);
    }
}

/** Text of the page's notice, which has to be a good one. */
async function notice(tab) {
    const shown = tab.getByRole('status').or(tab.getByRole('alert')).first();
    const text = await shown.innerText();
    assert.equal(await shown.getAttribute('role'), 'status', `Webex Connect says: ${text}`);
    return text;
}

async function generateToken(tab, person) {
    const form = new URL(tab.url());
    await press(tab, 'Generate Token');
    await tab.waitForURL(url => url.origin === person.authority).catch(async error => {
        throw new Error(`Generate Token led nowhere:\n${await tab.innerText('main')}`, { cause: error });
    });
    await signIn(tab, person.account(mailbox), form.origin);
    assert.equal(tab.url(), form.href);
    const alerts = await tab.getByRole('alert').allInnerTexts();
    assert.ok(await field(tab, 'Access Token').inputValue(), `There is no access token. ${alerts}`);
    assert.ok(await field(tab, 'Refresh Token').inputValue(), `There is no refresh token. ${alerts}`);
}

/** From the saved asset to a mailbox outside of the organisation. */
async function sendMail(tab) {
    const subject = 'An answer about order 4711';
    await field(tab, 'To').fill(customer);
    await field(tab, 'Subject').fill(subject);
    await press(tab, 'Send a test mail');
    assert.match(await notice(tab), /^250 2\.0\.0 OK/);
    await follow(tab, 'Write as a customer');
    assert.equal(await tab.getByRole('row').filter({ hasText: subject }).count(), 1, 'The mail did not come out');
}

/** From a mailbox outside of the organisation to the support mailbox, and by its forwarding to Webex Connect. */
async function receiveMail(tab, forwardingAddress) {
    const subject = 'A question about order 4711';
    await field(tab, 'From').fill(customer);
    await field(tab, 'To').fill(mailbox);
    await field(tab, 'Subject').fill(subject);
    await press(tab, 'Send');
    assert.equal(await notice(tab), 'Sent.');
    await follow(tab, 'Received');
    const row = tab.getByRole('row').filter({ hasText: subject });
    assert.equal(await row.count(), 1, 'The mail did not arrive in Webex Connect');
    assert.deepEqual((await row.getByRole('cell').allInnerTexts()).slice(0, 3), [customer, subject, forwardingAddress]);
}

async function wholeJob(person, home, env) {
    const tab = await person.openWebexConnect();
    const shown = await openEmailForm(tab);
    const file = join(home, 'support.json');
    writeFileSync(file, JSON.stringify({ schema: 1, mailbox, assetName: 'Contact Center Email',
        appName: 'Webex Connect Email', secretName: 'Webex Connect', secretMonths: 12, ...shown }));

    const setup = await person.use('setup', ['--setup', file, '--yes'], env);
    const printed = setup.said('stdout');
    const all = `${setup.said('stderr')}\n${printed}`;
    assert.equal(await setup.status(), 1, `Step 4 is still the person's, and that alone:\n${all}`);
    assert.match(printed, /^Test email from support@contoso\.com to adele@contoso\.com$/m);
    assert.match(printed, /^ +Accepted +ok /m, `The program's own test email was not accepted:\n${all}`);

    const sheet = copySheet(printed);
    const secret = await secretOf(JSON.parse(readFileSync(file, 'utf8')), env);
    assert.ok(!all.includes(secret), 'The program printed the client secret');
    await fillForm(tab, sheet.set('client Secret', secret));
    await generateToken(tab, person);
    await press(tab, 'Save');
    assert.equal(await notice(tab), 'Saved.');
    assert.equal(await field(tab, 'Forwarding Address').inputValue(), shown.forwardingAddress);

    await sendMail(tab);
    await receiveMail(tab, shown.forwardingAddress);
}

if (process.argv.length !== 3)
    wrongUsage('Give the path of connect-mail-wizard.');
giveUpAfter(wholePatience);

const home = mkdtempSync(join(tmpdir(), 'browser-'));
process.on('exit', () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
const session = await ownSession(home);
const server = new Child(process.argv[2], ['practice'], session.env);
const practice = JSON.parse(await server.line(/^\{/));
const browser = await startBrowser(session.env);
await wholeJob(new Person(browser, practice), home, session.env);

await browser.close();
server.endInput();
assert.equal(await server.status(), 0, server.said('stderr'));
await session.end();
