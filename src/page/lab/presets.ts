// Experiments to begin with, as somebody would have done them up to where it gets interesting.
import type { LabAction, LabHost, LabState } from "../../scenario/lab/state.ts";
import { RST } from "../../tcp/flags.ts";

const CLIENT: LabHost = { id: "client", ip: "192.0.2.10", port: 49_152, isns: [1000] };
const SERVER: LabHost = { id: "server", ip: "198.51.100.5", port: 443, isns: [5000] };
export const ATTACKER: LabHost = { id: "attacker", ip: "203.0.113.66", port: 40_000, isns: [9000] };

const call = (host: string, name: Extract<LabAction, { kind: "call" }>["call"], bytes?: number): LabAction => ({
	kind: "call",
	host,
	call: name,
	...(bytes !== undefined && { options: { bytes } }),
});
const deliver = (segment: number): LabAction => ({ kind: "deliver", segment });
const lose = (segment: number): LabAction => ({ kind: "lose", segment });

const LISTENS = call("server", "listen");
const CONNECTS = call("client", "connect");
/** Three segments. */
const OPENS: readonly LabAction[] = [LISTENS, CONNECTS, deliver(1), deliver(2), deliver(3), call("server", "accept")];

function lab(
	actions: readonly LabAction[],
	{ before = 0, hosts = [CLIENT, SERVER] }: { readonly before?: number; readonly hosts?: readonly LabHost[] } = {},
): LabState {
	return { start: { profile: "rfc9293", delayMs: 50, hosts }, before, actions };
}

const open = (actions: readonly LabAction[], hosts?: readonly LabHost[]) =>
	lab([...OPENS, ...actions], { before: OPENS.length, ...(hosts && { hosts }) });

const SMALL_QUEUE: LabHost = { ...SERVER, listener: { backlog: 8 } };
const WITH_COOKIES: LabHost = { ...SERVER, listener: { backlog: 8, synCookies: true } };
const FLOODED: readonly LabAction[] = [LISTENS, { kind: "flood", to: "server", syns: 12, duringMs: 300 }, CONNECTS];

/** A RST inside the window but not at RCV.NXT, which is 1001: who forges it blindly does not know that number. */
const GUESSED_RST: LabAction = {
	kind: "inject",
	to: "server",
	segment: { bits: RST, seq: 3001, from: { ip: CLIENT.ip, port: CLIENT.port } },
	note: "spoofed",
};

export const PRESETS = {
	empty: lab([]),
	"three-way": lab([LISTENS, CONNECTS, deliver(1), deliver(2), deliver(3), call("server", "accept")]),
	"lost-syn-ack": lab([LISTENS, CONNECTS, deliver(1), lose(2), { kind: "timer", host: "client" }]),
	"simultaneous-open": lab([CONNECTS, call("server", "connect"), deliver(1), deliver(2)]),
	"lost-fin": open([call("client", "close"), lose(4), { kind: "timer", host: "client" }]),
	"time-wait": open([
		call("client", "close"),
		deliver(4),
		deliver(5),
		call("server", "close"),
		deliver(6),
		deliver(7),
		{ kind: "pass", ms: 30_000 },
		{ kind: "duplicate", segment: 6 },
	]),
	"syn-flood": lab([...FLOODED, deliver(1)], { hosts: [CLIENT, SMALL_QUEUE] }),
	"syn-flood-cookies": lab([...FLOODED, deliver(1)], { hosts: [CLIENT, WITH_COOKIES] }),
	"blind-reset": open([GUESSED_RST], [CLIENT, SERVER, ATTACKER]),
} as const satisfies Readonly<Record<string, LabState>>;
export type PresetId = keyof typeof PRESETS;
