// The look of the HTML page, light and dark. The table scrolls on its own where a phone is too narrow for it.

const LIGHT =
	"--paper:#fff;--ink:#1b2430;--muted:#56616f;--line:#c9d1da;--head:#eef2f7;--blank:#fff1c2;--blank-line:#a87500;--blank-ink:#4f3800;--answer:#dcf3e2;--answer-ink:#0f3f1c";
const DARK =
	"--paper:#11161d;--ink:#e8ecf1;--muted:#a6b1bd;--line:#36414e;--head:#1d2631;--blank:#3d310a;--blank-line:#d9a521;--blank-ink:#ffe08a;--answer:#123620;--answer-ink:#bdf3cd";

export const PAGE_STYLE = [
	`:root{color-scheme:light dark;${LIGHT}}`,
	`@media (prefers-color-scheme:dark){:root{${DARK}}}`,
	'body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}',
	"main{max-width:60rem;margin:0 auto;padding:1rem;overflow-wrap:break-word}",
	"h1{font-size:1.4rem;margin:0 0 .5rem}h2{font-size:1.1rem;margin:1.25rem 0 .25rem}",
	"ul{padding-left:1.25rem;margin:.25rem 0}li{margin:.2rem 0}div>p{margin:.4rem 0}",
	".wide{overflow-x:auto;margin:1rem 0}.wide:focus-visible{outline:2px solid var(--blank-line)}",
	"table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums}",
	"caption{text-align:left;font-weight:600;padding:.25rem 0}",
	"th,td{border:1px solid var(--line);padding:.3rem .45rem;text-align:left;vertical-align:top}",
	"thead th,tbody th{background:var(--head)}tbody th{position:sticky;left:0}td{min-width:4.5rem}td:nth-child(3){min-width:9rem}",
	"td .blank,td .answer,tr>th:first-child{white-space:nowrap}.fact{display:block;white-space:nowrap}.muted{color:var(--muted)}",
	"pre{max-width:min(26rem,68vw);margin:.3rem 0;overflow-x:auto}pre:focus-visible{outline:2px solid var(--blank-line)}",
	".blank,.answer{position:relative;display:inline-block;padding:0 .35em;border:1px dashed var(--blank-line);border-radius:.25em;background:var(--blank);color:var(--blank-ink);font-weight:600}",
	".answer{border-style:solid;border-color:currentColor;background:var(--answer);color:var(--answer-ink)}",
	".heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}",
].join("\n");
