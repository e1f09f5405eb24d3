import { describe, expect, it } from "vitest";
import { readJsonBody } from "../../src/http/read-body.ts";
import { call, expectProblem } from "../support/api.ts";
import { scenario } from "../support/fixtures.ts";

const make = (text: BodyInit, headers = {}) => call("/v1/scenarios", { method: "POST", text, headers });

describe("a body that is not JSON", () => {
	it.each([
		["empty", ""],
		["white space", "  \n"],
		["cut off", '{"seed":'],
		["followed by more", "{} {}"],
		["XML", "<scenario/>"],
		["a form", "seed=1&family=teardown"],
		["NaN", '{"seed":NaN}'],
		["with a comment", '{/* */"seed":1}'],
		["UTF-16", new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0])],
		["overlong UTF-8", new Uint8Array([0x22, 0xc0, 0xae, 0x22])],
		["compressed", new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])],
		["nested 32,000 deep", "[".repeat(32_000) + "]".repeat(32_000)],
		["nested 33 deep", `${'{"a":'.repeat(33)}1${"}".repeat(33)}`],
		["with a repeated key", '{"seed":1,"seed":2}'],
		["with a repeated key in two spellings", '{"seed":1,"\\u0073eed":2}'],
		["with a repeated key further in", '{"a":[{"b":{},"b":[]}]}'],
	])("is refused: %s", async (_, text) => {
		expectProblem(await make(text), 400, "malformed-json");
	});
});

describe("a body of another type", () => {
	it.each([
		["text/plain"],
		["application/x-www-form-urlencoded"],
		["application/xml"],
		["multipart/form-data; boundary=x"],
		["application/jsonp"],
		["application/json; charset=utf-16"],
		[""],
	])("%j is refused", async (type) => {
		expectProblem(await make("{}", { "Content-Type": type }), 415, "unsupported-media-type");
	});

	it("with a Content-Encoding is refused", async () => {
		expectProblem(await make("{}", { "Content-Encoding": "gzip" }), 415, "unsupported-media-type");
	});

	it.each(["application/json", "APPLICATION/JSON; charset=UTF-8", "application/vnd.acme+json"])(
		"%j is read",
		async (type) => {
			expect((await make("{}", { "Content-Type": type })).status).toBe(201);
		},
	);

	it("with a byte order mark is read", async () => {
		expect((await make('\ufeff{"seed":5}')).json.seed).toBe(5);
	});
});

/** Spaces in chunks of 1 MB, without a length in advance. */
function chunked(megabytes: number): ReadableStream {
	const chunk = new Uint8Array(1_000_000).fill(32);
	let left = megabytes;
	return new ReadableStream({
		pull(controller) {
			if (left-- > 0) controller.enqueue(chunk);
			else controller.close();
		},
	});
}

describe("a body that is too large", () => {
	const padded = (bytes: number) => `{"seed":1${" ".repeat(bytes - 10)}}`;

	it("is refused from the first byte over 64 KiB", async () => {
		expect((await make(padded(65_536))).status).toBe(201);
		expectProblem(await make(padded(65_537)), 413, "body-too-large");
	});

	it("is refused at 1 MB and at 10 MB", async () => {
		for (const bytes of [1e6, 1e7]) expectProblem(await make(padded(bytes)), 413, "body-too-large");
	});

	it("is refused when it comes in chunks without a length", async () => {
		expectProblem(await make(chunked(100)), 413, "body-too-large");
	});

	it("is not read for ever", async () => {
		const headers = { "Content-Type": "application/json" };
		const request = new Request("https://seqack.test", { method: "POST", body: chunked(Infinity), headers });
		expect(await readJsonBody(request, false)).toMatchObject({ ok: false, code: "body-too-large" });
	});
});

describe("a body that does not fit its schema", () => {
	it.each<[string, string, string]>([
		["an array", "[]", ""],
		["null", "null", ""],
		["a string", '"x"', ""],
		["a number", "1", ""],
		["an unknown field", '{"familly":"teardown"}', "/familly"],
		["a field to be escaped in a pointer", '{"a/b~c":1}', "/a~1b~0c"],
		["__proto__", '{"__proto__":{"seed":1}}', "/__proto__"],
		["constructor", '{"constructor":1}', "/constructor"],
		["toString", '{"toString":1}', "/toString"],
		["a family that does not exist", '{"family":"quic"}', "/family"],
		["a seed of 2^32", '{"seed":4294967296}', "/seed"],
		["a negative seed", '{"seed":-1}', "/seed"],
		["half a seed", '{"seed":1.5}', "/seed"],
		["an infinite seed", '{"seed":1e400}', "/seed"],
		["a seed as text", '{"seed":"1"}', "/seed"],
		["a seed of null", '{"seed":null}', "/seed"],
		["difficulty 6", '{"difficulty":6}', "/difficulty"],
		["a locale that is a path", '{"locale":"../../x"}', "/locale"],
		["a learner id that is a path", '{"learnerId":"../x"}', "/learnerId"],
		["a lone surrogate", '{"notation":"\\ud800"}', "/notation"],
		["a zero byte", '{"template":1,"notation":"raw\\u0000"}', "/template"],
	])("is refused and pointed at: %s", async (_, text, pointer) => {
		const reply = await make(text);
		expectProblem(reply, 422, "invalid-body");
		expect(reply.json.errors[0].pointer).toBe(pointer);
	});

	it("does not send all of a long input back", async () => {
		const reply = await make(JSON.stringify({ family: "x".repeat(50_000) }));
		expectProblem(reply, 422, "invalid-body");
		expect(reply.text.length).toBeLessThan(2000);
	});

	it("escapes nothing into HTML: a problem is JSON that is never sniffed", async () => {
		const reply = await make('{"<script>alert(1)</script>":1}');
		expect(reply.headers.get("X-Content-Type-Options")).toBe("nosniff");
	});
});

describe("answers", () => {
	const grade = async (text: string) => {
		const { id } = await scenario({ seed: 3 });
		return call(`/v1/scenarios/${id}/grade`, { text, method: "POST" });
	};

	it("may be empty for practice, and then nothing is gradable", async () => {
		const { status, json } = await grade('{"answers":{}}');
		expect(status).toBe(200);
		expect(json).toMatchObject({ gradable: false, score: { points: 0, scaled: 0 } });
	});

	it.each(["b99", "__proto__", "constructor", "toString", "", "b1/x"])(
		"to the blank %j, which there is not, are refused with the blanks that there are",
		async (blank) => {
			const reply = await grade(`{"answers":{${JSON.stringify(blank)}:1}}`);
			expectProblem(reply, 422, "unknown-blank");
			expect(reply.json.errors[0].pointer).toBe(`/answers/${blank.replaceAll("/", "~1")}`);
			expect(reply.json.errors[0].detail).toContain("b1");
		},
	);

	it.each(["[]", "null", '"b1"', "1"])("that are %s are refused", async (answers) => {
		const reply = await grade(`{"answers":${answers}}`);
		expectProblem(reply, 422, "invalid-body");
		expect(reply.json.errors[0].pointer).toBe("/answers");
	});

	it("that are missing are refused", async () => {
		const reply = await grade("{}");
		expectProblem(reply, 422, "invalid-body");
		expect(reply.json.errors[0]).toEqual({ pointer: "/answers", detail: "This field is required." });
	});

	const ODD = [
		"true",
		"null",
		"[1]",
		"[]",
		"{}",
		'{"__proto__":1}',
		'{"toString":1,"valueOf":2}',
		"[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]",
		"1.5",
		"-0",
		"-1",
		"1e400",
		"4294967296",
		"9007199254740993",
		'"NaN"',
		'"Infinity"',
		'"007"',
		'"0x10"',
		'"1e3"',
		'" 1 "',
		'"\uff11\uff12"',
		'"\u0661\u0662"',
		`"${"9".repeat(2000)}"`,
		'"\\ud800"',
		'"\\u0000"',
		'"<svg onload=alert(1)>"',
		'"\u202e1\u200b2"',
		JSON.stringify(Array.from({ length: 300 }, () => "SYN")),
	];

	it.each(ODD.map((odd) => [odd.slice(0, 40), odd] as const))(
		"of every odd kind are graded or called unreadable, never a fault: %s",
		async (_, odd) => {
			const made = await scenario({ seed: 3 });
			const answers = made.blanks.map(({ id }: { id: string }) => `${JSON.stringify(id)}:${odd}`).join();
			for (const verb of ["validate", "grade"]) {
				const reply = await call(`/v1/scenarios/${made.id}/${verb}`, {
					text: `{"answers":{${answers}}}`,
					method: "POST",
				});
				expect(reply.status).toBe(200);
			}
		},
	);
});
