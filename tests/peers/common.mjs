// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the peers' programs have in common: they talk in JSON lines on stdout and end with their standard input, so
// that none outlives the test that started it.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Prints one JSON object as a line, at once. */
export function say(object) {
    writeSync(1, `${JSON.stringify(object)}\n`);
}

/** Prints what is wrong with the arguments and ends with status 2. */
export function wrongUsage(message) {
    writeSync(2, `${message}\n`);
    process.exit(2);
}

/** Listens on 127.0.0.1 at a port that the system chooses; resolves to that port. */
export function listen(server) {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => resolve(server.address().port));
    });
}

/** Ends this program when its standard input ends. */
export function endWithInput() {
    process.stdin.on('end', () => process.exit(0));
    process.stdin.resume();
}

/** A key and its certificate, PEM: those of the two files, or made up for localhost and 127.0.0.1. */
export function certificate(keyFile, certFile) {
    if (keyFile && certFile)
        return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') };

    const folder = mkdtempSync(join(tmpdir(), 'peer-'));
    try {
        const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
        execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost',
            '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', key, '-out', cert], { stdio: 'pipe' });
        return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
    } finally {
        rmSync(folder, { recursive: true });
    }
}
