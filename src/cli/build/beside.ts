// How the script has the texts beside it: as bytes, which it reads when it first needs one. A text would be made a string
// whenever the script is loaded.
import { basename } from "node:path";

/** What the deployment takes for bytes by its name. */
export const BESIDE = /\.bin$/;

/** A text's file beside the script. */
export const nameBeside = (file: string) => `${basename(file, ".txt")}.bin`;

export const importBeside = (name: string) => `import bytes from "./${name}";`;

/** The text that was imported. */
export const READ = "new TextDecoder().decode(bytes)";
