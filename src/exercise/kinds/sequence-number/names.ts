// Which symbols an answer may use: those of the exercise, and the w that textbooks have.
import { FIN } from "../../../tcp/flags.ts";
import type { Symbols } from "../../read/symbol.ts";
import type { Situation } from "../../situation.ts";

/**
 * Textbooks call the sequence number of the second FIN w, where the end that sends it stood at v. Both are one number if
 * that end has sent nothing in between that counts, and then w can mean nothing else.
 */
export function symbolsRead({ symbols, roots, trace }: Situation): Symbols {
	const { u, v } = symbols;
	if (u === undefined || v === undefined) return symbols;
	const hostOf = (symbol: string) => roots.find((root) => root.symbol === symbol)?.host;
	const sent = trace.rows.flatMap((row) => row.sent);
	const senderOf = (ip: string) => trace.end.hostByIp.get(ip)?.setup.id;
	const first = sent.find(({ bits }) => bits & FIN);
	const second = sent.findIndex(({ bits, from }) => bits & FIN && senderOf(from.ip) === hostOf("v"));
	if (!first || senderOf(first.from.ip) !== hostOf("u") || second < 0) return symbols;
	const between = sent.slice(0, second).some(({ from, length }) => senderOf(from.ip) === hostOf("v") && length > 0);
	return between ? symbols : { ...symbols, w: v };
}
