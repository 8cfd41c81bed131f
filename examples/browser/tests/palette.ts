// A small PNG: at most 256 colours, which is plenty for a picture of a page and a third of the bytes.

import { crc32, deflateSync } from "node:zlib";

export interface Pixels {
    width: number;
    height: number;
    /** Red, green, blue and opacity of each pixel. */
    data: Uint8Array;
}

/** The most frequent colours, after rounding each part to six bits. */
function palette({ data }: Pixels): number[] {
    const counts = new Map<number, number>();
    for (let at = 0; at < data.length; at += 4) {
        const colour = rounded(data, at);
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const weight = ([colour, count]: [number, number]) => count * (1 + chroma(colour) / 8);
    return [...counts].sort((a, b) => weight(b) - weight(a)).slice(0, 256).map(([colour]) => colour);
}

/** How far a colour is from grey: thin coloured lines have few pixels and must not be lost. */
const chroma = (colour: number): number => Math.max(...parts(colour)) - Math.min(...parts(colour));

const round = (part: number): number => Math.min(255, Math.round(part / 4) * 4);
const rounded = (data: Uint8Array, at: number): number => (round(data[at]!) << 16) | (round(data[at + 1]!) << 8) | round(data[at + 2]!);
const parts = (colour: number): [number, number, number] => [colour >> 16, (colour >> 8) & 255, colour & 255];

function nearest(colours: number[], wanted: number): number {
    const [r, g, b] = parts(wanted);
    const distance = (colour: number) => {
        const [x, y, z] = parts(colour);
        return (x - r) ** 2 + (y - g) ** 2 + (z - b) ** 2;
    };
    return colours.reduce((best, colour, at) => (distance(colour) < distance(colours[best]!) ? at : best), 0);
}

export function smallPng(pixels: Pixels): Buffer {
    const { width, height, data } = pixels;
    const colours = palette(pixels);
    const place = new Map(colours.map((colour, at) => [colour, at]));
    const rows = Buffer.alloc((width + 1) * height);
    for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
            const colour = rounded(data, (y * width + x) * 4);
            const found = place.get(colour) ?? nearest(colours, colour);
            place.set(colour, found);
            rows[y * (width + 1) + 1 + x] = found;
        }
    }
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    // Eight bits a pixel, colours by palette.
    head.set([8, 3, 0, 0, 0], 8);
    const chunks = [
        chunk("IHDR", head), chunk("PLTE", Buffer.from(colours.flatMap(parts))), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0)),
    ];
    return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...chunks]);
}

function chunk(name: string, body: Buffer): Buffer {
    const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
}
