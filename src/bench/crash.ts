// Whether a crash loses or doubles what a learner submitted: submissions race one another, and themselves, while workerd is
// killed with -9; what was answered must be there afterwards, once. Ends with 1 when it is not.
// `npm run crash -- --rounds 300 --seed 1`
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs, parseEnv } from "node:util";
import { buildIfChanged, DIST, readBuilt } from "../cli/build/built.ts";
import { newSecrets } from "../cli/secrets.ts";
import { type Server, serve } from "../cli/serve/workerd.ts";
import { type Random, seededRandom } from "../scenario/random.ts";
import { brokenDatabases, faultsOf } from "./crash/record.ts";
import {
	type Content,
	drawSubmission,
	type Learner,
	newLearner,
	sendRacing,
	someContent,
} from "./crash/submissions.ts";

const LEARNERS = 4;
const SUBMISSIONS = 8;
/** Rounds with the same learners: their numbers go on over so many crashes. */
const ROUNDS_OF_LEARNERS = 10;

const { values } = parseArgs({
	options: { rounds: { type: "string", default: "300" }, seed: { type: "string", default: "1" } },
});
const ROUNDS = Number(values.rounds);

const counts = { submissions: 0, answered: 0, unanswered: 0 };
const faults: string[] = [];
const restartsMs: number[] = [];

buildIfChanged();
const records = mkdtempSync(join(tmpdir(), "crash-"));
const variables = { ...readBuilt(DIST).vars, ...parseEnv(newSecrets()), RATE_LIMIT: "off" };

async function start(): Promise<Server> {
	const startMs = performance.now();
	const server = await serve({ dir: DIST, host: "127.0.0.1", port: 0, records, variables });
	await fetch(`${server.url}/healthz`).then((response) => response.text());
	restartsMs.push(performance.now() - startMs);
	return server;
}

/** Kills the server amid submissions, starts it again, and sends what was not answered once more. */
async function round(name: string, server: Server, random: Random, learners: readonly Learner[], content: Content) {
	const submissions = Array.from({ length: SUBMISSIONS }, (_, i) =>
		drawSubmission(random, random.pick(learners as [Learner, ...Learner[]]), `${name}-${i}`, content),
	);
	// Anywhere between the first request and the last answer, on a fast machine as on a slow one.
	let left = random.int(0, SUBMISSIONS * 3 - 1);
	const killed = Promise.withResolvers<void>();
	const kill = () =>
		wait(random.int(0, 3))
			.then(() => server.kill())
			.then(killed.resolve);
	if (left === 0) kill();
	const before = await sendRacing(server.url, submissions, () => --left === 0 && kill());
	await killed.promise;
	const again = await start();
	const unanswered = submissions.filter(({ learner, key }) => learner.sent.get(key) === undefined);
	const kept = async (all: boolean) =>
		faults.push(...(await Promise.all(learners.map((learner) => faultsOf(again.url, learner, all)))).flat());
	await kept(false);
	const after = await sendRacing(again.url, submissions);
	await kept(true);
	faults.push(...before.faults, ...after.faults);
	counts.submissions += SUBMISSIONS;
	counts.answered += before.answered;
	counts.unanswered += unanswered.length;
	if (after.answered < SUBMISSIONS * 3) faults.push(`${name}: a server that nobody killed did not answer`);
	return again;
}

const random = seededRandom(Number(values.seed));
let server = await start();
const content = await someContent(server.url, 16);
let learners: readonly Learner[] = [];
for (let i = 0; i < ROUNDS && faults.length === 0; i++) {
	if (i % ROUNDS_OF_LEARNERS === 0) {
		const url = server.url;
		learners = await Promise.all(Array.from({ length: LEARNERS }, () => newLearner(url)));
	}
	server = await round(`round-${i + 1}`, server, random, learners, content);
	if ((i + 1) % 50 === 0) console.log(`${i + 1} rounds`);
}
await server.kill();
faults.push(...brokenDatabases(records).map((file) => `${file} is broken`));
restartsMs.sort((a, b) => a - b);
console.log(
	`${restartsMs.length - 1} times killed with -9 and started again; first answer after ${restartsMs[Math.floor(restartsMs.length / 2)]?.toFixed(0)} ms (median), ${restartsMs.at(-1)?.toFixed(0)} ms (longest)`,
);
console.log(`${counts.submissions} submissions, each sent three times at once, before the crash and after it`);
console.log(`${counts.answered} answers came before the crash; ${counts.unanswered} submissions had none`);
console.log(faults.length === 0 ? "nothing lost, nothing doubled, no gap" : faults.join("\n"));
if (faults.length === 0) rmSync(records, { recursive: true });
else console.log(`seed ${values.seed}; records: ${records}`);
process.exit(faults.length === 0 ? 0 : 1);
