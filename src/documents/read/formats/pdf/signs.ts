/** Signs at the edges of lines that tell what a line is. */

/** A list sign, a number or a letter before the words of a line. */
export const marker =
  /^(?:[•▪◦·‣○●■□–—-]|[\uf000-\uf0ff]|o(?=\s)|(?:\d{1,3}|[a-z])(?=\t)|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?|[a-z]{1,2}|[ivxl]{1,6})(?:[.)]|(?<=\d\.\d{1,3})|(?<=\d[a-z])|(?<=^\d{1,2})-))\s/i

/** A list sign, which is no number that a sentence could speak of. */
export const listed = /^(?:[•▪◦·‣○●■□–—-]|[\uf000-\uf0ff])\s/

/** The end of a sentence, perhaps inside quotation marks or brackets. */
export const sentenceEnd = /[.!?:;…]["'”’)\]]*$/

/** "Section 4 – Rights": a name with its number, where the line before ended on purpose. */
export const named =
  /^(?:article|section|sub-?section|part|chapter|schedule|appendix|annex|clause|exhibit)\s+(?:\d{1,3}(?:\.\d{1,3}){0,3}|[ivxlc]{1,7}|[a-z])\b/i
