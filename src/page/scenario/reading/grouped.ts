// A whole number as one reads it aloud: 2,461,263,214.

export function grouped(n: number): string {
	return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}
