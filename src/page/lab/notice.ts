// What the lab tells about itself, above everything else.
import { html, nothing, type TemplateResult } from "lit";
import type { Impossible } from "../../scenario/lab/perform.ts";
import type { LabWords } from "./words.ts";

export type Notice =
	| { readonly kind: "damaged" | "full" | "shared" | "not-shared" }
	/** `action`: its place in the lab, from 0. */
	| { readonly kind: "refused"; readonly action: number; readonly why: Impossible };

export function noticeOf(notice: Notice | null, words: LabWords): TemplateResult | typeof nothing {
	return notice ? html`<p class="notice" role="alert">${textOf(notice, words)}</p>` : nothing;
}

function textOf(notice: Notice, words: LabWords): string {
	switch (notice.kind) {
		case "damaged":
			return words.damaged;
		case "full":
			return words.full;
		case "shared":
			return words.shared;
		case "not-shared":
			return words.notShared;
		case "refused":
			return words.refused(notice.action + 1, words.reasons[notice.why]);
	}
}
