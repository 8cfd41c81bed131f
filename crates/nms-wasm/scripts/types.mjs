// Writes what is generated from the JSON Schema of the core's answers; with --check only compares.
//
// ts/answers.d.ts: the types of all answers. ts/words.json: the words of every vocabulary for people, in both languages.

import { readFileSync, writeFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

const at = (path) => new URL(path, import.meta.url);
const schema = JSON.parse(readFileSync(at("../../nms-core/schemas/answers.schema.json"), "utf8"));
const BANNER = "// Generated from crates/nms-core/schemas/answers.schema.json by `npm run types`: do not edit.";

/** Names a type instead of pointing at it: the generator would copy a type that is pointed at with a description. */
function named(schema) {
    if (Array.isArray(schema)) return schema.map(named);
    if (schema === null || typeof schema !== "object") return schema;
    const { $ref, ...rest } = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, named(value)]));
    return $ref === undefined ? rest : { ...rest, tsType: $ref.split("/").at(-1) };
}

async function types() {
    const generated = await compile(named(schema), "Answers", {
        additionalProperties: false,
        bannerComment: BANNER,
        style: { tabWidth: 4, printWidth: 120 },
        unreachableDefinitions: true,
    });
    return generated
        // The root of the schema has nothing but the definitions.
        .replace(/\nexport interface AnswersOfNms \{\}\n/, "\n")
        // Where the generator found a type is of no use to readers.
        .replace(/ \* This interface was referenced by `[^`]*`'s JSON-Schema\n \* via the `definition` "[^"]*"\.\n/g, "")
        .replace(/\n \*\n \*\//g, "\n */")
        .replace(/\/\*\*\n(\s*) \* ([^\n]*)\n\s*\*\//g, "/** $2 */");
}

/** `{ Part: { jointly: { ru: "совместно", en: "jointly" } } }`; the core describes a word as "English\n(Russian)." */
function words() {
    const label = ({ const: word, description }) => {
        const [, en, ru] = /^([^\n]*)\n\((.*?)\)\.(?:\n|$)/s.exec(description ?? "") ?? [];
        return ru && [word, { ru, en }];
    };
    const vocabularies = Object.entries(schema.$defs).map(([name, { oneOf }]) => [name, oneOf?.map(label)]);
    const all = vocabularies.filter(([, list]) => list?.every(Boolean)).map(([name, list]) => [name, Object.fromEntries(list)]);
    return JSON.stringify(Object.fromEntries(all), null, 1) + "\n";
}

for (const [path, text] of [["../ts/answers.d.ts", await types()], ["../ts/words.json", words()]]) {
    if (!process.argv.includes("--check")) {
        writeFileSync(at(path), text);
    } else if (readFileSync(at(path), "utf8") !== text) {
        console.error(`${path.slice(3)} is out of date, run \`npm run types\` in crates/nms-wasm`);
        process.exit(1);
    }
}
