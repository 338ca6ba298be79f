// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Somebody without a role hands step 2 over: the script that the program writes is run by Debian's azure-cli, signed in as
// an administrator, in the practice tenant. After that the program finds the lines done. A second run changes nothing.
//
//   node tst_handover_az.mjs PROGRAM

import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { AzureCli } from './azure-cli.mjs';
import { giveUpAfter, run } from './children.mjs';
import { wrongUsage } from './common.mjs';
import { Practice } from './practice.mjs';

if (process.argv.length !== 3)
    wrongUsage('Give the path of connect-mail-wizard.');
giveUpAfter(200_000);
const practice = await Practice.start(process.argv[2]);
const setup = practice.writeSetup();

const written = await practice.throughProxy(['handover', '--format', 'az'], ['--setup', setup]);
assert.equal(await written.status(), 0, written.said('stderr'));
const script = join(practice.home, 'webex-connect.sh');
writeFileSync(script, `${written.said('stdout')}\n`);

const az = new AzureCli(practice);
await az.signInByDeviceCode();
const secretFile = join(practice.home, 'secret');
const first = await run('bash', [script, '--secret-file', secretFile], az.env);
console.log(first);
assert.equal(statSync(secretFile).mode & 0o777, 0o600);
const secret = readFileSync(secretFile, 'utf8').trim();
assert.ok(secret && !first.includes(secret));

const again = await run('bash', [script], az.env);
console.log(again);
assert.doesNotMatch(again, /^(Made|Added|Turned on|Granted for)/m);

const clientId = /client ID \(it is no secret\): (\S+)/.exec(first)[1];
await practice.finds({ clientId }, secret);
assert.equal(await practice.end(), 0);
