// How the viewer (Scalar) is set up: nothing from anywhere else, and samples in four languages.

import { DARK, LIGHT } from "../../render/palette.ts";

/** Clients that are not shown, by language; `true` is all of them. */
const HIDDEN_CLIENTS = {
	c: true,
	clojure: true,
	csharp: true,
	dart: true,
	fsharp: true,
	go: true,
	http: true,
	java: true,
	kotlin: true,
	node: true,
	objc: true,
	ocaml: true,
	powershell: true,
	r: true,
	ruby: true,
	rust: true,
	swift: true,
	shell: ["httpie", "wget"],
	js: ["axios", "jquery", "ofetch", "xhr"],
	python: ["python3", "httpx_sync", "httpx_async", "aiohttp"],
	php: ["guzzle"],
} as const;

/** Its own greys and reds are too light to be read easily (WCAG 2.2, 1.4.3): these are the pages'. The language of samples is chosen
 * at each of them: the tabs beside the introduction do the same, and are no tabs. */
const STYLE = `
:root { --scalar-custom-header-height: 3rem; }
.light-mode { --scalar-color-2: ${LIGHT.muted}; --scalar-color-3: ${LIGHT.muted}; --scalar-color-accent: ${LIGHT.sent}; --scalar-color-green: #1a6b30; --scalar-color-blue: ${LIGHT.sent}; --scalar-color-orange: ${LIGHT.again}; --scalar-color-red: ${LIGHT.lost}; --scalar-color-yellow: ${LIGHT.again}; --scalar-sidebar-color-2: ${LIGHT.muted}; }
.scalar-reference-intro-clients { display: none; }
.scalar-api-reference [id*="popover-button"] { min-height: 1.5rem; min-width: 1.5rem; }
.dark-mode { --scalar-color-2: ${DARK.muted}; --scalar-color-3: ${DARK.muted}; --scalar-color-accent: ${DARK.sent}; --scalar-color-red: ${DARK.lost}; --scalar-sidebar-color-2: ${DARK.muted}; }
`;

export const VIEWER_SETTINGS = {
	withDefaultFonts: false,
	telemetry: false,
	hideClientButton: true,
	showDeveloperTools: "never",
	agent: { disabled: true },
	mcp: { disabled: true },
	hiddenClients: HIDDEN_CLIENTS,
	defaultHttpClient: { targetKey: "shell", clientKey: "curl" },
	persistAuth: false,
	generateOperationSlug: ({ operationId = "" }: { readonly operationId?: string }) => operationId,
	customCss: STYLE,
} as const;
