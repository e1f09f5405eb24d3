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
import { MEDIA_TYPES } from "../media-types.ts";
import { LocaleQuery } from "../parameters.ts";
import { problem } from "../problem.ts";
import { limitKeyless } from "../rate-limit.ts";
import { type OpenedExercise, openExercise } from "../scenario-access.ts";
import { queryParameters } from "../validate.ts";

interface Picture {
	readonly mediaType: string;
	readonly render: (input: DiagramInput, locale: Locale) => string;
}

const SVG: Picture = { mediaType: MEDIA_TYPES.svg, render: renderSvg };
const HTML: Picture = { mediaType: MEDIA_TYPES.html, render: renderHtml };
const TEXT: Picture = { mediaType: MEDIA_TYPES.text, render: renderText };

export const pictureRoutes = new Hono<AppEnv>()
	.get("/v1/scenarios/:scenarioId/diagram.svg", limitKeyless, queryParameters(LocaleQuery), (c) =>
		answerPicture(c, c.req.param("scenarioId"), c.req.valid("query").locale, SVG),
	)
	.get("/v1/scenarios/:scenarioId/diagram.html", limitKeyless, queryParameters(LocaleQuery), (c) =>
		answerPicture(c, c.req.param("scenarioId"), c.req.valid("query").locale, HTML),
	)
	.get("/v1/scenarios/:scenarioId/diagram.txt", limitKeyless, queryParameters(LocaleQuery), (c) =>
		answerPicture(c, c.req.param("scenarioId"), c.req.valid("query").locale, TEXT),
	)
	.get("/v1/scenarios/:scenarioId/capture.pcap", limitKeyless, async (c) => {
		const opened = await openExercise(c, c.req.param("scenarioId"), c.get("caller"));
		if (!opened.ok) return problem(c, opened);
		return c.body(new Uint8Array(captureGiven(opened.exercise)), 200, {
			...cacheable(opened),
			"Content-Type": MEDIA_TYPES.capture,
			"Content-Disposition": 'attachment; filename="seqack.pcap"',
		});
	});

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
