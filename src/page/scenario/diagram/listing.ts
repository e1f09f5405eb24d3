// What a program printed, with its columns one below the other.
import { html, type TemplateResult } from "lit";

export function listingView(lines: readonly (readonly string[])[], label: string): TemplateResult {
	const [head = [], ...rest] = lines;
	return html`<div class="listing" role="region" tabindex="0" aria-label=${label}>
		<table class="mono">
			<thead>
				<tr>
					${head.map((cell) => html`<th scope="col">${cell}</th>`)}
				</tr>
			</thead>
			<tbody>
				${rest.map(
					(line) =>
						html`<tr>
							${head.map((_, i) => html`<td>${line[i] ?? ""}</td>`)}
						</tr>`,
				)}
			</tbody>
		</table>
	</div>`;
}
