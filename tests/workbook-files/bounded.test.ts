import { beforeAll, expect, test } from "vitest";
import { HOSTILE } from "./hostile-files.ts";
import { bundleReader, readAlone } from "./read-alone.ts";
import { TestFolder } from "./run-foreplan.ts";

/** The command adds to this what starting from source holds; `npm run bench` measures it whole, with its time. */
const MOST_MEGABYTES = 400;

beforeAll(bundleReader, 120_000);

test.each(HOSTILE)(
  "[XLS28] $what is refused with one sentence, and never takes more than half a gigabyte",
  async ({ name, make, says }) => {
    using folder = new TestFolder();
    const { exit, out, said, megabytes } = await readAlone(
      folder.write(name, make()),
      MOST_MEGABYTES,
    );

    expect([exit, out]).toEqual([2, ""]);
    expect(said).toEqual([expect.stringMatching(says)]);
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  },
  180_000,
);
