// Hono with the one router that this service uses. Its presets bring others along, and the smallest of them tries all
// routes one after the other; this one knows a path at once.
import type { Schema } from "hono";
import { HonoBase } from "hono/hono-base";
import type { Router } from "hono/router";
import { RegExpRouter } from "hono/router/reg-exp-router";
import type { AppEnv } from "./context.ts";

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

/** The app itself. */
export class ServingHono<S extends Schema = Schema> extends HonoBase<AppEnv, S> {
	constructor() {
		super({ router: new RegExpRouter() });
	}
}
