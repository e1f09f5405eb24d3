// What a character may be and how wide it is: any text of a view is safe to show in markup and in a terminal.

const SPACES = /[\t\n\r\u0085\u2028\u2029]+/g;

/** Control characters, bidirectional overrides, and what XML 1.0 (2.2) forbids. */
const UNSHOWABLE = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu;

/** Most texts are, and need no second look. */
const PLAIN = /^[\x20-\x7e]*$/;
const MARKING = /[&<>"']/;

/** Text that stays on its line and in its direction: what cannot be shown becomes U+FFFD. */
export function clean(text: string): string {
	if (PLAIN.test(text)) return text;
	return text.toWellFormed().replace(SPACES, " ").replace(UNSHOWABLE, "\uFFFD");
}

const ENTITIES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/** Safe as the text or the quoted attribute of XML and HTML. */
export function escapeMarkup(text: string): string {
	const cleaned = clean(text);
	if (!MARKING.test(cleaned)) return cleaned;
	return cleaned.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Full-width in a terminal (Unicode East Asian Width W and F, without the rarely used blocks). */
const WIDE =
	/[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;
const ZERO = /[\p{M}\u200B-\u200D\uFEFF]/u;

/** By the place of the character in ASCII, what `measure` says of it; it is asked itself about all others. */
function tabled(measure: (character: string) => number): (character: string) => number {
	const table = Array.from({ length: 128 }, (_, code) => measure(String.fromCharCode(code)));
	return (character) => table[character.charCodeAt(0)] ?? measure(character);
}

/** From the first to the last, so that a text has the same width wherever it stands. */
function sumOf(widthOf: (character: string) => number, text: string): number {
	let sum = 0;
	for (const character of text) sum += widthOf(character);
	return sum;
}

const columnsOf = tabled((character) => (ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1));

/** Columns in a terminal. */
export function columns(text: string): number {
	return sumOf(columnsOf, text);
}

const NARROW = /[ .,:;'!|()[\]{}ijltfrI]/;
const BROAD = /[A-Zw+=<>]/;
const BROADEST = /[MW@m—–%]/;

/** Estimated width in a proportional font, in ems; rather too wide than too narrow. */
export function ems(text: string): number {
	return sumOf(emsOf, text);
}

const emsOf = tabled((character) => {
	if (ZERO.test(character)) return 0;
	if (WIDE.test(character)) return 1;
	if (NARROW.test(character)) return 0.36;
	if (BROADEST.test(character)) return 0.92;
	return BROAD.test(character) ? 0.74 : 0.61;
});

/** Width in a monospaced font, in ems: Latin 0.6, Chinese 1. */
export function monospacedEms(text: string): number {
	return sumOf(monospacedEmsOf, text);
}

const monospacedEmsOf = tabled((character) => (ZERO.test(character) ? 0 : WIDE.test(character) ? 1 : 0.605));

/** What is not torn apart: a word, or a Chinese character, with the punctuation that clings to it. */
const UNITS = /[（“]*(?:\p{Script=Han}|[^\s\p{Script=Han}（“]+)[，。；：、）”？！]*|\s+|[（“]+/gu;

/** Lines that are no wider than `most` by `measure`; a word that is wider still is cut. */
export function wrap(text: string, most: number, measure: (text: string) => number): readonly string[] {
	const lines: string[] = [];
	let line = "";
	for (const unit of text.match(UNITS) ?? []) {
		if (measure((line + unit).trimEnd()) <= most) {
			line += unit;
			continue;
		}
		if (line.trim() !== "") lines.push(line.trim());
		line = unit.trimStart();
		while (measure(line) > most) {
			const cut = cutAt(line, most, measure);
			lines.push(line.slice(0, cut));
			line = line.slice(cut);
		}
	}
	return line.trim() === "" ? lines : [...lines, line.trim()];
}

/** At least one character, never half of one; after a "_" or "-" if there is one. */
function cutAt(word: string, most: number, measure: (text: string) => number): number {
	let cut = 0;
	for (const character of word) {
		if (cut > 0 && measure(word.slice(0, cut + character.length)) > most) break;
		cut += character.length;
	}
	const joint = word.slice(0, cut).search(/[_-][^_-]*$/);
	return joint > 0 ? joint + 1 : cut;
}
