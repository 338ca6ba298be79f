// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Our own program does the whole job with Microsoft's worldwide addresses: the proxy comes from the environment, as in an
// office, and leads them to the practice tenant. No address of a test stands in between, for mail neither.
//
//   node tst_real_names.mjs PROGRAM

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { giveUpAfter } from './children.mjs';
import { wrongUsage } from './common.mjs';
import { Practice } from './practice.mjs';

if (process.argv.length !== 3)
    wrongUsage('Give the path of connect-mail-wizard.');
giveUpAfter(100_000);
const practice = await Practice.start(process.argv[2]);
const setup = practice.writeSetup({ tenantId: undefined });

const job = await practice.throughProxy(['setup', '--yes', '--verbose'], ['--setup', setup]);
const printed = job.said('stdout');
const all = `${job.said('stderr')}\n${printed}`;
assert.equal(await job.status(), 1, `Step 4 is still the person's, and that alone:\n${all}`);
assert.match(printed, /^Test email from support@contoso\.com to adele@contoso\.com$/m);
assert.match(printed, /^ +Name look-up +ok +.*proxy localhost:\d+$/m);
assert.match(printed, /^ +Connection +ok +.*smtp\.office365\.com:587$/m);
assert.match(printed, /^ +Accepted +ok /m, `The test email was not accepted:\n${all}`);
assert.match(printed, /^ +SMTP Server +smtp\.office365\.com$/m);

// What was spoken to, as the log tells.
const hosts = new Set([...all.matchAll(/^cmw\.http: [A-Z]+ (\S+) /gm)].map(([, host]) => host));
assert.deepEqual([...hosts].sort(), ['graph.microsoft.com', 'login.microsoftonline.com', 'outlook.office365.com']);
assert.equal(JSON.parse(readFileSync(setup, 'utf8')).tenantId, practice.addresses.tenantId);

const undone = await practice.throughProxy(['undo', '--yes'], ['--setup', setup]);
assert.equal(await undone.status(), 0, undone.said('stderr'));
assert.equal(await practice.end(), 0);
