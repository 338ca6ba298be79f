// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Microsoft's own description of Graph says about a request and its answer. The judge is openapi-backend, with Ajv
// inside; here is only what the description can't tell: names in $filter, $orderby and $search, and $batch.

import { readFileSync } from 'node:fs';

import addFormats from 'ajv-formats';
import Ajv from 'ajv/dist/2020.js';
import { OpenAPIBackend } from 'openapi-backend';

import { batchParts } from './graph-batch.mjs';

const file = new URL('graph-openapi/graph-v1.0.openapi.json', import.meta.url);
const methods = ['get', 'post', 'patch', 'put', 'delete'];

/** Alternate keys as a segment, since openapi-backend reads keys in segments alone: /applications/appId=1. */
const withKeysAsSegments = path => path.replace(/\((\w+)='([^']*)'\)/g, '/$1=$2');

function newAjv(options) {
    return addFormats(new Ajv({ ...options, strict: false, allErrors: true }));
}

/** The description in the judge's terms: an operation is named "METHOD template", as Microsoft writes it. */
function readDescription() {
    const description = JSON.parse(readFileSync(file, 'utf8'));
    const paths = {};
    for (const [template, item] of Object.entries(description.paths)) {
        for (const method of methods.filter(one => item[one])) {
            item[method].operationId = `${method.toUpperCase()} ${template}`;
            // Microsoft Learn, "Microsoft Graph error responses": all errors have one shape. The metadata says it of 4XX.
            item[method].responses['5XX'] = { ...item[method].responses['4XX'] };
        }
        paths[withKeysAsSegments(template)] = item;
    }
    return { ...description, paths };
}

/** The part of a type that has this name; undefined where it has none. */
function member(schema, name) {
    if (!schema)
        return undefined;
    if (schema.properties?.[name])
        return schema.properties[name];
    const inner = [schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
    return inner.map(one => one && member(one, name)).find(Boolean);
}

/** The type of what an operation answers: of one of them, for a list. */
function answeredType(operation) {
    const schema = operation.responses['200']?.content?.['application/json']?.schema;
    return schema?.properties?.value?.type === 'array' ? schema.properties.value.items : schema;
}

const operators = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'and', 'or', 'not', 'in', 'has', 'true', 'false', 'null',
    'asc', 'desc', 'any', 'all', '$count']);

/** The properties that an expression names, as paths of names: "web/redirectUris". */
function namesIn(expression) {
    const text = expression
        .replace(/'(?:[^']|'')*'/g, ' 0 ') // texts
        .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, ' 0 '); // ids
    const variables = new Map(); // of "any" and "all": what they run over
    for (const [, over, variable] of text.matchAll(/([\w/]+)\/(?:any|all)\((\w+):/g))
        variables.set(variable, over);
    const functions = new Set([...text.matchAll(/(\w+)\(/g)].map(found => found[1]));
    return [...text.matchAll(/[A-Za-z_$][\w/$]*/g)].map(([word]) => word.split('/'))
        .map(([first, ...rest]) => [...(variables.has(first) ? variables.get(first).split('/') : [first]), ...rest])
        .map(path => path.filter(name => !operators.has(name) && !functions.has(name)))
        .filter(path => path.length > 0);
}

/** Names of properties in the options whose text the description leaves open. */
function optionNames(query) {
    const names = [...namesIn(query.get('$filter') ?? ''), ...namesIn(query.get('$orderby') ?? '')];
    for (const [, name] of (query.get('$search') ?? '').matchAll(/"(\w+):/g))
        names.push([name]);
    return names;
}

function textOf({ instancePath, message, params }) {
    const detail = params.additionalProperty ?? params.missingProperty ?? params.allowedValues?.join('|') ?? '';
    return `${instancePath || '/'} ${message} ${detail}`.trim();
}

export class GraphDescription {
    static async read() {
        const api = new OpenAPIBackend({
            definition: readDescription(),
            quick: true, // its check of the description knows OpenAPI 3.0 alone
            customizeAjv: (original, options) => newAjv(options),
        });
        await api.init();
        return new GraphDescription(api);
    }

    #api;
    constructor(api) {
        this.#api = api;
    }

    /**
     * What is wrong with a request and its answer: [{method, path, message}], and the operations that it came to.
     * `request`: {method, path, query, type, body}, `answer`: {status, type, body}; bodies as texts. The answer may be
     * missing.
     */
    judge(request, answer) {
        if (request.method === 'POST' && request.path === '/$batch')
            return this.#judgeBatch(request, answer);

        const found = { violations: [], operations: [] };
        const object = message => found.violations.push({ method: request.method, path: request.path, message });
        const asked = { method: request.method, path: withKeysAsSegments(request.path), query: request.query, headers: {} };
        const operation = this.#api.router.matchOperation(asked);
        if (!operation) {
            object('there is no such request');
            return found;
        }
        found.operations.push(operation.operationId);
        this.#judgeRequest(operation, asked, request).forEach(message => object(`request: ${message}`));
        if (answer)
            this.#judgeAnswer(operation, answer).forEach(message => object(`answer ${answer.status}: ${message}`));
        return found;
    }

    #judgeRequest(operation, asked, { query, type, body }) {
        const wrong = [];
        if (body) {
            if (!operation.requestBody)
                return ['has a body'];
            if (!/^application\/json\b/.test(type))
                wrong.push(`is of type ${type}`);
            try {
                asked.body = JSON.parse(body);
            } catch {
                return ['is not JSON'];
            }
            asked.headers = { 'content-type': 'application/json' };
        }
        const { errors } = this.#api.validator.validateRequest(asked, operation);
        wrong.push(...(errors ?? []).map(textOf));
        const answered = answeredType(operation);
        const unknown = optionNames(new URLSearchParams(query)).filter(path => !path.reduce(member, answered));
        for (const path of new Set(unknown.map(names => names.join('/'))))
            wrong.push(`names the property ${path}, which there isn't`);
        return wrong;
    }

    #judgeAnswer(operation, { status, type, body }) {
        const declared = operation.responses[status] ?? operation.responses[`${String(status)[0]}XX`];
        if (!declared)
            return ['is not among its answers'];
        if (!declared.content)
            return body ? ['has a body'] : [];
        if (!/^application\/json\b/.test(type))
            return [`is of type ${type}`];
        let json;
        try {
            json = JSON.parse(body);
        } catch {
            return ['is not JSON'];
        }
        const { errors } = this.#api.validator.validateResponse(json, operation, status);
        return (errors ?? []).map(textOf);
    }

    #judgeBatch(request, answer) {
        const found = { violations: [], operations: ['POST /$batch'] };
        const { parts, complaints } = batchParts(request, answer);
        for (const message of complaints)
            found.violations.push({ method: request.method, path: request.path, message });
        for (const part of parts) {
            const { violations, operations } = this.judge(part.request, part.answer);
            found.violations.push(...violations);
            found.operations.push(...operations);
        }
        return found;
    }
}
