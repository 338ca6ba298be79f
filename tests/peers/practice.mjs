// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A practice tenant for a test: the program's own server, with a home that goes with it.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Child } from './children.mjs';

const person = new URL('practice-person.mjs', import.meta.url).pathname;

const homes = new Set();
const remove = home => rmSync(home, { recursive: true, force: true, maxRetries: 5 });
process.on('exit', () => homes.forEach(remove));

/** This process's environment for a program that has a home of its own, and no display. */
function withHome(home) {
    const env = { ...process.env, HOME: home, LC_ALL: 'C.UTF-8' };
    for (const name of ['DISPLAY', 'WAYLAND_DISPLAY', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME'])
        delete env[name];
    return env;
}

export class Practice {
    static async start(program, options = []) {
        const practice = new Practice();
        practice.program = program;
        practice.home = mkdtempSync(join(tmpdir(), 'practice-'));
        homes.add(practice.home);
        practice.env = withHome(practice.home);
        practice.server = new Child(program, ['practice', ...options], practice.env);
        practice.addresses = JSON.parse(await practice.server.line(/^\{/));
        return practice;
    }

    /** What a program needs to find Microsoft's host names here: the proxy, and whom to trust. */
    get behindProxy() {
        const { proxy, caFile } = this.addresses;
        const env = { ...this.env, HTTPS_PROXY: proxy, https_proxy: proxy, NODE_USE_ENV_PROXY: '1' };
        for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy', 'NO_PROXY', 'no_proxy'])
            delete env[name];
        return { ...env, REQUESTS_CA_BUNDLE: caFile, NODE_EXTRA_CA_CERTS: caFile };
    }

    /** A file in the home; resolves to its path. */
    write(name, json) {
        const path = join(this.home, name);
        writeFileSync(path, JSON.stringify(json));
        return path;
    }

    cloud() {
        return JSON.parse(readFileSync(this.addresses.cloudFile, 'utf8'));
    }

    /** A set-up with the values of step 1, or as a colleague has prepared it. */
    writeSetup(more = {}) {
        const { prepared, webexConnect, tenantId } = this.addresses;
        const { form, secret, ...known } = prepared ?? {};
        return this.write('setup.json', { schema: 1, assetName: 'Support', mailbox: 'support@contoso.com', tenantId,
            forwardingAddress: '0123456789abcdef0123456789abcdef@mail-us.imiconnect.io',
            callbackUrl: this.callbackUrl, ...known, ...more });
    }

    get callbackUrl() {
        return `${this.addresses.webexConnect}callback`;
    }

    /**
     * Runs our program with Microsoft's own addresses through the proxy: it is told whose certificates to trust, and
     * nothing else. The browser is a command that plays the person. Resolves to the ended program.
     */
    async throughProxy(command, args, input) {
        const cloudFile = this.write('cloud.json', { cloud: 'global', caFile: this.addresses.caFile });
        const accounts = this.write('accounts.json', this.addresses);
        const child = new Child(this.program, [...command, '--cloud-file', cloudFile, '--keychain', 'memory', '--language',
            'en', '--browser', `${process.execPath} ${person} ${accounts}`, ...args], this.behindProxy);
        child.endInput(input);
        await child.status();
        return child;
    }

    /** Our program looks at step 2 with an app that somebody else has made: every line has to be done. */
    async finds(app, secret) {
        const checked = await this.throughProxy(['check', '--json', '--secret-from-stdin'],
            ['--setup', this.writeSetup(app)], `${secret}\n`);
        const lines = (JSON.parse(checked.said('stdout')).tasks ?? []).filter(({ step }) => step === 2);
        assert.ok(lines.length > 0, checked.said('stderr'));
        for (const { id, state, summary } of lines)
            console.log(`${state}  ${id}: ${summary}`);
        assert.deepEqual(lines.filter(({ state }) => state !== 'done'), []);
    }

    /** Resolves to the server's exit status; its home goes with it. */
    async end() {
        this.server.endInput();
        const status = await this.server.status();
        homes.delete(this.home);
        remove(this.home);
        return status;
    }
}
