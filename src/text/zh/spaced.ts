// How Chinese is set beside Latin letters and digits.

const HAN = "\\p{Script=Han}";
const MEETING = new RegExp(`(?<=${HAN})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=${HAN})`, "gu");

/** Chinese text with a space wherever Latin letters or digits meet Chinese characters. */
export function spaced(text: string): string {
	return text.replace(MEETING, " ");
}
