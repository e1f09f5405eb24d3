// Bodies for the sandbox that fit no schema, with as many faults as a body holds: each fault costs more than it takes to send.

const times = (count: number, item: (i: number) => unknown) => Array.from({ length: count }, (_, i) => item(i));
const named = (count: number) => Object.fromEntries(times(count, (i) => [`k${i}`, 1]) as [string, number][]);

export const MISSHAPEN = {
	"2,000 events without a type": { events: times(2000, () => ({})) },
	"12,000 events that are null": { events: times(12_000, () => null) },
	"1,100 edits with three faults": {
		events: times(1100, () => ({ type: "edit", segment: -1, set: { seq: -1, ack: "" } })),
	},
	"1,500 injections with three faults": { events: times(1500, () => ({ type: "inject", segment: { flags: [1] } })) },
	"an injection with 30,000 flags": {
		events: [{ type: "inject", to: "server", segment: { seq: 1, flags: times(30_000, () => 1) } }],
	},
	"6,000 hosts": { events: [], hosts: named(6000) },
	"6,000 unknown fields": named(6000),
} as const;
