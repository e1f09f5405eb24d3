// Which symbol a learner's word names: "x", "X", "ISN", "client ISN", "ISN_c", "ISN(c)", "客户端ISN".
//
// A symbol's own name always comes first. By the convention of the textbooks, x is the client's initial sequence
// number and y the server's, so the client's and server's names stand for those where the exercise has them.
// "ISN" alone is read only in an exercise of one symbol.

import type { SequenceNumber } from "../../tcp/sequence-number.ts";
import { lazily } from "./lazily.ts";

export type Symbols = Readonly<Record<string, SequenceNumber>>;

export type SymbolMatch = "none" | "ambiguous" | { readonly value: SequenceNumber };

const ROLES: readonly (readonly [symbol: string, names: readonly string[]])[] = [
	["x", ["C", "CLIENT", "CLIENT'S", "客户端", "客户端的", "客户机", "客户"]],
	["y", ["S", "SERVER", "SERVER'S", "服务器", "服务器的", "服务端", "服务器端"]],
];
const INITIAL_NUMBER = ["ISN", "初始序号", "初始序列号"] as const;

const ALIASES = lazily(
	(): ReadonlyMap<string, string> =>
		new Map(
			ROLES.flatMap(([symbol, names]) =>
				names.flatMap((name) =>
					INITIAL_NUMBER.flatMap((isn) => [[name + isn, symbol] as const, [isn + name, symbol] as const]),
				),
			),
		),
);
const BARE: ReadonlySet<string> = new Set(INITIAL_NUMBER);

/** Looks a word up among an exercise's symbols. */
export function findSymbol(word: string, symbols: Symbols): SymbolMatch {
	const names = Object.keys(symbols);
	const name = bare(word);
	const same = names.filter((known) => known === word);
	const alike = same.length > 0 ? same : names.filter((known) => bare(known) === name);
	if (alike.length > 0) return only(alike, symbols);
	if (BARE.has(name)) return only(names, symbols);
	const role = ALIASES().get(name);
	return only(
		names.filter((known) => known === role),
		symbols,
	);
}

/** Whether a word is meant as a symbol, known or not: one letter, or a name of an initial sequence number. */
export function looksSymbolic(word: string, symbols: Symbols): boolean {
	const name = bare(word);
	return /^[A-Z]$/.test(name) || BARE.has(name) || ALIASES().has(name) || findSymbol(word, symbols) !== "none";
}

function bare(word: string): string {
	return word.toUpperCase().replace(/[\s\-_()]/g, "");
}

function only(names: readonly string[], symbols: Symbols): SymbolMatch {
	const [name] = names;
	if (name === undefined) return "none";
	const value = symbols[name];
	return names.length > 1 || value === undefined ? "ambiguous" : { value };
}
