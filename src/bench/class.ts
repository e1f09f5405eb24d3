// A class behind one address, callers limited as by default: each learner gets a token and an assessed scenario from the
// LMS, opens it, hands in, and the LMS reads the record. Prints how long requests took, and every answer that was not as it
// should be; ends with 1 when there is one. `npm run bench:class -- --learners 2000 --seconds 55`
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs, parseEnv } from "node:util";
import * as v from "valibot";
import { buildIfChanged, DIST, readBuilt } from "../cli/build/built.ts";
import { newSecrets } from "../cli/secrets.ts";
import { serve } from "../cli/serve/workerd.ts";
import { Tenant } from "../contract/primitives.ts";
import { importMacRing } from "../http/identity/mac-ring.ts";
import { signServerKey } from "../http/identity/server-key.ts";
import { seededRandom } from "../scenario/random.ts";

const { values } = parseArgs({
	options: { learners: { type: "string", default: "2000" }, seconds: { type: "string", default: "55" } },
});
const LEARNERS = Number(values.learners);
const WITHIN_MS = Number(values.seconds) * 1000;

const secrets = newSecrets();
const records = mkdtempSync(join(tmpdir(), "class-"));
buildIfChanged();
const server = await serve({
	dir: DIST,
	host: "127.0.0.1",
	port: 0,
	records,
	variables: { ...readBuilt(DIST).vars, ...parseEnv(secrets), RATE_LIMIT: "on" },
});
const ring = await importMacRing(parseEnv(secrets).SERVER_KEY_SECRET ?? "");
const serverKey = await signServerKey(
	{ tenant: v.parse(Tenant, "school"), keyId: "class" },
	Math.floor(Date.now() / 1000),
	ring,
);

const tookMs = new Map<string, number[]>();
const faults: string[] = [];

interface Asked {
	readonly what: string;
	readonly path: string;
	readonly token: string;
	readonly body?: object;
	readonly key?: string;
	readonly status: number;
}

/** The answer as JSON; null, and a fault noted, where it is not of this status. */
async function ask({ what, path, token, body, key, status }: Asked) {
	const startMs = performance.now();
	const response = await fetch(`${server.url}${path}`, {
		method: body ? "POST" : "GET",
		headers: {
			Authorization: `Bearer ${token}`,
			...(body && { "Content-Type": "application/json" }),
			...(key !== undefined && { "Idempotency-Key": key }),
		},
		...(body && { body: JSON.stringify(body) }),
	});
	const text = await response.text();
	const took = tookMs.get(what) ?? [];
	took.push(performance.now() - startMs);
	tookMs.set(what, took);
	if (response.status === status) return JSON.parse(text);
	faults.push(`${what}: ${response.status} ${text.slice(0, 200)}`);
	return null;
}

/** Something that can be read as an answer to a blank of this kind. */
const ANSWERS: Readonly<Record<string, unknown>> = {
	state: "ESTABLISHED",
	flags: "SYN+ACK",
	"sequence-number": 1,
	count: 1,
	duration: 1,
};

interface ShownBlank {
	readonly id: string;
	readonly kind: string;
	readonly choices?: readonly (string | { readonly id: string })[];
}

function answerTo({ kind, choices = [] }: ShownBlank): unknown {
	const [first] = choices;
	return ANSWERS[kind] ?? (typeof first === "object" ? first.id : first) ?? null;
}

async function learn(id: string): Promise<void> {
	const learner = `/v1/learners/${id}`;
	const given = await ask({ what: "token", path: `${learner}/tokens`, token: serverKey, body: {}, status: 201 });
	const wish = { learnerId: id, policy: { attempts: 2 } };
	const made = await ask({ what: "make", path: "/v1/scenarios", token: serverKey, body: wish, status: 201 });
	if (!given || !made) return;
	const token: string = given.token;
	const opened = await ask({ what: "open", path: made.links.self, token, status: 200 });
	if (!opened) return;
	const blanks: readonly ShownBlank[] = opened.blanks;
	const answers = Object.fromEntries(blanks.map((blank) => [blank.id, answerTo(blank)]));
	const body = { scenarioId: made.id, answers, final: true };
	await ask({ what: "attempt", path: `${learner}/attempts`, token, body, key: "first", status: 201 });
	const progress = await ask({ what: "progress", path: `${learner}/progress`, token: serverKey, status: 200 });
	if (progress && progress.totals.attempts !== 1) faults.push(`${id}: ${progress.totals.attempts} attempts`);
}

const random = seededRandom(1);
const startMs = performance.now();
await Promise.all(
	Array.from({ length: LEARNERS }, async (_, i) => {
		await wait(random.int(0, WITHIN_MS));
		await learn(`student-${i}`);
	}),
);
console.log(`${LEARNERS} learners in ${((performance.now() - startMs) / 1000).toFixed(0)} s`);
for (const [what, took] of tookMs) {
	took.sort((a, b) => a - b);
	const at = (share: number) => (took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0).toFixed(0);
	console.log(`${what.padEnd(9)} ${took.length} requests, ms: p50 ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}`);
}
console.log(faults.length === 0 ? "no error" : [...new Set(faults)].slice(0, 20).join("\n"));
await server.stop();
rmSync(records, { recursive: true });
process.exit(faults.length === 0 ? 0 : 1);
