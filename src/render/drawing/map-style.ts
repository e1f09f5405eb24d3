// The look of the map of misconceptions beyond that of every figure: a bar in four parts, from dark to light as those who hold
// an idea are less sure of it. The line under a bar says the same in words, in the same order.

interface Palette {
	/** What is filled, and the ink on it: at least 4.5 to 1. */
	readonly certain: readonly [fill: string, ink: string];
	readonly fairlySure: readonly [fill: string, ink: string];
	readonly guessed: readonly [fill: string, ink: string];
	readonly unsaid: readonly [fill: string, ink: string];
	readonly met: string;
	readonly edge: string;
}

const LIGHT: Palette = {
	certain: ["#9f1d1d", "#fff"],
	fairlySure: ["#e58a6b", "#1b2430"],
	guessed: ["#f8d5c6", "#1b2430"],
	unsaid: ["#c3ccd6", "#1b2430"],
	met: "#eef2f7",
	edge: "#7d8895",
};

const DARK: Palette = {
	certain: ["#ffa196", "#11161d"],
	fairlySure: ["#b34b3f", "#fff"],
	guessed: ["#6f342d", "#fff"],
	unsaid: ["#4b5765", "#fff"],
	met: "#1d2631",
	edge: "#76828f",
};

function paint({ met, edge, ...parts }: Palette): string {
	const filled = Object.entries(parts).map(
		([part, [fill, ink]]) => `.sq-${kebab(part)}{fill:${fill}}.sq .sq-on-${kebab(part)}{fill:${ink}}`,
	);
	return `${filled.join("")}.sq-met{fill:${met};stroke:${edge}}`;
}

function kebab(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Class of a part of a bar. */
export function partKind(part: Exclude<keyof Palette, "met" | "edge">): string {
	return `sq-${kebab(part)}`;
}

/** Class of the number in it. */
export function inkKind(part: Exclude<keyof Palette, "met" | "edge">): string {
	return `sq-strong sq-on-${kebab(part)}`;
}

export const MAP_STYLE = `${paint(LIGHT)}@media (prefers-color-scheme:dark){${paint(DARK)}}`;
