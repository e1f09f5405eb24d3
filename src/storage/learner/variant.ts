// Which kind of answer to an attempt a response is. It stands first in what is stored; what a release stored that did not
// say it yet says it once it is answered again.

/** `json` is the text of a response as it is stored. */
export function withVariant(json: string): string {
	if (json.startsWith('{"variant":')) return json;
	const { questionId, solution = "practice" }: { readonly questionId?: unknown; readonly solution?: string } =
		JSON.parse(json);
	const about = questionId === undefined ? "scenario" : "question";
	return `{"variant":"${about}-${solution}"${json === "{}" ? "" : ","}${json.slice(1)}`;
}
