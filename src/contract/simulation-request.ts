// What the engine as a sandbox is asked: hosts, and a script of events. What a request leaves out takes the default that
// its description states (src/tcp/simulation/set-up.ts applies it).
import * as v from "valibot";
import { closed, described, isPlainObject, listOf, Uint32, wholeUpTo as upTo } from "./primitives.ts";
import {
	HostId,
	IpAddress,
	MAX_ADVANCE_MS,
	MAX_QUEUE,
	Mss,
	Port,
	SimulationEvent,
	WindowOctets,
} from "./simulation-event.ts";
import { ProfileName } from "./spec-names.ts";

export const MAX_EVENTS = 2000;
const MAX_HOSTS = 16;

const Listener = v.pipe(
	closed({
		backlog: v.exactOptional(described(upTo(MAX_QUEUE), "Of `listen` calls that name none; default 128.")),
		somaxconn: v.exactOptional(
			described(upTo(MAX_QUEUE), "Upper bound of the backlog in profile `linux`; default 4096."),
		),
		maxSynBacklog: v.exactOptional(described(upTo(MAX_QUEUE), "In profile `linux`; default 256.")),
		synCookies: v.exactOptional(
			described(
				v.union([v.boolean(), v.literal("always")]),
				"Cookies when the SYN queue is full, never, or for every SYN; default false.",
			),
		),
		synAckRetries: v.exactOptional(
			described(upTo(255), "Retransmissions of a SYN,ACK before the half-open entry is freed; default 5."),
		),
		abortOnOverflow: v.exactOptional(
			described(v.boolean(), "A third ACK that finds the accept queue full gets RST; default false."),
		),
	}),
	v.metadata({ ref: "SimulationListener", description: "What the listening sockets of a host are set to." }),
);

const AckPolicy = v.picklist(["immediate", "delayed"]);

const Host = v.pipe(
	closed({
		ip: v.exactOptional(
			described(IpAddress, "All hosts have addresses of one family, IPv4 or IPv6; default one for documentation."),
		),
		port: v.exactOptional(
			described(Port, "Where it listens, or connects from; default 49152 for the first host, 443 for the second."),
		),
		isn: v.exactOptional(
			described(Uint32, "Of its first connection; default 1000 for the first host, 2000 for the second, and so on."),
		),
		mss: v.exactOptional(
			described(
				Mss,
				"The most data that it takes and sends in one segment, as its SYN says; default that of all hosts.",
			),
		),
		windowOctets: v.exactOptional(
			described(
				WindowOctets,
				"Its receive window: what others may have under way to it, offered anew with each ACK; a window of 0 is not probed. Default 65535; in profile `linux` 64240, whose end Linux moves in steps.",
			),
		),
		ackPolicy: v.exactOptional(described(AckPolicy, "Default that of all hosts.")),
		listener: v.exactOptional(
			described(
				Listener,
				"What its listening sockets are set to. It makes none: the host listens from its `call` event `listen` on.",
			),
		),
	}),
	v.metadata({ ref: "SimulationHost", description: "A host of the script." }),
);

// valibot's record drops these keys in silence.
const DROPPED = ["__proto__", "constructor", "prototype"];

const Hosts = v.pipe(
	v.custom<Record<string, unknown>>(isPlainObject, "Expected an object of hosts by id"),
	v.check((hosts) => DROPPED.every((id) => !Object.hasOwn(hosts, id)), `No host can be called ${DROPPED.join(", ")}`),
	v.minEntries(1),
	v.maxEntries(MAX_HOSTS),
	v.record(HostId, Host),
	v.metadata({ documentedAs: v.record(HostId, Host) }),
);

export const SimulationRequest = v.pipe(
	closed({
		profile: v.exactOptional(described(ProfileName, "Whose rules the hosts follow; default `rfc9293`.")),
		ackPolicy: v.exactOptional(
			described(
				AckPolicy,
				"Of all hosts; default `immediate`. `delayed`: an ACK of data in order, and of the FIN behind it, waits 200 ms, in profile `linux` 40 ms (of a FIN alone 4 ms), and goes before that with data or as soon as two full segments are unacknowledged. Linux sends some of them at once, by its own choice: say so with `ack-now`.",
			),
		),
		mss: v.exactOptional(described(Mss, "Of all hosts that name none; default 1460.")),
		mslMs: v.exactOptional(
			described(upTo(MAX_ADVANCE_MS), "Half of how long TIME-WAIT lasts; the profile's when left out."),
		),
		hosts: v.exactOptional(described(Hosts, "By id; default `client` and `server`.")),
		established: v.exactOptional(
			described(
				closed({
					client: described(HostId, "Id of the host that opened it."),
					server: described(HostId, "Id of the host that listened."),
				}),
				"Begins with a connection: its three-way handshake was before the script and is not on the trace, numbers are one beyond both `isn`, both processes hold their sockets, and the server goes on listening.",
			),
		),
		events: described(listOf(SimulationEvent, MAX_EVENTS), "What happens, in this order."),
	}),
	v.metadata({ ref: "SimulationRequest", description: "Hosts, and what happens to them." }),
);
export type SimulationRequest = v.InferOutput<typeof SimulationRequest>;
