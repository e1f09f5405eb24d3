// Moves the focus to where somebody goes on, and no further than needed to see it.

/** Nothing where there is no such element. */
export function focusIn(root: ParentNode, selector: string): void {
	const target = root.querySelector<HTMLElement>(selector);
	target?.focus({ preventScroll: true });
	target?.scrollIntoView({ block: "nearest" });
}
