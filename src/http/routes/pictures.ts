// The exchange of a scenario as a picture, a table, plain text and a capture, all with its blanks in place.

import { type Failure, failure } from "../../contract/failure.ts";
import { CaptureQuery, PictureQuery } from "../../contract/picture-request.ts";
import { captureOf } from "../../practice/capture.ts";
import type { OpenedExercise } from "../../practice/open.ts";
import { asked, solved } from "../../practice/solution.ts";
import { renderHtml } from "../../render/html.ts";
import type { DiagramInput } from "../../render/model.ts";
import { renderSvg } from "../../render/svg.ts";
import { renderText } from "../../render/text.ts";
import type { Locale } from "../../text/locale.ts";
import { cacheable } from "../caching.ts";
import type { AppContext } from "../context.ts";
import { Hono } from "../hono.ts";
import { MEDIA_TYPES } from "../media-types.ts";
import { problem } from "../problem.ts";
import { limitKeyless } from "../rate-limit.ts";
import { isProofOf, openById, scenarioPath } from "../scenario-keys.ts";
import { queryParameters } from "../validate.ts";

interface Picture {
	readonly mediaType: string;
	readonly render: (input: DiagramInput, locale: Locale) => string;
}

const SVG: Picture = { mediaType: MEDIA_TYPES.svg, render: renderSvg };
const HTML: Picture = { mediaType: MEDIA_TYPES.html, render: renderHtml };
const TEXT: Picture = { mediaType: MEDIA_TYPES.text, render: renderText };

export const pictureRoutes = new Hono()
	.get("/v1/scenarios/:scenarioId/diagram.svg", limitKeyless, scenarioPath, queryParameters(PictureQuery), (c) =>
		answerPicture(c, c.req.valid("param").scenarioId, c.req.valid("query"), SVG),
	)
	.get("/v1/scenarios/:scenarioId/diagram.html", limitKeyless, scenarioPath, queryParameters(PictureQuery), (c) =>
		answerPicture(c, c.req.valid("param").scenarioId, c.req.valid("query"), HTML),
	)
	.get("/v1/scenarios/:scenarioId/diagram.txt", limitKeyless, scenarioPath, queryParameters(PictureQuery), (c) =>
		answerPicture(c, c.req.valid("param").scenarioId, c.req.valid("query"), TEXT),
	)
	.get(
		"/v1/scenarios/:scenarioId/capture.pcap",
		limitKeyless,
		scenarioPath,
		queryParameters(CaptureQuery),
		async (c) => {
			const { proof } = c.req.valid("query");
			const opened = await openPictured(c, c.req.valid("param").scenarioId, proof);
			if (!opened.ok) return problem(c, opened);
			return answerFile(c, opened, new Uint8Array(captureOf(opened.exercise, proof !== undefined)), {
				"Content-Type": MEDIA_TYPES.capture,
				"Content-Disposition": 'attachment; filename="seqack.pcap"',
			});
		},
	);

async function answerPicture(c: AppContext, id: string, wish: PictureQuery, { mediaType, render }: Picture) {
	const opened = await openPictured(c, id, wish.proof);
	if (!opened.ok) return problem(c, opened);
	const { locale = opened.description.locale } = wish;
	const input = wish.proof === undefined ? asked(opened.exercise, locale) : solved(opened.exercise, locale);
	return answerFile(c, opened, render(input, locale), {
		"Content-Type": `${mediaType}; charset=utf-8`,
		"Content-Language": locale,
		// Style is the picture's own; it runs no script and loads nothing.
		"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
	});
}

/** The exercise to draw; where there is a proof, it must be of a result of this scenario. */
async function openPictured(c: AppContext, id: string, proof: string | undefined): Promise<OpenedExercise | Failure> {
	const opened = await openById(c, id, c.get("caller"));
	if (!opened.ok || proof === undefined || (await isProofOf(c, proof, id))) return opened;
	return failure("proof-invalid", "Follow the `links` of a result of this scenario, or leave `proof` out.");
}

/** What is made for one learner stays out of every cache. */
function answerFile(
	c: AppContext,
	{ description }: OpenedExercise,
	body: string | Uint8Array<ArrayBuffer>,
	headers: Readonly<Record<string, string>>,
) {
	return description.boundTo ? c.body(body, 200, headers) : cacheable(c, body, headers);
}
