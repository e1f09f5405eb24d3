// Where the panel stands: under its chip; on a narrow screen at the bottom, above the keys of a phone, with the chip
// scrolled to where it can be seen.

const NARROW = "(max-width: 640px)";
const GAP = 8;

/**
 * `room`: what is made taller while a sheet covers its end, so that its last row can be scrolled above; null: left alone.
 * `follow`: whether the page is scrolled to the chip.
 */
export function placePanel(
	panel: HTMLElement,
	chip: HTMLElement | null,
	room: HTMLElement | null,
	follow = true,
): void {
	if (matchMedia(NARROW).matches) placeSheet(panel, follow ? chip : null, room);
	else placePopover(panel, chip, follow ? room : null);
}

export function forgetPlace(room: HTMLElement | null): void {
	room?.style.removeProperty("padding-block-end");
}

/** What stands above the chip is what is needed to fill it in: the card goes below, and the page makes room. */
function placePopover(panel: HTMLElement, chip: HTMLElement | null, room: HTMLElement | null): void {
	panel.style.bottom = "";
	panel.style.maxHeight = "";
	if (!chip) return;
	const { clientWidth, clientHeight } = document.documentElement;
	const size = panel.getBoundingClientRect();
	const lowest = clientHeight - GAP - size.height;
	const missing = chip.getBoundingClientRect().bottom + GAP - lowest;
	if (room && missing > 0) {
		room.style.paddingBlockEnd = `${size.height}px`;
		window.scrollBy({ top: Math.min(missing, Math.max(0, chip.getBoundingClientRect().top - 120)) });
	}
	const at = chip.getBoundingClientRect();
	const left = at.left + at.width / 2 - size.width / 2;
	panel.style.top = `${Math.max(GAP, Math.min(at.bottom + GAP, lowest))}px`;
	panel.style.left = `${Math.max(GAP, Math.min(left, clientWidth - GAP - size.width))}px`;
}

function placeSheet(panel: HTMLElement, chip: HTMLElement | null, room: HTMLElement | null): void {
	const seen = window.visualViewport;
	const keys = seen ? Math.max(0, window.innerHeight - seen.height - seen.offsetTop) : 0;
	const height = seen?.height ?? window.innerHeight;
	panel.style.top = "auto";
	panel.style.left = "0";
	panel.style.bottom = `${keys}px`;
	panel.style.maxHeight = `${Math.round(height * 0.62)}px`;
	if (room) room.style.paddingBlockEnd = `${panel.offsetHeight}px`;
	if (!chip) return;
	// Whatever scrolls around it: a page, or a part of one.
	chip.style.scrollMarginBlock = `${(seen?.offsetTop ?? 0) + 64}px ${keys + panel.offsetHeight + 20}px`;
	chip.scrollIntoView({ block: "nearest" });
}
