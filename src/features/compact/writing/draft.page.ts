/** A draft by its sections: how many clauses, with practices, without, with warnings; looking for some of them; putting sections in order. */
import { z } from 'zod'
import { secretariat } from '../../../access/access.ts'
import { bindingText, fingerprintOf, shortFingerprint } from '../../../codes/index.ts'
import { fold } from '../../../kernel/fold.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { hidden } from '../../../web/fields.ts'
import { listQuery, readList } from '../../../web/list.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { arrange } from './arrange.queries.ts'
import { saidWhileAsked } from './asked.queries.ts'
import { codeOf, countsOf, type DraftClause, isShown, showings } from './draft.ts'
import { type Draft, findHistory, findRemoved, isClosed } from './drafts.queries.ts'
import { areaRef, closedBecause, draftAddress, draftCrumbs, draftParams, textSubject, viewClause } from './parts.ts'

const query = z.object({
  ...listQuery,
  show: z.enum(showings).optional().catch(undefined),
  removed: z.uuid().optional().catch(undefined),
})

export const draftPage = definePage({
  path: '/compact/writing/:draft',
  workspace: { within: 'writing' },
  access: secretariat,
  audit: 'code-draft.arranged',
  publishes: 'nothing',
  template: 'compact/writing/draft.njk',
  params: draftParams,
  query,
  form: { act: hidden() },
  subject: textSubject,
  async show({ db, subject: { draft, sections }, query, area, t }) {
    const clauses = sections.flatMap(section => section.clauses)
    const found = query.words || query.show ? clauses.filter(clause => fits(clause, query)) : null
    const at = draftAddress(draft)
    const { list, rows } = await readList({
      path: at,
      query: { words: query.words, show: query.show, page: query.page },
      count: async () => found?.length ?? 0,
      rows: async ({ limit, offset }) => found?.slice(offset, offset + limit) ?? [],
    })
    const removed = await findRemoved(db, draft.id)
    return {
      title: draft.title,
      breadcrumbs: draftCrumbs(t, area.compactName),
      draft,
      at,
      closed: isClosed(draft),
      counts: countsOf(clauses),
      short: shortFingerprint(fingerprintOf(bindingText(codeOf(draft, sections)))),
      asked: await saidWhileAsked(db, draft, clauses),
      list,
      found: found && rows.map(clause => viewClause(draft, clause, t)),
      showings: showings.map(value => ({
        value: value === 'all' ? '' : value,
        text: t(`compact.writing.showing.${value}`),
        selected: value === (query.show ?? 'all'),
      })),
      sections: sections.map(section => ({
        ...section,
        href: `${at}/sections/${section.id}`,
        counts: countsOf(section.clauses),
      })),
      removed,
      justRemoved: removed.find(({ id }) => id === query.removed) ?? null,
      history: await history(db, draft, t),
    }
  },
  async submit({ db, subject: { draft }, form: { act }, area, now, audit }) {
    const closed = closedBecause(draft)
    if (closed) return refuse({ sections: closed })
    const done = await arrange(db, draft.id, act, now)
    if ('problem' in done) return refuse({ sections: done.problem })
    await audit({ action: 'code-draft.arranged', subject: areaRef(area), ...done.entry })
    return redirect(`${draftAddress(draft)}#sections`, done.done)
  },
})

function fits(clause: DraftClause, { words, show }: z.infer<typeof query>): boolean {
  if (show && !isShown(clause, show)) return false
  const text = fold(`${clause.number} ${clause.gist}`)
  return fold(words ?? '')
    .split(' ')
    .every(word => text.includes(word))
}

/** The latest changes of a draft as a whole. */
async function history(db: Parameters<typeof findHistory>[0], draft: Draft, t: Translate) {
  const entries = await findHistory(db, [draft.id], 12)
  return entries.map(({ at, by, action }) => ({ at, by, what: t(`compact.writing.history.${action.split('.')[1]}`) }))
}
