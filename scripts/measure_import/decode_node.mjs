// Decodes FIT files again and again: decode_node.mjs ROUNDS FILE... Run it in the folder of its node_modules.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "x.js"));
const found = require("fit-file-parser");
const FitParser = found.default ?? found;

const [rounds, ...paths] = process.argv.slice(2);
let records = 0;
let failed = 0;
for (let round = 0; round < Number(rounds); round += 1) {
  for (const path of paths) {
    try {
      const parser = new FitParser({ force: true, mode: "list" });
      await new Promise((done) => {
        parser.parse(readFileSync(path), (error, data) => {
          if (error) failed += 1;
          else records += data.records.length;
          done();
        });
      });
    } catch {
      failed += 1;
    }
  }
}
console.log(records, failed);
