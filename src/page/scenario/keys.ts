// The keyboard: arrow keys walk from chip to chip, Tab from blank to blank out of an open panel, Enter confirms, Escape leaves.

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** One chip a blank, in the order in which they stand. */
export function chipsIn(root: ParentNode): readonly HTMLElement[] {
	const all = [...root.querySelectorAll<HTMLElement>(".chip")];
	return all.filter((chip, i) => all.findIndex((one) => one.dataset.blank === chip.dataset.blank) === i);
}

/** Of a blank: its first. */
export function chipOf(root: ParentNode, blank: string | null): HTMLElement | null {
	return chipsIn(root).find((chip) => chip.dataset.blank === blank) ?? null;
}

/** The branch that is played, if one is. */
export function branchIn(root: ParentNode): HTMLElement | null {
	return root.querySelector(".branch");
}

/** From chip to chip, by the arrow keys. */
export function walkChips(event: KeyboardEvent): void {
	const { target, currentTarget } = event;
	const by = stepOfKey(event);
	if (by === null || !(target instanceof HTMLElement) || !(currentTarget instanceof HTMLElement)) return;
	if (!target.matches(".chip")) return;
	const chips = chipsIn(currentTarget);
	event.preventDefault();
	chips[chips.findIndex((chip) => chip.dataset.blank === target.dataset.blank) + by]?.focus();
}

/** After checking: the first chip that is not right, else what leads on. */
export function firstToLearnFrom(root: ParentNode): HTMLElement | null {
	const wrong = root.querySelector<HTMLElement>(".chip:not(.correct):not(.follow-through)");
	return wrong ?? root.querySelector<HTMLElement>(".bar .next");
}

/** On a chip: to the next or the one before; null for any other key. */
function stepOfKey({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): 1 | -1 | null {
	return altKey || ctrlKey || metaKey ? null : (STEPS[key] ?? null);
}

const FOCUSABLE =
	"button:not(:disabled):not([aria-disabled=true]), input:not(:disabled), a[href], [tabindex='0'], summary";

/** What in the panel takes the focus; of radio buttons of one name only one does. */
export function focusableIn(panel: ParentNode): readonly HTMLElement[] {
	const all = [...panel.querySelectorAll<HTMLElement>(FOCUSABLE)];
	return all.filter((element) => {
		if (!(element instanceof HTMLInputElement) || element.type !== "radio" || element.checked) return true;
		const same = all.filter(
			(one): one is HTMLInputElement => one instanceof HTMLInputElement && one.name === element.name,
		);
		return !same.some(({ checked }) => checked) && same[0] === element;
	});
}

/** Where writing begins: the chosen option or the first input; where there is none, what is explained. */
export function firstIn(panel: ParentNode): HTMLElement | null {
	const body = panel.querySelector<HTMLElement>(".panel-body");
	const inputs = body ? focusableIn(body).filter((element) => element.matches("input, .move")) : [];
	return inputs.find((element) => element instanceof HTMLInputElement && element.checked) ?? inputs[0] ?? body;
}

/** Whether Tab would leave the panel there. */
export function leavesPanel(panel: ParentNode, focused: Element | null, back: boolean): boolean {
	const all = focusableIn(panel);
	return focused === (back ? all[0] : all.at(-1));
}
