// The script of `/`: a scenario, and no more than that takes at first.
import { boot } from "./practice/boot.ts";
import { deviceLater } from "./practice/device-later.ts";
import { PracticePage } from "./practice/practice-page.ts";
import { createStatus } from "./practice/status.ts";
import { SeqackScenario } from "./scenario/seqack-scenario.ts";
import { define } from "./shared/element.ts";

define("seqack-scenario", SeqackScenario);
const status = createStatus();
const device = deviceLater(status, async () => (await import("./practice/device.ts")).openDevice(status));
boot(device, { practice: PracticePage });
