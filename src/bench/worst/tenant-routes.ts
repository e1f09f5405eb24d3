// The routes of a tenant, its webhooks and its learners' lists, with requests to each. What their objects answer is made up,
// as much as there may be on a page; what reading tables costs is not measured here.
import { MAX_NAMED } from "../../contract/assignment-request.ts";
import type { Random } from "../../scenario/random.ts";
import { badText, badValue, pick } from "./bad-texts.ts";
import type { Searched, WorstRequest } from "./request.ts";

const PAGE = 100;
const WEBHOOKS = 10;
const WEBHOOK_ID = `wh-${"w".repeat(22)}`;
/** As deep as a grade's event goes, and longer than one is. */
const PAYLOAD = JSON.stringify({ type: "grade.changed", data: { text: "x".repeat(2000) } });

const listed = <Item>(item: (i: number) => Item) => ({
	items: Array.from({ length: PAGE }, (_, i) => item(i)),
	next: null,
});

const WEBHOOK = {
	webhookId: WEBHOOK_ID,
	url: "https://lms.example.org/seqack",
	events: [],
	description: "d".repeat(200),
	secret: `whsec_${"A".repeat(43)}=`,
};

const delivery = (i: number) => ({
	deliveryId: `ev-${i}`,
	state: "failed",
	type: "grade.changed",
	tries: 9,
	attempts: [],
});

/** A tenant whose lists fill every page. */
export const TENANT_OBJECT = {
	subscriptions: async () => Array.from({ length: WEBHOOKS }, () => ({ webhookId: WEBHOOK_ID, events: [] })),
	addWebhook: async () => true,
	changeWebhook: async () => {},
	removeWebhook: async () => true,
	overview: async () => ({ learners: 1_000_000, assignments: 10_000, webhooks: WEBHOOKS, erasure: null }),
	learners: async () => listed((i) => ({ learnerId: `learner-${i}`, firstAtMs: i })),
	assignments: async () =>
		listed((i) => ({
			assignmentId: `as-${String(i).padStart(22, "0")}`,
			revision: 1,
			title: "t".repeat(200),
			createdAtMs: i,
			opensAtMs: i,
			dueAtMs: i,
			closesAtMs: i,
		})),
};

export const WEBHOOK_OBJECT = {
	create: async () => ({ kind: "made", webhook: WEBHOOK }),
	madeBy: async () => null,
	describe: async () => WEBHOOK,
	change: async () => WEBHOOK,
	rotate: async () => ({ secret: WEBHOOK.secret }),
	deliveries: async () => listed(delivery),
	delivery: async () => ({ ...delivery(1), payload: PAYLOAD }),
	sendTest: async () => ({ kind: "queued", delivery: { ...delivery(1), payload: PAYLOAD } }),
	resend: async () => ({ kind: "queued", delivery: { ...delivery(1), payload: PAYLOAD } }),
};

export function tenantRoutes(serverKey: string): readonly Searched[] {
	const headers = { Authorization: `Bearer ${serverKey}` };
	const send = (method: WorstRequest["method"], path: string, body: unknown): WorstRequest => ({
		method,
		path,
		body,
		headers,
	});
	const get = (path: string): WorstRequest => ({ method: "GET", path, headers });
	const at = `/v1/webhooks/${WEBHOOK_ID}`;
	const same = (route: string, request: WorstRequest): Searched => ({ route, known: [request], change: () => request });
	return [
		same("GET /v1/tenant", get("/v1/tenant")),
		same("GET /v1/learners", get(`/v1/learners?limit=${PAGE}`)),
		same("GET /v1/assignments", get(`/v1/assignments?limit=${PAGE}`)),
		same("GET /v1/webhooks", get("/v1/webhooks")),
		same("GET …/deliveries", get(`${at}/deliveries?limit=${PAGE}`)),
		same("GET …/deliveries/{id}", get(`${at}/deliveries/ev-1`)),
		same("POST …/secret", send("POST", `${at}/secret`, {})),
		same("POST …/test", send("POST", `${at}/test`, {})),
		{
			route: "POST /v1/webhooks",
			known: [],
			change: (random) => send("POST", "/v1/webhooks", webhookOf(random)),
		},
		{ route: "PATCH /v1/webhooks/{id}", known: [], change: (random) => send("PATCH", at, webhookOf(random)) },
		{
			route: "POST /v1/learners/{id}/tokens",
			known: [],
			change: (random) => send("POST", "/v1/learners/ann/tokens", { expiresInSeconds: badValue(random, 60_000) }),
		},
	];
}

function webhookOf(random: Random): object {
	const path = badText(random, 15_000);
	return {
		url: random.chance(50) ? `https://lms.example.org/${path}` : path,
		...(random.chance(50) && { description: badText(random, 5000) }),
		...(random.chance(50) && { events: badValue(random, 3000) }),
	};
}

/** As many learners as one call takes, each with all that may differ, or with what is none of it. */
export function namedLearners(random: Random): object {
	const bad = badValue(random, 100);
	const faulty = random.chance(30) ? 2 : 0;
	return {
		learners: Array.from({ length: MAX_NAMED }, (_, i) => ({
			learnerId: random.chance(faulty) ? badText(random, 60) : `l${i}`,
			...(random.chance(50) && { attempts: random.int(1, 9), excused: true, timeLimitSeconds: 600 }),
			...(random.chance(faulty) && { [pick(random, ["dueAt", "closesAt", "extra"])]: bad }),
		})),
	};
}
