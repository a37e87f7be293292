/**
 * A number's decimal digits as Excel sees them: fifteen significant ones, rounded half away from
 * zero on the decimal digits, so that 1.005 to two places is 1.01 although its binary form is less.
 */
export function roundedDigits(
  magnitude: number,
  places: number,
): Readonly<{ whole: string; fraction: string }> {
  const { digits, exponent } = fifteenDigits(magnitude);
  // The decimal point stands after `exponent + 1` digits; digits to keep follow from the places.
  const keep = exponent + 1 + places;
  const kept = keep < 0 ? "0" : roundAt(digits, keep);
  const carried = keep >= 0 && kept.length > Math.max(keep, 0) ? 1 : 0;
  const pointAt = exponent + 1 + carried;
  const padded = keep < 0 ? "" : kept.padEnd(pointAt + places, "0");
  const whole = pointAt <= 0 ? "" : padded.slice(0, pointAt);
  const fraction =
    pointAt >= 0 ? padded.slice(pointAt, pointAt + places) : `${"0".repeat(-pointAt)}${padded}`;
  return {
    whole: whole.replace(/^0+/, ""),
    fraction: fraction.padEnd(places, "0").slice(0, places),
  };
}

/** "1.23457E+12"-like parts: the digits without their point, and the power of ten of the first. */
export function fifteenDigits(magnitude: number): { digits: string; exponent: number } {
  if (magnitude === 0) return { digits: "0", exponent: 0 };
  const [mantissa = "0", exponent = "0"] = magnitude.toExponential(14).split("e");
  return { digits: mantissa.replace(".", ""), exponent: Number(exponent) };
}

/** The first `keep` digits, rounded by the next; one digit longer where the rounding carries over. */
function roundAt(digits: string, keep: number): string {
  if (keep >= digits.length) return digits;
  const up = digits.charCodeAt(keep) >= 53;
  const head = digits.slice(0, keep);
  if (!up) return head;
  return (BigInt(`1${head}`) + 1n)
    .toString()
    .replace(/^(\d)(.*)$/, (_, first, rest) => (first === "2" ? `1${rest}` : rest));
}

/** A number under the format General, as wide as Excel shows it: eleven characters. */
export function generalText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const magnitude = Math.abs(value);
  const sign = value < 0 ? "-" : "";
  if (magnitude === 0) return "0";
  if (Number.isInteger(magnitude) && magnitude < 1e11) return sign + String(magnitude);
  if (magnitude >= 1e11 || magnitude < 1e-9) return sign + scientific(magnitude);
  const wholeLength = Math.max(1, Math.floor(Math.log10(magnitude)) + 1);
  const { whole, fraction } = roundedDigits(magnitude, Math.max(0, 10 - wholeLength));
  const trimmed = fraction.replace(/0+$/, "");
  const body = whole === "" ? "0" : whole;
  if (body === "0" && trimmed === "") return sign + scientific(magnitude);
  return sign + (trimmed === "" ? body : `${body}.${trimmed}`);
}

function scientific(magnitude: number): string {
  const [mantissa = "0", exponent = "0"] = magnitude.toExponential(5).split("e");
  const power = Number(exponent);
  const digits = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  return `${digits}E${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}
