import type { InitInput, InitOutput } from "./nms.js";

export * from "./nms.js";

/** Loads the module from its own file, or from what is given; every later call changes nothing. */
export default function init(source?: InitInput | Promise<InitInput>): Promise<InitOutput>;
