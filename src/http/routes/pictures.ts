// The exchange of a scenario as a picture, a table, plain text and a capture, all with its blanks in place.
import { Hono } from "hono/tiny";
import { viewExercise } from "../../exercise/view.ts";
import { renderHtml } from "../../render/html.ts";
import type { DiagramInput } from "../../render/model.ts";
import { renderSvg } from "../../render/svg.ts";
import { renderText } from "../../render/text.ts";
import type { Locale } from "../../text/locale.ts";
import { captureGiven } from "../capture.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { LocaleQuery } from "../locale.ts";
import { operation } from "../openapi/operation.ts";
import { problem } from "../problem.ts";
import { limitKeyless } from "../rate-limit.ts";
import { type OpenedExercise, openExercise, SCENARIO_PROBLEMS } from "../scenario-access.ts";
import { queryParameters } from "../validate.ts";

interface Picture {
	readonly mediaType: string;
	readonly render: (input: DiagramInput, locale: Locale) => string;
}

const SVG: Picture = { mediaType: "image/svg+xml", render: renderSvg };
const HTML: Picture = { mediaType: "text/html", render: renderHtml };
const TEXT: Picture = { mediaType: "text/plain", render: renderText };

const CAPTURE_TYPE = "application/vnd.tcpdump.pcap";

export const pictureRoutes = new Hono<AppEnv>()
	.get(
		"/v1/scenarios/:scenarioId/diagram.svg",
		describePicture(SVG, "getDiagram", "The exchange as a sequence diagram, with its blanks"),
		limitKeyless,
		queryParameters(LocaleQuery),
		(c) => answerPicture(c, c.req.param("scenarioId"), c.req.valid("query").locale, SVG),
	)
	.get(
		"/v1/scenarios/:scenarioId/diagram.html",
		describePicture(HTML, "getDiagramTable", "The exchange as a table that a screen reader can walk, and in sentences"),
		limitKeyless,
		queryParameters(LocaleQuery),
		(c) => answerPicture(c, c.req.param("scenarioId"), c.req.valid("query").locale, HTML),
	)
	.get(
		"/v1/scenarios/:scenarioId/diagram.txt",
		describePicture(TEXT, "getDiagramText", "The exchange in plain characters of one width"),
		limitKeyless,
		queryParameters(LocaleQuery),
		(c) => answerPicture(c, c.req.param("scenarioId"), c.req.valid("query").locale, TEXT),
	)
	.get(
		"/v1/scenarios/:scenarioId/capture.pcap",
		operation({
			id: "getCapture",
			tag: "scenarios",
			summary: "The segments that are given, as a capture for Wireshark",
			description:
				"A segment of which flags or a number are asked for is left out; a time that is not told stands still.",
			security: "optional",
			success: { status: 200, description: "A pcap file of IPv4 packets.", mediaType: CAPTURE_TYPE },
			problems: SCENARIO_PROBLEMS.filter((code) => code !== "invalid-parameter"),
		}),
		limitKeyless,
		async (c) => {
			const opened = await openExercise(c, c.req.param("scenarioId"), c.get("caller"));
			if (!opened.ok) return problem(c, opened);
			return c.body(new Uint8Array(captureGiven(opened.exercise)), 200, {
				...cacheable(opened),
				"Content-Type": CAPTURE_TYPE,
				"Content-Disposition": 'attachment; filename="seqack.pcap"',
			});
		},
	);

function describePicture({ mediaType }: Picture, id: string, summary: string) {
	return operation({
		id,
		tag: "scenarios",
		summary,
		description: "In the scenario's language, unless `locale` names another.",
		security: "optional",
		success: { status: 200, description: "It holds nothing that the scenario's view does not.", mediaType },
		problems: SCENARIO_PROBLEMS,
	});
}

async function answerPicture(c: AppContext, id: string, wished: Locale | undefined, { mediaType, render }: Picture) {
	const opened = await openExercise(c, id, c.get("caller"));
	if (!opened.ok) return problem(c, opened);
	const locale = wished ?? opened.description.locale;
	return c.body(render({ view: viewExercise(opened.exercise, locale) }, locale), 200, {
		...cacheable(opened),
		"Content-Type": `${mediaType}; charset=utf-8`,
		"Content-Language": locale,
		// Style is the picture's own; it runs no script and loads nothing.
		"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
	});
}

/** What is made for one learner stays out of every cache: that is what all replies say unless told otherwise. */
function cacheable({ description }: OpenedExercise): Readonly<Record<string, string>> {
	return description.boundTo ? {} : { "Cache-Control": "public, max-age=300" };
}
