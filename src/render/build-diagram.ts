// From an exercise's view, and the solved timeline where there is one, to what every picture draws.
import { cellOf, isBlank, type Shown, sameCell } from "./cells.ts";
import { clean } from "./characters.ts";
import type {
	Arrow,
	Asked,
	Diagram,
	DiagramBlank,
	DiagramInput,
	DiagramSegment,
	DiagramStep,
	DiagramView,
	Lifeline,
	Moment,
	Pair,
} from "./model.ts";
import { QUEUES } from "./model.ts";
import { queuesOf } from "./queues.ts";
import { tellsArrival, toldDeed, toldFlood, toldInjection, unended, withoutLoss } from "./told.ts";

export function buildDiagram({ view, solved, results }: DiagramInput): Diagram {
	const steps: readonly Pair[] = (solved ?? view.timeline).map((shown, i) => ({ shown, asked: view.timeline[i] }));
	const lifelines = lifelinesOf(view, steps);
	const moments = momentsOf(steps, lifelines);
	const queues = queuesOf(steps);
	const placed = placedBlanks(view.timeline);
	return {
		title: clean(view.title),
		story: clean(view.story),
		assumptions: view.assumptions.map(clean),
		lifelines,
		moments,
		queues,
		asked: view.blanks.map((blank) => askedOf(blank, placed, solved && results?.[blank.id]?.expected)),
		solved: solved !== undefined,
	};
}

/** Hosts that do or show anything (all where nothing is shown), in the view's order; whoever else sends; and the attacker where only one would be left. */
function lifelinesOf(view: DiagramView, steps: readonly Pair[]): readonly Lifeline[] {
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
	const flooded = steps.some(({ shown }) => lifelines.some(({ id }) => toldFlood(shown.text, id) !== null));
	return flooded && lifelines.length === 1 ? [{ id: "attacker", address: null }, ...lifelines] : lifelines;
}

function momentsOf(steps: readonly Pair[], lifelines: readonly Lifeline[]): readonly Moment[] {
	const states = steps.map(({ shown, asked }) =>
		lifelines.map(({ id }) => (Object.hasOwn(shown.states, id) ? cellOf(shown.states[id], asked?.states[id]) : null)),
	);
	return steps.map(({ shown, asked }, i) => {
		const [told = "", ...listing] = shown.text.split("\n");
		const arrow = shown.segment ? arrowOf(shown.segment, asked?.segment ?? null, i, steps, lifelines) : null;
		const flood = floodOf(shown, lifelines);
		const now = states[i] ?? [];
		return {
			step: shown.step,
			timeMs: shown.timeMs,
			text: clean(told),
			listing: listing.map(clean),
			note:
				flood === null && !tellsAnyArrival(shown, steps.slice(0, i))
					? noteOf({ ...shown, text: told }, lifelines)
					: null,
			states: now,
			newStates: now.map((cell, host) => (sameCell(cell, states[i - 1]?.[host] ?? null) ? null : cell)),
			arrow,
			flood,
		};
	});
}

function arrowOf(
	segment: DiagramSegment,
	asked: DiagramSegment | null,
	sentAt: number,
	steps: readonly Pair[],
	lifelines: readonly Lifeline[],
): Arrow {
	const arrivals = steps.flatMap(({ shown }, i) =>
		i > sentAt && tellsArrival(shown.text, segment.number, segment.to) ? [i] : [],
	);
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
		injected: toldInjection(steps[sentAt]?.shown.text ?? "", segment.to),
	};
}

function tellsAnyArrival({ text }: DiagramStep, before: readonly Pair[]): boolean {
	return before.some(({ shown: { segment } }) => segment !== null && tellsArrival(text, segment.number, segment.to));
}

function floodOf({ text }: DiagramStep, lifelines: readonly Lifeline[]): Moment["flood"] {
	for (const [to, { id }] of lifelines.entries()) {
		const syns = toldFlood(text, id);
		if (syns !== null) return { syns, to };
	}
	return null;
}

/** Whose deed it is; else the sender's side tells it, and without a sender nobody's. */
function noteOf({ text, segment }: DiagramStep, lifelines: readonly Lifeline[]): Moment["note"] {
	const told = segment?.fate === "lost" ? withoutLoss(text, segment.number) : text;
	for (const [host, { id }] of lifelines.entries()) {
		const deed = toldDeed(told, id);
		if (deed !== null) return { host, text: clean(deed) };
	}
	const sender = lifelines.findIndex(({ id }) => id === segment?.from);
	return { host: sender === -1 ? null : sender, text: clean(unended(told)) };
}

/** Ids of the blanks that stand in the timeline. */
function placedBlanks(timeline: readonly DiagramStep[]): ReadonlySet<string> {
	const found = timeline.flatMap(({ segment, states, queues = {} }): readonly (Shown | undefined | null)[] => [
		segment?.flags,
		segment?.seq,
		segment?.ack,
		...Object.values(states),
		...Object.values(queues).flatMap((lengths) => QUEUES.map((queue) => lengths[queue])),
	]);
	return new Set(found.flatMap((shown) => (shown && isBlank(shown) ? [shown.blank] : [])));
}

function askedOf(blank: DiagramBlank, placed: ReadonlySet<string>, expected: unknown): Asked {
	const { id, label, unit, choices = [] } = blank;
	const options = choices.flatMap((choice) => (typeof choice === "string" ? [] : [choice]));
	const ordered = blank.kind === "order";
	const named = ordered ? [] : [expected].flat().flatMap((chosen) => options.find((o) => o.id === chosen)?.text ?? []);
	return {
		id: clean(id),
		label: clean(label),
		placed: placed.has(id),
		choices: options.map((option) => clean(ordered ? `${option.id}. ${option.text}` : option.text)),
		ordered,
		unit: unit === undefined ? null : clean(unit),
		answer: expected === undefined ? null : clean(named.length > 0 ? named.join("; ") : say(expected)),
	};
}

function say(expected: unknown): string {
	if (Array.isArray(expected)) return expected.join(",");
	return typeof expected === "object" && expected !== null ? sayParts(expected) : String(expected);
}

/** "FIN,ACK seq=9000 ack=4022": of a whole segment, without a part that it does not have. */
function sayParts(expected: object): string {
	return Object.entries(expected)
		.filter(([, value]) => value !== null)
		.map(([part, value]) => (Array.isArray(value) ? value.join(",") : `${part}=${value}`))
		.join(" ");
}
