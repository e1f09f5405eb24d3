// A link to a scenario: to this very one, or, of one that is a learner's own, to one like it.
import type { Scenario } from "../shared/api.ts";

export interface Share {
	readonly url: string;
	/** Whether it opens this very scenario, for anybody. */
	readonly same: boolean;
}

export function shareOf({ id, links, template, difficulty }: Scenario, origin: string): Share {
	// One that is for one learner says where that learner submits it.
	if (links.attempts === undefined) return { url: `${origin}/s/${id}`, same: true };
	return { url: `${origin}/?template=${template}&difficulty=${difficulty}`, same: false };
}

/** `shown`: neither the system's own dialog nor the clipboard is there for it. */
export async function handOver({ url }: Share, title: string): Promise<"shared" | "copied" | "shown"> {
	try {
		if (navigator.share) {
			await navigator.share({ title, url });
			return "shared";
		}
	} catch (error) {
		// Thought better of it.
		if (error instanceof Error && error.name === "AbortError") return "shared";
	}
	try {
		await navigator.clipboard.writeText(url);
		return "copied";
	} catch {
		return "shown";
	}
}
