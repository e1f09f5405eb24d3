// What comes from outside: a forged segment, a flood, another host.
import { html, nothing, type TemplateResult } from "lit";
import { type LabAction, MAX_OUTSIDERS } from "../../scenario/lab/state.ts";
import type { Variables } from "../../scenario/lab/variables.ts";
import { ACK, RST } from "../../tcp/flags.ts";
import { isIpAddress } from "../../tcp/ip-address.ts";
import type { Host, World } from "../../tcp/world.ts";
import type { LabLanguage } from "./language.ts";
import { type Bases, type NumberStyle, shownNumber } from "./numbering.ts";
import { readSegment, segmentInputs } from "./segment-form.ts";
import type { LabWords } from "./words.ts";

export interface OutsideContext {
	readonly world: World;
	readonly variables: Readonly<Record<string, Variables | null>>;
	readonly style: NumberStyle;
	readonly words: LabWords;
	readonly language: LabLanguage;
	/** Where a forged segment goes, by id. */
	readonly target: string;
	/** A number of the forged segment could not be read. */
	readonly wrong: boolean;
	readonly canAddHost: boolean;
	readonly act: (action: LabAction) => void;
	aim(target: string): void;
	fail(): void;
	addAttacker(): void;
}

export function outsideSection(context: OutsideContext): TemplateResult {
	const { words, canAddHost, addAttacker } = context;
	return html`
		<section aria-labelledby="outside">
			<h2 id="outside" tabindex="-1">${words.outside}</h2>
			<details>
				<summary>${words.forge}</summary>
				${forgeForm(context)}
			</details>
			<details>
				<summary>${words.flood}</summary>
				${floodForm(context)}
			</details>
			${canAddHost ? html`<button @click=${addAttacker}>${words.addAttacker}</button>` : nothing}
		</section>
	`;
}

function targetField({ world, words, language, target, aim }: OutsideContext): TemplateResult {
	const choose = ({ currentTarget }: Event) => {
		if (currentTarget instanceof HTMLSelectElement) aim(currentTarget.value);
	};
	return html`
		<label class="field">${words.target}<select name="to" @change=${choose}>
			${[...world.hosts.keys()].map((id) => html`<option value=${id} ?selected=${id === target}>${language.hostNames.host(id)}</option>`)}
		</select></label>
	`;
}

/** Filled in with what would be believed: the numbers that the target expects, from its peer. */
function forgeForm(context: OutsideContext): TemplateResult {
	const { world, words, style, target, wrong, act, fail } = context;
	const peer = peerOf(world, target);
	const known = context.variables[target] ?? null;
	const bases: Bases = { seq: known?.irs ?? null, ack: known?.iss ?? null };
	const submit = (event: Event) => {
		const form = event.currentTarget;
		event.preventDefault();
		if (!(form instanceof HTMLFormElement)) return;
		const read = readSegment(form, bases, style);
		const data = new FormData(form);
		const [ip, port] = [String(data.get("ip")).trim(), Math.trunc(Number(data.get("port")))];
		if (!read || !isIpAddress(ip) || !(port >= 0 && port <= 65_535)) return fail();
		const { bits, seq, ack, length } = read;
		const segment = { bits, seq, from: { ip, port }, ...(ack !== null && { ack }), ...(length > 0 && { length }) };
		act({ kind: "inject", to: target, segment, note: "spoofed" });
	};
	return html`
		<form class="acts" @submit=${submit}>
			${targetField(context)}
			<label class="field">${words.address}<input class="number" name="ip" .value=${peer?.setup.ip ?? "203.0.113.9"} autocomplete="off" /></label>
			<label class="field">${words.port}<input class="number short" name="port" type="number" min="0" max="65535" .value=${String(peer?.setup.port ?? 40_000)} /></label>
			${segmentInputs(
				{
					bits: known?.rcvNxt == null ? ACK : RST,
					seq: shownNumber(known?.rcvNxt ?? 0, bases.seq, style),
					ack: shownNumber(known?.sndNxt ?? 0, bases.ack, style),
					length: 0,
				},
				words,
				wrong,
			)}
			<button class="main">${words.send}</button>
			<p class="hint">${known ? words.expected : ""}</p>
		</form>
	`;
}

function peerOf(world: World, target: string): Host | undefined {
	const connection = world.hosts.get(target)?.socket;
	const peer = connection && world.hostByIp.get(connection.remote.ip);
	return peer ?? [...world.hosts.values()].find(({ setup }) => setup.id !== target);
}

function floodForm(context: OutsideContext): TemplateResult {
	const { words, act } = context;
	const submit = (event: Event) => {
		const form = event.currentTarget;
		event.preventDefault();
		if (!(form instanceof HTMLFormElement)) return;
		const data = new FormData(form);
		const within = (name: string, most: number) => Math.min(most, Math.max(1, Math.trunc(Number(data.get(name))) || 1));
		act({ kind: "flood", to: String(data.get("to")), syns: within("syns", 1000), duringMs: within("ms", 86_400_000) });
	};
	return html`
		<form class="acts" @submit=${submit}>
			${targetField(context)}
			<label class="field">${words.syns}<input class="number short" name="syns" type="number" min="1" max=${Math.min(1000, MAX_OUTSIDERS)} value="20" /></label>
			<label class="field">${words.during}<input class="number short" name="ms" type="number" min="1" max="86400000" value="200" /></label>
			<button class="main">${words.send}</button>
		</form>
	`;
}
