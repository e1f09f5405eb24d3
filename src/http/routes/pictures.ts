// The exchange of a scenario as a picture, a table, plain text and a capture, all with its blanks in place.
import { CaptureQuery, PictureQuery } from "../../contract/picture-request.ts";
import { captureOf } from "../../practice/capture.ts";
import { asked, solved } from "../../practice/solution.ts";
import type { AppContext } from "../context.ts";
import { Hono } from "../hono.ts";
import { MEDIA_TYPES } from "../media-types.ts";
import { answerFile, answerPicture, HTML, openPictured, type Picture, SVG, TEXT } from "../pictures.ts";
import { problem } from "../problem.ts";
import { scenarioPath } from "../scenario-keys.ts";
import { queryParameters } from "../validate.ts";

export const pictureRoutes = new Hono()
	.get("/v1/scenarios/:scenarioId/diagram.svg", scenarioPath, queryParameters(PictureQuery), (c) =>
		draw(c, c.req.valid("param").scenarioId, c.req.valid("query"), SVG),
	)
	.get("/v1/scenarios/:scenarioId/diagram.html", scenarioPath, queryParameters(PictureQuery), (c) =>
		draw(c, c.req.valid("param").scenarioId, c.req.valid("query"), HTML),
	)
	.get("/v1/scenarios/:scenarioId/diagram.txt", scenarioPath, queryParameters(PictureQuery), (c) =>
		draw(c, c.req.valid("param").scenarioId, c.req.valid("query"), TEXT),
	)
	.get("/v1/scenarios/:scenarioId/capture.pcap", scenarioPath, queryParameters(CaptureQuery), async (c) => {
		const { proof } = c.req.valid("query");
		const opened = await openPictured(c, c.req.valid("param").scenarioId, proof);
		if (!opened.ok) return problem(c, opened);
		return answerFile(c, opened, new Uint8Array(captureOf(opened.exercise, proof !== undefined)), {
			"Content-Type": MEDIA_TYPES.capture,
			"Content-Disposition": 'attachment; filename="seqack.pcap"',
		});
	});

async function draw(c: AppContext, id: string, wish: PictureQuery, picture: Picture) {
	const opened = await openPictured(c, id, wish.proof);
	if (!opened.ok) return problem(c, opened);
	const { locale = opened.description.locale } = wish;
	const input = wish.proof === undefined ? asked(opened.exercise, locale) : solved(opened.exercise, locale);
	return answerPicture(c, opened, picture, input, locale);
}
