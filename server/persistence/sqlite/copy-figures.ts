import type { Figure, Framework } from "../../../shared/framework/framework.ts";
import { REGISTER_KEYS } from "../../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import { notTheirs } from "../../../shared/sync/permissions.ts";
import type { PushAnswer } from "../../../shared/sync/protocol.ts";
import type { Role } from "../../../shared/sync/screens.ts";
import type { Values } from "../../../shared/sync/stored-row.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import { naturalKey } from "../../workbook-files/natural-key.ts";

export type CopiedFigures = Readonly<{ copied: number; left: readonly string[] }>;

/** What copying needs: the rows there are, an id for each new one, and a push of some. */
type Copying = Readonly<{
  present: (register: RegisterKey) => readonly Readonly<{ values: Values }>[];
  mint: () => RowId;
  push: (
    register: RegisterKey,
    rows: readonly Readonly<{ id: RowId; values: Values }>[],
    as: Role,
  ) => PushAnswer;
}>;

/**
 * Copies a framework's figures into the registers, once: what goes by the same name there already
 * stays as it is. Funds go before what refers to them.
 */
export function copyFigures(framework: Framework, copying: Copying): CopiedFigures {
  let copied = 0;
  const left: string[] = [];
  for (const register of REGISTER_KEYS) {
    const figures = framework.figures.filter((figure) => figure.register === register);
    if (figures.length === 0) continue;
    const known = new Set(
      copying.present(register).map(({ values }) => naturalKey(register, values)),
    );
    const fresh: Figure[] = [];
    for (const figure of figures) {
      if (known.has(naturalKey(register, figure.values))) left.push(stays(figure));
      else fresh.push(figure);
    }
    if (fresh.length === 0) continue;
    const rows = fresh.map(({ values }) => ({ id: copying.mint(), values }));
    for (const answer of copying.push(register, rows, writerOf(register)).rows) {
      if (answer.kind === "refused") left.push(answer.reason);
      else copied++;
    }
  }
  return { copied, left };
}

/** Figures come in on the word of those who signed, whoever writes the register day by day. */
function writerOf(register: RegisterKey): Role {
  const roles: readonly Role[] = ["officer", "finance"];
  return roles.find((role) => notTheirs(role, register, null) === null) ?? "officer";
}

function stays({ register, values }: Figure): string {
  const key = naturalKey(register, values)?.split("|").slice(1).join(", ") ?? register;
  return `${key} is in the register already and stays as it is there.`;
}
