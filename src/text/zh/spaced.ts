// How Chinese is set beside Latin letters and digits.

const HAN = "\\p{Script=Han}";
const BEFORE_LATIN = new RegExp(`(${HAN})([A-Za-z0-9])`, "gu");
const AFTER_LATIN = new RegExp(`([A-Za-z0-9%])(${HAN})`, "gu");

/** Chinese text with a space wherever Latin letters or digits meet Chinese characters. */
export function spaced(text: string): string {
	return text.replace(BEFORE_LATIN, "$1 $2").replace(AFTER_LATIN, "$1 $2");
}
