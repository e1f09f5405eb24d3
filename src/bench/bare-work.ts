// The least that requests to seqack could cost, for src/bench/http.ts to measure beside: a sealed id and as much JSON as
// a scenario has; a Durable Object that inserts a row.
import { DurableObject } from "cloudflare:workers";
import { Hono } from "hono";

/** 6.7 KB of JSON, as a scenario has in the mean. */
const SCENARIO = {
	steps: Array.from({ length: 26 }, (_, step) => ({
		step,
		text: "Segment 1 reaches the server, which has never heard of it before and answers at once.",
		segment: { number: step, flags: ["SYN", "ACK"], seq: 2_076_232_597 + step, ack: 101, fate: "delivered" },
		states: { client: "SYN-SENT", server: "SYN-RECEIVED" },
	})),
};
const DESCRIPTION = new TextEncoder().encode(JSON.stringify(["three-way", 1, "x".repeat(150)]));

interface Sql {
	exec(query: string, ...values: readonly string[]): { one(): Readonly<Record<string, number>> };
}

export class Rows extends DurableObject {
	readonly #sql: Sql;

	constructor(state: { readonly storage: { readonly sql: Sql } }, env: unknown) {
		super(state, env);
		this.#sql = state.storage.sql;
		this.#sql.exec("CREATE TABLE IF NOT EXISTS bodies (number INTEGER PRIMARY KEY, body TEXT)");
	}

	insert(body: string): number {
		return this.#sql.exec("INSERT INTO bodies (body) VALUES (?) RETURNING number", body).one().number ?? 0;
	}
}

interface Bindings {
	readonly RECORD: { getByName(name: string): { insert(body: string): Promise<number> } };
}

const imported = () => crypto.subtle.importKey("raw", new Uint8Array(32), "AES-GCM", false, ["encrypt"]);
let key: ReturnType<typeof imported> | undefined;

async function sealed(): Promise<string> {
	key ??= imported();
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const bytes = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key, DESCRIPTION));
	return btoa(String.fromCharCode(...bytes));
}

export default new Hono<{ Bindings: Bindings }>()
	.post("/echo", async (c) => c.json(await c.req.json(), 201))
	.post("/sealed", async (c) => {
		await c.req.json();
		return c.json({ id: await sealed(), ...SCENARIO }, 201);
	})
	.post("/records/:name", async (c) =>
		c.json({ number: await c.env.RECORD.getByName(c.req.param("name")).insert(await c.req.text()) }, 201),
	);
