// What the teacher's page asks the service for, with the token of its link.
import type { AssignmentView } from "../../contract/assignment.ts";
import type { GradebookPage, Sort } from "../../contract/gradebook.ts";
import type { MisconceptionMapView } from "../../contract/misconception-map.ts";
import type { Problem } from "../../contract/problem.ts";
import type { RemedialView } from "../../contract/remedial.ts";
import type { StatisticsView } from "../../contract/statistics.ts";
import type { Locale } from "../../text/locale.ts";
import type { Outcome } from "../shared/api.ts";

export interface ClassPlace {
	/** Of the service, without a slash at the end; empty: where the page came from. */
	readonly base: string;
	readonly assignmentId: string;
	readonly token: string;
}

export interface GradebookWish {
	readonly sort: Sort;
	readonly state?: string | undefined;
	readonly cursor?: string | undefined;
}

export interface ClassApi {
	assignment(): Promise<Outcome<AssignmentView>>;
	gradebook(wish: GradebookWish): Promise<Outcome<GradebookPage>>;
	statistics(): Promise<Outcome<StatisticsView>>;
	misconceptions(): Promise<Outcome<MisconceptionMapView>>;
	/** A follow-up for those who hold the idea. */
	followUp(misconception: string): Promise<Outcome<RemedialView>>;
	/** All rows. */
	csv(): Promise<Outcome<Blob>>;
}

export function classApi({ base, assignmentId, token }: ClassPlace, locale: Locale): ClassApi {
	const self = `${base}/v1/assignments/${encodeURIComponent(assignmentId)}`;
	const headers = { Authorization: `Bearer ${token}`, "Accept-Language": locale };

	async function ask<T>(url: string, init: RequestInit, read: (answer: Response) => Promise<T>): Promise<Outcome<T>> {
		try {
			const answer = await fetch(url, init);
			return answer.ok
				? { ok: true, value: await read(answer) }
				: { ok: false, problem: (await answer.json()) as Problem };
		} catch {
			return { ok: false, problem: "unreachable" };
		}
	}

	const get = <T>(path: string): Promise<Outcome<T>> => ask(`${self}${path}`, { headers }, (answer) => answer.json());

	return {
		assignment: () => get(""),
		gradebook: ({ sort, state, cursor }) =>
			get(`/gradebook?${new URLSearchParams({ sort, ...(state && { state }), ...(cursor && { cursor }) })}`),
		statistics: () => get(`/statistics?locale=${locale}`),
		misconceptions: () => get(`/misconceptions?locale=${locale}`),
		followUp: (misconception) =>
			ask(
				`${self}/remedial?locale=${locale}`,
				{
					method: "POST",
					headers: { ...headers, "Content-Type": "application/json" },
					body: JSON.stringify({ misconception }),
				},
				(answer) => answer.json(),
			),
		csv: () =>
			ask(`${self}/gradebook.csv?locale=${locale}`, { headers }, (answer) => wholeTable(answer, base, headers)),
	};
}

/** Pages follow one another by `Link: rel="next"`; each begins with the header line, which stands once in the whole. */
async function wholeTable(first: Response, base: string, headers: Readonly<Record<string, string>>): Promise<Blob> {
	const parts = [await first.text()];
	let next = nextOf(first);
	while (next !== undefined) {
		const page = await fetch(`${base}${next}`, { headers });
		if (!page.ok) throw new Error(`${page.status}`);
		const text = await page.text();
		parts.push(text.slice(text.indexOf("\r\n") + 2));
		next = nextOf(page);
	}
	return new Blob(parts, { type: "text/csv;charset=utf-8" });
}

const nextOf = (answer: Response) => /<([^>]+)>;\s*rel="next"/.exec(answer.headers.get("Link") ?? "")?.[1];
