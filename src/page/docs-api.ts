// The script of the page that shows every operation: opens the viewer (Scalar, a script of its own) with this service's
// document, and nothing from anywhere else.
import { type Lightened, lighter, viewerAddress, viewerAddresses } from "./docs/lighter.ts";
import { keepMended } from "./docs/mend.ts";
import { VIEWER_SETTINGS } from "./docs/viewer.ts";

/** What the viewer's script defines. */
interface Viewer {
	createApiReference(place: Element, settings: object): unknown;
}

declare const Scalar: Viewer;

/** `#op-createScenario` is what this service's own pages link to; the viewer has names of its own. */
function translateHash(document: Lightened): void {
	const id = /^#op-(\w+)$/.exec(location.hash)?.[1];
	const address = id && viewerAddress(document, id);
	if (address) history.replaceState(null, "", `#${address}`);
}

async function open(place: HTMLElement): Promise<void> {
	const { theme } = document.documentElement.dataset;
	const answer = await fetch("/openapi.json");
	if (!answer.ok) throw new Error(`${answer.status} for the document`);
	const contract = (await answer.json()) as Lightened;
	translateHash(contract);
	const addresses = viewerAddresses(contract);
	keepMended(document.body, (place) => addresses.get(place));
	place.replaceChildren();
	const settings = { ...VIEWER_SETTINGS, content: lighter(contract), baseServerURL: location.origin };
	Scalar.createApiReference(place, theme ? { ...settings, forceDarkModeState: theme } : settings);
}

const place = document.getElementById("viewer");
if (place)
	open(place).catch(() => {
		place.textContent = place.dataset.unreachable ?? "";
	});
