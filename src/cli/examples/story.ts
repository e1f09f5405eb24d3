// A story in which every operation is called once: what the examples of the OpenAPI document are taken from. Told to a
// server of its own by `npm run openapi:examples`, and again to the Worker by a test.
import type { Answered, Asking } from "./ask.ts";

export interface Teller {
	/** Calls an operation by its id; what is answered becomes its example. */
	readonly ask: (operationId: string, asking?: Asking) => Promise<Answered>;
	/** The same, and no example. */
	readonly also: (operationId: string, asking?: Asking) => Promise<Answered>;
	/** A time so many hours from now, ISO. */
	readonly inHours: (hours: number) => string;
	readonly serverKey: string;
}

/** What a client reads of an answer. */
const field = ({ json }: Answered, name: string): string => String((json as Readonly<Record<string, unknown>>)[name]);

export async function tellStory(teller: Teller): Promise<void> {
	await tellOfService(teller);
	const scenarioId = await tellOfScenarios(teller);
	await tellOfQuestions(teller);
	await tellOfLearners(teller, scenarioId);
	await tellOfAssignments(teller);
	await tellOfWebhooks(teller);
	await tellOfTenant(teller);
}

async function tellOfService({ ask }: Teller): Promise<void> {
	await ask("health");
	await ask("catalogue", { query: { family: "handshake", difficulty: 1 }, keep: 2 });
	await ask("simulate", {
		body: {
			events: [
				{ type: "call", host: "server", call: "listen" },
				{ type: "call", host: "client", call: "connect" },
				{ type: "deliver-all" },
			],
		},
	});
}

/** As someone answers for whom a SYN takes no sequence number. */
const SCENARIO = { template: "three-way", seed: 13, notation: "raw", profile: "rfc9293" };

async function tellOfScenarios({ ask }: Teller): Promise<string> {
	const made = await ask("createScenario", { body: SCENARIO });
	const path = { scenarioId: field(made, "id") };
	await ask("getScenario", { path, query: { locale: "zh" } });
	await ask("validateAnswers", { path, body: { answers: { b1: "405,858,569", b2: "four" } } });
	const graded = await ask("gradeAnswers", {
		path,
		body: { answers: { b1: 405_858_569, b2: 405_858_569, b6: 405_858_783 } },
	});
	await ask("takeHint", { path, body: { blank: "b1" } });
	const proof = field(graded, "proof");
	for (const id of ["getDiagram", "getDiagramTable", "getDiagramText"])
		await ask(id, { path, query: { locale: "en" } });
	await ask("getCapture", { path, query: { proof } });
	const believed = { path: { ...path, misconception: "syn-does-not-consume" }, query: { proof } };
	for (const id of ["getBelieved", "getBelievedDiagram", "getBelievedTable", "getBelievedText"])
		await ask(id, believed);
	return path.scenarioId;
}

async function tellOfQuestions({ ask }: Teller): Promise<void> {
	const path = { questionId: "why-four" };
	await ask("listQuestions", { query: { q: "close", limit: 2 } });
	await ask("getQuestion", { path, query: { seed: 7 } });
	await ask("gradeQuestion", { path, body: { answer: "reliable", seed: 7 } });
	await ask("makeQuiz", { query: { n: 2, seed: 5, seconds: 600, families: "handshake", difficulty: 1 } });
}

const header = (key: string) => ({ "Idempotency-Key": key });

async function tellOfLearners({ ask, also, serverKey }: Teller, scenarioId: string): Promise<void> {
	const anonymous = await ask("createLearner");
	const ann = await ask("createLearnerToken", {
		path: { learnerId: "s-1001" },
		body: { expiresInSeconds: 7200 },
		token: serverKey,
	});
	const [path, token] = [{ learnerId: "s-1001" }, field(ann, "token")];
	const code = await ask("createPairingCode", { path, token });
	await ask("createPairing", { body: { code: field(code, "code") } });
	await ask("createAttempt", {
		path,
		token,
		header: header("phone-16"),
		body: { scenarioId, answers: { b1: 405_858_570, b2: "405858783", b3: "ACK" }, final: true, confidence: 2 },
	});
	await ask("createAttempts", {
		path,
		token,
		body: { attempts: [{ idempotencyKey: "phone-17", questionId: "why-four", answer: "app", seed: 7 }] },
	});
	await ask("listAttempts", { path, token, query: { limit: 2, answers: true } });
	await ask("getAttempt", { path: { ...path, number: 2 }, token });
	await ask("regradeAttempt", { path: { ...path, number: 2 }, token });
	await ask("getProgress", { path, token, query: { timeZone: "UTC" } });
	await ask("getNext", { path, token, query: { family: "teardown" } });
	await ask("getPack", { path, token, query: { n: 1, family: "handshake" } });
	await ask("exportLearner", { path, token, keep: 1 });
	const anon = { path: { learnerId: field(anonymous, "learnerId") }, token: field(anonymous, "token") };
	await also("createAttempt", { ...anon, header: header("first"), body: { questionId: "why-four", answer: "app" } });
	await ask("claimRecord", { path, token, body: { token: anon.token } });
	const gone = { path: { learnerId: "s-0999" }, token: serverKey };
	await ask("deleteLearner", gone);
}

async function tellOfAssignments(teller: Teller): Promise<void> {
	const { ask, also, serverKey: token, inHours } = teller;
	const made = await ask("createAssignment", {
		token,
		body: {
			title: "Week 3: opening",
			items: [
				{ template: "three-way", blanks: 2 },
				{ question: "why-four", points: 2 },
			],
			policy: { attempts: 2 },
			dueAt: inHours(168),
			late: { perDay: 0.1 },
		},
	});
	const path = { assignmentId: field(made, "assignmentId") };
	await ask("getAssignment", { path, token });
	await ask("changeAssignment", { path, token, header: { "If-Match": '"1"' }, body: { closesAt: inHours(240) } });
	await ask("nameLearners", { path, token, body: { learners: [{ learnerId: "s-1001" }, { learnerId: "s-1002" }] } });
	const one = { path: { ...path, learnerId: "s-1001" }, token };
	await ask("overrideLearner", { ...one, body: { timeLimitSeconds: 5400 } });
	await ask("listLearnerAssignments", { path: { learnerId: "s-1001" }, token });
	await tellOfPaper(teller, one);
	type Row = { readonly state: string; readonly total: number };
	await until<Row>(teller, "getAssignmentLearner", one, ({ state, total }) => state === "finished" && total > 0);
	await ask("getAssignmentLearner", one);
	await ask("getGradebook", { path, token, query: { limit: 2 } });
	await ask("getGradebookCsv", { path, token });
	await ask("getStatistics", { path, token });
	await ask("getMisconceptions", { path, token, query: { learners: false }, keep: 1 });
	await ask("getMisconceptionPicture", { path, token });
	await ask("createTeacherLink", { path, token, body: { expiresInSeconds: 2_592_000 } });
	await ask("startRegrade", { path, token });
	await until<{ readonly state: string }>(teller, "getRegrade", { path, token }, ({ state }) => state === "done");
	await ask("getRegrade", { path, token });
	const wish = { skill: "syn-consumes-one", learners: ["s-1001"], items: 1 };
	const remedial = await ask("createRemedial", { path, token, body: wish });
	await ask("exportAssignment", { path, token, keep: 2 });
	await ask("resetLearner", one);
	await ask("removeLearner", { path: { ...path, learnerId: "s-1002" }, token });
	type Listed = { readonly items: readonly { readonly revision: number }[] };
	const both = ({ items }: Listed) => items.map(({ revision }) => revision).join() === "1,2";
	await until<Listed>(teller, "listAssignments", { token, query: { limit: 2 } }, both);
	await ask("listAssignments", { token, query: { limit: 2 } });
	await also("deleteAssignment", { path, token });
	await ask("deleteAssignment", { path: { assignmentId: field(remedial, "assignmentId") }, token });
}

async function tellOfPaper({ ask, also }: Teller, one: Asking): Promise<void> {
	const paper = await ask("getPaper", one);
	const { items } = paper.json as { readonly items: readonly { readonly question?: { readonly seed: number } }[] };
	await also("createAttempt", {
		path: { learnerId: "s-1001" },
		...(one.token !== undefined && { token: one.token }),
		header: header("paper-1"),
		body: {
			assignmentId: one.path?.assignmentId,
			item: 2,
			questionId: "why-four",
			answer: "app",
			seed: items[1]?.question?.seed,
		},
	});
	await ask("finishPaper", one);
}

/** Asks until it is so: records and assignments tell one another within seconds. */
async function until<Document>(
	{ also }: Teller,
	operationId: string,
	asking: Asking,
	isSo: (document: Document) => boolean,
): Promise<void> {
	for (let tries = 0; tries < 100; tries++) {
		const { json } = await also(operationId, asking);
		if (isSo(json as Document)) return;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error(`${operationId} does not answer what the story waits for`);
}

async function tellOfWebhooks({ ask, serverKey: token }: Teller): Promise<void> {
	const made = await ask("createWebhook", {
		token,
		body: { url: "https://lms.example.org/seqack", events: ["grade.changed"], description: "Moodle" },
	});
	const path = { webhookId: field(made, "webhookId") };
	await ask("listWebhooks", { token });
	await ask("getWebhook", { path, token });
	await ask("changeWebhook", { path, token, body: { events: ["paper.finished", "grade.changed"] } });
	await ask("rotateWebhookSecret", { path, token });
	const sent = await ask("testWebhook", { path, token });
	await ask("listDeliveries", { path, token, query: { limit: 2 } });
	const delivery = { path: { ...path, deliveryId: field(sent, "deliveryId") }, token };
	await ask("getDelivery", delivery);
	await ask("retryDelivery", delivery);
	await ask("deleteWebhook", { path, token });
}

async function tellOfTenant(teller: Teller): Promise<void> {
	const { ask, serverKey: token } = teller;
	type Counts = { readonly learners: number; readonly assignments: number };
	const isTold = ({ learners, assignments }: Counts) => learners === 2 && assignments === 0;
	await until<Counts>(teller, "getTenant", { token }, isTold);
	await ask("listLearners", { token, query: { limit: 2 } });
	await ask("getTenant", { token });
	await ask("exportTenant", { token, keep: 2 });
	await ask("deleteTenant", { token, query: { confirm: "acme" } });
}
