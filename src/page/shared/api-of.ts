// The service that an element asks: the one that the page gave it, else the one at its `src`, else where the script came from.
import type { Api } from "./api.ts";
import { httpApi } from "./http-api.ts";

export interface Asking {
	readonly api: Api | null;
	readonly src: string | null;
	readonly learnerId: string | null;
	readonly learnerToken: string | null;
}

export function apiOf({ api, src, learnerId, learnerToken }: Asking): Api {
	return api ?? httpApi({ base: serviceAt(src), learnerId, token: learnerToken });
}

/** Without a slash at the end. */
export function serviceAt(src: string | null): string {
	return src === null ? new URL(import.meta.url).origin : new URL(src, document.baseURI).href.replace(/\/+$/, "");
}
