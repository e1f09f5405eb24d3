// The device of a page that shows its first exercise without one: it is loaded while the learner reads, and until then each
// call waits for it.

import { NOBODY_YET } from "./nobody-yet.ts";
import type { Device } from "./page-device.ts";
import type { Status } from "./status.ts";
import type { Store, Table } from "./store.ts";
import type { StoredApi } from "./stored-api.ts";

/** What elements ask for. */
const CALLS = [
	"makeScenario",
	"readScenario",
	"validate",
	"grade",
	"hint",
	"believed",
	"question",
	"gradeQuestion",
	"quiz",
	"catalogue",
	"submit",
	"progress",
	"next",
] as const satisfies readonly (keyof StoredApi)[];

type Calls = Pick<StoredApi, (typeof CALLS)[number]>;

/** `open` loads it; where that fails it is tried again by the next call. */
export function deviceLater(status: Status, open: () => Promise<Device>): Device {
	let opening: Promise<Device> | null = null;
	const device = () => {
		opening ??= open().catch((error: unknown) => {
			opening = null;
			throw error;
		});
		return opening;
	};

	const call =
		(name: keyof Calls) =>
		async (...given: readonly never[]) => {
			const there = await device().catch(() => null);
			if (there === null) return { ok: false, problem: "unreachable" };
			return (there.api[name] as (...given: readonly never[]) => Promise<unknown>)(...given);
		};

	/** Without a device nothing is kept. */
	const table = <Name extends "items" | "drafts" | "away">(name: Name) => {
		type Row = Store[Name] extends Table<infer One> ? One : never;
		const there = () => device().then(({ store }) => store[name] as unknown as Table<Row>);
		const nothing = () => undefined;
		return {
			get: (key: string) => there().then((one) => one.get(key), nothing),
			all: () =>
				there().then(
					(one) => one.all(),
					() => [],
				),
			put: (row: Row) => there().then((one) => one.put(row), nothing),
			remove: (key: string) => there().then((one) => one.remove(key), nothing),
			clear: () => there().then((one) => one.clear(), nothing),
		};
	};

	// Object.fromEntries gives any function, whatever was asked of the names.
	const calls = Object.fromEntries(CALLS.map((name) => [name, call(name)])) as unknown as Calls;
	return {
		status,
		store: {
			items: table("items"),
			drafts: table("drafts"),
			away: table("away"),
			lasting: () => status.value().lasting,
		},
		api: {
			...calls,
			learnerId: NOBODY_YET,
			whose: () =>
				device().then(
					({ api }) => api.whose(),
					() => null,
				),
		},
		account: () => device().then((there) => there.account()),
		refill: (locale) =>
			device().then(
				(there) => there.refill(locale),
				() => undefined,
			),
		attend: () => device().then((there) => there.attend()),
	};
}
