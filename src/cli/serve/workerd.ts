// One workerd that serves what was built, with its records in a folder of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { PAGE } from "../build/built.ts";
import { ASSETS, configurationFile, RECORDS, SOCKET, workerdPath } from "../build/workerd-config.ts";

/** What it has for ending what it is doing: it would wait for connections that clients keep open. */
const STOP_MS = 1000;

export interface Serving {
	/** What was built (build.ts). */
	readonly dir: string;
	readonly host: string;
	/** 0: any free one. */
	readonly port: number;
	/** Folder of the learners' records; made when it is not there. */
	readonly records: string;
	readonly variables: Readonly<Record<string, string>>;
	/** Where its log goes; both are this process's own unless given. */
	readonly log?: "inherit" | "ignore";
}

export interface Server {
	readonly url: string;
	readonly pid: number;
	/** Resolves when it has ended, however that came. */
	readonly ended: Promise<unknown>;
	/** Lets it finish what it is doing. */
	stop(): Promise<void>;
	/** As `kill -9` does. */
	kill(): Promise<void>;
}

/** An address as workerd and URLs write it. */
export const hostInUrl = (host: string) => (host.includes(":") ? `[${host}]` : host);

/** The part of the command line that says whose records a workerd has open. */
export const recordsArgument = (records: string) => `--directory-path=${RECORDS}=${resolve(records)}`;

/** Resolves when it listens; rejects when it ends before that: it has said why on stderr. */
export async function serve({ dir, host, port, records, variables, log = "inherit" }: Serving): Promise<Server> {
	// What learners did is nobody else's business on this machine.
	mkdirSync(records, { recursive: true, mode: 0o700 });
	// A Worker without pages has none; workerd wants the folder all the same.
	mkdirSync(resolve(dir, PAGE), { recursive: true });
	const address = `--socket-addr=${SOCKET}=${hostInUrl(host)}:${port}`;
	const config = ["--binary", join(dir, configurationFile(variables.WEBHOOK_TARGETS))];
	const folders = [recordsArgument(records), `--directory-path=${ASSETS}=${resolve(dir, PAGE)}`];
	const args = ["serve", ...config, "--control-fd=3", address, ...folders];
	const child = spawn(workerdPath(), args, { env: variables, stdio: ["ignore", log, log, "pipe"] });
	const ended = once(child, "exit");
	const listening = await Promise.race([portOf(child), ended.then(() => undefined)]);
	if (listening === undefined || child.pid === undefined) throw new Error("workerd ended before it served");
	return {
		url: `http://${hostInUrl(host)}:${listening}`,
		pid: child.pid,
		ended,
		async stop() {
			child.kill("SIGTERM");
			const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
			await ended;
			clearTimeout(late);
		},
		async kill() {
			child.kill("SIGKILL");
			await ended;
		},
	};
}

/** workerd tells on descriptor 3 where it listens, one JSON message a line. */
async function portOf(child: ChildProcess): Promise<number | undefined> {
	for await (const line of createInterface({ input: child.stdio[3] as Readable })) {
		const message: { readonly event: string; readonly port: number } = JSON.parse(line);
		if (message.event === "listen") return message.port;
	}
	return undefined;
}
