// <seqack-lab>: the engine in the browser. Nothing of it is sent anywhere.
//
// Attributes: `state` (a lab as a link writes it), `preset` (an experiment to begin with), `linked` (the page's address
// follows the state, and its history undoes), `locale`, `theme`. Event: `seqack-state` { state } after each change.
// Variables: `--seqack-lab-height` (its height; else that of the window), and those of every element.
import { html, type PropertyValues, type TemplateResult } from "lit";
import { type Played, play } from "../../scenario/lab/play.ts";
import { readState } from "../../scenario/lab/read-state.ts";
import { type LabAction, type LabState, MAX_HOSTS } from "../../scenario/lab/state.ts";
import { writeState } from "../../scenario/lab/write-state.ts";
import { hasAck } from "../../tcp/segment.ts";
import { SeqackElement } from "../shared/element.ts";
import { type BarDeeds, barOf } from "./bar.ts";
import { drawDiagram } from "./diagram.ts";
import { LAB_LANGUAGE, type LabLanguage } from "./language.ts";
import { type Notice, noticeOf } from "./notice.ts";
import { basesIn, type NumberStyle, shownNumber } from "./numbering.ts";
import { outsideSection } from "./outside.ts";
import { hostsSection, type PanelContext, timeSection, wireSection } from "./panel.ts";
import type { OnWire } from "./possible.ts";
import { ATTACKER, PRESETS, type PresetId } from "./presets.ts";
import { type LabRow, rowsOf, shownNumbers } from "./rows.ts";
import { readSegment, segmentInputs } from "./segment-form.ts";
import { act, cutAt, isFull, redo, restarted, returnedTo, type Session, sessionOf, undo } from "./session.ts";
import { LAB_STYLE } from "./style.ts";
import { LAB_WORDS, type LabWords } from "./words.ts";

const isPreset = (id: string | null): id is PresetId => id !== null && Object.hasOwn(PRESETS, id);

export class SeqackLab extends SeqackElement {
	static override properties = {
		...SeqackElement.properties,
		state: { type: String },
		preset: { type: String },
		linked: { type: Boolean },
		session: { state: true },
		numbers: { state: true },
		editing: { state: true },
		wrong: { state: true },
		target: { state: true },
		notice: { state: true },
	};
	static override styles = [...SeqackElement.styles, LAB_STYLE];

	declare state: string | null;
	declare preset: string | null;
	declare linked: boolean;
	declare private session: Session;
	declare private numbers: NumberStyle;
	declare private editing: number | null;
	declare private wrong: "edit" | "forge" | null;
	declare private target: string | null;
	declare private notice: Notice | null;

	/** Of the last state that was played: playing takes longer than looking. */
	#played: { readonly state: LabState; readonly played: Played } | null = null;
	#rowsShown = 0;
	readonly #onAddress = () => this.#readAddress();

	constructor() {
		super();
		this.state = null;
		this.preset = null;
		this.linked = false;
		this.session = sessionOf(PRESETS.empty);
		this.numbers = "relative";
		this.editing = null;
		this.wrong = null;
		this.target = null;
		this.notice = null;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		if (!this.linked) return;
		window.addEventListener("popstate", this.#onAddress);
		window.addEventListener("hashchange", this.#onAddress);
		if (location.hash.length > 1) this.#readAddress();
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		window.removeEventListener("popstate", this.#onAddress);
		window.removeEventListener("hashchange", this.#onAddress);
	}

	protected override willUpdate(changed: PropertyValues): void {
		if (changed.has("state") && this.state !== null && this.state !== this.link) this.#open(this.state);
		else if (changed.has("preset") && isPreset(this.preset) && this.state === null && !this.#hasAddress())
			this.#take(sessionOf(PRESETS[this.preset]));
	}

	/** What `state` takes, and what stands behind the # of a link. */
	get link(): string {
		return writeState(this.session.state);
	}

	#hasAddress(): boolean {
		return this.linked && location.hash.length > 1;
	}

	#readAddress(): void {
		const text = location.hash.slice(1);
		if (text === this.link) return;
		if (text === "") this.#take(sessionOf(PRESETS.empty));
		else this.#open(text);
	}

	#open(text: string): void {
		const state = readState(text);
		if (state) this.#take(returnedTo(this.session, state));
		else this.notice = { kind: "damaged" };
	}

	/** Plays it, and leaves out what cannot be. */
	#take(session: Session): void {
		const played = play(session.state);
		const { refused } = played;
		if (!refused) this.#played = { state: session.state, played };
		this.notice = refused && { kind: "refused", ...refused };
		this.editing = null;
		this.wrong = null;
		this.session = refused ? cutAt(session, refused.action) : session;
	}

	#go(session: Session): void {
		if (session === this.session) {
			if (isFull(session)) this.notice = { kind: "full" };
			return;
		}
		this.#take(session);
		if (this.linked) this.#writeAddress();
		this.tell("state", { state: this.link });
	}

	#writeAddress(): void {
		try {
			history.pushState(null, "", `#${this.link}`);
		} catch {
			// Browsers refuse more than so many in a short time: the next one says it all.
		}
	}

	/** Whoever pressed a button that is gone afterwards goes on in the same place. */
	readonly #act = async (action: LabAction): Promise<void> => {
		const root = this.renderRoot;
		const section = root instanceof ShadowRoot ? root.activeElement?.closest("section[aria-labelledby]") : null;
		this.#go(act(this.session, action));
		await this.updateComplete;
		if (!section || !(root instanceof ShadowRoot) || root.activeElement) return;
		const next = section.querySelector("button.main, h2");
		if (next instanceof HTMLElement) next.focus();
	};

	#nowPlayed(): Played {
		const { state } = this.session;
		if (this.#played?.state !== state) this.#played = { state, played: play(state) };
		return this.#played.played;
	}

	protected override render(): TemplateResult {
		const [words, language] = [this.words(LAB_WORDS), this.words(LAB_LANGUAGE)];
		const { state } = this.session;
		const played = this.#nowPlayed();
		const rows = rowsOf({ played, state, style: this.numbers, language, words });
		const hosts = state.start.hosts.map(({ id }) => id);
		return html`
			<div class="lab" lang=${this.language} @keydown=${this.#onKey}>
				${barOf({ session: this.session, numbers: this.numbers, words, language, do: this.#doing })}
				${noticeOf(this.notice, words)}
				<div class="main-area">
					<section class="happened" aria-label=${words.happened} tabindex="0">
						${drawDiagram({ rows, hosts, before: state.before, words, language })}
					</section>
					<section class="panel" aria-label=${words.next}>${this.#panel(played, words, language)}</section>
				</div>
				<p class="heard" role="status">${saidOf(rows)}</p>
			</div>
		`;
	}

	protected override updated(): void {
		const rows = this.#nowPlayed().frames.length;
		if (rows === this.#rowsShown) return;
		this.#rowsShown = rows;
		const happened = this.renderRoot.querySelector(".happened");
		if (happened) happened.scrollTop = happened.scrollHeight;
	}

	readonly #doing: BarDeeds = {
		undo: () => this.#go(undo(this.session)),
		redo: () => this.#go(redo(this.session)),
		begin: (preset) => this.#go(sessionOf(PRESETS[preset])),
		restart: () => this.#go(cutAt(this.session, this.session.state.before)),
		number: (style) => {
			this.numbers = style;
		},
		set: (start) => this.#go(restarted(this.session, start)),
		share: () => void this.#share(),
	};

	async #share(): Promise<void> {
		const address = new URL(this.linked ? location.href : new URL("/lab", import.meta.url).href);
		address.hash = this.link;
		try {
			await navigator.clipboard.writeText(address.href);
			this.notice = { kind: "shared" };
		} catch {
			if (this.linked) this.#writeAddress();
			this.notice = { kind: "not-shared" };
		}
	}

	readonly #onKey = (event: KeyboardEvent): void => {
		if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target instanceof HTMLInputElement) return;
		const key = event.key.toLowerCase();
		if (key !== "z" && key !== "y") return;
		event.preventDefault();
		this.#go(key === "y" || event.shiftKey ? redo(this.session) : undo(this.session));
	};

	#panel(played: Played, words: LabWords, language: LabLanguage): TemplateResult {
		const { world, record, frames, startMs, startStates, startVariables } = played;
		const last = frames.at(-1);
		const numbers = shownNumbers(frames);
		const common = { world, style: this.numbers, words, language, act: this.#act };
		const variables = last?.variables ?? startVariables;
		const context: PanelContext = {
			...common,
			record,
			states: last?.states ?? startStates,
			variables,
			nowMs: world.nowMs - startMs,
			numberOf: (segment) => numbers.get(segment) ?? null,
			bases: basesIn(world),
			editing: this.editing,
			edit: (segment) => {
				this.editing = segment;
				this.wrong = null;
			},
			editForm: (one) => this.#editForm(one, words),
		};
		const { start } = this.session.state;
		return html`
			${wireSection(context)} ${hostsSection(context)} ${timeSection(context)}
			${outsideSection({
				...common,
				variables,
				target:
					this.target !== null && world.hosts.has(this.target) ? this.target : (start.hosts.at(1)?.id ?? "server"),
				wrong: this.wrong === "forge",
				canAddHost: start.hosts.length < MAX_HOSTS && !start.hosts.some(({ id }) => id === ATTACKER.id),
				aim: (target) => {
					this.target = target;
				},
				fail: () => {
					this.wrong = "forge";
				},
				addAttacker: () => this.#go(restarted(this.session, { ...start, hosts: [...start.hosts, ATTACKER] })),
			})}
		`;
	}

	#editForm({ segment, place }: OnWire, words: LabWords): TemplateResult {
		const bases = basesIn(this.#nowPlayed().world)(segment);
		const submit = (event: Event) => {
			const form = event.currentTarget;
			event.preventDefault();
			if (!(form instanceof HTMLFormElement)) return;
			const read = readSegment(form, bases, this.numbers);
			if (read) this.#act({ kind: "edit", segment: place, set: read });
			else this.wrong = "edit";
		};
		const { bits, length } = segment;
		const seq = shownNumber(segment.seq, bases.seq, this.numbers);
		const ack = hasAck(segment) ? shownNumber(segment.ack, bases.ack, this.numbers) : "";
		return html`
			<form class="acts" @submit=${submit}>
				${segmentInputs({ bits, seq, ack, length }, words, this.wrong === "edit")}
				<button class="main">${words.apply}</button>
				<button type="button" @click=${() => {
					this.editing = null;
				}}>${words.cancel}</button>
			</form>
		`;
	}
}

/** What the newest row says: to who hears it. */
function saidOf(rows: readonly LabRow[]): string {
	const last = rows.at(-1);
	if (!last) return "";
	const states = last.hosts.filter(({ entered }) => entered).map(({ id, state }) => `${id}: ${state}`);
	return [last.sentence, ...states].join(" ");
}
