// Opens and closes the panel of an element: keeps it where it belongs, and its keys.
import type { LitElement } from "lit";
import { firstIn, leavesPanel } from "./keys.ts";
import { forgetPlace, placePanel } from "./panel-place.ts";

export interface PanelHooks {
	/** The blank that is open; null: none is. */
	blank(): string | null;
	close(): void;
	confirm(): void;
	go(by: 1 | -1): void;
}

export interface PanelControl {
	/** The chip that was touched: a blank may have several. */
	at(chip: HTMLElement | null): void;
	onKey(event: KeyboardEvent): void;
}

export function controlPanel(host: LitElement, hooks: PanelHooks): PanelControl {
	let touched: HTMLElement | null = null;
	let shown: string | null = null;
	const panel = () => host.renderRoot.querySelector<HTMLElement>(".panel");
	const room = () => host.renderRoot.querySelector<HTMLElement>(".all");
	const chip = (blank: string) =>
		touched?.isConnected && touched.dataset.blank === blank
			? touched
			: host.renderRoot.querySelector<HTMLElement>(`[data-blank="${CSS.escape(blank)}"]`);
	const place = (follow: boolean) => {
		const element = panel();
		if (element && shown !== null) placePanel(element, follow ? chip(shown) : null, room());
	};
	const moved = () => placeAgain(panel(), shown === null ? null : chip(shown));
	const outside = (event: Event) => {
		const path = event.composedPath();
		const element = panel();
		const inside = path.some((one) => one === element || (one instanceof Element && one.matches(".chip, .bar")));
		if (!inside) hooks.close();
	};
	const listen = (on: boolean) => {
		const method = on ? "addEventListener" : "removeEventListener";
		document[method]("pointerdown", outside);
		window[method]("scroll", moved, { passive: true });
		window[method]("resize", moved);
		window.visualViewport?.[method]("resize", moved);
	};
	host.addController({
		hostUpdated() {
			const wanted = hooks.blank();
			const element = panel();
			if (!element || wanted === shown) {
				if (wanted !== null) place(false);
				return;
			}
			const before = shown;
			shown = wanted;
			if (wanted === null) {
				hide(element, host, before === null ? null : chip(before));
				forgetPlace(room());
				listen(false);
				return;
			}
			if (before === null) listen(true);
			reveal(element);
			place(true);
			firstIn(element)?.focus({ preventScroll: true });
		},
		hostDisconnected() {
			listen(false);
			shown = null;
		},
	});
	return {
		at(element) {
			touched = element;
		},
		onKey: (event) => keyInPanel(event, panel(), host, hooks),
	};
}

function placeAgain(panel: HTMLElement | null, chip: HTMLElement | null): void {
	if (panel) requestAnimationFrame(() => placePanel(panel, chip, null, false));
}

function reveal(panel: HTMLElement): void {
	if (!panel.matches(":popover-open")) panel.showPopover();
}

/** Whoever was in the panel is back at its chip. */
function hide(panel: HTMLElement, host: LitElement, chip: HTMLElement | null): void {
	const focused = host.shadowRoot?.activeElement ?? null;
	const back = focused === null || panel.contains(focused);
	if (panel.matches(":popover-open")) panel.hidePopover();
	if (back) chip?.focus({ preventScroll: true });
}

function keyInPanel(event: KeyboardEvent, panel: HTMLElement | null, host: LitElement, hooks: PanelHooks): void {
	const { key, shiftKey, target, isComposing } = event;
	if (!panel || isComposing) return;
	const act = (then: () => void) => {
		event.preventDefault();
		event.stopPropagation();
		then();
	};
	if (key === "Escape") return act(hooks.close);
	if (key === "Enter" && target instanceof HTMLInputElement) return act(hooks.confirm);
	if (key !== "Tab" || !leavesPanel(panel, host.shadowRoot?.activeElement ?? null, shiftKey)) return;
	act(() => hooks.go(shiftKey ? -1 : 1));
}
