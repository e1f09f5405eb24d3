// How much a reader works, as a number that is the same on every machine: characters of the texts that the methods of
// strings and patterns are called on.

const OF_STRINGS = [
	"includes",
	"indexOf",
	"match",
	"matchAll",
	"normalize",
	"replace",
	"replaceAll",
	"search",
	"slice",
	"split",
	"toLowerCase",
	"toUpperCase",
	"trim",
] as const;
/** They look at no more than their argument. */
const OF_ENDS = ["startsWith", "endsWith"] as const;
const OF_PATTERNS = ["test", "exec"] as const;

/** Characters worked on while `work` runs; what is called on a text counts its whole length, however much of it is looked at. */
export function charactersWorkedOn(work: () => unknown): number {
	let characters = 0;
	const restore: (() => void)[] = [];
	const count = (prototype: object, name: string, length: (self: unknown, args: readonly unknown[]) => number) => {
		const original: unknown = Reflect.get(prototype, name);
		if (typeof original !== "function") throw new Error(`no method ${name}`);
		Object.defineProperty(prototype, name, {
			configurable: true,
			writable: true,
			value(this: unknown, ...args: readonly unknown[]): unknown {
				characters += length(this, args);
				return Reflect.apply(original, this, args);
			},
		});
		restore.push(() => Object.defineProperty(prototype, name, { configurable: true, writable: true, value: original }));
	};
	for (const name of OF_STRINGS) count(String.prototype, name, (self) => String(self).length);
	for (const name of OF_ENDS) count(String.prototype, name, (_, [text]) => String(text).length);
	for (const name of OF_PATTERNS)
		count(RegExp.prototype, name, (pattern, [text]) => (isSticky(pattern) ? 1 : String(text).length));
	try {
		work();
	} finally {
		for (const one of restore) one();
	}
	return characters;
}

/** Looks at one place only. */
function isSticky(pattern: unknown): boolean {
	return pattern instanceof RegExp && pattern.sticky;
}
