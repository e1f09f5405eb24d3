// A client of the API that draws its own picture: it reads the timeline's data as the contract describes it, and none of
// its texts. Written without any code of this project but the types of the contract.
import type * as v from "valibot";
import type { Step as StepSchema, viewEntries } from "../../src/contract/view.ts";

type Host = v.InferOutput<typeof viewEntries.hosts>[number];
export type Step = Omit<v.InferOutput<typeof StepSchema>, "text">;
type Segment = NonNullable<Step["segment"]>;

export interface ClientView {
	readonly hosts: readonly Host[];
	readonly timeline: readonly Step[];
}

export interface ClientStep {
	readonly arrow: {
		readonly segment: number;
		readonly from: string;
		readonly to: string;
		/** Indices of steps. */
		readonly sentAt: number;
		readonly arrivesAt: readonly number[];
		readonly fate: Segment["fate"];
		readonly foreign: "spoofed" | "old-duplicate" | null;
	} | null;
	readonly flood: { readonly syns: number; readonly to: string } | null;
	/** Beside whose lifeline a note stands; "middle" for nobody's, null where there is no note. */
	readonly noteBeside: string | null;
	readonly listing: readonly string[];
}

export interface ClientPicture {
	/** Ids, from left to right. */
	readonly lifelines: readonly string[];
	readonly steps: readonly ClientStep[];
}

export function drawFrom({ hosts, timeline }: ClientView): ClientPicture {
	const lifelines = lifelinesOf(hosts, timeline);
	return {
		lifelines,
		steps: timeline.map((step, i) => ({
			arrow: step.segment && arrowOf(step.segment, i, timeline),
			flood: floodOf(step, lifelines),
			noteBeside: noteOf(step, i, timeline, lifelines),
			listing: listingOf(step),
		})),
	};
}

function lifelinesOf(hosts: readonly Host[], timeline: readonly Step[]): readonly string[] {
	const shown = timeline.flatMap(({ segment, states }) => [
		...(segment ? [segment.from, segment.to] : []),
		...Object.keys(states),
	]);
	const known = hosts.map(({ id }) => id).filter((id) => timeline.length === 0 || shown.includes(id));
	const lifelines = [...new Set([...known, ...shown])];
	const connecting = timeline.some(({ cause }) => cause.kind === "other-clients" && lifelines.includes(cause.to));
	if (connecting && !lifelines.includes("client")) return ["client", ...lifelines];
	const flooded = timeline.some((step) => floodOf(step, lifelines));
	return flooded && lifelines.length === 1 ? ["attacker", ...lifelines] : lifelines;
}

const isArrivalOf = ({ cause }: Step, { number, to }: Segment) =>
	cause.kind === "deliver" && cause.segment === number && cause.to === to;

function arrowOf(segment: Segment, sentAt: number, timeline: readonly Step[]): ClientStep["arrow"] {
	const { number, from, to, fate } = segment;
	const arrivals = timeline.flatMap((step, i) => (i > sentAt && isArrivalOf(step, segment) ? [i] : []));
	const cause = timeline[sentAt]?.cause;
	return {
		segment: number,
		from,
		to,
		sentAt,
		arrivesAt: fate === "delivered" ? arrivals : [],
		fate,
		foreign: cause?.kind === "inject" && "address" in cause ? cause.note : null,
	};
}

function floodOf({ cause }: Step, lifelines: readonly string[]): ClientStep["flood"] {
	return cause.kind === "flood" && lifelines.includes(cause.to) ? { syns: cause.syns, to: cause.to } : null;
}

function noteOf(
	step: Step,
	i: number,
	timeline: readonly Step[],
	lifelines: readonly string[],
): ClientStep["noteBeside"] {
	const { cause, segment } = step;
	const arrives = timeline.slice(0, i).some((earlier) => earlier.segment && isArrivalOf(step, earlier.segment));
	if (arrives || floodOf(step, lifelines)) return null;
	const does = "host" in cause && cause.kind !== "look" ? cause.host : null;
	if (does !== null && lifelines.includes(does)) return does;
	return segment?.from ?? "middle";
}

const SS_NAMES: Readonly<Record<string, string>> = { ESTABLISHED: "ESTAB", "SYN-RECEIVED": "SYN-RECV" };

function listingOf({ cause }: Step): readonly string[] {
	if (cause.kind !== "look") return [];
	const rows = cause.connections.map(({ state, local, remote, timer }) =>
		[
			SS_NAMES[state] ?? state,
			`${local.ip}:${local.port}`,
			`${remote.ip}:${remote.port}`,
			...(timer ? [`timer:(on,${(timer.expiresInMs / 1000).toFixed(3)}sec,${timer.retransmissions})`] : []),
		].join(" "),
	);
	return ["State Local Address:Port Peer Address:Port Timer", ...rows];
}
