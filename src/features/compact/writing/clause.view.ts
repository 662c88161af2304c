/** What stands beside a clause of a draft: what people are asked about it, and who changed it. */
import { practiceOf } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { findComments } from '../comments/comments.queries.ts'
import { findAskedIn, findParagraphs, inOneLine } from './asked.queries.ts'
import type { DraftClause } from './draft.ts'
import { type Draft, findHistory } from './drafts.queries.ts'

/** What people are asked about a clause, where a consultation has it, and where what they said of it is read. */
export async function askedAbout(db: Handle, draft: Draft, clause: DraftClause) {
  const asked = clause.paragraphId === null ? null : await findAskedIn(db, draft)
  const paragraph = asked && (await findParagraphs(db, asked.versionId)).find(({ id }) => id === clause.paragraphId)
  if (!asked || !paragraph) return null
  return {
    consultation: asked.title,
    slug: asked.slug,
    text: paragraph.text,
    same: paragraph.text === inOneLine(clause.gist),
    reading: `${asked.reading}#${paragraph.path}`,
    register: asked.reported ? `/consultations/${asked.slug}/register#paragraph-${paragraph.id}` : null,
  }
}

/** What people said of the clause of that number in the code that the draft is to take the place of; what was set aside is left out. */
export async function commentsOn(db: Handle, { replacesId }: Draft, { number }: DraftClause) {
  if (replacesId === null) return []
  const comments = await findComments(db, { code: replacesId })
  return comments
    .filter(one => one.clause === number && one.set_aside_on === null)
    .map(({ id, comment }) => ({ comment, href: `/compact/comments/${id}` }))
}

const told = ['number', 'gist', 'kind', 'actor', 'to', 'practice'] as const

/** The changes of a clause with its words before and after. */
export async function historyOf(db: Handle, id: string, t: Translate) {
  const entries = await findHistory(db, [id])
  return entries.map(({ at, by, action, before, after }) => {
    const [was, is] = [before, after].map(one => (one ?? {}) as Record<string, unknown>)
    return {
      at,
      by,
      what: t(`compact.writing.history.${action.split('.')[1]}`),
      changes: told
        .filter(name => typeof was?.[name] === 'string' || typeof is?.[name] === 'string')
        .map(name => ({
          label: t(`compact.writing.field.${name}`),
          was: sayValue(name, was?.[name], t),
          is: sayValue(name, is?.[name], t),
        })),
    }
  })
}

/** A value of the record of changes in words; null where there was none. */
function sayValue(name: (typeof told)[number], value: unknown, t: Translate): string | null {
  if (typeof value !== 'string') return null
  if (name === 'practice') return practiceOf(value)?.title ?? value
  const words = { kind: 'compact.clause-kind', actor: 'compact.actor', to: 'compact.side' } as const
  return name === 'kind' || name === 'actor' || name === 'to' ? t(`${words[name]}.${value}`) : value
}
