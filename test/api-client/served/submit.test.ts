// Submissions over a network that fails: each is recorded once, in order, and whoever submitted it hears of it.
import { array, assert, asyncProperty, constantFrom } from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { memoryCredentials } from "../../../src/api-client/credentials.ts";
import { openSite, type Site } from "../../page/support/browser.ts";
import { PATIENCE_MS } from "../../support/timeout.ts";
import { type Fault, type FaultyServer, faultyServer } from "../support/faulty-server.ts";
import { phone, recorded } from "../support/phone.ts";

let site: Site;
let network: FaultyServer;
beforeAll(async () => {
	site = await openSite();
});
afterAll(() => site.close());
beforeEach(async () => {
	network = await faultyServer(site.url);
});
afterEach(() => network.close());

const RIGHT = { questionId: "why-four", answer: "app" };
/** Of a question with four options, any of which is recorded. */
const answered = (answer: string) => ({ questionId: "when-three", answer });
const [FIRST, SECOND] = [answered("server"), answered("no-data")];
const NO_SENSE = { questionId: "why-four", answer: "????" };

it("a submission is graded and recorded, with the time at which it was answered", async () => {
	const { client } = phone(network.url);
	const before = Date.now();
	const submitted = await client.submit({ ...RIGHT, confidence: 3 });
	expect(submitted).toMatchObject({ kind: "graded", attempt: { verdict: "correct", number: 1, confidence: 3 } });
	if (submitted.kind !== "graded") throw new Error(submitted.kind);
	const answeredAt = Date.parse(submitted.attempt.answeredAt ?? "");
	expect(answeredAt).toBeGreaterThanOrEqual(before);
	expect(answeredAt).toBeLessThanOrEqual(Date.now());
	expect(await client.waiting()).toEqual([]);
});

describe.each([
	["a request that is lost", "lost"],
	["an answer that is lost", "answer-lost"],
	["an answer that is cut off", "answer-cut"],
	["a request that comes twice", "doubled"],
	["a service that is busy", { status: 503, headers: { "Retry-After": "1" } }],
	["too many requests", { status: 429, headers: { "Retry-After": "1" } }],
	["a gateway that has no answer", { status: 502 }],
] as const)("%s", (_, fault) => {
	it("costs nothing: recorded once", async () => {
		const { client } = phone(network.url);
		await client.learner();
		network.plan(fault);
		expect(await client.submit(RIGHT)).toMatchObject({ kind: "graded", attempt: { number: 1 } });
		expect(await recorded(client, site.url)).toEqual(["app"]);
	});
});

const BUSY = { type: "about:blank", title: "Too many requests", status: 429, code: "rate-limited", detail: "Wait." };

describe.each([
	["no network", "lost", "unreachable"],
	["a hotspot that wants a sign-in", "signed-in-first", "unreachable"],
	["a connection on which nothing comes", "hangs", "unreachable"],
	["a proxy's error page", { status: 404 }, "unreachable"],
	[
		"a service that is not there for this",
		{ status: 404, body: { ...BUSY, status: 404, code: "route-not-found" } },
		{},
	],
	[
		"a service that asks to come back in an hour",
		{ status: 429, headers: { "Retry-After": "3600" }, body: BUSY },
		BUSY,
	],
	["a service that stumbles", { status: 500, body: { ...BUSY, status: 500, code: "internal-error" } }, { status: 500 }],
] as const)("with %s", (_, fault: Fault, why) => {
	it.each([
		["a learner", true],
		["nobody yet", false],
	])(
		"what %s submits is kept and sent later, in order, each once, also after the app was killed",
		async (_who, known) => {
			const { client: before, restart, told } = phone(network.url);
			if (known) await before.learner();
			network.always(fault);
			// Only where no answer comes is it given up after a time: soon, as nothing depends on it.
			const timeoutMs = fault === "hangs" ? 100 : PATIENCE_MS;
			const client = restart({ retry: { tries: 2, baseMs: 10, timeoutMs } });
			const submitted = [await client.submit(FIRST), await client.submit(SECOND)];
			const keeping = { kind: "memory", why: "no-storage" };
			for (const one of submitted) expect(one).toMatchObject({ kind: "queued", why, keeping });
			network.heal();
			const again = restart();
			expect(await again.sendQueued()).toEqual({ graded: 2, refused: 0, why: null });
			expect(told.map(([key, { kind }]) => [key, kind])).toEqual(
				submitted.map((one) => [one.kind === "queued" && one.key, "graded"]),
			);
			expect(await recorded(again, site.url)).toEqual([FIRST.answer, SECOND.answer]);
			expect(await client.waiting()).toEqual([]);
		},
	);
});

it("whatever happens to the requests, everything is recorded once, in the order in which it was answered", async () => {
	const faults = constantFrom<Fault>("pass", "lost", "answer-lost", "answer-cut", "doubled", "signed-in-first", {
		status: 503,
	});
	const answers = array(constantFrom("server", "no-data", "prompt"), { minLength: 1, maxLength: 5 });
	await assert(
		asyncProperty(array(faults, { maxLength: 25 }), answers, async (planned, given) => {
			const { client, restart } = phone(network.url, { retry: { tries: 2, baseMs: 1, timeoutMs: PATIENCE_MS } });
			await client.learner();
			network.plan(...planned);
			for (const answer of given) await client.submit(answered(answer));
			let left = await restart().sendQueued();
			while (left.why !== null) left = await restart().sendQueued();
			expect(await recorded(client, site.url)).toEqual(given);
			expect(await client.waiting()).toEqual([]);
		}),
		{ numRuns: 25 },
	);
});

describe("what the service refuses", () => {
	it("is told with its problem, and does not wait any longer", async () => {
		const { client } = phone(network.url);
		const submitted = await client.submit(NO_SENSE);
		expect(submitted).toMatchObject({ kind: "refused", problem: { code: "nothing-readable", status: 422 } });
		expect(await client.waiting()).toEqual([]);
	});

	it("keeps nothing else back, and is told to the app when nobody waits for it", async () => {
		const { client, told } = phone(network.url, { retry: { tries: 1 } });
		network.always("lost");
		await client.submit(NO_SENSE);
		await client.submit(FIRST);
		network.heal();
		expect(await client.submit(SECOND)).toMatchObject({ kind: "graded", attempt: { number: 2 } });
		expect(told.map(([, outcome]) => outcome)).toMatchObject([
			{ kind: "refused", problem: { code: "nothing-readable" } },
			{ kind: "graded", attempt: { number: 1 } },
		]);
	});

	it("for its length alone is found among others, which are recorded", async () => {
		const { client, told } = phone(network.url, { retry: { tries: 1 } });
		network.always("lost");
		await client.submit(FIRST);
		await client.submit({ questionId: "why-four", answer: "x".repeat(70_000) });
		await client.submit(SECOND);
		network.heal();
		expect(await client.sendQueued()).toEqual({ graded: 2, refused: 1, why: null });
		expect(told.map(([, { kind }]) => kind)).toEqual(["graded", "refused", "graded"]);
		expect(await recorded(client, site.url)).toEqual([FIRST.answer, SECOND.answer]);
	});
});

it("more than one batch takes is sent in several, in order", async () => {
	const { client } = phone(network.url, { retry: { tries: 1 } });
	network.always("lost");
	const given = Array.from({ length: 130 }, (_, i) => (i % 2 === 0 ? FIRST : SECOND));
	for (const one of given) await client.submit(one);
	network.heal();
	await client.sendQueued();
	expect(await recorded(client, site.url)).toEqual(given.map(({ answer }) => answer));
});

it("an app that was killed while it was told is told again, and it counts once", async () => {
	const told: string[] = [];
	const { client } = phone(network.url, {
		retry: { tries: 1 },
		onSent(key) {
			told.push(key);
			if (told.length === 1) throw new Error("killed");
		},
	});
	network.always("lost");
	await client.submit(FIRST);
	network.heal();
	await expect(client.sendQueued()).rejects.toThrow("killed");
	expect(await client.sendQueued()).toEqual({ graded: 1, refused: 0, why: null });
	expect(told[1]).toBe(told[0]);
	expect(await recorded(client, site.url)).toEqual([FIRST.answer]);
});

it("what one learner answered is never sent as another's", async () => {
	const credentials = memoryCredentials();
	const { client, told } = phone(network.url, { credentials, retry: { tries: 1 } });
	const first = await client.learner();
	if (!first.ok) throw new Error("no learner");
	network.always("lost");
	await client.submit(FIRST);
	network.heal();
	await credentials.write(null);
	expect(await client.submit(SECOND)).toMatchObject({ kind: "graded" });
	expect(await recorded(client, site.url)).toEqual([SECOND.answer]);
	expect(await client.waiting()).toMatchObject([{ learnerId: first.value.learnerId, submission: FIRST }]);
	await credentials.write(first.value);
	await client.sendQueued();
	expect(await recorded(client, site.url)).toEqual([FIRST.answer]);
	expect(told).toHaveLength(1);
});

it("what the app does with its own object afterwards changes nothing", async () => {
	const { client } = phone(network.url, { retry: { tries: 1 } });
	network.always("lost");
	const mine = { ...FIRST };
	await client.submit(mine);
	mine.answer = "prompt";
	network.heal();
	await client.sendQueued();
	expect(await recorded(client, site.url)).toEqual([FIRST.answer]);
});

it("whoever submits does not wait for ever: what comes later is told to the app", async () => {
	const { client, told } = phone(network.url, { patienceMs: 50 });
	await client.learner();
	network.plan({ status: 503, headers: { "Retry-After": "1" } });
	const submitted = await client.submit(RIGHT);
	expect(submitted).toMatchObject({ kind: "queued", why: "unfinished" });
	await client.sendQueued();
	expect(told).toMatchObject([[submitted.kind === "queued" && submitted.key, { kind: "graded" }]]);
});
