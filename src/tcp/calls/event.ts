// The user calls of RFC 9293, 3.9.1, under the names that sockets give them.

export const CALLS = [
	"listen",
	"connect",
	"accept",
	"send",
	"receive",
	"shutdown",
	"close",
	"abort",
	"keepalive",
	"bind",
	"error",
] as const;
export type CallName = (typeof CALLS)[number];

export interface CallEvent {
	readonly type: "call";
	readonly host: string;
	readonly call: CallName;
	/** send: data octets, 1 or more; default 1. receive: at most so many; default all. */
	readonly bytes?: number;
	/** send: more data follows at once, so wait for it (MSG_MORE). */
	readonly more?: boolean;
	/** shutdown: which direction; default "write". */
	readonly how?: "read" | "write" | "both";
	/** listen: overrides the host's backlog. */
	readonly backlog?: number;
	/** listen: complete a connection only when its first data arrives (TCP_DEFER_ACCEPT). */
	readonly deferAccept?: boolean;
	/** listen, connect: the local port; default the host's own. */
	readonly port?: number;
	/** connect: the host to connect to; default the host's peer. */
	readonly to?: string;
	/** connect: the port to connect to; default the other host's own. */
	readonly toPort?: number;
	/** connect: return once, with the outcome, instead of EINPROGRESS at once and the outcome later. */
	readonly blocking?: boolean;
	/** bind: take the port although it is in use by connections (SO_REUSEADDR). */
	readonly reuseAddress?: boolean;
	/** close: give up the connection at once with RST (SO_LINGER with a time of zero). */
	readonly lingerZero?: boolean;
	/** close: the listening socket, or the connection. */
	readonly socket?: "connection" | "listener";
	/** keepalive: idle time and interval, ms, and number of probes. */
	readonly idleMs?: number;
	readonly intervalMs?: number;
	readonly probes?: number;
}
