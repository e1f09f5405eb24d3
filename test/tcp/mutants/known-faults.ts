// The faults that real kernels and other suites found in this engine, each put back.
import { FAULTS_OF_BOTH } from "./faults-of-both.ts";
import { FAULTS_OF_LINUX } from "./faults-of-linux.ts";
import { FAULTS_OF_RFC9293 } from "./faults-of-rfc9293.ts";
import type { KnownFault } from "./mutant.ts";

export const KNOWN_FAULTS: readonly KnownFault[] = [...FAULTS_OF_BOTH, ...FAULTS_OF_LINUX, ...FAULTS_OF_RFC9293];
