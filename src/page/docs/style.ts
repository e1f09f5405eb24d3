// The style sheet of the documentation, beside that of every shell.

export const DOCS_STYLE = `
body[data-page="docs"] main { max-width: 72rem; }
.docs { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 2rem; }
.docs h1 { margin: 0.5rem 0 0; line-height: 1.2; }
.docs h2 { margin: 1.5rem 0 0.5rem; line-height: 1.25; }
.docs article { min-width: 0; }
.docs section, .problems div { scroll-margin-top: 1rem; }
.docs code { font-family: var(--mono); font-size: 0.875em; }
.docs pre { overflow-x: auto; padding: 0.75rem; margin: 0.75rem 0; background: var(--host); border-radius: 0.5rem; line-height: 1.45; overflow-wrap: normal; }
.prints { margin: 0; color: var(--muted); font-size: 0.875rem; }
.docs .prints + pre { margin-top: 0.25rem; background: none; border: 1px solid var(--faint); }
.docs pre code { font-size: 0.8125rem; }
.docs li { margin: 0.25rem 0; }
.contents { font-size: 0.9375rem; }
.contents h2 { font-size: 0.9375rem; margin: 0.75rem 0 0.25rem; color: var(--muted); }
.contents ul { list-style: none; margin: 0; padding: 0; }
.contents li { margin: 0; }
.contents a { display: block; padding: 0.625rem 0.25rem; min-height: 2.75rem; text-decoration: none; }
.contents a:hover, .contents a:focus-visible { text-decoration: underline; }
.contents a > code { display: block; color: var(--muted); }
.contents .chapters { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); }
.contents summary { padding: 0.625rem 0.25rem; min-height: 2.75rem; cursor: pointer; }
.contents form { position: sticky; top: 0; padding: 0.5rem 0; background: var(--paper); }
.contents label { display: block; color: var(--muted); font-size: 0.875rem; }
.contents input { width: 100%; min-height: 2.75rem; padding: 0 0.75rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--axis); border-radius: 0.5rem; }
#docs-found { margin: 0; color: var(--muted); }
.docs .button { display: inline-flex; align-items: center; min-height: 2.75rem; padding: 0 1rem; margin-right: 0.75rem; border: 1px solid var(--sent); border-radius: 0.5rem; text-decoration: none; }
.problems div { padding: 0.625rem 0.5rem; border-top: 1px solid var(--faint); }
.problems div:target { background: var(--host); outline: 2px solid var(--sent); border-radius: 0.25rem; }
.problems dt { display: flex; justify-content: space-between; gap: 1rem; font-weight: 600; }
.problems dd { margin: 0.25rem 0 0; }
@media (min-width: 56rem) {
	.docs { grid-template-columns: 17rem minmax(0, 1fr); }
	.contents { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: 0 0.5rem 1rem 0.25rem; }
	.contents .chapters { display: block; }
	.contents a, .contents summary { padding: 0.25rem; min-height: 0; }
}
body[data-page="api"] main { max-width: none; padding: 0; }
.viewer-bar { position: sticky; top: 0; z-index: 20; display: flex; align-items: center; gap: 1rem; height: 3rem; padding: 0 0.75rem; background: var(--paper); border-bottom: 1px solid var(--faint); }
.viewer-wait { padding: 0 0.75rem; }
.viewer-bar h1 { margin: 0; font: inherit; color: var(--muted); }
.viewer-bar a { display: inline-flex; align-items: center; min-height: 2.75rem; }
`;
