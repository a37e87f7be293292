import { oneOf } from "../arguments.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject } from "../host-object.ts";

/** Excel.Application. */
export function applicationObject(host: ExcelHost): HostObject {
  const { workbook } = host;
  return new HostObject("Application", workbook, {
    get: {
      CalculationMode: () => workbook.calculationMode,
      CalculationState: () => "Done",
      CalculationEngineVersion: () => 191029,
      DecimalSeparator: () => ".",
      ThousandsSeparator: () => ",",
      UseSystemSeparators: () => true,
    },
    set: {
      CalculationMode: (value) => {
        workbook.calculationMode = oneOf(
          value,
          ["Automatic", "AutomaticExceptTables", "Manual"],
          "Application.calculationMode",
        );
      },
    },
    follow: { CultureInfo: () => cultureObject(host) },
    call: {
      Calculate: () => workbook.calculate(host.actor),
      SuspendApiCalculationUntilNextSync: () => null,
      SuspendScreenUpdatingUntilNextSync: () => null,
    },
  });
}

/** Excel.Runtime: whether this add-in is told of events. */
export function runtimeObject(host: ExcelHost): HostObject {
  return new HostObject("Runtime", host, {
    get: { EnableEvents: () => host.enableEvents },
    set: {
      EnableEvents: (value) => {
        host.enableEvents = value === true;
      },
    },
  });
}

function cultureObject(host: ExcelHost): HostObject {
  const isBritish = host.workbook.culture === "en-GB";
  return new HostObject("CultureInfo", host, {
    get: { Name: () => host.workbook.culture },
    follow: {
      DatetimeFormat: () =>
        new HostObject("DatetimeFormatInfo", host, {
          get: {
            ShortDatePattern: () => (isBritish ? "dd/MM/yyyy" : "M/d/yyyy"),
            LongDatePattern: () => (isBritish ? "dd MMMM yyyy" : "dddd, MMMM d, yyyy"),
            DateSeparator: () => "/",
            TimeSeparator: () => ":",
          },
        }),
      NumberFormat: () =>
        new HostObject("NumberFormatInfo", host, {
          get: {
            CurrencySymbol: () => (isBritish ? "£" : "$"),
            NumberDecimalSeparator: () => ".",
            NumberGroupSeparator: () => ",",
          },
        }),
    },
  });
}
