import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "../../src/contract/policy.ts";
import { call, expectProblem, type Json } from "../support/api.ts";
import { learnerName, scenario, sealed, someSpec, submit, tenantLearner } from "../support/fixtures.ts";
import { oneOfEachSort } from "../support/sorts.ts";
import { oneOfEach, specsOf } from "../support/specs.ts";

const PICTURES = [
	["diagram.svg", "image/svg+xml", /^<svg /],
	["diagram.html", "text/html", /^<!DOCTYPE html>/],
	["diagram.txt", "text/plain", /./],
] as const;

const FILES = [...PICTURES.map(([file]) => file), "capture.pcap"];

describe.each(PICTURES)("%s", (file, type, start) => {
	it("is what its type says, runs no script and loads nothing", async () => {
		const { id } = await scenario();
		const { status, headers, text } = await call(`/v1/scenarios/${id}/${file}`);
		expect(status).toBe(200);
		expect(headers.get("Content-Type")).toBe(`${type}; charset=utf-8`);
		expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
		expect(headers.get("Content-Security-Policy")).toMatch(/default-src 'none'.*sandbox/);
		expect(text).toMatch(start);
		expect(text).not.toMatch(/<script|\son\w+=|@import|url\(|href="http/);
	});

	it("is in the language of ?locale=, else of the scenario", async () => {
		const { id, title } = await scenario({ locale: "zh", template: "three-way" });
		const own = await call(`/v1/scenarios/${id}/${file}`);
		expect(own.headers.get("Content-Language")).toBe("zh");
		expect(own.text).toContain(title);
		const english = await call(`/v1/scenarios/${id}/${file}?locale=en`);
		expect(english.headers.get("Content-Language")).toBe("en");
		expect(english.text).not.toContain(title);
		expectProblem(await call(`/v1/scenarios/${id}/${file}?locale=../x`), 400, "invalid-parameter");
	});
});

describe.each(FILES)("%s", (file) => {
	it("is at the address that the view gives", async () => {
		const { links } = await scenario();
		expect(Object.values(links).filter((link) => String(link).endsWith(file))).toHaveLength(1);
	});

	it("may be cached for practice, and never for one learner's own scenario", async () => {
		const { id } = await scenario();
		const practice = await call(`/v1/scenarios/${id}/${file}`, { method: "HEAD" });
		expect(practice.headers.get("Cache-Control")).toBe("public, max-age=300");
		const ann = await tenantLearner("ann");
		const own = await scenario({ learnerId: "ann" }, ann.token);
		const reply = await call(`/v1/scenarios/${own.id}/${file}`, { method: "HEAD", token: ann.token });
		expect(reply.status).toBe(200);
		expect(reply.headers.get("Cache-Control")).toBe("no-store");
	});

	it("is refused like the scenario itself", async () => {
		const [spec] = specsOf([1]);
		const id = await sealed({ spec: spec as never, boundTo: learnerName("acme", "ann") });
		expectProblem(await call(`/v1/scenarios/${id}/${file}`), 401, "credential-required");
		const { token } = await tenantLearner("bob");
		expectProblem(await call(`/v1/scenarios/${id}/${file}`, { token }), 403, "scenario-bound-to-another-learner");
		expectProblem(await call(`/v1/scenarios/sc1.AAAA/${file}`), 404, "scenario-not-found");
		expectProblem(await call(`/v1/scenarios/${id}/${file}`, { method: "POST" }), 405, "method-not-allowed");
	});
});

interface Packet {
	readonly atMs: number;
	readonly id: number;
	readonly seq: number;
	readonly ack: number;
	readonly bits: number;
}

async function capture(id: string, query = ""): Promise<readonly Packet[]> {
	const response = await exports.default.fetch(`https://seqack.test/v1/scenarios/${id}/capture.pcap${query}`);
	expect(response.headers.get("Content-Type")).toBe("application/vnd.tcpdump.pcap");
	const view = new DataView(await response.arrayBuffer());
	expect(view.getUint32(0, true)).toBe(0xa1b2c3d4);
	const packets: Packet[] = [];
	for (let at = 24; at < view.byteLength; at += 16 + view.getUint32(at + 8, true)) {
		packets.push({
			atMs: view.getUint32(at, true) * 1000 + view.getUint32(at + 4, true) / 1000,
			id: view.getUint16(at + 20),
			seq: view.getUint32(at + 40),
			ack: view.getUint32(at + 44),
			bits: view.getUint8(at + 49),
		});
	}
	return packets;
}

type Spec = ReturnType<typeof oneOfEach>[number];

/** Of the pictures themselves test/render/every-template.test.ts has every template; here is which of them is sent. */
const SORTS = oneOfEachSort(1);

/** Made, opened and graded once for all tests that look at it. */
async function look(spec: Spec): Promise<{ id: string; shown: string; view: Json; result: Json }> {
	const id = await sealed({ spec });
	const { text: shown, json: view } = await call(`/v1/scenarios/${id}`);
	const { json: result } = await call(`/v1/scenarios/${id}/grade`, { body: { answers: {} } });
	return { id, shown, view, result };
}
const looks = new Map<Spec, ReturnType<typeof look>>();
function lookedAt(spec: Spec): ReturnType<typeof look> {
	const known = looks.get(spec) ?? look(spec);
	looks.set(spec, known);
	return known;
}
const keysOf = ({ blanks }: Json) => Object.values<Json>(blanks).map(({ expected }) => expected);

/** A number as the capture has it: of `x+5` the 5, as if x were 0. */
const onTheWire = (shown: number | string | null) =>
	Number(
		String(shown ?? 0)
			.replace(/^[a-z]$/, "0")
			.replace(/^[a-z]/, ""),
	) >>> 0;

describe("the capture", () => {
	it("holds exactly the segments that the view gives whole, and the times that it tells", async () => {
		for (const spec of oneOfEach(1)) {
			const { version: _, ...wish } = spec;
			const { id, timeline } = await scenario(wish);
			const given = timeline.filter(
				({ segment }: Json) => segment && ![segment.flags, segment.seq, segment.ack].some((field) => field?.blank),
			);
			const packets = await capture(id);
			expect(packets.map((packet) => packet.id)).toEqual(given.map(({ segment }: Json) => segment.number));
			const told = Math.max(0, ...timeline.map(({ timeMs }: Json) => timeMs ?? 0));
			for (const [i, { atMs }] of packets.entries()) expect(atMs).toBe(given[i].timeMs ?? told);
			const shown = given.map(({ segment: { seq, ack } }: Json) => [onTheWire(seq), onTheWire(ack)]);
			expect(packets.map(({ seq, ack }) => [seq, ack])).toEqual(shown);
		}
	});
});

describe("a number that the view only asks for", () => {
	/** Those in other notations are short, and stand anywhere by chance. */
	const LONG = oneOfEach(1).filter(({ notation }) => notation === "raw");

	/** Keys that are too long to stand somewhere by chance. */
	const hiddenNumbers = async (spec: Spec) => {
		const { shown, result } = await lookedAt(spec);
		const keys = keysOf(result).filter((key) => Number(key) > 9999);
		return keys.map(String).filter((key) => !shown.includes(key));
	};

	it.each(PICTURES)("stands nowhere in %s", async (file) => {
		let hidden = 0;
		for (const spec of LONG) {
			const { id } = await lookedAt(spec);
			const { text } = await call(`/v1/scenarios/${id}/${file}`);
			for (const key of await hiddenNumbers(spec)) expect(text).not.toContain(key);
			hidden += (await hiddenNumbers(spec)).length;
		}
		expect(hidden).toBeGreaterThan(10);
	});

	it("stands nowhere in the capture", async () => {
		for (const spec of LONG) {
			const { id } = await lookedAt(spec);
			const numbers = (await capture(id)).flatMap(({ seq, ack }) => [String(seq), String(ack)]);
			for (const key of await hiddenNumbers(spec)) expect(numbers).not.toContain(key);
		}
	});
});

describe("after grading", () => {
	const graded = async (id: string): Promise<Json> =>
		(await call(`/v1/scenarios/${id}/grade`, { body: { answers: {} } })).json;

	it("the result's links lead to the solution in every picture, and to all segments", async () => {
		for (const spec of SORTS) {
			const { id, result } = await lookedAt(spec);
			const { links, timeline } = result;
			const numbers = keysOf(result).filter((key) => Number(key) > 9999);
			for (const link of [links.diagram, links.table, links.text]) {
				const { status, text } = await call(link);
				expect(status).toBe(200);
				for (const key of numbers) expect(text).toContain(String(key));
			}
			const packets = await capture(id, new URL(links.capture, "https://seqack.test").search);
			const sent = timeline.filter(({ segment }: Json) => segment);
			expect(packets.map((packet) => packet.id)).toEqual(sent.map(({ segment }: Json) => segment.number));
			expect(packets.map(({ atMs }) => atMs)).toEqual(sent.map(({ timeMs }: Json) => timeMs));
		}
	});

	it("a proof opens no other scenario, and one that was changed opens none", async () => {
		const [one, two] = [await scenario(), await scenario()];
		const { proof } = await graded(one.id);
		const changed = `${proof.slice(0, -2)}${proof.at(-2) === "A" ? "B" : "A"}${proof.at(-1)}`;
		for (const file of FILES) {
			expect((await call(`/v1/scenarios/${one.id}/${file}?proof=${proof}`)).status).toBe(200);
			expectProblem(await call(`/v1/scenarios/${two.id}/${file}?proof=${proof}`), 403, "proof-invalid");
			for (const odd of [changed, proof.slice(0, -4), "", "gp1.", "sc1.AAAA", one.id.slice(0, 50)])
				expectProblem(
					await call(`/v1/scenarios/${one.id}/${file}?proof=${encodeURIComponent(odd)}`),
					403,
					"proof-invalid",
				);
			expectProblem(await call(`/v1/scenarios/${one.id}/${file}?proof=${"A".repeat(65)}`), 400, "invalid-parameter");
		}
	});

	it("an assessed scenario gives its proof no sooner than its solution, and only its learner can use it", async () => {
		const { id, token } = await tenantLearner("ann");
		const policy = { ...DEFAULT_POLICY, attempts: 2 };
		const scenarioId = await sealed({ spec: await someSpec(), boundTo: learnerName("acme", id), policy });
		const made = (await call(`/v1/scenarios/${scenarioId}`, { token })).json;
		const asked = made.blanks.find(({ kind }: Json) => kind === "state");
		const answers = { [asked.id]: "CLOSING" };
		const [first, second] = [
			await submit({ id, token }, made.id, answers),
			await submit({ id, token }, made.id, answers),
		];
		expect(first.json.solution).toBe("withheld");
		expect(first.text).not.toMatch(/proof|gp1\./);
		expect(second.json.solution).toBe("shown");
		const { diagram } = second.json.links;
		expect((await call(diagram, { token })).status).toBe(200);
		expectProblem(await call(diagram), 401, "credential-required");
		const bob = await tenantLearner("bob");
		expectProblem(await call(diagram, { token: bob.token }), 403, "scenario-bound-to-another-learner");
		const shownLater = await call(`/v1/learners/${id}/attempts/1`, { token });
		expect(shownLater.json.links.diagram).toContain("proof=gp1.");
	});
});
