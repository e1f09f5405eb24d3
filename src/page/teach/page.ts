// The teacher's page: /teach/{assignmentId}#{token}. The token stays behind the fragment, which no server sees.
import { SeqackTeach } from "./element.ts";

const PATH = /^\/teach\/([^/]+)$/;

export class SeqackTeachPage extends HTMLElement {
	#show = () => {
		const [, assignmentId = ""] = PATH.exec(location.pathname) ?? [];
		const teach = new SeqackTeach();
		teach.assignmentId = decodeURIComponent(assignmentId);
		teach.token = location.hash.slice(1);
		this.replaceChildren(teach);
	};

	connectedCallback(): void {
		addEventListener("hashchange", this.#show);
		this.#show();
	}

	disconnectedCallback(): void {
		removeEventListener("hashchange", this.#show);
	}
}
