// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stands between a client and a Graph, over HTTPS on 127.0.0.1, and judges every request and every answer by Microsoft's
// own description.
//
//   node graph-relay.mjs GRAPH CAFILE      as https://localhost:1234/v1.0, and who issued its certificate
//
// Output, JSON lines: {"graph", "ca"} as soon as it listens; at the end of its standard input, and with that it ends:
// {"violations": [{"method", "path", "message"}], "operations": ["GET /applications/{id}", …]}.

import { readFileSync } from 'node:fs';
import { createServer, request as ask } from 'node:https';
import { pathToFileURL } from 'node:url';

import { certificate, listen, say, wrongUsage } from './common.mjs';
import { GraphDescription } from './graph-description.mjs';

const root = '/v1.0';

async function bodyOf(stream) {
    const parts = [];
    for await (const part of stream)
        parts.push(part);
    return Buffer.concat(parts);
}

/** A relay to a Graph. What it saw: `violations` and `operations`. */
export class GraphRelay {
    violations = [];
    operations = new Set();
    #description;
    #upstream;
    #ca;

    /** `upstream`: the Graph's address; `ca`: PEM of its certificate's issuer. Resolves once it listens. */
    static async start(description, upstream, ca, tls = certificate()) {
        const relay = new GraphRelay();
        relay.#description = description;
        relay.#upstream = new URL(upstream);
        relay.#ca = ca;
        relay.ca = tls.cert;
        relay.server = createServer(tls, (request, answer) => relay.#pass(request, answer).catch(() => answer.destroy()));
        relay.graph = `https://localhost:${await listen(relay.server)}${root}`;
        return relay;
    }

    stop() {
        this.server.closeAllConnections();
        this.server.close();
    }

    /** Headers pass unchanged, the host as well: the other side makes its links to further pages of it. */
    async #pass(request, answer) {
        const body = await bodyOf(request);
        const { hostname, port } = this.#upstream;
        const { method, url, headers } = request;
        const onward = ask({ hostname, port, ca: this.#ca, method, path: url, headers });
        const came = new Promise((resolve, reject) => onward.once('response', resolve).once('error', reject));
        onward.end(body);
        let answered;
        try {
            const response = await came;
            answered = { headers: response.rawHeaders, status: response.statusCode,
                type: response.headers['content-type'] ?? '', body: await bodyOf(response) };
        } finally { // a cut connection is cut on this side, too
            this.#note(request, body, answered);
        }
        answer.writeHead(answered.status, answered.headers);
        answer.end(answered.body);
    }

    #note(request, body, answer) {
        const url = new URL(request.url, this.#upstream);
        const { violations, operations } = this.#description.judge({
            method: request.method,
            path: decodeURIComponent(url.pathname).slice(root.length),
            query: url.search.slice(1),
            type: request.headers['content-type'] ?? '',
            body: body.toString(),
        }, answer && { ...answer, body: answer.body.toString() });
        this.violations.push(...violations);
        operations.forEach(operation => this.operations.add(operation));
    }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    if (process.argv.length !== 4)
        wrongUsage('Give the address of a Graph and the file with its CA.');
    const [, , upstream, caFile] = process.argv;
    const relay = await GraphRelay.start(await GraphDescription.read(), upstream, readFileSync(caFile, 'utf8'));
    say({ graph: relay.graph, ca: relay.ca });
    process.stdin.resume().on('end', () => {
        say({ violations: relay.violations, operations: [...relay.operations].sort() });
        process.exit(0);
    });
}
