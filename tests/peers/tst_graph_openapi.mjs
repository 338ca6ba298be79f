// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program does its work on the practice tenant through a relay that judges each request and each answer of Graph by
// Microsoft's own description: the whole of it where all goes well, and step 2 in every other scenario. Any violation fails.
//
//   node tst_graph_openapi.mjs PROGRAM

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { Child, giveUpAfter, run } from './children.mjs';
import { certificate, wrongUsage } from './common.mjs';
import { GraphDescription } from './graph-description.mjs';
import { GraphRelay } from './graph-relay.mjs';
import { Practice } from './practice.mjs';

const atATime = 3; // some of them mostly wait
const whole = new Set(['happy', 'prepared']);
const wholePatience = 280_000; // less than CTest's
const json = 'application/json';

/** Without these the program did not do its work, and nothing was judged. */
const needed = ['GET /organization', 'GET /applications', 'GET /applications/{id}', 'POST /applications',
    'DELETE /applications/{id}', 'POST /applications/{id}/addPassword', "GET /servicePrincipals(appId='{appId}')",
    'POST /servicePrincipals', 'POST /oauth2PermissionGrants', 'POST /servicePrincipals/{id}/appRoleAssignedTo'];

/** A judge that never objects proves nothing. */
function judgeObjects(description) {
    const object = (request, answer) => description.judge({ query: '', type: json, body: '', ...request }, answer)
        .violations.map(({ message }) => message).join('\n');
    const good = { status: 201, type: json, body: '{"id": "1", "displayName": "App"}' };
    const create = body => object({ method: 'POST', path: '/applications', body: JSON.stringify(body) }, good);
    assert.equal(create({ displayName: 'App', web: { redirectUris: ['https://localhost/'] } }), '');
    assert.match(create({ displayName: 'App', web: { redirectUri: 'https://localhost/' } }), /redirectUri/);
    assert.match(create({ displayName: 1 }), /displayName/);

    const list = (query, answer) => object({ method: 'GET', path: '/applications', query }, answer);
    const none = { status: 200, type: json, body: '{"value": []}' };
    assert.equal(list("$filter=web/redirectUris/any(u:u eq 'https://x')&$select=id", none), '');
    assert.match(list("$filter=web/redirectUri/any(u:u eq 'https://x')", none), /web\/redirectUri/);
    assert.match(list('$select=id,secret', none), /allowed values/);
    assert.match(list('filter=a', none), /additional properties filter/);
    assert.match(list('', { ...none, body: '{"value": [{"appId": 1}]}' }), /appId/);
    assert.match(list('', { status: 503, type: json, body: '{}' }), /required property .error/);
    assert.match(list('', { status: 200, type: 'text/html', body: '<html>' }), /text\/html/);
    assert.match(object({ method: 'GET', path: '/application' }), /no such request/);
    assert.match(object({ method: 'PUT', path: '/applications/1' }), /no such request/);
    assert.match(object({ method: 'DELETE', path: '/applications/1', body: '{}' }), /has a body/);

    const batch = (url, body) => object(
        { method: 'POST', path: '/$batch', body: JSON.stringify({ requests: [{ id: '1', method: 'GET', url }] }) },
        { status: 200, type: json, body: JSON.stringify({ responses: [{ id: '1', status: 200, headers: {
            'Content-Type': json }, body }] }) });
    assert.equal(batch('/me?$select=id', { id: '1' }), '');
    assert.match(batch('/me?$select=name', { id: '1' }), /allowed values/);
    assert.match(batch('/me', { id: 1 }), /id must be string/);
}

/** What is run in a scenario, one after the other. */
function commandsFor(name, stepTwo) {
    if (whole.has(name))
        return [['plan'], ['setup', '--yes'], ['check'], ['undo', '--yes']];
    return [['apply', '--yes', ...stepTwo.flatMap(id => ['--only', id])]];
}

function faultsOf({ name }) {
    const file = new URL(`../../resources/scenarios/${name}.json`, import.meta.url);
    return JSON.parse(readFileSync(file, 'utf8')).faults;
}

/**
 * Two kinds can't add anything. Broken answers are those of a machine in between, not Graph's: nobody describes them. And
 * what is asked after waiting for a minute is what is asked after a second.
 */
function addsSomething(scenario) {
    const { brokenAnswers = 0, retryAfter = 0 } = faultsOf(scenario) ?? {};
    return brokenAnswers === 0 && retryAfter < 10;
}

/** Does the work in one scenario; resolves to what the relay saw. */
async function work({ name }, commands, description, tls) {
    const practice = await Practice.start(program, ['--scenario', name]);
    const cloud = practice.cloud();
    const relay = await GraphRelay.start(description, cloud.graph, cloud.ca, tls);
    const cloudFile = practice.write('cloud.json', { ...cloud, graph: relay.graph, ca: cloud.ca + relay.ca });
    const setupFile = practice.writeSetup();

    for (const command of commands) {
        const child = new Child(program, [...command, '--json', '--setup', setupFile, '--cloud-file', cloudFile,
            '--browser', 'visitor', '--keychain', 'memory', '--language', 'en'], practice.env);
        child.endInput();
        assert.ok([0, 1, 2, 3].includes(await child.status()), `${name}, ${command[0]}: ${child.said('stderr')}`);
    }
    relay.stop();
    await practice.end();
    return relay;
}

if (process.argv.length !== 3)
    wrongUsage('Give the path of connect-mail-wizard.');
giveUpAfter(wholePatience);
const program = process.argv[2];
const description = await GraphDescription.read();
judgeObjects(description);

const { scenarios } = JSON.parse(await run(program, ['practice', '--list', '--json'], process.env));
const { tasks } = JSON.parse(await run(program, ['tasks', '--json'], process.env));
const stepTwo = tasks.filter(({ step }) => step === 2).map(({ id }) => id);
// Those with faults first: they take their time.
const waiting = scenarios.filter(addsSomething).sort((a, b) => Boolean(faultsOf(b)) - Boolean(faultsOf(a)));
const tls = certificate();
const seen = new Set();
let violations = 0;
await Promise.all(Array.from({ length: atATime }, async () => {
    for (let scenario; (scenario = waiting.shift());) {
        const started = performance.now();
        const relay = await work(scenario, commandsFor(scenario.name, stepTwo), description, tls);
        console.log(`${scenario.name}: ${relay.operations.size} operations, ${relay.violations.length} violations, ${
            Math.round(performance.now() - started)} ms`);
        for (const { method, path, message } of relay.violations)
            console.log(`  ${method} ${path}: ${message}`);
        violations += relay.violations.length;
        relay.operations.forEach(operation => seen.add(operation));
    }
}));
console.log([...seen].sort().join('\n'));
assert.deepEqual(needed.filter(operation => !seen.has(operation)), []);
assert.equal(violations, 0);
