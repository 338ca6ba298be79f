// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Judges the JSON document on standard input by a schema of resources/ with ajv, which we did not write:
//   validate.mjs ID        as "urn:connect-mail-wizard:output:run"
// Status 0: valid. 1: not, and why on standard error.

import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readdirSync, readFileSync } from 'node:fs';

import { wrongUsage } from './common.mjs';

const resources = new URL('../../resources/', import.meta.url);

function schemasIn(folder) {
    return readdirSync(folder)
        .filter((name) => name.endsWith('.schema.json'))
        .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
}

// Strict, so that a word that is no keyword is noticed; "required" beside a $ref is how our schemas are written.
const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
addFormats(ajv);
ajv.addSchema(schemasIn(resources));
ajv.addSchema(schemasIn(new URL('output/', resources)));

const validate = ajv.getSchema(process.argv[2] ?? '');
if (!validate)
    wrongUsage(`no schema ${process.argv[2]}`);
if (!validate(JSON.parse(readFileSync(0, 'utf8')))) {
    console.error(ajv.errorsText(validate.errors, { separator: '\n' }));
    process.exit(1);
}
