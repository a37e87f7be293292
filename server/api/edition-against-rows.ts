import { previewEdition } from "../../shared/authoring/preview-edition.ts";
import type { Finding } from "../../shared/checks/check.ts";
import { inWords } from "../../shared/checks/messages/in-words.ts";
import type { Language } from "../../shared/checks/messages/languages.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import { REGISTER_KEYS } from "../../shared/registers/all-registers.ts";
import { type AnyRow, type Ledger, ledgerOf, nameOf } from "../../shared/registers/ledger.ts";
import type { EditionLines, EditionPreview } from "../../shared/sync/screens.ts";
import type { IsoDay } from "../../shared/values/calendar-date.ts";
import { linkReferences } from "../workbook-files/link-references.ts";
import { naturalKey } from "../workbook-files/natural-key.ts";
import { RowIds } from "../workbook-files/row-ids.ts";
import type { OrganisationStore } from "./stores.ts";

/** More than a person looks through; the count says how many there are. */
const MOST_LINES = 100;

/** What an edition from a day would do to the rows of an organisation, its own figures among them. */
export async function editionAgainstRows(
  organisation: OrganisationStore,
  framework: Framework,
  from: IsoDay,
  language: Language = "en",
): Promise<EditionPreview> {
  const kept = await organisation.ledger(REGISTER_KEYS);
  const rows = REGISTER_KEYS.flatMap((register): readonly AnyRow[] => kept.rows(register));
  const figures = figureRows(framework, rows);
  const ledger = ledgerOf(linkReferences([...rows, ...figures]));
  const { fails, wouldFailToday, mended } = previewEdition({
    ledger,
    now: await organisation.editions.framework(),
    coming: await organisation.editions.withEdition(framework, from),
    alone: framework,
  });
  return {
    fails: linesOf(fails, ledger, language),
    wouldFailToday: linesOf(wouldFailToday, ledger, language),
    mended: linesOf(mended, ledger, language),
    figures: figures.length,
  };
}

/** The printed rows that adopting would add: those that go by no name in the register yet. */
function figureRows({ figures, key }: Framework, rows: readonly AnyRow[]): readonly AnyRow[] {
  const known = new Set(rows.map(({ register, values }) => naturalKey(register, values)));
  const ids = new RowIds();
  return figures.flatMap(({ register, values }, place) =>
    known.has(naturalKey(register, values))
      ? []
      : [{ id: ids.forPlace(`${key} figure ${place}`), register, values }],
  );
}

function linesOf(findings: readonly Finding[], ledger: Ledger, language: Language): EditionLines {
  const lines = findings.slice(0, MOST_LINES).map((finding) => {
    const said = inWords(finding, language);
    const { subject, sentence, arithmetic, source } = said;
    const row = ledger.byId(subject.id);
    const name = row === undefined ? subject.id : nameOf(row);
    const line = {
      row: subject.id,
      name,
      register: subject.register,
      sentence,
      arithmetic,
      source,
    };
    return said.language === undefined ? line : { ...line, language: said.language };
  });
  return { count: findings.length, lines };
}
