// What hosts are set to: a change plays the same actions again.
import { html, type TemplateResult } from "lit";
import { LAB_LISTENER, type LabHost, type LabStart } from "../../scenario/lab/state.ts";
import { PROFILE_NAMES } from "../../scenario/spec.ts";
import type { ListenerOptions } from "../../tcp/listener.ts";
import { PROFILES, settingsWith } from "../../tcp/settings.ts";
import type { LabLanguage } from "./language.ts";
import type { LabWords } from "./words.ts";

interface SettingsContext {
	readonly start: LabStart;
	readonly words: LabWords;
	readonly language: LabLanguage;
	change(start: LabStart): void;
}

const PROFILE_TITLES = { rfc9293: "RFC 9293", linux: "Linux 6" } as const;

export function settingsPart(context: SettingsContext): TemplateResult {
	const { start, words, change } = context;
	return html`
		<p class="hint">${words.settingsHint}</p>
		<div class="acts">
			<label class="field">${words.profile}<select @change=${chosen((value) => {
				const profile = PROFILE_NAMES.find((name) => name === value);
				if (profile) change({ ...start, profile });
			})}>
				${PROFILE_NAMES.map((name) => html`<option value=${name} ?selected=${name === start.profile}>${PROFILE_TITLES[name]}</option>`)}
			</select></label>
			${numberField(words.delay, start.delayMs, [0, 10_000], (delayMs) => change({ ...start, delayMs }))}
		</div>
		${start.hosts.map((host) => hostPart(host, context))}
	`;
}

function hostPart(host: LabHost, { start, words, language, change }: SettingsContext): TemplateResult {
	const replace = (changed: LabHost) =>
		change({ ...start, hosts: start.hosts.map((one) => (one.id === host.id ? changed : one)) });
	const settings = settingsWith(PROFILES[start.profile], host.rules ?? {});
	const listener: ListenerOptions = { ...LAB_LISTENER, ...host.listener };
	const listen = (set: Partial<ListenerOptions>) => replace({ ...host, listener: { ...host.listener, ...set } });
	const rule = (set: LabHost["rules"]) => replace({ ...host, rules: { ...host.rules, ...set } });
	return html`
		<fieldset class="acts">
			<legend>${language.hostNames.hostAtStart(host.id)} <code>${host.ip}:${host.port}</code></legend>
			${numberField(words.isn, host.isns[0] ?? 0, [0, 4_294_967_295], (isn) => replace({ ...host, isns: [isn, ...host.isns.slice(1)] }))}
			${numberField(words.window, settings.windowOctets, [0, 65_495], (windowOctets) => rule({ windowOctets }))}
			${tick(words.delayedAcks, settings.delayFinAck, (on) => rule({ delayFinAck: on, delayDataAck: on }))}
			${numberField(words.backlog, listener.backlog, [0, 65_535], (backlog) => listen({ backlog }))}
			${start.profile === "linux" ? numberField(words.maxSynBacklog, listener.maxSynBacklog, [0, 65_535], (maxSynBacklog) => listen({ maxSynBacklog })) : ""}
			<label class="field">${words.synCookies}<select @change=${chosen((value) => listen({ synCookies: COOKIES[value] ?? false }))}>
				${(["false", "true", "always"] as const).map((value) => html`<option value=${value} ?selected=${String(listener.synCookies) === value}>${words.cookies[value]}</option>`)}
			</select></label>
			${numberField(words.synAckRetries, listener.synAckRetries, [0, 255], (synAckRetries) => listen({ synAckRetries }))}
			${tick(words.abortOnOverflow, listener.abortOnOverflow, (abortOnOverflow) => listen({ abortOnOverflow }))}
		</fieldset>
	`;
}

const COOKIES: Readonly<Record<string, ListenerOptions["synCookies"]>> = { false: false, true: true, always: "always" };

function numberField(
	label: string,
	value: number,
	[min, max]: readonly [number, number],
	change: (value: number) => void,
): TemplateResult {
	const read = ({ currentTarget }: Event) => {
		if (!(currentTarget instanceof HTMLInputElement)) return;
		const given = Math.trunc(Number(currentTarget.value));
		if (currentTarget.value !== "" && given >= min && given <= max) change(given);
		else currentTarget.value = String(value);
	};
	return html`<label class="field">${label}<input class="number" type="number" min=${min} max=${max} .value=${String(value)} inputmode="numeric" @change=${read} /></label>`;
}

function tick(label: string, checked: boolean, change: (on: boolean) => void): TemplateResult {
	const read = ({ currentTarget }: Event) => {
		if (currentTarget instanceof HTMLInputElement) change(currentTarget.checked);
	};
	return html`<label class="field tick"><input type="checkbox" .checked=${checked} @change=${read} />${label}</label>`;
}

function chosen(change: (value: string) => void) {
	return ({ currentTarget }: Event) => {
		if (currentTarget instanceof HTMLSelectElement) change(currentTarget.value);
	};
}
