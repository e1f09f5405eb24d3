// Small checks of what a link brings: it may come from anybody.

/** Whether a value is one that may stand there. */
export type Check = (value: unknown) => boolean;

export const whole =
	(min: number, max: number): Check =>
	(value) =>
		typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;

export const oneOf =
	(values: readonly unknown[]): Check =>
	(value) =>
		values.includes(value);

export const text =
	(pattern: RegExp): Check =>
	(value) =>
		typeof value === "string" && pattern.test(value);

export const isBoolean: Check = (value) => typeof value === "boolean";

export const listOf =
	(check: Check, max: number): Check =>
	(value) =>
		Array.isArray(value) && value.length <= max && value.every(check);

/** An object of these fields and no others; the first `needed` of them must be there. */
export const fields =
	(checks: Readonly<Record<string, Check>>, needed = 0): Check =>
	(value) => {
		if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
		const given = Object.entries(value);
		const names = Object.keys(checks).slice(0, needed);
		return (
			names.every((name) => Object.hasOwn(value, name)) &&
			given.every(([name, field]) => Object.hasOwn(checks, name) && checks[name]?.(field))
		);
	};
