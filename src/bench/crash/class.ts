// A class at its assignment while workerd is killed: papers are opened, answered and finished, each request twice at once,
// and what was answered is handed on to the gradebook. After each crash everything is sent again with the same keys. No
// paper may change, and in the end each learner's row is to say what the learner was answered: nothing lost, nothing double.
import { setTimeout as sleep } from "node:timers/promises";
import { type Client, jsonOf, newClient } from "../class/client.ts";
import { isComplete, readGradebook } from "../class/gradebook.ts";
import { type Insight, insightInto } from "../class/insight.ts";
import { newSitting, POINTS, RACING, rowFaults, type Sitting, STEPS, sitAll, TRIES } from "./sitting.ts";
import type { Way } from "./submissions.ts";

const TENANT = "crash-school";
const COMPLETE_WITHIN_MS = 10_000;
const HANDING_ON_MS = 1200;

interface Teacher {
	readonly client: Client;
	readonly token: string;
}

/** `secrets` are those of the server. */
export async function inClass(secrets: Readonly<Record<string, string | undefined>>): Promise<Way> {
	const insight = await insightInto(secrets, TENANT);
	const counts = { assignments: 0, sittings: 0, byAlarm: 0 };
	let enrolled = 0;
	let sat: Sitting[] = [];
	const draw: Way["draw"] = async (url, name, random, learners) => {
		const assignmentId = await assign(url, insight, name);
		const sittings = learners.map((learner) => newSitting(learner, assignmentId, name, random));
		sat.push(...sittings);
		counts.assignments += 1;
		counts.sittings += sittings.length;
		const answers = sittings.length * STEPS * RACING;
		const whileHandingOn = random.chance(40);
		return {
			submissions: sittings.length * TRIES.length,
			answers,
			kill: whileHandingOn
				? { afterAnswers: answers, withinMs: HANDING_ON_MS }
				: { afterAnswers: random.int(0, answers - 1), withinMs: 5 },
			send: (to, onAnswer = () => {}) => sitAll(to, sittings, onAnswer),
			async lookAt(to) {
				if (!whileHandingOn) return [];
				counts.byAlarm += 1;
				return withTeacher(to, insight, (teacher) => completeFaults(teacher, assignmentId));
			},
		};
	};
	return {
		draw,
		async newLearner(url) {
			const learnerId = `pupil-${++enrolled}`;
			const path = `/v1/learners/${learnerId}`;
			const call = { path: `${path}/tokens`, token: insight.serverKey, body: {} };
			const { token } = await withTeacher(url, insight, ({ client }) =>
				jsonOf<{ readonly token: string }>(client, call),
			);
			return { path, token, sent: new Map() };
		},
		async finish(url) {
			const faults = await withTeacher(url, insight, (teacher) => gradebookFaults(teacher, sat));
			sat = [];
			return faults;
		},
		summary: () =>
			`in ${counts.sittings} papers of ${counts.assignments} assignments, each request sent ${RACING} times at once, before the crash and after it;
each row of the gradebooks compared with what its learner was answered; ${counts.byAlarm} gradebooks were completed after the crash by alarms alone`,
	};
}

async function withTeacher<T>(url: string, insight: Insight, act: (teacher: Teacher) => Promise<T>): Promise<T> {
	const client = newClient(url, 8);
	try {
		return await act({ client, token: insight.serverKey });
	} finally {
		client.close();
	}
}

async function assign(url: string, insight: Insight, title: string): Promise<string> {
	const items = [
		{ template: "three-way", points: POINTS[0] },
		{ question: "why-four", points: POINTS[1] },
	];
	const body = { title, items, policy: { attempts: 3, showSolution: "never" }, timeLimitSeconds: 3600 };
	return withTeacher(url, insight, async ({ client, token }) => {
		const made = await jsonOf<{ readonly assignmentId: string }>(client, { path: "/v1/assignments", token, body });
		return made.assignmentId;
	});
}

async function completeFaults(teacher: Teacher, assignmentId: string): Promise<readonly string[]> {
	const untilMs = performance.now() + COMPLETE_WITHIN_MS;
	while (performance.now() < untilMs) {
		if (await isComplete(teacher, assignmentId)) return [];
		await sleep(100);
	}
	return [`${assignmentId}: not complete after ${COMPLETE_WITHIN_MS} ms`];
}

async function gradebookFaults(teacher: Teacher, sat: readonly Sitting[]): Promise<readonly string[]> {
	const faults: string[] = [];
	for (const assignmentId of new Set(sat.map((sitting) => sitting.assignmentId))) {
		faults.push(...(await completeFaults(teacher, assignmentId)));
		const rows = new Map((await readGradebook(teacher, assignmentId)).map((row) => [row.learnerId, row]));
		const sittings = sat.filter((sitting) => sitting.assignmentId === assignmentId);
		if (rows.size !== sittings.length) faults.push(`${assignmentId}: ${rows.size} rows of ${sittings.length} learners`);
		for (const sitting of sittings) faults.push(...rowFaults(sitting, rows.get(sitting.learnerId)));
	}
	return faults;
}
