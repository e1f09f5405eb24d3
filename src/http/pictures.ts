// What a scenario is drawn as, and how files that only its readers may have are answered.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import type { OpenedExercise } from "../practice/open.ts";
import { renderHtml } from "../render/html.ts";
import type { DiagramInput } from "../render/model.ts";
import { renderSvg } from "../render/svg.ts";
import { renderText } from "../render/text.ts";
import type { Locale } from "../text/locale.ts";
import { cacheable } from "./caching.ts";
import type { AppContext } from "./context.ts";
import { MEDIA_TYPES } from "./media-types.ts";
import { noteSolution } from "./note-shown.ts";
import { isProofOf, lookById, openById } from "./scenario-keys.ts";

export interface Picture {
	readonly mediaType: string;
	readonly render: (input: DiagramInput, locale: Locale) => string;
}

export const SVG: Picture = { mediaType: MEDIA_TYPES.svg, render: renderSvg };
export const HTML: Picture = { mediaType: MEDIA_TYPES.html, render: renderHtml };
export const TEXT: Picture = { mediaType: MEDIA_TYPES.text, render: renderText };

/** The exercise to draw; where there is a proof, it must be of a result of this scenario. */
export async function openPictured(
	c: AppContext,
	id: string,
	proof: string | undefined,
): Promise<OpenedExercise | Failure> {
	if (proof === undefined) return lookById(c, id);
	const opened = await openById(c, id, c.get("caller"));
	if (!opened.ok) return opened;
	if (await isProofOf(c, proof, id)) return (await noteSolution(c, opened)) ?? opened;
	return failure("proof-invalid", DETAILS.proofInvalid);
}

export function answerPicture(
	c: AppContext,
	opened: OpenedExercise,
	{ mediaType, render }: Picture,
	input: DiagramInput,
	locale: Locale,
) {
	return answerFile(c, opened, render(input, locale), pictureHeaders(mediaType, locale));
}

export function svgHeaders(locale: Locale): Readonly<Record<string, string>> {
	return pictureHeaders(MEDIA_TYPES.svg, locale);
}

function pictureHeaders(mediaType: string, locale: Locale): Readonly<Record<string, string>> {
	return {
		"Content-Type": `${mediaType}; charset=utf-8`,
		"Content-Language": locale,
		// Style is the picture's own; it runs no script and loads nothing.
		"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
	};
}

/** What is made for one learner stays out of every cache. */
export function answerFile(
	c: AppContext,
	{ description }: OpenedExercise,
	body: string | Uint8Array<ArrayBuffer>,
	headers: Readonly<Record<string, string>>,
) {
	return description.boundTo ? c.body(body, 200, headers) : cacheable(c, body, headers);
}
