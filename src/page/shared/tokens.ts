// Colours and typefaces of every element, from the palette of the drawings. A page may set each `--seqack-…`; what it leaves
// out follows its colour scheme, or the element's `theme`.
import { css, unsafeCSS } from "lit";
import { DARK, LIGHT, MONO, type Palette, SANS } from "../../render/palette.ts";

const SINGLE = ["paper", "ink", "muted", "faint", "axis", "host", "sent", "again", "lost", "follow"] as const;
const TRIPLE = ["blank", "answer"] as const;

const colours: readonly (readonly [name: string, of: (palette: Palette) => string])[] = [
	...SINGLE.map((name) => [name, (palette: Palette) => palette[name]] as const),
	...TRIPLE.flatMap((name) =>
		["", "-line", "-ink"].map((part, i) => [`${name}${part}`, (palette: Palette) => palette[name][i] ?? ""] as const),
	),
];

const declared = colours
	.map(([name, of]) => `--_${name}: var(--seqack-${name}, light-dark(${of(LIGHT)}, ${of(DARK)}));`)
	.join("\n");

/** `var(--_ink)` and so on, `--_sans` and `--_mono`: for the styles of an element that has these tokens. */
export const TOKENS = css`
	:host {
		color-scheme: light dark;
		${unsafeCSS(declared)}
		--_sans: var(--seqack-sans, ${unsafeCSS(SANS)});
		--_mono: var(--seqack-mono, ${unsafeCSS(MONO)});
		font-family: var(--_sans);
		color: var(--_ink);
	}
	:host([theme="light"]) {
		color-scheme: light;
	}
	:host([theme="dark"]) {
		color-scheme: dark;
	}
	:host([hidden]) {
		display: none;
	}
	*,
	*::before,
	*::after {
		box-sizing: border-box;
	}
	:focus-visible {
		outline: 3px solid var(--_sent);
		outline-offset: 2px;
	}
	.heard {
		position: absolute;
		width: 1px;
		height: 1px;
		overflow: hidden;
		clip-path: inset(50%);
		white-space: nowrap;
	}
	@media (prefers-reduced-motion: reduce) {
		* {
			animation: none !important;
			transition: none !important;
		}
	}
`;
