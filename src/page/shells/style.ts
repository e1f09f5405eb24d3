// The style sheet of every shell. Elements bring their own; a colour is the palette's, and is handed down to them.
import { DARK, LIGHT, MONO, SANS } from "../../render/palette.ts";

const colour = (name: "paper" | "ink" | "muted" | "faint" | "axis" | "host" | "sent" | "lost") =>
	`--${name}: light-dark(${LIGHT[name]}, ${DARK[name]});`;

export const PAGE_STYLE = `
:root {
	color-scheme: light dark;
	${(["paper", "ink", "muted", "faint", "axis", "host", "sent", "lost"] as const).map(colour).join("\n\t")}
	--sans: ${SANS};
	--mono: ${MONO};
	font: 100%/1.5 var(--sans);
	color: var(--ink);
	background: var(--paper);
	-webkit-text-size-adjust: 100%;
	text-size-adjust: 100%;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
:root:lang(zh) { line-break: strict; }
*, *::before, *::after { box-sizing: border-box; }
body {
	margin: 0;
	min-height: 100vh;
	min-height: 100dvh;
	display: flex;
	flex-direction: column;
	overflow-wrap: anywhere;
}
a { color: var(--sent); }
:focus-visible { outline: 3px solid var(--sent); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; padding: 0.75rem 1rem; background: var(--paper); z-index: 10; }
.skip:focus { left: 0; }
header {
	display: grid;
	grid-template-columns: 1fr auto;
	align-items: center;
	max-width: 60rem;
	width: 100%;
	margin: 0 auto;
	padding: 0 max(0.75rem, env(safe-area-inset-left));
}
header a, header button {
	display: inline-flex;
	align-items: center;
	justify-content: center;
	min-height: 2.75rem;
	min-width: 2.75rem;
	padding: 0 0.6rem;
	font: inherit;
	color: var(--ink);
	text-decoration: none;
	background: none;
	border: 0;
	border-bottom: 3px solid transparent;
	white-space: nowrap;
	cursor: pointer;
}
header a:hover, header button:hover { text-decoration: underline; }
header button[hidden] { display: inline-flex; visibility: hidden; }
header [aria-current] { border-bottom-color: var(--sent); font-weight: 600; }
.brand { justify-self: start; font-family: var(--mono); font-weight: 700; letter-spacing: -0.02em; }
header nav { grid-column: 1 / -1; grid-row: 2; display: flex; border-bottom: 1px solid var(--faint); }
header nav a { flex: auto; padding: 0 0.3rem; }
.tools { display: flex; color: var(--muted); font-size: 0.9rem; }
.tools a, .tools button { color: var(--muted); }
.tools a[lang="zh"] { font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
main { flex: 1; width: 100%; max-width: 60rem; margin: 0 auto; padding: 0.5rem 0.75rem 1.5rem; }
main > *, .loading { display: block; }
.loading { margin: 0; min-height: 70vh; color: var(--muted); }
noscript { display: block; max-width: 60rem; margin: 0 auto; padding: 0.75rem; }
footer {
	width: 100%;
	max-width: 60rem;
	margin: 0 auto;
	padding: 1rem 0.75rem calc(1rem + env(safe-area-inset-bottom));
	border-top: 1px solid var(--faint);
	color: var(--muted);
	font-size: 0.875rem;
	display: flex;
	flex-wrap: wrap;
	justify-content: space-between;
	align-items: center;
	gap: 0 1rem;
}
footer p { margin: 0; }
footer a { display: inline-flex; align-items: center; min-height: 2.75rem; margin-right: 0.75rem; }
body[data-page="embed"] { min-height: 0; display: block; }
body[data-page="embed"] main { padding: 0; }
body[data-page="lab"] { height: 100vh; height: 100dvh; }
body[data-page="lab"] header { max-width: none; }
body[data-page="lab"] main { max-width: none; padding: 0; display: flex; flex-direction: column; min-height: 28rem; }
body[data-page="lab"] main > seqack-lab-page { flex: 1 1 0; min-height: 0; display: flex; flex-direction: column; }
body[data-page="lab"] footer { display: none; }
body[data-page="embed"] .loading { min-height: 12rem; }
@media (min-width: 46rem) {
	header { grid-template-columns: auto 1fr auto; border-bottom: 1px solid var(--faint); }
	header nav { grid-column: 2; grid-row: 1; border-bottom: 0; justify-content: center; }
	header nav a { flex: none; padding: 0 1rem; }
}
@media (prefers-reduced-motion: reduce) {
	* { scroll-behavior: auto !important; }
}
`;
