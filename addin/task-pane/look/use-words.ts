import { createContext, useContext } from "react";
import { en, type Words } from "../../words/en.ts";

/** The catalogue of the person's language. */
export const WordsContext = createContext<Words>(en);

export function useWords(): Words {
  return useContext(WordsContext);
}
