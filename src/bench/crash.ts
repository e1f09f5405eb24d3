// Whether a crash loses or doubles what a learner submitted: submissions race one another, and themselves, while workerd is
// killed with -9; what was answered must be there afterwards, once. Ends with 1 when it is not.
// `npm run crash -- --rounds 300 --seed 1`, or in batches, which are to be completed in their order: `-- --batches --rounds 50`;
// or a class at its assignments, whose gradebooks are to say what was answered: `-- --class --rounds 100`
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs, parseEnv } from "node:util";
import { buildIfChanged, DIST, readBuilt } from "../cli/build/built.ts";
import { newSecrets } from "../cli/secrets.ts";
import { type Server, serve } from "../cli/serve/workerd.ts";
import { type Random, seededRandom } from "../scenario/random.ts";
import { inBatches } from "./crash/batches.ts";
import { inClass } from "./crash/class.ts";
import { brokenDatabases, faultsOf } from "./crash/record.ts";
import { type Learner, newLearner, singly, type Way } from "./crash/submissions.ts";

const LEARNERS = 4;
/** Rounds with the same learners: their numbers go on over so many crashes. */
const ROUNDS_OF_LEARNERS = 10;

const { values } = parseArgs({
	options: {
		rounds: { type: "string", default: "300" },
		seed: { type: "string", default: "1" },
		batches: { type: "boolean", default: false },
		class: { type: "boolean", default: false },
	},
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

/** Kills the server amid submissions, starts it again, and sends everything once more. */
async function round(name: string, server: Server, random: Random, way: Way, learners: readonly Learner[]) {
	const drawn = await way.draw(server.url, name, random, learners);
	const { afterAnswers, withinMs } = drawn.kill;
	let left = afterAnswers;
	const killed = Promise.withResolvers<void>();
	const kill = () =>
		wait(random.int(0, withinMs))
			.then(() => server.kill())
			.then(killed.resolve);
	if (left === 0) kill();
	const before = await drawn.send(server.url, () => --left === 0 && kill());
	await killed.promise;
	const again = await start();
	const unanswered = learners.flatMap(({ sent }) => [...sent.values()]).filter((answered) => answered === undefined);
	const kept = async (all: boolean) =>
		faults.push(...(await Promise.all(learners.map((learner) => faultsOf(again.url, learner, all)))).flat());
	faults.push(...((await drawn.lookAt?.(again.url)) ?? []));
	await kept(false);
	const after = await drawn.send(again.url);
	await kept(true);
	faults.push(...before.faults, ...after.faults);
	counts.submissions += drawn.submissions;
	counts.answered += before.answered;
	counts.unanswered += unanswered.length;
	if (after.answered < drawn.answers) faults.push(`${name}: a server that nobody killed did not answer`);
	return again;
}

const random = seededRandom(Number(values.seed));
let server = await start();
const way = await (values.class ? inClass(variables) : (values.batches ? inBatches : singly)(server.url));
const enrol = way.newLearner ?? newLearner;
let learners: readonly Learner[] = [];
for (let i = 0; i < ROUNDS && faults.length === 0; i++) {
	if (i % ROUNDS_OF_LEARNERS === 0) {
		const url = server.url;
		faults.push(...(await way.finish(url, learners)));
		learners = await Promise.all(Array.from({ length: LEARNERS }, () => enrol(url)));
	}
	server = await round(`round-${i + 1}`, server, random, way, learners);
	if ((i + 1) % 50 === 0) console.log(`${i + 1} rounds`);
}
faults.push(...(await way.finish(server.url, learners)));
await server.kill();
faults.push(...brokenDatabases(records).map((file) => `${file} is broken`));
restartsMs.sort((a, b) => a - b);
console.log(
	`${restartsMs.length - 1} times killed with -9 and started again; first answer after ${restartsMs[Math.floor(restartsMs.length / 2)]?.toFixed(0)} ms (median), ${restartsMs.at(-1)?.toFixed(0)} ms (longest)`,
);
console.log(`${counts.submissions} submissions, ${way.summary()}`);
console.log(`${counts.answered} answers came before the crash; ${counts.unanswered} submissions had none`);
console.log(faults.length === 0 ? "nothing lost, nothing doubled, no gap" : faults.join("\n"));
if (faults.length === 0) rmSync(records, { recursive: true });
else console.log(`seed ${values.seed}; records: ${records}`);
process.exit(faults.length === 0 ? 0 : 1);
