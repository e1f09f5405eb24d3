// A script whose constants are made when they are first needed says what it said, and makes nothing when it is loaded.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are scripts as text.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../../../src/cli/build/built.ts";
import { bundle, SCRIPT } from "../../../src/cli/build/bundle.ts";
import { madeAtOnce, withLazyConstants } from "../../../src/cli/build/lazy-constants.ts";
import { withoutProperties } from "../../../src/cli/build/patterns.ts";

interface Ran {
	readonly said: unknown;
	/** What was made when, in order: "loaded" stands where the script had been loaded. */
	readonly made: readonly string[];
}

/** Runs a script that defines `say()`; `make(x)` in it notes x and is `{ x }`. */
function run(script: string): Ran {
	const made: string[] = [];
	const make = (x: string) => {
		made.push(x);
		return { x };
	};
	const say: () => unknown = new Function("make", `${script}\nreturn say;`)(make);
	made.push("loaded");
	return { said: say(), made };
}

const T = 'const T = make("T");\n';

const SCRIPTS: readonly (readonly [what: string, script: string])[] = [
	["in a function", `${T}const say = () => T.x;`],
	["as a field of the same name", `${T}const say = () => ({ T });`],
	["as a field of another name, and as names of fields", `${T}const say = () => ({ x: T, T: 1 }).T + { T: 2 }.T;`],
	["behind ?., in a template and spread", `${T}const say = () => [T?.x, \`\${T.x}\`, { ...T }];`],
	["as what a tag is", "const T = (make('T'), (texts) => texts[0]);\nconst say = () => T`text`;"],
	["as what is called", "const T = (make('T'), (a) => a + 1);\nconst say = () => T(T(1));"],
	["as what new makes one of", "const T = (make('T'), class { a = 1; });\nconst say = () => [new T(), new T];"],
	[
		"as what holds what new makes one of",
		"const T = { Kind: (make('T'), class { constructor(a) { this.a = a; } }) };\nconst say = () => new T.Kind(2);",
	],
	[
		"as what a class extends",
		"const T = (make('T'), class { a = 1; });\nconst say = () => new (class extends T {})();",
	],
	["in a field of an instance", `${T}class Instance { t = T.x; }\nconst say = () => new Instance();`],
	["as a computed name", "const T = make('T').x;\nconst say = () => ({ [T]: 1, [T + 1]: 2 });"],
	["in a default", `${T}const say = (t = T, { u = T.x } = {}) => [t, u];`],
	[
		"in a default of a function that has another of its name",
		`${T}const say = (a = T.x) => { const T = 1; return [a, T]; };`,
	],
	["beside a parameter of its name", `${T}const say = () => [((T) => T)(1), (({ a: T }) => T)({ a: 2 }), T];`],
	["beside a rest of its name", `${T}const say = () => [((...T) => T)(1), (([, ...T]) => T)([1, 2]), T];`],
	["beside a variable of its name in a block", `${T}const say = () => { { let T = 1; T++; } return T.x; };`],
	["beside var of its name anywhere in the function", `${T}function say() { if (true) { var T = 1; } return T; }`],
	["beside a function of its name", `${T}const say = () => { return T(); function T() { return 1; } };`],
	["beside a class of its name", `${T}const say = () => { class T {} return new T(); };`],
	["beside what a function calls itself", `${T}const say = () => (function T(n) { return n ? T(n - 1) : 0; })(2);`],
	["beside what loops count with", `${T}const say = () => { for (const T of [1, 2]) { if (T > 1) return T; } };`],
	[
		"beside what a loop of three parts counts with",
		`${T}const say = () => { for (let T = 0; T < 3; T++); return T; };`,
	],
	["beside what is caught", `${T}const say = () => { try { throw 1; } catch (T) { return T; } };`],
	["beside what a case declares", `${T}const say = () => { switch (1) { case 1: const T = 2; return T; } };`],
	["beside a label of its name", `${T}const say = () => { T: for (;;) break T; return T.x; };`],
	["in another, short one", `${T}const U = [T];\nconst V = { U };\nconst say = () => V.U[0];`],
	["in another through a function", `${T}const t = () => T;\nconst U = make("U");\nconst say = () => [U, t()];`],
	["twice, made once", `${T}const say = () => T === T;`],
	["as a pattern", "const T = /a+/g;\nconst say = () => 'caab'.replace(T, 'x');"],
	["as a long table", `const T = { ${[...Array(60).keys()].map((i) => `f${i}: ${i}`)} };\nconst say = () => T;`],
];

describe("constants that are made when they are first needed", () => {
	it.each(SCRIPTS)("are the same %s", (_, script) => {
		const { code } = withLazyConstants(script);
		expect(code).toContain("$made");
		expect(run(code).said).toEqual(run(script).said);
	});

	it.each(SCRIPTS)("are not made when the script is loaded, however they are used: %s", (_, script) => {
		const { made } = run(withLazyConstants(script).code);
		expect(made[0]).toBe("loaded");
		expect(new Set(made).size).toBe(made.length);
	});

	it("are not made at all where nothing needs them", () => {
		expect(run(withLazyConstants(`${T}const say = () => 1;`).code).made).toEqual(["loaded"]);
	});

	it("leave what is exported, and functions, classes and short literals, as they are", () => {
		const script =
			"const A = f();\nconst b = () => f();\nconst C = class {};\nconst D = 1;\nconst E = [1];\nexport { A };";
		expect(withLazyConstants(script).code).toBe(script);
	});

	it("are told from what is made at once all the same", () => {
		const script = "const A = f();\nA.g(h());\nlet b = f();\nclass C extends A.D { e = f(); static F = f(); }";
		expect(madeAtOnce(withLazyConstants(script).code)).toEqual(["A().g(h())", "f()", "A()", "f()"]);
	});

	it("are refused where the script has a name that one of theirs could be", () => {
		expect(() => withLazyConstants("const a$made = 1;")).toThrow("$made");
	});
});

describe("the Worker", () => {
	let dir = "";
	let script = "";
	beforeAll(async () => {
		dir = mkdtempSync(join(tmpdir(), "bundle-"));
		await bundle(ROOT, "src/worker.ts", dir);
		script = readFileSync(join(dir, SCRIPT), "utf8");
	}, 60_000);
	afterAll(() => rmSync(dir, { recursive: true, force: true }));

	it("makes little when it is loaded: its app, with what comes before all routes, and what others' code makes", () => {
		expect(madeAtOnce(script).length).toBeLessThanOrEqual(11);
	});

	it("loads no module of the runtime but that of Durable Objects", () => {
		const imported = [...script.matchAll(/\bfrom"([\w:./-]{2,})"/g)].map(([, name]) => name);
		expect(imported.filter((name) => !name?.endsWith(".bin"))).toEqual(["cloudflare:workers"]);
	});

	it("has no literal of a regular expression that names properties of characters", () => {
		expect(withoutProperties(script).code).toBe(script);
	});
});
