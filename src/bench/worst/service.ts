// The whole API inside Node: the same app that the Worker serves, with what the Worker gets from its platform. A learner's
// record keeps nothing here: it grades what is submitted, as its object does, and what storing costs is not measured.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import * as v from "valibot";
import { prepareBuild } from "../../cli/prepare-build.ts";
import { newSecrets } from "../../cli/secrets.ts";
import { Tenant } from "../../contract/primitives.ts";
import { importMacRing } from "../../http/identity/mac-ring.ts";
import { signServerKey } from "../../http/identity/server-key.ts";
import { reviewed } from "./learner-routes.ts";
import type { Ask, WorstRequest } from "./request.ts";
import { openSchool, PAPERS } from "./school.ts";
import { TENANT_OBJECT, WEBHOOK_OBJECT } from "./tenant-routes.ts";

interface App {
	fetch(request: Request, env: object): Response | Promise<Response>;
}

/** As much of the record's own work on a submission as is none with its database. */
interface Grading {
	submissionOf(sql: null, sent: object, known: object): Graded;
}

type Graded =
	| { readonly ok: true; readonly submission: { readonly resultJson: string } }
	| { readonly ok: false; readonly code: string };

const recordWith = ({ submissionOf }: Grading) => ({
	submit: async (sent: object) => {
		const made = submissionOf(null, sent, { keyShown: false, shownMs: null, held: [], nowMs: Date.now() });
		if (!made.ok) return { kind: "refused", failure: made };
		return { kind: "recorded", number: 1, response: made.submission.resultJson };
	},
	standing: async () => "there",
	erase: async () => 0,
	claim: async () => ({ kind: "claimed", claimed: 0, remaining: 0 }),
	exportPage: async () => ({ json: "{}", next: null }),
	noteShown: async () => ({ kind: "noted" }),
	attempted: async () => ({ upTo: 0, questions: [], templates: [] }),
	attempts: async () => ({ items: "[]", next: null }),
	attempt: async () => null,
	progress: async () => ({}),
	takeHint: async () => ({ kind: "taken", level: 1 }),
	papers: async () => [],
	reviewing: async () => reviewed(),
	...PAPERS,
});

/** Asks the app as it stands in this checkout; writes the texts that it carries first. Throws at an answer of 500 or above. */
export async function openService(): Promise<Service> {
	await prepareBuild();
	registerHooks({
		load: (url, context, next) =>
			url.endsWith(".txt") ? { format: "module", source: textModule(url), shortCircuit: true } : next(url, context),
	});
	// By names that the compiler does not follow: they are typed for the Worker's platform, this file for Node's.
	const { app }: { readonly app: App } = await import(new URL("../../http/app.ts", import.meta.url).href);
	const grading = new URL("../../storage/learner/submission-of.ts", import.meta.url).href;
	const record = recordWith((await import(grading)) as Grading);
	const secrets = parseEnv(newSecrets());
	const school = openSchool();
	const env = {
		...secrets,
		RATE_LIMIT: "off",
		REVOKED_SERVER_KEYS: "",
		LEARNER: { getByName: () => record },
		ASSIGNMENT: { getByName: () => school },
		TENANT: { getByName: () => TENANT_OBJECT },
		WEBHOOK: { getByName: () => WEBHOOK_OBJECT },
		PAIRING: { getByName: () => ({ open: async () => true, redeem: async () => null }) },
	};
	const key = { tenant: v.parse(Tenant, "acme"), keyId: "bench" };
	const signing = await importMacRing(secrets.SERVER_KEY_SECRET ?? "");
	const serverKey = await signServerKey(key, Math.floor(Date.now() / 1000), signing);
	const ask: Ask = async (request) => {
		const response = await app.fetch(toRequest(request), env);
		const answer = { status: response.status, text: await response.text() };
		if (answer.status >= 500) throw new Error(`${request.method} ${request.path}: ${answer.status} ${answer.text}`);
		return answer;
	};
	return { ask, serverKey };
}

/** What a tenant's server may do is asked with its key. */
export interface Service {
	readonly ask: Ask;
	readonly serverKey: string;
}

function textModule(url: string): string {
	return `export default ${JSON.stringify(readFileSync(fileURLToPath(url), "utf8"))};`;
}

function toRequest({ method, path, headers, body }: WorstRequest): Request {
	const url = new URL(path, "http://127.0.0.1");
	if (body === undefined) return new Request(url, { method, headers: { ...headers } });
	const text = JSON.stringify(body);
	const length = String(Buffer.byteLength(text));
	return new Request(url, {
		method,
		headers: { "Content-Type": "application/json", "Content-Length": length, ...headers },
		body: text,
	});
}
