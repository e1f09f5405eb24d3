// The colours of everything that is drawn, light and dark. Each text on its ground has the contrast of WCAG 2.2 AA.

export interface Palette {
	readonly paper: string;
	readonly ink: string;
	readonly muted: string;
	readonly faint: string;
	readonly axis: string;
	readonly host: string;
	readonly sent: string;
	readonly again: string;
	readonly lost: string;
	/** Right because it follows from an earlier mistake. */
	readonly follow: string;
	readonly blank: readonly [fill: string, stroke: string, ink: string];
	readonly answer: readonly [fill: string, stroke: string, ink: string];
}

export const LIGHT: Palette = {
	paper: "#fff",
	ink: "#1b2430",
	muted: "#56616f",
	faint: "#e4e8ed",
	axis: "#7d8895",
	host: "#eef2f7",
	sent: "#1d56ad",
	again: "#8a4b00",
	lost: "#c02424",
	follow: "#6b3fa0",
	blank: ["#fff1c2", "#a87500", "#4f3800"],
	answer: ["#dcf3e2", "#2b7a3d", "#0f3f1c"],
};

export const DARK: Palette = {
	paper: "#11161d",
	ink: "#e8ecf1",
	muted: "#a6b1bd",
	faint: "#232c37",
	axis: "#76828f",
	host: "#1d2631",
	sent: "#86b6ff",
	again: "#f2b866",
	lost: "#ff8079",
	follow: "#c9a6ff",
	blank: ["#3d310a", "#d9a521", "#ffe08a"],
	answer: ["#123620", "#4fb06d", "#bdf3cd"],
};

export const SANS =
	'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif';
export const MONO = 'ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Noto Sans Mono CJK SC",monospace';
