// The look of a figure, light and dark. Nothing is told by colour alone: a loss has a cross, a retransmission dashes,
// a blank a numbered box. Every class begins with `sq-`, because the figure may stand inside a page.

import { DARK, LIGHT, MONO, type Palette, SANS } from "../palette.ts";

const SHAPES = [
	`.sq{font:11px ${SANS};max-width:100%;color-scheme:light dark}`,
	".sq-title{font-size:14px;font-weight:700}",
	".sq-name{font-size:12px;font-weight:600}",
	".sq-question,.sq-caption{font-size:12px}",
	".sq-caption{font-weight:600}",
	".sq-ask{font-size:16px;font-weight:700}",
	`.sq-mono,.sq-strong,.sq-in-blank,.sq-in-answer{font:11px ${MONO}}`,
	".sq-strong,.sq-in-blank,.sq-in-answer,.sq-syns{font-weight:700}",
	".sq-halo{paint-order:stroke;stroke-width:4px;stroke-linejoin:round}",
	".sq-life{stroke-width:1.5}",
	".sq-rule{stroke-dasharray:1 3}",
	".sq-sent,.sq-again,.sq-attack,.sq-cross{stroke-width:1.6;fill:none}",
	".sq-again{stroke-dasharray:6 3}",
	".sq-open,.sq-unseen{stroke-dasharray:1.5 3}",
	".sq-cross{stroke-width:2.4;stroke-linecap:round}",
	".sq-number{font-size:11px;font-weight:700}",
	".sq-blank{stroke-dasharray:3 1.5}",
	"@media (min-width:700px){.sq{width:600px;height:auto}}",
];

function paint(p: Palette): string {
	const [blankFill, blankStroke, blankInk] = p.blank;
	const [answerFill, answerStroke, answerInk] = p.answer;
	return [
		`.sq-paper,.sq-number{fill:${p.paper}}`,
		`.sq text{fill:${p.ink}}.sq .sq-number{fill:${p.paper}}`,
		`.sq .sq-muted{fill:${p.muted}}`,
		`.sq .sq-syns,.sq .sq-lost-word{fill:${p.lost}}.sq .sq-again-word{fill:${p.again}}`,
		`.sq-halo{stroke:${p.paper}}`,
		`.sq-host{fill:${p.host};stroke:${p.axis}}`,
		`.sq-life,.sq-axis{stroke:${p.axis}}.sq-rule{stroke:${p.axis}}`,
		`.sq-sent{stroke:${p.sent}}.sq-again{stroke:${p.again}}`,
		`.sq-sent-fill{fill:${p.sent}}.sq-again-fill{fill:${p.again}}`,
		`.sq-cross,.sq-attack{stroke:${p.lost}}.sq-attack-fill{fill:${p.lost}}.sq .sq-attacker{fill:${p.lost}}`,
		`.sq-unseen{stroke:${p.muted}}.sq-unseen-fill{fill:${p.muted}}`,
		`.sq-unknown{fill:${p.blank[0]};fill-opacity:.6}.sq-edge{stroke:${p.blank[1]};stroke-dasharray:1 3}.sq .sq-ask{fill:${p.blank[1]}}`,
		`.sq-places{stroke:${p.ink};stroke-dasharray:6 3}`,
		`.sq-bar{fill:${p.sent};fill-opacity:.3;stroke:${p.sent}}`,
		`.sq-blank{fill:${blankFill};stroke:${blankStroke}}.sq .sq-in-blank{fill:${blankInk}}`,
		`.sq-answer{fill:${answerFill};stroke:${answerStroke}}.sq .sq-in-answer{fill:${answerInk}}`,
	].join("");
}

export const STYLE = `${SHAPES.join("")}${paint(LIGHT)}@media (prefers-color-scheme:dark){${paint(DARK)}}`;
