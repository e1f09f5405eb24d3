// A week of a course with 200 simulated students, played over HTTP against a server of its own: a teacher sets an
// assignment, students of several kinds sit down to it, and the gradebook, the statistics, the misconception map, a
// follow-up, a regrading and the webhooks are read. Prints the story with its numbers, writes what a teacher would look at
// into a folder, and ends with 1 where a number is not what the students did. A day takes some seconds.
// `npm run course -- --out course --day 6 --seed 1`
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { MisconceptionId } from "../scenario/misconceptions.ts";
import { readQuestions } from "./class/bank.ts";
import type { GradebookRow } from "./class/documents.ts";
import { readGradebook } from "./class/gradebook.ts";
import { mintTokens, openSchool } from "./class/school.ts";
import { openReceiver } from "./course/receiver.ts";
import { type Room, type Sat, sit } from "./course/sitting.ts";
import { enrol, type Student } from "./course/students.ts";
import * as teaching from "./course/teacher.ts";

const { values } = parseArgs({
	options: {
		out: { type: "string", default: "course" },
		day: { type: "string", default: "6" },
		seed: { type: "string", default: "1" },
	},
});
const DAY_MS = Number(values.day) * 1000;
const DUE_ON = 5;
const CLOSES_ON = 7;
const ABOUT: MisconceptionId = "no-time-wait";
/** Of those who do the follow-up, so many of three have understood. */
const LEARN = 2;

const faults: string[] = [];
const expect = (what: string, is: unknown, should: unknown) => {
	if (is !== should) faults.push(`${what}: ${is}, not ${should}`);
};
const tell = (text: string) => console.log(text);
const write = (name: string, text: string) => writeFileSync(join(values.out, name), text);
const writeJson = (name: string, value: unknown) => write(name, `${JSON.stringify(value, null, "\t")}\n`);

mkdirSync(values.out, { recursive: true });
const school = await openSchool({ RATE_LIMIT: "off", WEBHOOK_TARGETS: "any" });
const receiver = await openReceiver();
const { client, insight } = school;
const teacher: teaching.Teacher = { client, token: insight.serverKey };
const questions = readQuestions();
const students = enrol(Number(values.seed));
const tokens = await mintTokens(
	school,
	students.map(({ id }) => id),
);
const startMs = Date.now();
const onDay = (day: number) => new Date(startMs + day * DAY_MS).toISOString();
const count = (kind: Student["kind"]) => students.filter((student) => student.kind === kind).length;

const webhook = await teaching.send<{ readonly webhookId: string; readonly secret: string }>(teacher, {
	path: "/v1/webhooks",
	body: { url: receiver.url, description: "LMS" },
});
receiver.trust(webhook.secret);
await teaching.send(teacher, { path: `/v1/webhooks/${webhook.webhookId}/test`, body: {} });

const { assignmentId } = await teaching.send<{ readonly assignmentId: string }>(teacher, {
	path: "/v1/assignments",
	body: {
		title: "Week 3: how TCP opens, closes and is flooded",
		items: [
			{ template: "three-way", points: 2 },
			{ template: "client-closes-first", points: 2 },
			{ template: "backlog-fill", points: 2 },
			{ question: "last-ack-lost" },
			{ question: "numbers-of-third-segment" },
		],
		policy: { attempts: 2, showSolution: "after-close" },
		dueAt: onDay(DUE_ON),
		closesAt: onDay(CLOSES_ON),
		late: { perDay: 0.1 },
	},
});
const extended = students.filter(({ kind }) => kind === "latecomer").slice(0, 3);
const excused = students.filter(({ kind }) => kind === "absent").slice(0, 1);
await teaching.send(teacher, {
	method: "PUT",
	path: `/v1/assignments/${assignmentId}/learners`,
	body: {
		learners: students.map((student) => ({
			learnerId: student.id,
			...(extended.includes(student) && { dueAt: onDay(CLOSES_ON) }),
			...(excused.includes(student) && { excused: true }),
		})),
	},
});
tell(
	`Day 0. ${students.length} students, of whom ${count("diligent")} know it, ${count("believer")} hold a wrong idea, ${count("guesser")} guess, ${count("latecomer")} come late, ${count("quitter")} give up and ${count("absent")} never come. Extra time for ${extended.length}, one is excused.`,
);

const room: Room = { client, insight, questions, assignmentId, tokens };
async function sitOnTime(student: Student): Promise<Sat | null> {
	if (student.kind === "absent") return null;
	await sleep(Math.max(0, startMs + student.onDay * DAY_MS - Date.now()));
	return sit(student, student.idea, room);
}
const sat = (await Promise.all(students.map(sitOnTime))).filter((one) => one !== null);
faults.push(...sat.flatMap(({ student, refused }) => refused.map((said) => `${student.id}: ${said}`)));
const attempts = sat.reduce((sum, one) => sum + one.receivedMs.length, 0);
tell(`Day ${((Date.now() - startMs) / DAY_MS).toFixed(1)}. ${sat.length} have sat down and sent ${attempts} attempts.`);

await sleep(Math.max(0, startMs + CLOSES_ON * DAY_MS - Date.now()));
const seconds = await teaching.whenComplete(teacher, assignmentId);
const rows = await readGradebook(teacher, assignmentId);
const inState = (state: GradebookRow["state"]) => rows.filter((row) => row.state === state).length;
tell(
	`Closed. The gradebook is complete ${seconds.toFixed(1)} s later: ${rows.length} rows, ${inState("finished")} finished (${rows.filter(({ finishedBy }) => finishedBy === "time").length} by the clock), ${inState("missed")} missed, ${inState("excused")} excused.`,
);
expect("rows", rows.length, students.length);
expect("finished", inState("finished"), sat.length);
expect("finished by the clock", rows.filter(({ finishedBy }) => finishedBy === "time").length, count("quitter"));
expect("missed", inState("missed"), count("absent") - excused.length);
expect(
	"attempts in the gradebook",
	rows.flatMap(({ items }) => items).reduce((sum, { tries }) => sum + tries, 0),
	attempts,
);
const late = new Set(rows.filter((row) => row.late).map(({ learnerId }) => learnerId));
const dueMs = (student: Student) => startMs + (extended.includes(student) ? CLOSES_ON : DUE_ON) * DAY_MS;
for (const { student, receivedMs } of sat) {
	const after = receivedMs.filter((atMs) => atMs > dueMs(student)).length;
	// Of whom some came in time: it depends on which count.
	if (after === 0) expect(`${student.id} is late`, late.has(student.id), false);
	if (after > 0 && after === receivedMs.length) expect(`${student.id} is late`, late.has(student.id), true);
}
tell(`${late.size} were late and lost a tenth of their points; the ${extended.length} with extra time did not.`);
writeJson("gradebook.json", rows);
write("gradebook.csv", await teaching.textAt(teacher, `/v1/assignments/${assignmentId}/gradebook.csv`));

writeJson("statistics.json", await teaching.get(teacher, `/v1/assignments/${assignmentId}/statistics`));

/** The map of an assignment, written beside its pictures, with who really holds the ideas. */
async function mapOf(id: string, name: string, believers: readonly Sat[]): Promise<teaching.MisconceptionMap> {
	const map = await teaching.get<teaching.MisconceptionMap>(teacher, `/v1/assignments/${id}/misconceptions`);
	writeJson(`${name}.json`, map);
	for (const locale of ["en", "zh"])
		write(
			`${name}.${locale}.svg`,
			await teaching.textAt(teacher, `/v1/assignments/${id}/misconceptions.svg?locale=${locale}`),
		);
	const ideas = new Set(believers.flatMap(({ student }) => student.idea ?? []));
	for (const idea of ideas) {
		const holding = believers.filter(({ student, showed }) => student.idea === idea && showed);
		const named = teaching.holdersOf(map, idea);
		const found = holding.filter(({ student }) => named.has(student.id)).length;
		tell(
			`  ${idea.padEnd(38)} ${String(holding.length).padStart(3)} showed it, the map names ${found} of them and ${named.size - found} others`,
		);
		if (found < holding.length) faults.push(`${name}, ${idea}: ${holding.length - found} holders are not named`);
	}
	return map;
}
tell("The misconception map, beside what the students were made to believe:");
await mapOf(
	assignmentId,
	"misconceptions",
	sat.filter(({ student }) => student.kind === "believer"),
);

const remedial = await teaching.send<{ readonly assignmentId: string }>(teacher, {
	path: `/v1/assignments/${assignmentId}/remedial`,
	body: { misconception: ABOUT },
});
const named = await readGradebook(teacher, remedial.assignmentId);
const again = students.filter(({ id }) => named.some(({ learnerId }) => learnerId === id));
tell(
	`A follow-up about ${ABOUT} for ${again.length} students; two of three of those who held it have read about it since.`,
);
const satAgain = await Promise.all(
	again.map((student, i) => {
		const held = student.idea === ABOUT && i % 3 >= LEARN ? ABOUT : null;
		const now: Student = { ...student, kind: held ? "believer" : "diligent", idea: held };
		return sit(now, held, { ...room, assignmentId: remedial.assignmentId });
	}),
);
await teaching.whenComplete(teacher, remedial.assignmentId);
await mapOf(
	remedial.assignmentId,
	"misconceptions-after",
	satAgain.filter(({ student }) => student.kind === "believer"),
);

interface Regrade {
	readonly number: number;
	readonly state: string;
}
const regradePath = `/v1/assignments/${assignmentId}/regrade`;
let regrade = await teaching.send<Regrade>(teacher, { path: regradePath, body: {} });
for (let tries = 0; regrade.state !== "done" && tries < 120; tries++) {
	await sleep(250);
	regrade = await teaching.get<Regrade>(teacher, regradePath);
}
writeJson("regrade.json", regrade);
tell(`Graded again by today's grader: ${JSON.stringify(regrade)}`);

const wanted = attempts + satAgain.reduce((sum, one) => sum + one.receivedMs.length, 0);
const events = (type: string) => [...receiver.events.values()].filter((event) => event.type === type).length;
for (let tries = 0; tries < 120 && events("attempt.recorded") < wanted; tries++) await sleep(250);
tell(
	`The LMS was sent ${receiver.events.size} events: ${events("attempt.recorded")} attempts, ${events("paper.finished")} papers; ${receiver.counts.refused} deliveries were refused and came again, ${receiver.counts.repeated} came twice, ${receiver.counts.forged} were not signed.`,
);
expect("events of attempts", events("attempt.recorded"), wanted);
expect("events of papers", events("paper.finished"), sat.length + satAgain.length);
expect("forged deliveries", receiver.counts.forged, 0);

tell(faults.length === 0 ? `All of it is in ${values.out}/.` : faults.slice(0, 30).join("\n"));
receiver.close();
await school.close();
process.exit(faults.length === 0 ? 0 : 1);
