// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// POST /$batch taken apart. The metadata doesn't know it; the shapes are those of Microsoft Learn, "Combine multiple HTTP
// requests using JSON batching", in words for Ajv.

import Ajv from 'ajv/dist/2020.js';

const headers = { type: 'object', additionalProperties: { type: 'string' } };

const ajv = new Ajv({ allErrors: true });
const isRequest = ajv.compile({
    type: 'object',
    required: ['requests'],
    additionalProperties: false,
    properties: {
        requests: {
            type: 'array',
            minItems: 1,
            maxItems: 20,
            items: {
                type: 'object',
                required: ['id', 'method', 'url'],
                additionalProperties: false,
                dependentRequired: { body: ['headers'] },
                properties: {
                    id: { type: 'string' },
                    method: { enum: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] },
                    url: { type: 'string', pattern: '^/(?!v1\\.0)' },
                    headers,
                    body: { type: 'object' },
                    dependsOn: { type: 'array', items: { type: 'string' } },
                },
            },
        },
    },
});
const isAnswer = ajv.compile({
    type: 'object',
    required: ['responses'],
    properties: {
        responses: {
            type: 'array',
            items: {
                type: 'object',
                required: ['id', 'status'],
                additionalProperties: false,
                properties: {
                    id: { type: 'string' },
                    status: { type: 'integer', minimum: 200, maximum: 599 },
                    headers,
                    body: { type: 'object' },
                },
            },
        },
    },
});

function read(text, isRight, what) {
    let json;
    try {
        json = JSON.parse(text);
    } catch {
        return { complaint: `${what}: is not JSON` };
    }
    return isRight(json) ? { json } : { complaint: `${what}: ${ajv.errorsText(isRight.errors)}` };
}

/** The header of a part, whatever the case of its name. */
function typeOf(part) {
    return Object.entries(part.headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
}

const textOf = part => (part.body === undefined ? '' : JSON.stringify(part.body));

function partOf(asked, answered) {
    const [path, query = ''] = asked.url.split(/\?(.*)/s);
    return {
        request: { method: asked.method, path: decodeURIComponent(path), query, type: typeOf(asked), body: textOf(asked) },
        answer: answered && { status: answered.status, type: typeOf(answered), body: textOf(answered) },
    };
}

/** Each inner request with its answer, as if it stood alone, and what is wrong with the whole. */
export function batchParts(request, answer) {
    const asked = read(request.body, isRequest, 'request');
    if (!asked.json)
        return { parts: [], complaints: [asked.complaint] };
    const { requests } = asked.json;
    const complaints = [];
    const ids = new Set(requests.map(({ id }) => id));
    if (ids.size < requests.length)
        complaints.push('request: two parts have the same id');
    if (requests.some(({ dependsOn = [] }) => dependsOn.some(id => !ids.has(id))))
        complaints.push('request: a part depends on one that there isn\'t');
    if (!answer || answer.status !== 200) // refused as a whole
        return { parts: requests.map(one => partOf(one)), complaints };

    const answered = read(answer.body, isAnswer, 'answer');
    if (!answered.json)
        return { parts: requests.map(one => partOf(one)), complaints: [...complaints, answered.complaint] };
    const { responses } = answered.json;
    for (const id of ids) {
        if (responses.filter(one => one.id === id).length !== 1)
            complaints.push(`answer: part ${id} is not answered once`);
    }
    return { parts: requests.map(one => partOf(one, responses.find(({ id }) => id === one.id))), complaints };
}
