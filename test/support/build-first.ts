// For tests of what is built: builds once, before any of them.
import { buildIfChanged } from "../../src/cli/build/built.ts";

export const setup = buildIfChanged;
