/** Companies House: eight figures, or letters that say what and where and then figures. */
const COMPANY = /^(?:\d{8}|[A-Z]{2}\d{6}|R0\d{6}|(?:IP|SP)\d{5}R)$/;

/** England and Wales, with the number of a linked charity; Scotland; Northern Ireland. */
const CHARITY = /^(?:\d{6,7}(?:-\d{1,2})?|SC\d{6}|NIC\d{6})$/;

const COMPANY_FIGURES = 8;
const FEWEST_FIGURES = 5;

/** The number as an organisation's public id takes it; null for what has no such form. */
export function companyNumberIn(text: string): string | null {
  const bare = bareNumber(text).replace(/^GB-COH-/, "");
  return COMPANY.test(bare) ? bare : null;
}

export function charityNumberIn(text: string): string | null {
  const bare = bareNumber(text).replace(/^GB-(?:CHC|SC|NIC)-/, "");
  return CHARITY.test(bare) ? bare : null;
}

/** A company number whose noughts at the front a sheet took off; null where it is nothing like one. */
export function withLostNoughts(text: string): string | null {
  const bare = bareNumber(text);
  const isShort = /^\d+$/.test(bare) && bare.length >= FEWEST_FIGURES;
  return isShort && bare.length < COMPANY_FIGURES ? bare.padStart(COMPANY_FIGURES, "0") : null;
}

function bareNumber(text: string): string {
  return text.replace(/\s/g, "").toUpperCase();
}
