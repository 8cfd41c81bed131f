import type { InitInput, InitOutput } from "../dist/nms.js";

export * from "../dist/nms.js";

/** Loads the module from its own file, or from what is given; every later call changes nothing. */
export default function init(source?: InitInput | Promise<InitInput>): Promise<InitOutput>;
