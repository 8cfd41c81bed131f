declare module "virtual:packs" {
    import type { Header } from "nms-wasm";

    /** A pack that can be loaded. */
    export interface PackOffer {
        id: string;
        header: Header;
        url: string;
    }
    const packs: PackOffer[];
    export default packs;
}
