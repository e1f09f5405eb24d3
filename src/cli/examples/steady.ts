// What differs from run to run in what the API answers, written so that it does not: sealed ids, tokens, times.

/** What stands for each in an example; the number tells two of a kind apart. */
const STAND_INS: readonly (readonly [pattern: RegExp, standIn: (number: number) => string])[] = [
	[/sc1\.[\w-]+/g, (n) => `sc1.Example${n}`],
	[/qz1\.[\w-]+/g, (n) => `qz1.Example${n}`],
	[/gp1\.[\w-]+/g, (n) => `gp1.Example${n}`],
	[/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, (n) => `eyJhbGciOiJIUzI1NiJ9.Example${n}.Signature`],
	[/tl1\.[\w-]+\.[\w-]+/g, (n) => `tl1.Example${n}.Mac`],
	[/\bas-[\w-]{22}/g, (n) => `as-example-assignment-00${n}`],
	[/\bwh-[\w-]{22}/g, (n) => `wh-example-webhook-00000${n}`],
	[/\bev-[\w-]+/g, (n) => `ev-example-delivery-00${n}`],
	[/\banon-[\w-]+/g, (n) => `anon-example-learner-${n}`],
	[/whsec_[A-Za-z0-9+/]{43}=/g, (n) => `whsec_${String(n).padStart(43, "Example")}=`],
	[/(?<="code":")[0-9A-Z]{4}-[0-9A-Z]{4}(?=")/g, () => "7K3M-X9QT"],
	[
		/\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g,
		(n) => `00000000-0000-4000-8000-00000000000${n}`,
	],
	[/(?<="nextCursor":")[^"]+/g, (n) => `Example${n}`],
	// How long a program takes to tell the story is no learner's time.
	[/(?<="(?:mean|median)Seconds":)\d+(?:\.\d+)?/g, () => "90"],
	[/(?<="seconds":)\d+/g, () => "90"],
	[/(?<="version":")[0-9a-f]{8}\.\d+/g, () => "5f0c1a2b.0"],
];

const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
/** As CSV writes it. */
const TIME_IN_CSV = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g;
const DAY = /(?<=")\d{4}-\d\d-\d\d(?=")/g;
const DAY_MS = 86_400_000;
/** A run takes less. */
const STEP_MS = 600_000;
/** When the story is told, in its examples. */
const THEN_MS = Date.parse("2026-10-01T12:00:00.000Z");

/** JSON text of a whole story that began then, ms since 1970. */
export function steady(json: string, startedMs: number): string {
	let text = json;
	for (const [pattern, standIn] of STAND_INS) text = standIns(text, pattern, standIn);
	const near = (ms: number, step: number) => Math.round((ms - startedMs) / step) * step;
	const steadied = (time: string) => new Date(THEN_MS + near(Date.parse(time), STEP_MS)).toISOString();
	return text
		.replaceAll(TIME, steadied)
		.replaceAll(TIME_IN_CSV, (time) => steadied(`${time}Z`).slice(0, 19).replace("T", " "))
		.replaceAll(DAY, (day) =>
			new Date(THEN_MS + daysFrom(startedMs, Date.parse(day)) * DAY_MS).toISOString().slice(0, 10),
		);
}

/** Of the day that begins then: none also where midnight came while the story was told. */
function daysFrom(startedMs: number, dayMs: number): number {
	const isToday = dayMs <= startedMs + STEP_MS && startedMs < dayMs + DAY_MS;
	return isToday ? 0 : Math.round((dayMs + DAY_MS / 2 - startedMs) / DAY_MS);
}

function standIns(text: string, pattern: RegExp, standIn: (number: number) => string): string {
	const numbers = new Map<string, number>();
	return text.replaceAll(pattern, (found) => {
		const number = numbers.get(found) ?? numbers.size + 1;
		numbers.set(found, number);
		return standIn(number);
	});
}
