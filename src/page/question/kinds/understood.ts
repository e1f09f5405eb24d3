// How a number that somebody types is understood, where that is not plain to see; the service reads more than this.

/** Only what the service reads in the same way: hexadecimal, and digits in groups. Null where there is nothing to say. */
export function understoodNumber(typed: string): number | null {
	const text = typed.normalize("NFKC").trim();
	if (/^0x[0-9a-f]{1,12}$/i.test(text)) return Number.parseInt(text.slice(2), 16);
	if (/^\d{1,3}([, {2}_]\d{3})+$/.test(text) || /^\d{5,16}$/.test(text)) return Number(text.replace(/\D/g, ""));
	return null;
}
