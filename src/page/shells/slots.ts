// Where the Worker puts what it knows into a shell: attributes of the root, and a block of JSON.

export const SHELL_SLOTS = { root: " data-slot", data: "<!--data-->" } as const;
