// Reads a captured system call as an event of the engine.
import type { CallEvent, CallName } from "../../../src/tcp/calls/event.ts";
import type { TcpEvent } from "../../../src/tcp/step.ts";

/** What a process has said about its sockets that the engine hears only with the next call. */
export interface ProcessState {
	/** The port of a socket that has neither listened nor connected yet; 0: there is none. */
	boundPort: number;
	lingerZero: boolean;
	deferAccept: boolean;
}

export function freshProcess(): ProcessState {
	return { boundPort: 0, lingerZero: false, deferAccept: false };
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
	const call = (name: CallName, more: Partial<CallEvent> = {}): ReadCall => ({
		event: { type: "call", host: side, call: name, ...more },
		...readResult(result),
	});
	if (text.startsWith("setsockopt(")) return readOption(call, text, process);
	if (/^(bind|listen|connect|accept)\(/.test(text)) return readOpening(call, text, result, process);
	if (/^(send|write)\(/.test(text)) return call("send", { bytes: countIn(text) ?? 1, more: text.includes("MSG_MORE") });
	if (/^(recv|read)\(/.test(text)) {
		const bytes = countIn(text);
		return call("receive", bytes === undefined ? {} : { bytes });
	}
	if (text.startsWith("shutdown(")) return call("shutdown", { how: direction(text) });
	if (text.startsWith("close(")) return readClose(call, text, process);
	if (text.startsWith("getsockopt(SO_ERROR)"))
		return typeof result === "string" ? { ...call("error"), result } : call("error");
	if (text.startsWith("(host crash")) return { event: { type: "crash", host: side } };
	if (/^(TCP_REPAIR|getsockopt|getsockname|getpeername|poll|epoll|select|sysctl -w net\.(ipv4|core))/.test(text))
		return undefined;
	return text;
}

type Call = (name: CallName, more?: Partial<CallEvent>) => ReadCall;

function readOpening(call: Call, text: string, result: number | string, process: ProcessState): ReadCall | undefined {
	const port = Number(/:(\d+)\)/.exec(text)?.[1] ?? process.boundPort);
	if (text.startsWith("bind(")) {
		if (result === 0) process.boundPort = port;
		return call("bind", { port, reuseAddress: !text.includes("without SO_REUSEADDR") });
	}
	if (text.startsWith("listen("))
		return call("listen", {
			backlog: Number(/(\d+)\)/.exec(text)?.[1]),
			port: process.boundPort,
			deferAccept: process.deferAccept,
		});
	if (text.startsWith("accept(")) return call("accept");
	if (!/^connect\([\d.]+:/.test(text)) return call("connect");
	process.lingerZero = false;
	const { boundPort } = process;
	process.boundPort = 0;
	return call("connect", boundPort === 0 ? { toPort: port } : { port: boundPort, toPort: port });
}

function readClose(call: Call, text: string, process: ProcessState): ReadCall {
	if (/listen/.test(text)) return call("close", { socket: "listener" });
	const { lingerZero } = process;
	process.lingerZero = false;
	return call("close", { lingerZero });
}

function readOption(call: Call, text: string, process: ProcessState): ReadCall | string | undefined {
	const [on, seconds] = [/\{(\d+),/.exec(text)?.[1], /,\s*(\d+)\}/.exec(text)?.[1]];
	if (text.includes("SO_LINGER")) process.lingerZero = on !== "0" && seconds === "0";
	else if (text.includes("TCP_DEFER_ACCEPT")) process.deferAccept = true;
	else if (text.includes("SO_KEEPALIVE")) return call("keepalive", keepaliveTimes(text));
	else if (!/SO_REUSEADDR|TCP_NODELAY|TCP_QUICKACK|SO_(RCV|SND)TIMEO/.test(text)) return text;
	return undefined;
}

function keepaliveTimes(text: string): Partial<CallEvent> {
	const seconds = (name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(text)?.[1]);
	return { idleMs: 1000 * seconds("idle"), intervalMs: 1000 * seconds("intvl"), probes: seconds("cnt") };
}

function direction(text: string): "read" | "write" | "both" {
	if (text.includes("RDWR")) return "both";
	return text.includes("SHUT_RD") ? "read" : "write";
}

/** The number of octets in `send(5 bytes)`; a loop that sends until it fails is one octet here. */
function countIn(text: string): number | undefined {
	const digits = text.includes("while") ? undefined : /\((\d+)/.exec(text)?.[1];
	return digits === undefined ? undefined : Number(digits);
}

function readResult(result: number | string): { result?: string; octets?: number } {
	if (typeof result === "number") return result > 0 ? { result: "ok", octets: result } : { result: "ok" };
	const bytes = /^(\d+) bytes$/.exec(result);
	if (bytes) return { result: "ok", octets: Number(bytes[1]) };
	if (result === "0 (EOF)") return { result: "EOF" };
	if (result === "fd" || result === "ok") return { result: "ok" };
	const error = /^-1 (\w+)$/.exec(result);
	return error?.[1] ? { result: error[1] } : {};
}
