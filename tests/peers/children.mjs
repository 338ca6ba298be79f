// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Programs that a test starts: what they say, line by line, and that none of them outlives the test.

import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';

const running = new Set();

process.on('exit', () => {
    for (const child of running)
        child.kill();
});

/** A program with a pipe for each of its streams. */
export class Child {
    #process;
    #name;
    #changes = new EventEmitter();
    #lines = [];
    #isAtEnd = false;

    constructor(command, args, env) {
        this.#name = command;
        this.#process = spawn(command, args, { env });
        running.add(this.#process);
        for (const [name, stream] of [['stdout', this.#process.stdout], ['stderr', this.#process.stderr]])
            createInterface({ input: stream }).on('line', text => this.#change(() => this.#lines.push({ name, text })));
        this.#process.stdin.on('error', () => {}); // it may have ended before it read all: its status tells
        this.#process.on('error', error => this.#end(error.message));
        this.#process.on('close', () => this.#end());
    }

    /** Each line that it says, as {name: 'stdout' or 'stderr', text}, until its end. */
    async *lines() {
        for (let next = 0;;) {
            while (next < this.#lines.length)
                yield this.#lines[next++];
            if (this.#isAtEnd)
                return;
            await once(this.#changes, 'change');
        }
    }

    /** The first line that matches. */
    async line(pattern) {
        for await (const { text } of this.lines()) {
            if (pattern.test(text))
                return text;
        }
        throw new Error(`${this.#name} ended without a line like ${pattern}:\n${this.said('stderr')}`);
    }

    /** Its exit status, at its end. */
    async status() {
        while (!this.#isAtEnd)
            await once(this.#changes, 'change');
        return this.#process.exitCode;
    }

    /** What it has said so far. */
    said(name) {
        return this.#lines.filter(line => line.name === name).map(line => line.text).join('\n');
    }

    endInput(text) {
        this.#process.stdin.end(text);
    }

    async stop() {
        this.#process.kill();
        await this.status();
    }

    #end(reason) {
        running.delete(this.#process);
        this.#change(() => {
            if (reason)
                this.#lines.push({ name: 'stderr', text: reason });
            this.#isAtEnd = true;
        });
    }

    #change(how) {
        how();
        this.#changes.emit('change');
    }
}

/** Ends this program as failed after so many milliseconds: before CTest does, which would leave our children behind. */
export function giveUpAfter(milliseconds) {
    setTimeout(() => {
        process.stderr.write(`Not done after ${milliseconds / 1000} s\n`);
        process.exit(1);
    }, milliseconds).unref();
}

/** Runs a program to its end; resolves to what it said on stdout. It has to end with status 0. */
export async function run(command, args, env) {
    const child = new Child(command, args, env);
    child.endInput();
    const status = await child.status();
    if (status !== 0)
        throw new Error(`${command} ended with status ${status}:\n${child.said('stderr')}`);
    return child.said('stdout');
}
