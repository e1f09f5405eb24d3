// The arithmetic of question files: whole numbers, named parameters, + - * / ^ and parentheses. Read by descent, one
// character class at a time; never evaluated as code.

export type Values = Readonly<Record<string, number>>;

const TOKEN = /\s*(?:(\d+)|([a-z]+)|([-+*/^()]))/y;

interface Cursor {
	readonly tokens: readonly string[];
	readonly values: Values;
	at: number;
}

/** The value of a formula. Throws on a bad one: `check-questions` tries every formula of the bank. */
export function evaluate(formula: string | number, values: Values = {}): number {
	if (typeof formula === "number") return formula;
	const cursor: Cursor = { tokens: tokensOf(formula), values, at: 0 };
	const value = sum(cursor);
	if (cursor.at < cursor.tokens.length) throw new Error(`"${formula}" goes on after its end`);
	if (!Number.isFinite(value)) throw new Error(`"${formula}" has no finite value`);
	return value;
}

function tokensOf(formula: string): readonly string[] {
	const tokens: string[] = [];
	TOKEN.lastIndex = 0;
	while (formula.slice(TOKEN.lastIndex).trim() !== "") {
		const at = TOKEN.lastIndex;
		const match = TOKEN.exec(formula);
		if (match === null) throw new Error(`"${formula}" cannot be read at ${at}`);
		tokens.push(match[1] ?? match[2] ?? match[3] ?? "");
	}
	return tokens;
}

function taken(cursor: Cursor, ...wanted: readonly string[]): string | undefined {
	const token = cursor.tokens[cursor.at];
	if (token === undefined || !wanted.includes(token)) return undefined;
	cursor.at += 1;
	return token;
}

function sum(cursor: Cursor): number {
	let total = product(cursor);
	for (let sign = taken(cursor, "+", "-"); sign !== undefined; sign = taken(cursor, "+", "-")) {
		const term = product(cursor);
		total += sign === "+" ? term : -term;
	}
	return total;
}

function product(cursor: Cursor): number {
	let total = power(cursor);
	for (let sign = taken(cursor, "*", "/"); sign !== undefined; sign = taken(cursor, "*", "/")) {
		const factor = power(cursor);
		total = sign === "*" ? total * factor : total / factor;
	}
	return total;
}

function power(cursor: Cursor): number {
	const base = atom(cursor);
	return taken(cursor, "^") === undefined ? base : base ** power(cursor);
}

function atom(cursor: Cursor): number {
	if (taken(cursor, "(") !== undefined) {
		const value = sum(cursor);
		if (taken(cursor, ")") === undefined) throw new Error("a parenthesis is not closed");
		return value;
	}
	const token = cursor.tokens[cursor.at] ?? "";
	cursor.at += 1;
	if (/^\d+$/.test(token)) return Number(token);
	const value = Object.hasOwn(cursor.values, token) ? cursor.values[token] : undefined;
	if (value === undefined) throw new Error(`"${token}" is neither a number nor a parameter`);
	return value;
}
