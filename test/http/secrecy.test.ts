// No answer of the API says what a scenario was drawn from, to whomever it is given.
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { importKeyRing } from "../../src/http/identity/key-ring.ts";
import { openScenario } from "../../src/http/identity/scenario-id.ts";
import type { Chance } from "../../src/scenario/chance.ts";
import { call, type Json, type Reply } from "../support/api.ts";
import { nowS, sealed, serverKey, someSpec, submit, type TestLearner, tenantLearner } from "../support/fixtures.ts";
import { spellingsOf } from "../support/secrets.ts";

/** What this id is sealed with: the test has the deployment's keys. */
async function chanceOf(id: string): Promise<Chance> {
	const opened = await openScenario(id, await importKeyRing(env.SCENARIO_KEYS), nowS());
	if (!opened.ok) throw new Error(opened.reason);
	return opened.description.spec.seed;
}

async function secretIn(id: string): Promise<Uint8Array> {
	const chance = await chanceOf(id);
	if (typeof chance === "number") throw new Error("drawn from a seed");
	return chance.secret;
}

// The capture is held to the same in test/practice/hidden.test.ts.
const FILES = ["diagram.svg", "diagram.html", "diagram.txt"];

/** Everything that is answered about a scenario, good and bad. */
async function everyReply(id: string, learner: TestLearner, token = learner.token): Promise<readonly Reply[]> {
	const self = `/v1/scenarios/${id}`;
	const ask = (path: string, body?: object) => call(path, { token, ...(body && { body }) });
	const graded = await ask(`${self}/grade`, { answers: { b1: "y+5" } });
	const solved = Object.values<Json>(graded.json.links ?? {}).filter((link) => /diagram/.test(String(link)));
	const replies = [
		graded,
		await ask(self),
		await ask(`${self}?locale=zh`),
		await ask(`${self}?locale=xx`),
		await ask(`${self}/validate`, { answers: { b1: "y+5", b2: [] } }),
		await ask(`${self}/grade`, { answers: { b99: 1 } }),
		await ask(`${self}/believed/no-time-wait?proof=gp1.AAAA`),
		await submit(learner, id, {}),
		await submit(learner, id, { b1: "SYN-SENT", b2: 5, b3: "ACK" }),
		await ask(`/v1/learners/${learner.id}/attempts`),
		await ask(`/v1/learners/${learner.id}/progress`),
	];
	for (const level of [1, 2, 3]) replies.push(await ask(`${self}/hints`, { blank: "b1", level }));
	for (const path of [...FILES.map((file) => `${self}/${file}`), ...solved]) replies.push(await ask(path));
	return replies;
}

/** Without what is random anyway. */
const saidBy = ({ text, headers }: Reply, id: string) =>
	(text + JSON.stringify([...headers]))
		.replaceAll(id, "")
		.replaceAll(/gp1\.[\w-]+/g, "")
		.toLowerCase();

async function expectSecret(id: string, octets: Uint8Array, replies: readonly Reply[]): Promise<void> {
	const spellings = spellingsOf(octets);
	expect(spellings.length).toBeGreaterThan(4);
	for (const reply of replies) {
		const said = saidBy(reply, id);
		expect(spellings.filter((spelling) => said.includes(spelling))).toEqual([]);
	}
}

describe("nothing that is answered spells", () => {
	it.each(["three-way", "client-closes-first", "syn-cookies", "isn-prediction"])(
		"the secret of a scenario of %s, for practice or assessed, to learner or teacher",
		async (template) => {
			const ann = await tenantLearner("ann");
			const token = await serverKey();
			const practice = (await call("/v1/scenarios", { body: { template } })).json;
			expect(practice.seed).toBeNull();
			const replies = await everyReply(practice.id, ann);
			expect(replies.filter(({ status }) => status < 300).length).toBeGreaterThan(10);
			await expectSecret(practice.id, await secretIn(practice.id), replies);
			const policy = { attempts: 3, showSolution: "never" };
			const { id } = (await call("/v1/scenarios", { body: { template, learnerId: "ann", policy }, token })).json;
			for (const by of [ann.token, token]) await expectSecret(id, await secretIn(id), await everyReply(id, ann, by));
		},
	);

	it("the seed of an older scenario that nobody chose", async () => {
		const seed = 0xdeadbeef;
		const id = await sealed({ spec: { ...(await someSpec()), seed }, seedGiven: false });
		const octets = Uint8Array.fromHex(seed.toString(16));
		await expectSecret(id, octets, await everyReply(id, await tenantLearner("ann")));
	});

	it("the secrets of a quiz's scenarios, each of which has another one than the quiz's seed gives", async () => {
		const { json, text } = await call("/v1/quizzes?n=6&topics=");
		const again = (await call(`/v1/quizzes?n=6&topics=&seed=${json.seed}`)).json;
		expect(again.items.map(({ template }: Json) => template)).toEqual(json.items.map(({ template }: Json) => template));
		const said = json.items.reduce((rest: string, { id }: Json) => rest.replaceAll(id, ""), text).toLowerCase();
		const secrets = new Set<string>();
		for (const [i, { id }] of json.items.entries()) {
			const secret = await secretIn(id);
			secrets.add(secret.toHex());
			expect(spellingsOf(secret).filter((spelling) => said.includes(spelling))).toEqual([]);
			expect(typeof (await chanceOf(again.items[i].id))).toBe("number");
		}
		expect(secrets.size).toBe(6);
	});
});

it("scenarios made one after the other have secrets that share no octets", async () => {
	const made = await Promise.all(
		Array.from({ length: 20 }, () => call("/v1/scenarios", { body: { template: "three-way" } })),
	);
	const quarters = await Promise.all(
		made.map(async ({ json }) => {
			const secret = await secretIn(json.id);
			return [0, 4, 8, 12].map((at) => secret.slice(at, at + 4).toHex());
		}),
	);
	expect(new Set(quarters.flat()).size).toBe(80);
});
