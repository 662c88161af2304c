import { isContentsHeading } from './contents-lines.ts'
import { isGreeting, looksLikeHeading, plain, versionIn } from './look.ts'
import type { Draft } from './outline.ts'

/** Words that name what a document is; "compact" alone may be the motto over it. */
const strong =
  /\b(?:codes?|protocol|terms of reference|pack|charter|strategy|framework|guid(?:e|ance)|checklist|memorandum|constitution)\b/i
const weak = /\b(?:compact|covenant|agreement|policy|plan)\b/i
/** Whether a line has a word that names what a document is. */
export const namesDocument = (text: string): boolean => strong.test(text) || weak.test(text)

const subjects = /\bon\b|\bfor\b|\bof (?!good practice|practice)/i
const bareSort = /^(?:draft\s+)?(?:codes? of (?:good )?practice|terms of reference|protocol)$/i
const status = /^(?:draft|final|confidential|consultation draft)$/i

/** Title of a document, from the lines of its title page, and the version they name. */
export const titleOf = (drafts: readonly Draft[]): { readonly title: string; readonly version: string | null } => {
  const page = titlePage(drafts)
  const heads = page.filter(
    ({ kind, marker, text }) => marker === null && (kind === 'heading' || joins(text)) && !isContentsHeading(text),
  )
  const lines = heads.map(draft => lineOfTitle(page, draft)).filter(line => !status.test(line))
  const version = page.map(draft => versionIn(draft.text)).find(found => found !== null) ?? null
  const subject = subjectOfLetter(drafts)
  return { title: shorten(subject ?? best(lines) ?? firstWords(drafts)), version }
}

/** A line of a title that ends in the middle of its words, with the line after it that goes on. */
const lineOfTitle = (page: readonly Draft[], draft: Draft): string => {
  const words = plain(draft.text)
  const next = page[page.indexOf(draft) + 1]
  const unfinished = /\s(?:of|the|on|for|and|to|in|by|with|a|an|&|between|from|its|our|their)$|[,–—-]$/i.test(words)
  if (!unfinished || !next || next.marker !== null || next.text.length > 120) return words
  return `${words} ${plain(next.text)}`
}

const joins = (text: string): boolean => text.length < 80 && /^(?:on|for|of)\b/i.test(text)

/** The lines before the first real text; headings deeper down when there is no title page. */
const titlePage = (drafts: readonly Draft[]): readonly Draft[] => {
  const end = drafts.findIndex(draft => draft.kind === 'item' || draft.marker !== null || isBody(draft))
  const page = drafts.slice(0, end < 0 ? 40 : Math.min(end, 40))
  return page.length > 0 ? page : drafts.slice(0, 12).filter(draft => draft.kind === 'heading')
}

const isBody = ({ kind, text }: Draft): boolean => kind === 'paragraph' && text.length > 80 && !looksLikeHeading(text)

const best = (lines: readonly string[]): string | null => {
  let found: { readonly score: number; readonly at: number } | null = null
  for (const [at, line] of lines.entries()) {
    const sort = strong.test(line) ? 3 : weak.test(line) ? 2 : 0
    const score = sort + (sort === 3 && subjects.test(line) ? 2 : 0) + (bareSort.test(line) ? 1 : 0)
    if (!found || score > found.score) found = { score, at }
  }
  return found ? whole(lines, found.at) : null
}

/** "Code of Good Practice" alone is half a title: the other half stands after it ("on", "Partnerships") or before. */
const whole = (lines: readonly string[], at: number): string => {
  const line = lines[at]!
  const [before, next, last] = [lines[at - 1], lines[at + 1], lines[at + 2]]
  if (!bareSort.test(line)) return line
  if (next && /^(?:on|for|of)$/i.test(next) && last) return `${line} ${next} ${last}`
  if (next && /^(?:on|for)\s/i.test(next)) return `${line} ${next}`
  return before ? `${before} ${line}` : line
}

/** A letter is named by its subject line: the first heading after "Dear …". */
const subjectOfLetter = (drafts: readonly Draft[]): string | null => {
  // A letter inside a document (an annex, a form) does not name it.
  const before = drafts.findIndex(draft => draft.marker !== null || draft.kind === 'contents')
  const greeting = drafts.slice(0, before < 0 ? 15 : Math.min(before, 15)).findIndex(draft => isGreeting(draft.text))
  if (greeting < 0) return null
  const subject = drafts.slice(greeting + 1, greeting + 4).find(draft => draft.kind === 'heading')
  return plain(subject?.text ?? drafts[greeting]!.text)
}

const firstWords = (drafts: readonly Draft[]): string => plain(drafts.find(draft => draft.text !== '')?.text ?? '')

const shorten = (title: string): string => {
  if (title.length <= 160) return title
  const cut = title.slice(0, 160)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 80))}…`
}
