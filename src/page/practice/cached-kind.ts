// Which requests the service worker looks after, and how; all others go their way as if it were not there.
import { PAGE_PATHS } from "../shells/pages.ts";

export type CachedKind = "page" | "file" | "read";

export interface Asked {
	readonly method: string;
	readonly url: string;
	/** "navigate" for a page. */
	readonly mode: string;
}

const PATHS = new Set(PAGE_PATHS.map(([path]) => path));

/** What of the API is read, changes nothing, and is of use later. */
const READ = /^\/v1\/(?:catalogue|scenarios\/[^/]+|questions\/[^/]+|learners\/[^/]+\/progress)$/;

export function kindOf({ method, url, mode }: Asked, origin: string): CachedKind | null {
	const { origin: from, pathname, searchParams } = new URL(url);
	if (method !== "GET" || from !== origin) return null;
	if (mode === "navigate") return PATHS.has(pathname) || pathname.startsWith("/s/") ? "page" : null;
	if (pathname.startsWith("/assets/") || searchParams.has("v") || isAppFile(pathname)) return "file";
	return READ.test(pathname) ? "read" : null;
}

/** Icons: their address stays, and so nearly does what they look like. */
function isAppFile(path: string): boolean {
	return /^\/icon[^/]*$/.test(path);
}
