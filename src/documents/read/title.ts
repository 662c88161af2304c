import { isGreeting, looksLikeHeading, plain, versionIn } from './look.ts'
import type { Draft } from './outline.ts'

/** Words that name what a document is. */
const sorts =
  /\b(?:codes?|compact|covenant|protocol|terms of reference|pack|agreement|charter|strategy|framework|policy|plan|guid(?:e|ance)|checklist|memorandum|constitution)\b/i
const subjects = /\bon\b|\bfor\b|\bof (?!good practice|practice)/i
const bareSort = /^(?:draft\s+)?(?:codes? of (?:good )?practice|terms of reference|protocol)$/i
const status = /^(?:draft|final|confidential|consultation draft)$/i

/** Title of a document, from the lines of its title page, and the version they name. */
export const titleOf = (drafts: readonly Draft[]): { readonly title: string; readonly version: string | null } => {
  const page = titlePage(drafts)
  const heads = page.filter(draft => draft.kind === 'heading' && draft.marker === null)
  const lines = heads.map(draft => plain(draft.text)).filter(line => !status.test(line))
  const version = page.map(draft => versionIn(draft.text)).find(found => found !== null) ?? null
  const subject = subjectOfLetter(drafts)
  return { title: shorten(subject ?? best(lines) ?? firstWords(drafts)), version }
}

/** The lines before the first real text; headings deeper down when there is no title page. */
const titlePage = (drafts: readonly Draft[]): readonly Draft[] => {
  const end = drafts.findIndex(draft => draft.kind === 'item' || draft.marker !== null || isBody(draft))
  const page = drafts.slice(0, end < 0 ? 40 : Math.min(end, 40))
  return page.length > 0 ? page : drafts.slice(0, 12).filter(draft => draft.kind === 'heading')
}

const isBody = ({ kind, text }: Draft): boolean => kind === 'paragraph' && text.length > 80 && !looksLikeHeading(text)

const best = (lines: readonly string[]): string | null => {
  let found: { readonly score: number; readonly line: string } | null = null
  lines.forEach((line, at) => {
    const bare = bareSort.test(line)
    const before = lines[at - 1]
    const whole = bare && before ? `${before} ${line}` : line
    const score = (sorts.test(line) ? 2 : 0) + (sorts.test(line) && subjects.test(line) ? 2 : 0) + (bare ? 1 : 0)
    if (!found || score > found.score) found = { score, line: whole }
  })
  return (found as { readonly line: string } | null)?.line ?? null
}

/** A letter is named by its subject line: the first heading after "Dear …". */
const subjectOfLetter = (drafts: readonly Draft[]): string | null => {
  const greeting = drafts.slice(0, 15).findIndex(draft => isGreeting(draft.text))
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
