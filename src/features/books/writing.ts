/** What the pages share on which entries are written down and changed: what cannot be. */
import type { Handle } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import type { Message, Translate } from '../../web/catalogue.ts'
import { hollowIn, type Typed, textOf } from '../../web/entries.ts'
import { clausesIn, clausesNotIn } from './choosing.ts'
import { findEntries, type Whose } from './entries.queries.ts'
import type { Kind } from './kind.ts'

type Problems = Record<string, Message | string>

/** What is wrong with what was typed: words of no content, clauses that are in no code, or what the kind itself says. */
export async function problemsOf(
  db: Handle,
  kind: Kind,
  typed: Typed,
  { today, t }: { readonly today: Day; readonly t: Translate },
): Promise<Problems> {
  const problems: Problems = {}
  for (const [name, label] of hollowIn(kind, typed, t))
    problems[name] = { key: 'books.problem.says-nothing', values: { label } }
  if ('clauses' in kind.fields && textOf(typed, 'code_id') !== '') {
    const line = textOf(typed, 'clauses')
    const unknown = await clausesNotIn(db, textOf(typed, 'code_id'), line)
    if (clausesIn(line).length === 0) problems['clauses'] = 'books.problem.clauses-none'
    if (unknown.length > 0)
      problems['clauses'] = { key: 'books.problem.clauses', values: { clauses: unknown.join(', ') } }
  }
  return { ...problems, ...kind.check?.(typed, today) }
}

/** Whether another entry stands already, where there is one of the kind at most. */
export async function standsAlready(db: Handle, kind: Kind, whose: Whose, own: string | null = null): Promise<boolean> {
  if (!kind.single) return false
  const all = await findEntries(db, whose, [kind.name])
  return all.some(({ id, ended_on }) => id !== own && ended_on === null)
}
