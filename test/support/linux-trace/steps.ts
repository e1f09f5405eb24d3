// Captures of several connections at once carry no steps: this puts them together from segments and system calls.
import type { Capture, CapturedEvent, CapturedSegment, CapturedStep } from "./capture.ts";

interface Draft {
	readonly t: number;
	readonly label: string;
	readonly event: CapturedEvent;
	readonly emits: number[];
}

export function stepsOf(capture: Capture): readonly CapturedStep[] {
	if (capture.steps) return capture.steps;
	const drafts = [...deliveries(capture), ...calls(capture)];
	for (const segment of capture.segments) {
		if (segment.injected || segment.cause === undefined) continue;
		const before = drafts.filter((draft) => draft.label === segment.cause && draft.t <= segment.t + 1e-3);
		const cause = before.at(-1) ?? floodSynBefore(capture, drafts, segment);
		if (cause) cause.emits.push(segment.n);
		else
			drafts.push({
				t: segment.t,
				label: "timer",
				event: { type: "timer_or_delayed_ack", side: segment.from },
				emits: [segment.n],
			});
	}
	return drafts.sort((a, b) => a.t - b.t);
}

/** In a burst of SYNs the answers are noted down after the burst: each belongs to the SYN whose number it acknowledges. */
function floodSynBefore(capture: Capture, drafts: readonly Draft[], answer: CapturedSegment): Draft | undefined {
	if (answer.flags !== "SYN,ACK") return undefined;
	const syn = capture.segments.find(
		(s) =>
			s.injected &&
			s.flags === "SYN" &&
			s.src === answer.dst &&
			s.sport === answer.dport &&
			s.dport === answer.sport &&
			s.seq + 1 === answer.ack,
	);
	return drafts.find(({ event, emits }) => event.type === "deliver" && event.segment === syn?.n && emits.length === 0);
}

function deliveries(capture: Capture): Draft[] {
	const side = new Map(Object.entries(capture.endpoints).map(([id, host]) => [host.ip, id]));
	return capture.segments.flatMap((segment) => {
		const to = side.get(segment.dst);
		if (segment.t_delivered === undefined || to === undefined) return [];
		const { n, t_delivered, t_delivered_again = [], injected = false } = segment;
		const label = `segment ${n} delivered to ${to}`;
		return [t_delivered, ...t_delivered_again].map((t, i): Draft => {
			const event = { type: "deliver", segment: n, to, injected, ...(i > 0 && { duplicate: true }) } as const;
			return { t, label, event, emits: [] };
		});
	});
}

function calls(capture: Capture): Draft[] {
	return capture.syscalls.map((syscall) => {
		const { t, side, call, result } = syscall;
		return {
			t,
			label: `call ${side}: ${call}`,
			event: { type: "call", side, call, result },
			emits: [],
		};
	});
}

/** An expiry that is written down as two steps, its last segment and its state change, is one. */
export function mergeExpiries(steps: readonly CapturedStep[]): CapturedStep[] {
	const isPair = (a?: CapturedStep, b?: CapturedStep) =>
		a?.event.type === "timer_or_delayed_ack" && b?.event.type === "timer_expiry" && b.t - a.t < 0.01;
	return steps.flatMap((step, i) => {
		const next = steps[i + 1];
		if (isPair(steps[i - 1], step)) return [];
		return next && isPair(step, next) ? [{ ...next, event: step.event, emits: step.emits }] : [step];
	});
}
