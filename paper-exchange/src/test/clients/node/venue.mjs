// What the checks of all Node clients share: where the venue is, and how a refusal is recognised.
import assert from 'node:assert/strict';

export const url = process.env.VENUE_URL;
export const ws = url.replace(/^http/, 'ws');
export const apiKey = process.env.API_KEY;
export const secret = process.env.SECRET;
export const symbol = 'BTCUSDT';

/** A price on the grid, some way from another one. */
export const price = (reference, factor) => (Math.round(reference * factor * 100) / 100).toFixed(2);

/** The action must fail with this code of the venue. */
export async function refused(code, action) {
    let answer;
    try {
        answer = await action();
    } catch (error) {
        assert.equal(error.response?.data?.code ?? error.error?.code ?? error.code, code, `got ${error.message}`);
        return;
    }
    assert.fail(`expected ${code}, got the answer ${JSON.stringify(answer)}`);
}

/** Events as they come, and promises of those that are awaited. */
export class Heard {
    #events = [];
    #waiting = [];

    add(event) {
        this.#events.push(event);
        this.#waiting = this.#waiting.filter(({ wanted, resolve }) => !wanted(event) || resolve(event));
    }

    one(wanted, what, seconds = 15) {
        const known = this.#events.find(wanted);
        if (known) {
            return Promise.resolve(known);
        }
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => reject(new Error(`not within ${seconds} seconds: ${what}`)), seconds * 1000);
            this.#waiting.push({ wanted, resolve: (event) => { clearTimeout(timer); resolve(event); } });
        });
    }
}

/** Runs the checks and ends the process, whatever connections the client keeps. */
export async function main(client, checks) {
    setTimeout(() => {
        console.error(`${client}: no end within 60 seconds`);
        process.exit(2);
    }, 60_000);
    try {
        await checks();
    } catch (error) {
        console.error(error);
        process.exit(1);
    }
    console.log(`${client}: all checks held`);
    process.exit(0);
}
