import { PROCUREMENT_ACT_FROM } from "../framework/procurement-thresholds.ts";
import {
  type CalendarDate,
  firstDayOf,
  formatLongDate,
  lastDayOf,
} from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { agreementValues } from "./typed-row.ts";

type Begun = Readonly<{ started: CalendarDate; from: CalendarDate }>;

export const regimeByDateWords = {
  tooEarly: (p: Begun) =>
    `The procurement began ${formatLongDate(p.started)}, before the Procurement Act 2023 came into force on ${formatLongDate(p.from)}: PCR 2015 stays its regime? Check with your legal team.`,
  tooLate: (p: Begun) =>
    `The procurement began ${formatLongDate(p.started)}, and from ${formatLongDate(p.from)} the Procurement Act 2023 has taken the place of PCR 2015: check with your legal team.`,
  regime: (p: { regime: "PCR 2015" | "PA 2023" }) => `${p.regime}?`,
};

const say = messagesOf("regime-by-date", regimeByDateWords);

/** A contract stays under the rules by which it was bought (source: L4, R46). */
export const regimeByDate: Check = {
  id: "regime-by-date",
  statement: "The regime is the one in force when the procurement began.",
  scope: "row",
  registers: ["agreements"],
  parameters: NoParameters,

  run({ members }) {
    return members.flatMap((row) => {
      const { procurementStarted: started, regime } = agreementValues(row);
      if (started == null) return [];
      const from = PROCUREMENT_ACT_FROM;
      const early = regime === "pa-2023" && lastDayOf(started) < from;
      const late = regime === "pcr-2015" && firstDayOf(started) >= from;
      if (!early && !late) return [];
      const begun = { started, from };
      return [
        problemOf(row, {
          sentence: early ? say.tooEarly(begun) : say.tooLate(begun),
          fields: ["regime", "procurementStarted"],
          suggestion: {
            sentence: say.regime({ regime: early ? "PCR 2015" : "PA 2023" }),
            field: "regime",
            value: early ? "pcr-2015" : "pa-2023",
          },
        }),
      ];
    });
  },
};
