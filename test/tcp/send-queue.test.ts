// The retransmission queue beside the plain list with marks that it stands for.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	append,
	copySendQueue,
	joinWithNext,
	markAll,
	markOldestLost,
	nextToResend,
	noteResent,
	type SendQueue,
	sendQueue,
	takeCovered,
	type Unacknowledged,
} from "../../src/tcp/send-queue.ts";
import { advance, sequenceNumber } from "../../src/tcp/sequence-number.ts";

interface Marked {
	readonly seq: number;
	length: number;
	lost: boolean;
	resent: boolean;
}

// Sequence numbers wrap in the middle.
const FIRST = sequenceNumber(4_294_967_290);

const listed = (queue: SendQueue): Unacknowledged[] => {
	const sents: Unacknowledged[] = [];
	for (let sent = queue.oldest; sent; sent = sent.next) sents.push(sent);
	return sents;
};

const shown = (queue: SendQueue) => ({
	segments: listed(queue).map(({ seq, length }) => ({ seq, length })),
	length: queue.length,
	newest: queue.newest?.seq,
	lost: queue.lost,
	resent: queue.resent,
	next: nextToResend(queue)?.seq,
});

const shownModel = (model: readonly Marked[]) => ({
	segments: model.map(({ seq, length }) => ({ seq, length })),
	length: model.length,
	newest: model.at(-1)?.seq,
	lost: model.filter(({ lost }) => lost).length,
	resent: model.filter(({ resent }) => resent).length,
	next: model.find(({ lost, resent }) => lost && !resent)?.seq,
});

const STEPS = [
	"send",
	"send",
	"send",
	"acknowledge",
	"resend-next",
	"resend-oldest",
	"join",
	"lose",
	"lose-oldest",
] as const;

describe("the retransmission queue", () => {
	it("is the list of segments with their marks, whatever is sent, acknowledged, lost, sent again and joined", () => {
		const step = fc.record({ what: fc.constantFrom(...STEPS, "undo" as const), by: fc.integer({ min: 1, max: 9 }) });
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
				let queue = sendQueue();
				let model: Marked[] = [];
				let next = FIRST;
				for (const { what, by } of steps) {
					const again = what === "resend-oldest" ? queue.oldest : nextToResend(queue);
					const marked = model.find(({ seq }) => seq === again?.seq);
					switch (what) {
						case "send":
							append(queue, {
								seq: next,
								length: by,
								bits: 0,
								firstSentAs: 1,
								trimmed: 0,
								sentAt: 0,
								transmissions: 1,
								next: undefined,
							});
							model.push({ seq: next, length: by, lost: false, resent: false });
							next = advance(next, by);
							break;
						case "acknowledge": {
							const una = advance(queue.oldest?.seq ?? next, by);
							const covered = takeCovered(queue, una);
							expect(model.splice(0, covered.length).map(({ seq }) => seq)).toEqual(covered.map(({ seq }) => seq));
							break;
						}
						case "resend-next":
						case "resend-oldest":
							if (again) noteResent(queue, again);
							if (marked) marked.resent = true;
							break;
						case "join": {
							const [taken] = marked ? model.splice(model.indexOf(marked) + 1, 1) : [];
							if (again) joinWithNext(queue, again);
							if (marked && taken) marked.length += taken.length;
							break;
						}
						case "lose":
						case "undo":
							markAll(queue, what === "lose");
							model = model.map((sent) => ({ ...sent, lost: what === "lose", resent: false }));
							break;
						case "lose-oldest":
							markOldestLost(queue);
							if (model[0]) model[0].lost = true;
							break;
					}
					expect(shown(queue)).toEqual(shownModel(model));
					const before = shown(queue);
					queue = copySendQueue(queue);
					expect(shown(queue)).toEqual(before);
				}
			}),
		);
	});

	it("copies into one that shares nothing changeable", () => {
		const queue = sendQueue();
		append(queue, {
			seq: FIRST,
			length: 5,
			bits: 0,
			firstSentAs: 1,
			trimmed: 0,
			sentAt: 0,
			transmissions: 1,
			next: undefined,
		});
		const copy = copySendQueue(queue);
		for (const sent of listed(copy)) sent.transmissions += 1;
		takeCovered(copy, advance(FIRST, 5));
		expect(listed(queue).map(({ transmissions }) => transmissions)).toEqual([1]);
	});
});
