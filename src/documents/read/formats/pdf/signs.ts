/** Signs at the edges of lines that tell what a line is. */

/** A list sign, a number or a letter before the words of a line. */
export const marker =
  /^(?:[•▪◦·‣○●■□–—-]|[\uf000-\uf0ff]|o(?=\s)|(?:\d{1,3}|[a-z])(?=\t)|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?|[a-z]{1,2}|[ivxl]{1,6})(?:[.)]|(?<=\d\.\d{1,3})|(?<=\d[a-z])))\s/i

/** The end of a sentence, perhaps inside quotation marks or brackets. */
export const sentenceEnd = /[.!?:;…]["'”’)\]]*$/
