// The two ends of a connection, and what texts call them.

export type End = "client" | "server";

export interface Closers {
	/** The end that closes first, or alone. */
	readonly closer: End;
	readonly peer: End;
}

export function closers(serverFirst: boolean): Closers {
	return serverFirst ? { closer: "server", peer: "client" } : { closer: "client", peer: "server" };
}

export const ENGLISH = { client: "client", server: "server" } as const satisfies Record<End, string>;
export const CHINESE = { client: "客户端", server: "服务器" } as const satisfies Record<End, string>;
