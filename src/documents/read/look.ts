/** What a paragraph looks like on its own, before its place is known. All patterns are linear. */

/** The words without inline marks, on one line. */
export const plain = (text: string): string =>
  text
    .replace(/\*\*|__/g, '')
    .replace(/(^|\s)\*(?=\S)|(?<=\S)\*(?=\s|$)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()

/** True when the text comes to an end: a full stop or the like, perhaps inside quotes, brackets or marks. */
export const endsSentence = (text: string): boolean =>
  /[.!?:;…。！？：；][)\]"'”’*_」』）]{0,6}$/.test(withoutNotes(text.slice(-40)).slice(-10).trimEnd())

/** The text without the marks of notes at its end. */
const withoutNotes = (text: string): string =>
  text.replace(/(?:\s?\[(?:\^\w{1,12}|\d{1,3}|(?:end)?note \d{1,4})\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]){1,4}$/, '')

/** True when the text opens a list or says that something follows. */
export const endsOpen = (text: string): boolean => /:[*_]{0,3}$/.test(text.slice(-6).trimEnd())

/** True when the whole text stands in bold. */
export const allBold = (text: string): boolean => {
  const mark = text.startsWith('***') ? '***' : '**'
  const [from, to] = [mark.length, text.length - mark.length]
  return to > from && text.startsWith(mark) && text.endsWith(mark) && text.indexOf('**', from) === to
}

const month = 'January|February|March|April|May|June|July|August|September|October|November|December'
const dateForm = new RegExp(
  `^(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:${month}),? \\d{4}$|^\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}$`,
  'i',
)

/** A date that stands alone. */
export const isDate = (text: string): boolean => text.length < 40 && dateForm.test(plain(text))

const versionForm = /\b(?:version|v\.?)\s*((?:\d[\w.-]{0,12})|[a-z](?=$|\s))/i

/** Version named in a short line of a title page ("DRAFT Version 0.f" gives "0.f"), or null. */
export const versionIn = (text: string): string | null => {
  const words = plain(text)
  return words.length > 80 ? null : (versionForm.exec(words)?.[1]?.replace(/[.-]+$/, '') ?? null)
}

/** A quotation that stands alone: opens and closes with quotation marks. */
export const isQuotation = (text: string): boolean => {
  const words = text.replace(/[*_]/g, '').trim()
  return words.length > 20 && /^["“]/.test(words) && /["”]\.?$/.test(words)
}

const telephone = /(?:^|[^\d])0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}(?:[^\d]|$)/
const address = /[\w.+-]{1,64}@[\w-]{1,64}\.\w/
const postcode = /\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b/
const contactLabel = /^(?:tel|telephone|phone|fax|e-?mail|website|web|textphone|minicom)\b[:.]?/i

/** A block of name, address, telephone: several short lines of which one says how to reach somebody. */
export const isContact = (text: string): boolean => {
  if (text.length > 1200) return false
  const lines = text.split('\n')
  if (lines.length === 1) return text.length < 100 && contactLabel.test(plain(text))
  if (lines.some(line => line.length > 80)) return false
  return lines.some(line => contactLabel.test(plain(line)) || reaches(line))
}

const reaches = (line: string): boolean => telephone.test(line) || address.test(line) || postcode.test(line)

const pictureForm =
  /^(?:an?|the|image|photo|logo|picture)\s(?:[\w'-]{1,20},?\s){0,6}(?:logo|photograph|photo|image|illustration|icon|graphic|decorative|rectangular|rectangle|silhouette|watermark|banner)\b/i
const statement = /\b(?:will|must|should|shall|may|can|is|are|was|were|has|have)\b/i

/** Words a converter put in the place of a picture. */
export const isPicture = (text: string): boolean =>
  text.length < 400 &&
  (/^!\[[^\]]*\]\([^)]*\)$/.test(text) ||
    /^\[(?:image|picture|photo|logo)\b[^\]]*\]$/i.test(text) ||
    (pictureForm.test(text) && !statement.test(text)))

/** The number or label a printer puts on a page: "12", "- 12 -", "Page 3 of 10". */
export const isPageLabel = (text: string): boolean =>
  text.length < 24 &&
  /^(?:[-–—]\s*\d{1,4}\s*[-–—]|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?|\d{1,4}\s+of\s+\d{1,4})$/i.test(plain(text))

/** Opening and closing words of a letter. */
export const isGreeting = (text: string): boolean => text.length < 80 && /^dear\s+\S/i.test(text)
export const isFarewell = (text: string): boolean =>
  text.length < 60 && /^yours\s+(?:faithfully|sincerely|truly)\b/i.test(text)

const small =
  /^(?:a|an|and|as|at|be|but|by|do|does|for|from|how|in|into|is|it|its|of|on|or|our|the|their|this|to|we|what|will|with|your)$/i

/** Words that carry meaning in a heading. */
export const weightyWords = (text: string): string[] => wordsOf(text).filter(word => !small.test(word))

const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}][\p{L}\p{N}’'/&-]*/gu) ?? []

/** "Figure 3: How it went": what is said of a picture or a table is no heading of what comes after it. */
const captionForm = /^(?:figure|fig\.|table|chart|map|box|photo) ?\d{1,3}(?:\.\d{1,3})?[:.–-]/i

/** "**Present:** Ann Bell": a word in bold that says what the words after it are. */
const labelForm = /^\*\*[^*\n]{1,40}(?::\*\*|\*\*:)\s*[^\s*]/

/** True when a text has the length and the ending of a heading; where it stands decides the rest. */
export const looksLikeHeading = (text: string): boolean => {
  if (text.length > 140 || text.length === 0) return false
  const words = withoutNotes(plain(text))
  if (captionForm.test(words) || labelForm.test(text)) return false
  // A time or a sum begins a line of a programme or a list of prices.
  if (/^\d{1,3}[.:,]\d/.test(words)) return false
  if (/[.;,…。；，]["”)」』）]?$/.test(words) || !/\p{L}/u.test(words) || /^[\p{Ll}<"“(*]/u.test(words)) return false
  if (words.includes('@') || isGreeting(words) || isFarewell(words) || /^[QA]\d{0,3}[.:]\s/.test(words)) return false
  const all = wordsOf(words)
  if (all.length === 0) return false
  if (all.length <= 9) return true
  const weighty = all.filter(word => !small.test(word))
  const capital = weighty.filter(word => /^[\p{Lu}\p{N}]/u.test(word)).length
  return all.length <= 18 && capital >= weighty.length * 0.6
}
