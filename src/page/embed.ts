// The script of `/embed/…`: one scenario in a frame of somebody else's page. Nothing is recorded and nothing is kept; the page
// around it is told how high the frame should be, and how an exercise came out.
import { EmbedPage } from "./practice/embed-page.ts";
import { SeqackScenario } from "./scenario/seqack-scenario.ts";
import { define } from "./shared/element.ts";
import { PAGES } from "./shells/pages.ts";

define("seqack-scenario", SeqackScenario);
define(PAGES.embed.element, EmbedPage);

/** Nobody in particular: neither the height nor a score is a secret of the page around. */
function tell(message: object): void {
	if (window.parent !== window) window.parent.postMessage(message, "*");
}

let told = 0;
new ResizeObserver(() => {
	const height = Math.ceil(document.body.getBoundingClientRect().height);
	if (height === told) return;
	told = height;
	tell({ type: "seqack:height", height });
}).observe(document.body);

document.addEventListener("seqack-graded", (event) => {
	if (!(event instanceof CustomEvent)) return;
	const { score } = event.detail.result;
	tell({ type: "seqack:graded", points: score.points, max: score.max, scaled: score.scaled });
});
