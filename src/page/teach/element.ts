// <seqack-teach assignment-id token>: a teacher's view of the class of one assignment, by a link that a server key minted.
import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { AssignmentView } from "../../contract/assignment.ts";
import type { GradebookPage, GradebookRowView, Sort } from "../../contract/gradebook.ts";
import type { MisconceptionMapView } from "../../contract/misconception-map.ts";
import type { StatisticsView } from "../../contract/statistics.ts";
import type { Outcome } from "../shared/api.ts";
import { SeqackElement } from "../shared/element.ts";
import { formattingLocale } from "../shared/locale.ts";
import { TOKENS } from "../shared/tokens.ts";
import { gradebook } from "./book.ts";
import { type ClassApi, classApi } from "./class-api.ts";
import { glance } from "./glance.ts";
import { type FollowedUp, ideaList } from "./ideas.ts";
import { itemList } from "./items.ts";
import { TEACH_STYLE } from "./style.ts";
import { TEACH_WORDS, type TeachWords } from "./words.ts";

/** All that is shown of the class, as it was loaded at one time. */
interface Loaded {
	readonly assignment: AssignmentView;
	readonly book: GradebookPage;
	/** Who is working: the first hundred, longest without an answer first. */
	readonly working: readonly GradebookRowView[];
	readonly statistics: StatisticsView;
	readonly map: MisconceptionMapView;
	readonly atMs: number;
}

export class SeqackTeach extends SeqackElement {
	static override properties: PropertyDeclarations = {
		assignmentId: { attribute: "assignment-id" },
		token: {},
		src: {},
		_loaded: { state: true },
		_rows: { state: true },
		_next: { state: true },
		_failed: { state: true },
		_sort: { state: true },
		_state: { state: true },
		_followUps: { state: true },
	};
	static override styles = [TOKENS, TEACH_STYLE];

	declare assignmentId: string;
	/** Of the teacher's link; never kept in an attribute by the page. */
	declare token: string;
	/** Where the service is; empty: where the page came from. */
	declare src: string;
	declare _loaded: Loaded | null;
	declare _rows: readonly GradebookRowView[];
	declare _next: string | null;
	declare _failed: string | null;
	declare _sort: Sort;
	declare _state: string;
	declare _followUps: ReadonlyMap<string, FollowedUp>;

	#loads = 0;

	constructor() {
		super();
		this.assignmentId = "";
		this.token = "";
		this.src = "";
		this._loaded = null;
		this._rows = [];
		this._next = null;
		this._failed = null;
		this._sort = "learner";
		this._state = "";
		this._followUps = new Map();
	}

	override connectedCallback(): void {
		super.connectedCallback();
		void this.load();
	}

	/** Loads all of it anew. What was there stays until that has come. */
	async load(): Promise<void> {
		if (this.token === "") return;
		const load = ++this.#loads;
		const api = this.#api();
		const [assignment, book, working, statistics, map] = await Promise.all([
			api.assignment(),
			api.gradebook({ sort: this._sort, state: this._state }),
			api.gradebook({ sort: "updated", state: "begun" }),
			api.statistics(),
			api.misconceptions(),
		]);
		// What was asked for later says how it is now.
		if (load !== this.#loads) return;
		if (!assignment.ok || !book.ok || !working.ok || !statistics.ok || !map.ok) {
			const failed = [assignment, book, working, statistics, map].find((one) => !one.ok);
			this._failed = this.#say(failed);
			return;
		}
		this._failed = null;
		this._rows = book.value.items;
		this._next = book.value.nextCursor;
		this._loaded = {
			assignment: assignment.value,
			book: book.value,
			working: working.value.items,
			statistics: statistics.value,
			map: map.value,
			atMs: Date.now(),
		};
	}

	override render(): TemplateResult {
		const words = this.words(TEACH_WORDS);
		if (this.token === "") return html`<section><p class="told">${words.noLink}</p></section>`;
		return html`<div lang=${this.language}>
			${this.#head(words)}
			<div role="status">${this._failed === null ? nothing : this.#failure(words, this._failed)}</div>
			${this._loaded ? this.#class(words, this._loaded) : nothing}
		</div>`;
	}

	#head(words: TeachWords): TemplateResult {
		if (!this._loaded) return html`<header><h1>${this._failed === null ? words.loading : "seqack"}</h1></header>`;
		const { assignment, atMs } = this._loaded;
		const time = new Intl.DateTimeFormat(formattingLocale(this.language), { dateStyle: "medium", timeStyle: "short" });
		const at = (iso: string | null, say: (time: string) => string) =>
			iso === null ? [] : [say(time.format(new Date(iso)))];
		const facts = [...at(assignment.dueAt, words.due), ...at(assignment.closesAt, words.closes)];
		return html`<header>
			<h1>${assignment.title}</h1>
			<div class="row muted">
				${facts.map((fact) => html`<span>${fact}</span>`)}
				<span>${words.updated(new Intl.DateTimeFormat(formattingLocale(this.language), { timeStyle: "medium" }).format(atMs))}</span>
				<button @click=${this.load}>${words.refresh}</button>
			</div>
		</header>`;
	}

	#failure(words: TeachWords, failed: string): TemplateResult {
		return html`<section>
			<p class="told">${failed}</p>
			<button @click=${this.load}>${words.again}</button>
		</section>`;
	}

	#class(words: TeachWords, { book, working, statistics, map, atMs }: Loaded): TemplateResult {
		const followUps = { of: this._followUps, make: (misconception: string) => void this.#followUp(misconception) };
		return html`<div>
			${glance(words, book, [...working], atMs)} ${ideaList(words, map, followUps)} ${itemList(words, statistics)}
			${gradebook(words, this.language, book, this._rows, {
				sort: this._sort,
				state: this._state,
				hasMore: this._next !== null,
				choose: ({ sort = this._sort, state = this._state }) => {
					this._sort = sort as Sort;
					this._state = state;
					void this.#rows(null);
				},
				more: () => void this.#rows(this._next),
				download: () => void this.#download(),
			})}
		</div>`;
	}

	async #rows(cursor: string | null): Promise<void> {
		const page = await this.#api().gradebook({
			sort: this._sort,
			state: this._state,
			...(cursor !== null && { cursor }),
		});
		if (!page.ok) {
			this._failed = this.#say(page);
			return;
		}
		this._rows = cursor === null ? page.value.items : [...this._rows, ...page.value.items];
		this._next = page.value.nextCursor;
	}

	async #followUp(misconception: string): Promise<void> {
		const note = (outcome: FollowedUp) => {
			this._followUps = new Map([...this._followUps, [misconception, outcome]]);
		};
		note({ kind: "making" });
		const made = await this.#api().followUp(misconception);
		if (!made.ok) return note({ kind: "refused", detail: this.#say(made) ?? "" });
		const { title, named, teacherLink } = made.value;
		note({ kind: "made", title, named, path: teacherLink ? `${teacherLink.path}` : null });
	}

	async #download(): Promise<void> {
		const table = await this.#api().csv();
		if (!table.ok) {
			this._failed = this.#say(table);
			return;
		}
		const link = document.createElement("a");
		link.href = URL.createObjectURL(table.value);
		link.download = `${this.assignmentId}.csv`;
		link.click();
		setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
	}

	#api(): ClassApi {
		return classApi({ base: this.src, assignmentId: this.assignmentId, token: this.token }, this.language);
	}

	#say(failed: Outcome<unknown> | undefined): string | null {
		if (!failed || failed.ok) return null;
		return failed.problem === "unreachable" ? this.words(TEACH_WORDS).unreachable : failed.problem.detail;
	}
}
