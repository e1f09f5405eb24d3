// From an exercise's view, and the solved timeline where there is one, to what every picture draws.
import type { HostRole } from "../text/facts/host-names.ts";
import { type CauseFacts, isDeed } from "../text/facts/timeline.ts";
import type { Language } from "../text/language.ts";
import { listedCells } from "../text/listing.ts";
import { stepSentences } from "../text/timeline.ts";
import { askedOf, placedBlanks } from "./asked.ts";
import { cellOf, sameCell } from "./cells.ts";
import { clean } from "./characters.ts";
import type {
	Arrow,
	Diagram,
	DiagramInput,
	DiagramSegment,
	DiagramStep,
	DiagramView,
	DrawnStep,
	Flood,
	Lifeline,
	Moment,
	UnseenHandshakes,
} from "./model.ts";
import { queuesOf } from "./queues.ts";

export function buildDiagram({ view, solved, results }: DiagramInput, language: Language): Diagram {
	const steps: readonly DrawnStep[] = (solved ?? view.timeline).map((shown, i) => ({
		shown,
		asked: view.timeline[i],
	}));
	const lifelines = lifelinesOf(view, steps);
	const placed = placedBlanks(view.timeline);
	return {
		title: clean(view.title),
		story: clean(view.story),
		assumptions: view.assumptions.map(clean),
		lifelines,
		moments: momentsOf(steps, lifelines, language),
		queues: queuesOf(steps, view.queuePlaces),
		asked: view.blanks.map((blank) => askedOf(blank, placed, solved && results?.[blank.id]?.expected)),
		solved: solved !== undefined,
	};
}

/** What sends attacks under its own address. */
const ATTACKERS: ReadonlySet<string> = new Set<HostRole>(["attacker", "scanner"]);

/** Hosts that do or show anything (all where nothing is shown), in the view's order; whoever else sends or connects; and the attacker where only one would be left. */
function lifelinesOf(view: DiagramView, steps: readonly DrawnStep[]): readonly Lifeline[] {
	const seen = new Set<string>();
	for (const { shown } of steps) {
		if (shown.segment) seen.add(shown.segment.from).add(shown.segment.to);
		for (const host of Object.keys(shown.states)) seen.add(host);
	}
	const known = steps.length === 0 ? view.hosts : view.hosts.filter(({ id }) => seen.has(id));
	const others = [...seen].filter((id) => !known.some((host) => host.id === id));
	const lifelines: readonly Lifeline[] = [
		...known.map(({ id, ip, port }) => ({ id, address: clean(`${ip}:${port}`) })),
		...others.map((id) => ({ id, address: null })),
	];
	if (connectsUnseen(steps, lifelines)) return [{ id: "client", address: null }, ...lifelines];
	const flooded = steps.some(({ shown }) => floodOf(shown, lifelines));
	return flooded && lifelines.length === 1 ? [{ id: "attacker", address: null }, ...lifelines] : lifelines;
}

/** Whether clients that no lifeline stands for connect to somebody who has one. */
function connectsUnseen(steps: readonly DrawnStep[], lifelines: readonly Lifeline[]): boolean {
	const shown = (host: string) => lifelines.some(({ id }) => id === host);
	return !shown("client") && steps.some(({ shown: { cause } }) => cause.kind === "other-clients" && shown(cause.to));
}

function momentsOf(steps: readonly DrawnStep[], lifelines: readonly Lifeline[], language: Language): readonly Moment[] {
	const states = steps.map(({ shown, asked }) =>
		lifelines.map(({ id }) => (Object.hasOwn(shown.states, id) ? cellOf(shown.states[id], asked?.states[id]) : null)),
	);
	return steps.map(({ shown, asked }, i) => {
		const { step, timeMs, cause, segment } = shown;
		const [flood, unseen] = [floodOf(shown, lifelines), unseenOf(shown, lifelines)];
		const now = states[i] ?? [];
		const drawn = flood !== null || steps.slice(0, i).some((earlier) => arrivesIn(shown, earlier.shown.segment));
		return {
			step,
			timeMs,
			text: clean(stepSentences(cause, segment?.fate === "lost" ? segment.number : null, language)),
			listing: listedCells(cause).map((cells) => cells.map(clean)),
			note: drawn ? null : noteOf(shown, lifelines, language),
			caption: captionOf(cause, language),
			states: now,
			newStates: now.map((cell, host) => (sameCell(cell, states[i - 1]?.[host] ?? null) ? null : cell)),
			arrow: segment ? arrowOf(segment, asked?.segment ?? null, i, steps, lifelines) : null,
			flood,
			unseen,
		};
	});
}

function arrowOf(
	segment: DiagramSegment,
	asked: DiagramSegment | null,
	sentAt: number,
	steps: readonly DrawnStep[],
	lifelines: readonly Lifeline[],
): Arrow {
	const arrivals = steps.flatMap(({ shown }, i) => (i > sentAt && arrivesIn(shown, segment) ? [i] : []));
	const cause = steps[sentAt]?.shown.cause;
	const foreign = cause?.kind === "inject" && "address" in cause ? cause.note : null;
	return {
		segment: segment.number,
		from: lifelines.findIndex(({ id }) => id === segment.from),
		to: lifelines.findIndex(({ id }) => id === segment.to),
		sentAt,
		arrivesAt: segment.fate === "delivered" ? arrivals : [],
		flags: cellOf(segment.flags, asked?.flags),
		seq: cellOf(segment.seq, asked?.seq),
		ack: segment.ack === null ? null : cellOf(segment.ack, asked?.ack ?? undefined),
		length: segment.length,
		fate: segment.fate,
		retransmission: segment.retransmission,
		foreign,
		attack: foreign === "spoofed" || ATTACKERS.has(segment.from),
	};
}

function arrivesIn({ cause }: DiagramStep, segment: DiagramSegment | null): boolean {
	return cause.kind === "deliver" && cause.segment === segment?.number && cause.to === segment.to;
}

function floodOf({ cause }: DiagramStep, lifelines: readonly Lifeline[]): Flood | null {
	if (cause.kind !== "flood") return null;
	const to = lifelines.findIndex(({ id }) => id === cause.to);
	return to === -1 ? null : { syns: cause.syns, to };
}

/** Of the clients that got a lifeline for it: other ones than the story's client, who has an address. */
function unseenOf({ cause }: DiagramStep, lifelines: readonly Lifeline[]): UnseenHandshakes | null {
	if (cause.kind !== "other-clients") return null;
	const from = lifelines.findIndex(({ id, address }) => id === "client" && address === null);
	const to = lifelines.findIndex(({ id }) => id === cause.to);
	return from === -1 || to === -1 ? null : { from, to };
}

/** Beside whoever does it; else beside the sender, and without a sender beside nobody. */
function noteOf({ cause, segment }: DiagramStep, lifelines: readonly Lifeline[], language: Language): Moment["note"] {
	const indexOf = (host: string | undefined) => {
		const index = lifelines.findIndex(({ id }) => id === host);
		return index === -1 ? null : index;
	};
	const host = isDeed(cause) ? indexOf(cause.host) : null;
	if (isDeed(cause) && host !== null) return { host, text: clean(language.timeline.note(cause)) };
	return { host: indexOf(segment?.from), text: clean(language.timeline.statement(cause)) };
}

function captionOf(cause: CauseFacts, language: Language): Moment["caption"] {
	const statement = clean(language.timeline.statement(cause));
	return { statement, brief: isDeed(cause) ? statement : clean(language.render.brief(cause)) };
}
