// Requests as src/bench/http.ts sends them: what they are, and how a list of them is sent.
import { Agent, request } from "node:http";

export interface Call {
	/** POST unless another is named. */
	readonly method?: string;
	readonly path: string;
	readonly body: string;
	readonly headers?: Readonly<Record<string, string>>;
}

const CALLERS = 8;

export interface Caller {
	/** What the server said; throws where that is no success. */
	post(url: string, call: Call): Promise<string>;
	/** What it said to each of them, some at a time. */
	postAll(url: string, calls: readonly Call[]): Promise<readonly string[]>;
	close(): void;
}

/** `connections` at once at most; what is more waits for one. */
export function newCaller(connections = CALLERS): Caller {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const post = (url: string, { method = "POST", path, body, headers }: Call) =>
		new Promise<string>((resolve, reject) => {
			const options = { agent, method, headers: { "Content-Type": "application/json", ...headers } };
			const sent = request(`${url}${path}`, options, (response) => {
				let text = "";
				response.setEncoding("utf8");
				response.on("data", (part) => {
					text += part;
				});
				response.on("end", () => {
					if (response.statusCode === 200 || response.statusCode === 201) resolve(text);
					else reject(new Error(`${path} was answered with ${response.statusCode}: ${text.slice(0, 200)}`));
				});
			});
			sent.on("error", reject);
			sent.end(body);
		});
	return {
		post,
		async postAll(url, calls) {
			const said: string[] = [];
			let next = 0;
			const caller = async () => {
				for (let i = next++; i < calls.length; i = next++) said[i] = await post(url, calls[i] as Call);
			};
			await Promise.all(Array.from({ length: CALLERS }, caller));
			return said;
		},
		close: () => agent.destroy(),
	};
}

const EMPTY = { answers: {} };

export interface Graded {
	readonly grade: readonly Call[];
	readonly attempt: readonly Call[];
}

interface Blank {
	readonly expected: unknown;
}

/** Answers to these scenarios, to be graded and to be recorded for one of `learners`: right but for a slip here and there. */
export async function answersTo(
	{ postAll }: Caller,
	url: string,
	made: readonly string[],
	learners: readonly { readonly learnerId: string; readonly token: string }[],
): Promise<Graded> {
	const ids: readonly string[] = made.map((text) => JSON.parse(text).id);
	const gradeOf = (id: string, body: object) => ({ path: `/v1/scenarios/${id}/grade`, body: JSON.stringify(body) });
	const keys = await postAll(
		url,
		ids.map((id) => gradeOf(id, EMPTY)),
	);
	const answered = ids.map((scenarioId, i) => {
		const blanks: Readonly<Record<string, Blank>> = JSON.parse(keys[i] ?? "").blanks;
		const answers = Object.fromEntries(Object.entries(blanks).map(([id, { expected }], j) => [id, slip(expected, j)]));
		return { scenarioId, answers };
	});
	return {
		grade: answered.map(({ scenarioId, answers }) => gradeOf(scenarioId, { answers })),
		attempt: answered.map((body, i) => {
			const learner = learners[i % learners.length] as (typeof learners)[number];
			const headers = { Authorization: `Bearer ${learner.token}`, "Idempotency-Key": crypto.randomUUID() };
			return { path: `/v1/learners/${learner.learnerId}/attempts`, body: JSON.stringify(body), headers };
		}),
	};
}

/** Every fourth number is one too low. */
function slip(expected: unknown, place: number): unknown {
	return typeof expected === "number" && expected > 1e6 && place % 4 === 1 ? expected - 1 : expected;
}
