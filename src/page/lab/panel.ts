// What can be done next: with what is on the wire, by the hosts, by waiting.
import { html, nothing, type TemplateResult } from "lit";
import type { LabAction } from "../../scenario/lab/state.ts";
import type { Variables } from "../../scenario/lab/variables.ts";
import type { RunRecord } from "../../scenario/run/record.ts";
import { flagNames } from "../../tcp/flags.ts";
import { hasAck } from "../../tcp/segment.ts";
import type { State } from "../../tcp/state.ts";
import type { World } from "../../tcp/world.ts";
import { plainText } from "./diagram.ts";
import type { LabLanguage } from "./language.ts";
import { type BasesOf, type NumberStyle, shownNumber } from "./numbering.ts";
import {
	callsOf,
	deedsOf,
	type Gauge,
	gaugesOf,
	type OnWire,
	type PossibleCall,
	type RunningTimer,
	timersOf,
	wireOf,
} from "./possible.ts";
import { shownVariables } from "./rows.ts";
import type { LabWords } from "./words.ts";

export interface PanelContext {
	readonly world: World;
	readonly record: RunRecord;
	readonly states: Readonly<Record<string, State>>;
	readonly variables: Readonly<Record<string, Variables | null>>;
	/** Since the diagram begins, ms. */
	readonly nowMs: number;
	readonly numberOf: (segment: number) => number | null;
	readonly bases: BasesOf;
	readonly style: NumberStyle;
	readonly words: LabWords;
	readonly language: LabLanguage;
	/** The segment that is being edited, by its place. */
	readonly editing: number | null;
	readonly act: (action: LabAction) => void;
	edit(segment: number | null): void;
	/** The form in which a segment is edited. */
	editForm(wire: OnWire): TemplateResult;
}

export function wireSection(context: PanelContext): TemplateResult {
	const { record, words, act } = context;
	const wire = wireOf(record);
	return html`
		<section aria-labelledby="wire">
			<h2 id="wire" tabindex="-1">${words.wire}</h2>
			${wire.length === 0 ? html`<p class="hint">${words.wireEmpty}</p>` : nothing}
			<ul class="items">${wire.map((one) => wireItem(one, context))}</ul>
			${wire.length > 1 ? html`<button @click=${() => act({ kind: "deliver-all" })}>${words.deliverAll}</button>` : nothing}
		</section>
	`;
}

function wireItem(one: OnWire, context: PanelContext): TemplateResult {
	const { words, language, act, edit, editing, numberOf, bases, style } = context;
	const { segment, place } = one;
	const base = bases(segment);
	const shown = plainText({
		flags: "",
		seq: shownNumber(segment.seq, base.seq, style),
		ack: hasAck(segment) ? shownNumber(segment.ack, base.ack, style) : null,
		length: segment.length,
	});
	const { host } = language.hostNames;
	const name = `#${numberOf(segment.number) ?? "–"} ${flagNames(segment.bits).join(",") || "—"}`;
	const button = (label: string, action: LabAction, main = false) =>
		html`<button class=${main ? "main" : ""} aria-label="${label} ${name}" @click=${() => act(action)}>${label}</button>`;
	return html`
		<li>
			<b>${name}</b> ${words.route(host(one.from), host(one.to))} <code>${shown}</code>
			${one.copies > 1 ? html`<span class="tag">${words.copies(one.copies)}</span>` : nothing}
			<div class="acts">
				${button(words.deliver, { kind: "deliver", segment: place }, true)}
				${button(words.lose, { kind: "lose", segment: place })}
				${button(words.copy, { kind: "duplicate", segment: place })}
				<button aria-label="${words.edit} ${name}" aria-expanded=${editing === place} @click=${() => edit(editing === place ? null : place)}>${words.edit}</button>
			</div>
			${editing === place ? context.editForm(one) : nothing}
		</li>
	`;
}

export function hostsSection(context: PanelContext): TemplateResult {
	const { world, words } = context;
	return html`
		<section aria-labelledby="hosts">
			<h2 id="hosts" tabindex="-1">${words.hosts}</h2>
			${[...world.hosts.keys()].map((id) => hostCard(id, context))}
		</section>
	`;
}

function hostCard(id: string, context: PanelContext): TemplateResult {
	const { world, words, language, states, variables, style, act } = context;
	const known = variables[id];
	const calls = callsOf(world, id);
	const name = language.hostNames.hostAtStart(id);
	const label = ({ call, options }: PossibleCall) => {
		if (options.socket === "listener") return words.closeListener;
		const others = world.hosts.size > 2 && options.to !== undefined;
		return words.calls[call](others ? language.hostNames.host(options.to) : null);
	};
	const perform = ({ call, options }: PossibleCall) => act({ kind: "call", host: id, call, ...withOptions(options) });
	return html`
		<div class="host" role="group" aria-labelledby="host-${id}">
			<h3 id="host-${id}">${name} <span class="chip entered">${states[id]}</span></h3>
			${known ? variablesList(known, style, words) : nothing}
			${gaugesOf(world, id).map((gauge) => gaugeOf(gauge, words))}
			<div class="acts">
				${calls
					.filter(({ fails }) => !fails)
					.map((one) =>
						one.call === "send"
							? sendButton(id, context, label(one))
							: html`<button aria-label="${name}: ${label(one)}" @click=${() => perform(one)}>${label(one)}</button>`,
					)}
			</div>
			<details>
				<summary>${words.wouldFail}</summary>
				<div class="acts">
					${deedsOf(world, id).map(
						(deed) =>
							html`<button aria-label="${name}: ${deedName(deed, words)}" @click=${() => act(deed)}>${deedName(deed, words)}</button>`,
					)}
					${calls
						.filter(({ fails }) => fails)
						.map(
							(one) =>
								html`<button aria-label="${name}: ${words.fails(label(one), one.result)}" @click=${() => perform(one)}>${words.fails(label(one), one.result)}</button>`,
						)}
				</div>
			</details>
		</div>
	`;
}

function withOptions(options: PossibleCall["options"]) {
	return Object.keys(options).length > 0 ? { options } : {};
}

function deedName(deed: ReturnType<typeof deedsOf>[number], words: LabWords): string {
	if (deed.kind === "ack-now") return words.ackNow;
	return deed.kind === "crash" ? words.crash : words.look;
}

function sendButton(id: string, { words, language, act }: PanelContext, label: string): TemplateResult {
	const send = (event: Event) => {
		const form = event.currentTarget;
		event.preventDefault();
		if (!(form instanceof HTMLFormElement)) return;
		const bytes = Math.trunc(Number(new FormData(form).get("octets")));
		act({ kind: "call", host: id, call: "send", options: { bytes: Math.min(1_000_000, Math.max(1, bytes || 1)) } });
	};
	const name = language.hostNames.hostAtStart(id);
	return html`
		<form class="acts" @submit=${send}>
			<button aria-label="${name}: ${label}">${label}</button>
			<label class="field">${words.octets}<input class="number short" name="octets" type="number" min="1" max="1000000" value="100" inputmode="numeric" aria-label="${name}: ${words.octets}" /></label>
		</form>
	`;
}

function variablesList(known: Variables, style: NumberStyle, words: LabWords): TemplateResult {
	return html`
		<dl class="vars">
			${shownVariables(known, style).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
		</dl>
		${known.unread > 0 ? html`<p class="hint">${known.unread} ${words.unread}</p>` : nothing}
		${known.unsent > 0 ? html`<p class="hint">${known.unsent} ${words.unsent}</p>` : nothing}
	`;
}

function gaugeOf({ queue, length, places }: Gauge, words: LabWords): TemplateResult {
	const share = places === 0 ? 100 : Math.min(100, (length / places) * 100);
	return html`
		<div class="gauge">
			<span>${words.queues[queue]}</span>
			<svg aria-hidden="true"><rect class="taken ${length >= places ? "full" : ""}" width="${share}%" height="100%"></rect></svg>
			<span><code>${length} / ${places}</code></span>
		</div>
	`;
}

export function timeSection(context: PanelContext): TemplateResult {
	const { world, words, language, nowMs, act } = context;
	const timers = timersOf(world);
	const pass = (event: Event) => {
		const form = event.currentTarget;
		event.preventDefault();
		if (!(form instanceof HTMLFormElement)) return;
		const ms = Math.trunc(Number(new FormData(form).get("ms")));
		act({ kind: "pass", ms: Math.min(86_400_000, Math.max(0, ms || 0)) });
	};
	return html`
		<section aria-labelledby="time">
			<h2 id="time" tabindex="-1">${words.time}</h2>
			<p class="hint">${words.now(language.amounts.duration(nowMs))} ${timers.length === 0 ? words.noTimer : ""}</p>
			<ul class="items">${timers.slice(0, 8).map((timer) => timerItem(timer, context))}</ul>
			<form class="acts" @submit=${pass}>
				<label class="field">${words.milliseconds}<input class="number short" name="ms" type="number" min="0" max="86400000" value="100" inputmode="numeric" /></label>
				<button>${words.pass}</button>
			</form>
		</section>
	`;
}

function timerItem({ host, timer, inMs, next }: RunningTimer, { words, language, act }: PanelContext): TemplateResult {
	const text = words.timer(language.hostNames.hostAtStart(host), words.timers[timer], language.amounts.duration(inMs));
	return html`
		<li>
			${text}
			${next ? html`<div class="acts"><button class="main" aria-label="${words.fire} (${text})" @click=${() => act({ kind: "timer", host })}>${words.fire}</button></div>` : nothing}
		</li>
	`;
}
