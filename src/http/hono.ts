// Hono with the one router that this service uses. Its presets bring others along, and the smallest of them tries all
// routes one after the other; this one knows a path at once.
import type { Schema } from "hono";
import { HonoBase } from "hono/hono-base";
import { RegExpRouter } from "hono/router/reg-exp-router";
import type { AppEnv } from "./context.ts";

export class Hono<S extends Schema = Schema> extends HonoBase<AppEnv, S> {
	constructor() {
		super({ router: new RegExpRouter() });
	}
}
