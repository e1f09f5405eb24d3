// Hono with the one router that this service uses. Its presets bring others along, and the smallest of them tries all
// routes one after the other.
import type { Schema } from "hono";
import { HonoBase } from "hono/hono-base";
import type { Router } from "hono/router";
import type { AppEnv } from "./context.ts";
import { type Parts, RouterOfParts } from "./router-of-parts.ts";

/** Routing is prepared once, in the app: what only collects routes for it needs no router. */
const NO_ROUTER = {
	name: "none",
	add() {},
	match() {
		throw new Error("these routes are served by the app that takes them over");
	},
} satisfies Router<unknown>;

/** The routes of one resource, for `route()` of the app that serves them. */
export class Hono<S extends Schema = Schema> extends HonoBase<AppEnv, S> {
	constructor() {
		super({ router: NO_ROUTER });
	}
}

/** The app itself: what it registers counts for all parts. */
export class ServingHono<S extends Schema = Schema> extends HonoBase<AppEnv, S> {
	readonly #parts: RouterOfParts;

	constructor(parts: Parts) {
		const router = new RouterOfParts(parts);
		super({ router });
		this.#parts = router;
	}

	/** With those of its parts. */
	allRoutes(): ReturnType<RouterOfParts["routes"]> {
		return this.#parts.routes();
	}
}
