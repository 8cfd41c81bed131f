// How lines look: at rest the tree speaks and the rest whispers; of what is chosen everything speaks.

import type { StylesheetStyle } from "cytoscape";
import { COLOURS, FAMILIES } from "./families.ts";

const colour = (family: keyof typeof COLOURS) => ({
    selector: `edge.${family}`,
    style: { "line-color": COLOURS[family], "target-arrow-color": COLOURS[family] },
});

export const STYLE: StylesheetStyle[] = [
    // The rows themselves are elements of the page; here they only are where lines begin and what a pointer meets.
    {
        selector: "node",
        style: { shape: "round-rectangle", width: "data(width)", height: "data(height)", "background-opacity": 0, "overlay-opacity": 0 },
    },
    {
        selector: "edge",
        style: {
            width: 1.1, "line-opacity": 0.2, "target-arrow-shape": "none", "arrow-scale": 0.75, "overlay-opacity": 0,
            "source-endpoint": "data(leave)", "target-endpoint": "data(enter)", "edge-distances": "endpoints",
            events: "no",
        } as unknown as StylesheetStyle["style"],
    },
    {
        selector: "edge.curved",
        style: {
            "curve-style": "unbundled-bezier", "control-point-weights": "data(weights)", "control-point-distances": "data(distances)",
        } as unknown as StylesheetStyle["style"],
    },
    {
        selector: "edge.angular",
        style: {
            "curve-style": "round-segments", "segment-radii": 5, "segment-weights": "data(weights)", "segment-distances": "data(distances)",
        } as unknown as StylesheetStyle["style"],
    },
    ...FAMILIES.map(colour),
    { selector: "edge.tree", style: { width: 1.6, "line-opacity": 0.85, "z-index": 2 } },
    { selector: "edge.joint", style: { "line-style": "dashed", "line-dash-pattern": [5, 4], "line-opacity": 0.34 } },
    { selector: "edge.off", style: { display: "none" } },
    { selector: "edge.dim", style: { "line-opacity": 0.06 } },
    { selector: "edge.tree.dim", style: { "line-opacity": 0.22 } },
    { selector: "edge.on", style: { width: 2, "line-opacity": 0.95, "z-index": 5, "target-arrow-shape": "triangle" } },
    { selector: "edge.tree.on", style: { width: 2.4, "target-arrow-shape": "none" } },
    { selector: "edge.joint.on", style: { "target-arrow-shape": "none" } },
    {
        selector: "edge.answer",
        style: { width: 2.6, "line-opacity": 0.95, "line-color": COLOURS.joint, "z-index": 6, "target-arrow-shape": "none" },
    },
    { selector: "edge.answer.one_sided", style: { "line-style": "dashed", "line-dash-pattern": [7, 5] } },
    { selector: "edge.answer.inferred", style: { "line-style": "dotted" } },
];
