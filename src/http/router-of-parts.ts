// Knows a path at once (Hono's RegExpRouter), and prepares only what is asked for: routes come in parts by the first names of
// their paths, and a part is made when the first request to it comes. Most starts are for one request, which needs one part.
import type { Router } from "hono/router";
import { RegExpRouter } from "hono/router/reg-exp-router";
import type { RouterRoute } from "hono/types";

/** What a handler is registered as. */
export type Registered = [handler: RouterRoute["handler"], route: RouterRoute];

/** Collected for an app. */
interface Routes {
	readonly routes: readonly RouterRoute[];
}

/** By what the paths of a part begin with, "/v1/name" or "/name", and for all other paths. */
export interface Parts {
	readonly named: Readonly<Record<string, () => readonly Routes[]>>;
	readonly others: () => readonly Routes[];
}

/** No name of a part has this one's. */
const OTHERS = "";

export class RouterOfParts implements Router<Registered> {
	readonly name = "parts";
	readonly #parts: Parts;
	/** What the app itself registers, before its parts. */
	readonly #everywhere: Registered[] = [];
	readonly #routers = new Map<string, Router<Registered>>();

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	add(_method: string, _path: string, registered: Registered): void {
		if (this.#routers.size > 0) throw new Error("a part has taken over what was registered before");
		this.#everywhere.push(registered);
	}

	match(method: string, path: string) {
		const part = this.#partOf(path);
		const router = this.#routers.get(part) ?? this.#make(part);
		return router.match(method, path);
	}

	/** All routes of all parts. */
	routes(): readonly RouterRoute[] {
		const parts = [...Object.keys(this.#parts.named), OTHERS];
		return [...this.#everywhere.map(([, route]) => route), ...parts.flatMap((part) => this.#routesOf(part))];
	}

	#make(part: string): Router<Registered> {
		const router = new RegExpRouter<Registered>();
		for (const registered of this.#everywhere) router.add(registered[1].method, registered[1].path, registered);
		for (const route of this.#routesOf(part)) router.add(route.method, route.path, [route.handler, route]);
		this.#routers.set(part, router);
		return router;
	}

	/** What collects routes may have some of several parts. */
	#routesOf(part: string): readonly RouterRoute[] {
		const collected = part === OTHERS ? this.#parts.others() : (this.#parts.named[part]?.() ?? []);
		return collected.flatMap(({ routes }) => routes).filter(({ path }) => this.#partOf(path) === part);
	}

	#partOf(path: string): string {
		const [, first, second] = path.split("/", 3);
		const name = first === "v1" ? `/v1/${second}` : `/${first}`;
		return Object.hasOwn(this.#parts.named, name) ? name : OTHERS;
	}
}
