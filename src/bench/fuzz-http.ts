// Sends requests made from the OpenAPI document, valid ones and mutated ones, to the API on bare workerd: no answer may be a
// 500, or other than the document says. Ends with 1 when one is. `npm run fuzz:http -- --requests 20000 --seed 1`
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request as send } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as readText } from "node:stream/consumers";
import { parseArgs, parseEnv } from "node:util";
import { buildIfChanged, DIST, ROOT, readBuilt } from "../cli/build/built.ts";
import { newSecrets } from "../cli/secrets.ts";
import { serve } from "../cli/serve/workerd.ts";
import { seededRandom } from "../scenario/random.ts";
import { type Answer, faultOf } from "./fuzz/check.ts";
import { type Operation, operationsOf } from "./fuzz/document.ts";
import { forgetLearner, learn, nothingKnown, pickKnown } from "./fuzz/known.ts";
import { type Drawn, drawRequest } from "./fuzz/request.ts";

/** Sent at once. What they teach is taken up in the order in which they were drawn, so that a seed repeats a run. */
const AT_ONCE = 8;
const MOST_FINDINGS = 20;

const { values } = parseArgs({
	options: { requests: { type: "string", default: "20000" }, seed: { type: "string", default: "1" } },
});
const REQUESTS = Number(values.requests);

buildIfChanged();
const records = mkdtempSync(join(tmpdir(), "fuzz-"));
const secrets = parseEnv(newSecrets());
const variables = { ...readBuilt(DIST).vars, ...secrets, RATE_LIMIT: "off" } as Record<string, string>;
const server = await serve({ dir: DIST, host: "127.0.0.1", port: 0, records, variables });
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

function ask({
	method,
	address,
	headers,
	text,
}: Pick<Drawn, "method" | "address" | "headers" | "text">): Promise<Answer> {
	const length = text === undefined ? {} : { "Content-Length": String(Buffer.byteLength(text)) };
	return new Promise((resolve, reject) => {
		const sent = send(`${server.url}${address}`, { agent, method, headers: { ...headers, ...length } }, (response) => {
			const [mediaType = ""] = (response.headers["content-type"] ?? "").split(";");
			readText(response).then((body) => resolve({ status: response.statusCode ?? 0, mediaType, text: body }), reject);
		});
		sent.on("error", reject);
		sent.end(text);
	});
}

const get = async (address: string) =>
	JSON.parse((await ask({ method: "GET", address, headers: {}, text: undefined })).text);
const document = await get("/openapi.json");
const operations = operationsOf(document);
const key = execFileSync(process.execPath, [join(ROOT, "src/cli/server-key.ts"), "--tenant", "acme"], {
	env: { ...process.env, ...secrets },
	encoding: "utf8",
	stdio: ["ignore", "pipe", "ignore"],
});
const known = nothingKnown(key.trim());
const catalogue = "/v1/catalogue";
learn(known, { operationId: "catalogue", address: catalogue }, await get(catalogue));
const questions = "/v1/questions?limit=100";
learn(known, { operationId: "listQuestions", address: questions }, await get(questions));

const drawing = { random: seededRandom(Number(values.seed)), known, schemas: document.components.schemas };
const counts = new Map<string, Map<number, number>>();
const findings: string[] = [];

/** What takes along what others work with; of a learner up to a second. A whole tenant goes only by its name, which is not drawn. */
const SELDOM = new Set(["deleteLearner", "deleteAssignment", "deleteWebhook", "takeLearnerOff"]);

function pickOperation() {
	const { random } = drawing;
	const [one, another] = [0, 1].map(() => random.pick(operations as [Operation, ...Operation[]]));
	return one && SELDOM.has(one.id) && another && random.chance(90) ? another : (one as Operation);
}

/** Now and then an address as a result linked to it, which chance would not make. */
function draw(): Drawn {
	const { random } = drawing;
	const operation = pickOperation();
	const drawn = drawRequest(drawing, operation);
	const link = pickKnown(random, known.links);
	const linked =
		operation.method === "GET" && link && random.chance(30)
			? operations.find(({ method, path }) => method === "GET" && fits(path, link))
			: undefined;
	return linked && link ? { ...drawn, operation: linked, method: "GET", address: link, refused: false } : drawn;
}

const fits = (path: string, link: string) =>
	new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/?]+")}(\\?|$)`).test(link);

function note(drawn: Drawn, answer: Answer, number: number): void {
	const { operation, method, address, headers, text, token } = drawn;
	const byStatus = counts.get(operation.id) ?? new Map<number, number>();
	counts.set(operation.id, byStatus.set(answer.status, (byStatus.get(answer.status) ?? 0) + 1));
	const fault = faultOf(drawn, answer);
	if (fault)
		findings.push(
			`${fault}\n  seed ${values.seed}, request ${number}: ${method} ${address} ${JSON.stringify(headers)}\n  ${text?.slice(0, 2000)}\n  → ${answer.text.slice(0, 300)}`,
		);
	if (answer.status === 204 && method === "DELETE") forgetLearner(known, address);
	if (answer.status < 300 && answer.mediaType === "application/json")
		learn(known, { operationId: operation.id, address, token }, JSON.parse(answer.text || "null"));
}

for (let sent = 0; sent < REQUESTS && findings.length < MOST_FINDINGS; sent += AT_ONCE) {
	const drawn = Array.from({ length: Math.min(AT_ONCE, REQUESTS - sent) }, draw);
	const answers = await Promise.all(drawn.map(ask));
	for (const [i, one] of drawn.entries()) note(one, answers[i] as Answer, sent + i + 1);
	if (sent > 0 && sent % 4000 === 0) console.log(`${sent} requests`);
}
await server.kill();
agent.destroy();
rmSync(records, { recursive: true });

for (const { id, method, path } of operations) {
	const byStatus = [...(counts.get(id) ?? [])].sort(([a], [b]) => a - b).map(([status, n]) => `${status}: ${n}`);
	console.log(`${method.padEnd(4)} ${path.padEnd(64)} ${byStatus.join(", ")}`);
}
const total = [...counts.values()].flatMap((byStatus) => [...byStatus.values()]).reduce((sum, n) => sum + n, 0);
console.log(`${total} requests, seed ${values.seed}: ${findings.length} findings`);
for (const finding of findings) console.log(finding);
process.exit(findings.length === 0 ? 0 : 1);
