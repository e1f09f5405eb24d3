// Puts into a `<seqack-question>` whatever can be handed in, of any kind.
import type { Locator } from "playwright-core";

export async function putAnything(question: Locator): Promise<void> {
	await question.locator("#prompt").waitFor();
	const input = question.locator(".answer :is(input, select)").first();
	// What is to be put in order stands in one already.
	if ((await input.count()) === 0) return;
	const [type, tag] = await input.evaluate((one) => [one.getAttribute("type"), one.tagName]);
	if (tag === "SELECT") await input.selectOption({ index: 1 });
	else if (type === "radio" || type === "checkbox") await input.check();
	else await input.fill("7");
}
