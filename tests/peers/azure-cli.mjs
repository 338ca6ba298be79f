// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Debian's azure-cli in front of a practice tenant, at Microsoft's host names.

import assert from 'node:assert/strict';

import { Child, run } from './children.mjs';
import { accountOf, answerPages } from './practice-person.mjs';

export class AzureCli {
    constructor(practice) {
        this.practice = practice;
        this.tenantId = practice.addresses.tenantId;
        this.env = { ...practice.behindProxy, AZURE_CONFIG_DIR: `${practice.home}/azure`,
            AZURE_CORE_COLLECT_TELEMETRY: 'no', PYTHONWARNINGS: 'ignore' };
    }

    /** Runs one command; resolves to the JSON that it prints. It has to end with status 0. */
    async run(...args) {
        return JSON.parse(await run('az', [...args, '--only-show-errors', '--output', 'json'], this.env) || 'null');
    }

    /** The administrator signs in, with a code typed into a page. */
    async signInByDeviceCode() {
        const login = new Child('az', ['login', '--use-device-code', '--allow-no-subscriptions'], this.env);
        const [, address, code] = /open the page (\S+) and enter the code (\w+)/.exec(await login.line(/enter the code/));
        const { text } = await answerPages(address, accountOf(this.practice.addresses), { otc: code });
        assert.match(text, /You have signed in/);
        assert.equal(await login.status(), 0, login.said('stderr'));
        assert.equal(JSON.parse(login.said('stdout'))[0].tenantId, this.tenantId);
    }
}
