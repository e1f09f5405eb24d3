// What somebody believed: a scenario as it would go under a misconception, for who may see its solution.
import { BelievedPath, BelievedQuery } from "../../contract/believed.ts";
import type { Failure } from "../../contract/failure.ts";
import { type Believed, believedDocument, believedDrawing, openBelieved } from "../../practice/believed.ts";
import type { AppContext } from "../context.ts";
import { Hono } from "../hono.ts";
import { answerFile, answerPicture, HTML, openPictured, type Picture, SVG, TEXT } from "../pictures.ts";
import { problem } from "../problem.ts";
import { pathParameters, queryParameters } from "../validate.ts";

const AT = "/v1/scenarios/:scenarioId/believed/:misconception";
const believedPath = pathParameters(BelievedPath, "scenario-not-found");

export const believedRoutes = new Hono()
	.get(AT, believedPath, queryParameters(BelievedQuery), async (c) => {
		const query = c.req.valid("query");
		const believed = await open(c, c.req.valid("param"), query);
		if (!believed.ok) return problem(c, believed);
		return answerFile(c, believed.opened, JSON.stringify(believedDocument(believed, query.proof)), {
			"Content-Type": "application/json",
			"Content-Language": believed.locale,
		});
	})
	.get(`${AT}/diagram.svg`, believedPath, queryParameters(BelievedQuery), (c) =>
		draw(c, c.req.valid("param"), c.req.valid("query"), SVG),
	)
	.get(`${AT}/diagram.html`, believedPath, queryParameters(BelievedQuery), (c) =>
		draw(c, c.req.valid("param"), c.req.valid("query"), HTML),
	)
	.get(`${AT}/diagram.txt`, believedPath, queryParameters(BelievedQuery), (c) =>
		draw(c, c.req.valid("param"), c.req.valid("query"), TEXT),
	);

interface Path {
	readonly scenarioId: string;
	readonly misconception: string;
}

async function open(c: AppContext, path: Path, { proof, locale }: BelievedQuery): Promise<Believed | Failure> {
	const opened = await openPictured(c, path.scenarioId, proof);
	return opened.ok ? openBelieved(opened, path.misconception, locale) : opened;
}

async function draw(c: AppContext, path: Path, query: BelievedQuery, picture: Picture) {
	const believed = await open(c, path, query);
	if (!believed.ok) return problem(c, believed);
	return answerPicture(c, believed.opened, picture, believedDrawing(believed), believed.locale);
}
