// Reads a captured system call as an event of the engine.
import type { CallEvent } from "../../../src/tcp/calls/event.ts";
import type { TcpEvent } from "../../../src/tcp/step.ts";

/** What a process has said about its sockets that the engine hears only with the next call. */
export interface ProcessState {
	boundPort: number;
	lingerZero: boolean;
	deferAccept: boolean;
}

export interface ReadCall {
	readonly event: TcpEvent;
	/** Result as the engine names it; undefined where it is not compared. */
	readonly result?: string;
	readonly octets?: number;
}

/** Undefined: the call changes nothing in the engine. A string: the environment of that call is not modelled. */
export function readCall(
	side: string,
	text: string,
	result: number | string,
	process: ProcessState,
): ReadCall | string | undefined {
	const call = (name: CallEvent["call"], more: Partial<CallEvent> = {}) => ({
		event: { type: "call", host: side, call: name, ...more } as CallEvent,
		...readResult(result),
	});
	const number = (pattern: RegExp) => Number(pattern.exec(text)?.[1]);
	if (text.startsWith("bind(")) {
		if (result === 0 && !text.includes("SO_REUSEADDR")) process.boundPort = number(/:(\d+)/);
		return undefined;
	}
	if (text.startsWith("listen("))
		return call("listen", {
			backlog: number(/(\d+)\)/),
			port: process.boundPort,
			deferAccept: process.deferAccept,
		});
	if (text.startsWith("connect()")) return call("connect");
	if (text.startsWith("connect(")) return connectCall(call, text, process.boundPort);
	if (text === "accept()") return call("accept");
	if (text.startsWith("send("))
		return call("send", {
			bytes: text.includes("while") ? 1 : number(/\((\d+)/),
			more: text.includes("MSG_MORE"),
		});
	if (text === "recv()") return call("receive");
	if (text === "shutdown(SHUT_WR)") return call("shutdown");
	if (text === "close(listening socket)") return call("close", { socket: "listener" });
	if (text === "close()") return call(process.lingerZero ? "abort" : "close");
	if (text.startsWith("setsockopt(SO_LINGER")) {
		process.lingerZero = true;
		return undefined;
	}
	if (text.startsWith("setsockopt(TCP_DEFER_ACCEPT")) {
		process.deferAccept = true;
		return undefined;
	}
	if (text.startsWith("setsockopt(SO_KEEPALIVE"))
		return call("keepalive", {
			idleMs: 1000 * number(/idle=(\d+)/),
			intervalMs: 1000 * number(/intvl=(\d+)/),
			probes: number(/cnt=(\d+)/),
		});
	if (text.startsWith("(host crash")) return { event: { type: "crash", host: side } };
	if (/^(TCP_REPAIR|getsockopt|sysctl -w net\.(ipv4|core))/.test(text)) return undefined;
	return text;
}

function connectCall(
	call: (name: "connect", more: Partial<CallEvent>) => ReadCall,
	text: string,
	port: number,
): ReadCall {
	const target = /:(\d+)\)/.exec(text);
	return call("connect", { port, toPort: Number(target?.[1]) });
}

function readResult(result: number | string): {
	result?: string;
	octets?: number;
} {
	if (typeof result === "number") return result > 0 ? { result: "ok", octets: result } : { result: "ok" };
	const bytes = /^(\d+) bytes$/.exec(result);
	if (bytes) return { result: "ok", octets: Number(bytes[1]) };
	if (result === "0 (EOF)") return { result: "EOF" };
	if (result === "fd") return { result: "ok" };
	const error = /^-1 (\w+)$/.exec(result);
	return error?.[1] ? { result: error[1] } : {};
}
