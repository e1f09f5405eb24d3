// The chapter "page" of the documentation.
import type { Chapter } from "../chapter.ts";

export const PAGE: Chapter = {
	title: { en: "A page", zh: "网页" },
	blocks: [
		{
			text: {
				en: "One script and one tag: the element draws the scenario, takes the answers and shows what comes of them.",
				zh: "一个脚本，一个标签：元素负责绘制场景、接收答案并展示结果。",
			},
		},
		{
			language: "html",
			sample: `<script type="module" src="http://127.0.0.1:8787/seqack.js"></script>
<seqack-scenario template="three-way"></seqack-scenario>
<script type="module">
  document.addEventListener("seqack-graded", ({ detail }) => console.log(detail.result.summary));
</script>`,
		},
		{
			text: {
				en: "Or by hand: CORS is open and uses no cookies, and practice needs no key.",
				zh: "也可以自己调用：CORS 开放，不使用 Cookie，练习不需要密钥。",
			},
		},
		{
			language: "js",
			sample: `const api = "http://127.0.0.1:8787/v1";
const post = async (path, body) => {
  const response = await fetch(api + path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  });
  const json = await response.json();
  if (!response.ok) throw new Error(json.code + ": " + json.detail);
  return json;
};
const scenario = await post("/scenarios", { template: "three-way", seed: 16 });
const result = await post(\`/scenarios/\${scenario.id}/grade\`, { answers: { b1: "SYN-SENT" } });
console.log(result.summary);`,
			prints: "1 of 6 points: 5 unanswered.",
		},
		{
			text: {
				en: "`/embed/{scenarioId}` is a page for a frame; `FRAME_ANCESTORS` names the pages that may frame it.",
				zh: "`/embed/{scenarioId}` 是供嵌入框架的页面；`FRAME_ANCESTORS` 列出允许嵌入它的网站。",
			},
		},
	],
};
