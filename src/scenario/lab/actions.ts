// How each kind of action is written into a link: its letter, and its fields in order, each with what may stand there.
import { CALLS } from "../../tcp/calls/event.ts";
import { isIpAddress } from "../../tcp/ip-address.ts";
import { SEQUENCE_SPACE } from "../../tcp/sequence-number.ts";
import { type Check, fields, isBoolean, oneOf, text, whole } from "./checks.ts";
import { type LabActionKind, MAX_OUTSIDERS, MAX_PASS_MS } from "./state.ts";

export const isHostId = text(/^[a-z0-9-]{1,32}$/);
export const isPort = whole(0, 65_535);
export const isNumber = whole(0, SEQUENCE_SPACE - 1);
export const isAddress: Check = (value) => typeof value === "string" && isIpAddress(value);
const isBits = whole(0, 63);
const isLength = whole(0, 65_535);
const isTime = whole(0, MAX_PASS_MS);
const isSegment = whole(1, 1_000_000);
const isCrowd = whole(1, MAX_OUTSIDERS);

const isCallOptions = fields({
	bytes: whole(1, 1_000_000),
	more: isBoolean,
	how: oneOf(["read", "write", "both"]),
	backlog: whole(0, 65_535),
	deferAccept: isBoolean,
	port: isPort,
	to: isHostId,
	toPort: isPort,
	blocking: isBoolean,
	reuseAddress: isBoolean,
	lingerZero: isBoolean,
	socket: oneOf(["connection", "listener"]),
	idleMs: whole(1, MAX_PASS_MS),
	intervalMs: whole(1, MAX_PASS_MS),
	probes: whole(1, 127),
});

const isForged = fields(
	{
		bits: isBits,
		seq: isNumber,
		from: fields({ ip: isAddress, port: isPort }, 2),
		ack: isNumber,
		length: isLength,
		window: isLength,
		toPort: isPort,
	},
	3,
);

const isEdit = fields({
	bits: isBits,
	seq: isNumber,
	ack: (value) => value === null || isNumber(value),
	length: isLength,
});

interface Written {
	readonly letter: string;
	readonly fields: readonly (readonly [name: string, check: Check])[];
	/** So many fields, from the first, may not be left out. */
	readonly needed: number;
}

const all = (letter: string, ...named: Written["fields"]): Written => ({ letter, fields: named, needed: named.length });

const withOptional = (needed: number, letter: string, ...named: Written["fields"]): Written => ({
	letter,
	fields: named,
	needed,
});

const host = ["host", isHostId] as const;
const to = ["to", isHostId] as const;
const segment = ["segment", isSegment] as const;
const duringMs = ["duringMs", isTime] as const;

export const WRITTEN = {
	call: withOptional(2, "c", host, ["call", oneOf(CALLS)], ["options", isCallOptions]),
	deliver: all("d", segment),
	lose: all("l", segment),
	duplicate: all("2", segment),
	edit: all("e", segment, ["set", isEdit]),
	"deliver-all": all("a"),
	inject: withOptional(
		3,
		"i",
		to,
		["segment", isForged],
		["note", oneOf(["old-duplicate", "spoofed", "probe"])],
		["lost", isBoolean],
	),
	timer: withOptional(0, "t", host),
	pass: all("p", ["ms", isTime]),
	flood: all("f", to, ["syns", isCrowd], duringMs),
	"other-clients": all("o", to, ["clients", isCrowd], duringMs),
	"live-sources": all("v", to, ["hosts", isCrowd]),
	unseen: all("u", ["ms", isTime]),
	"in-vain": all("g", host),
	crash: all("x", host),
	"ack-now": all("k", host),
	look: all("s", host),
} as const satisfies Record<LabActionKind, Written>;
