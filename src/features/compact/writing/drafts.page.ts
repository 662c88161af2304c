/** Codes that the area is writing, and beginning one: from a document of the Hub, a code at hand, the code in force, or nothing. */
import { z } from 'zod'
import { secretariat } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { slugOf } from '../../../db/slug.ts'
import { choice, line, pick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { findEdition } from '../codes/editions.queries.ts'
import { findDrafts, subjects } from './drafts.queries.ts'
import { keepDraft, lockNames } from './keep.queries.ts'
import { areaRef, draftAddress, WRITING } from './parts.ts'
import { findSources, takeSource } from './sources.queries.ts'

const form = {
  source: pick({ label: 'compact.writing.source', hint: 'compact.writing.source-hint' }),
  title: line({ label: 'compact.writing.name', hint: 'compact.writing.name-hint', max: 150 }),
  subject: choice({ label: 'compact.writing.subject', options: [...subjects] }),
}

/** A short name that no edition and no draft has: "fair-funding-2026", then "fair-funding-2026-2". */
export async function freeEdition(db: Handle, title: string, year: string): Promise<string> {
  const base = `${slugOf(title) || 'code'}`.replace(new RegExp(`-${year}$`), '')
  const wanted = `${base}-${year}`
  const taken = new Set((await findDrafts(db)).map(({ edition }) => edition))
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}-${number}`
    if (!taken.has(name) && !(await findEdition(db, name))) return name
  }
}

export const draftsPage = definePage({
  path: WRITING,
  workspace: { stage: 'codes', label: 'compact.nav.writing' },
  access: secretariat,
  audit: 'code-draft.begun',
  publishes: 'nothing',
  template: 'compact/writing/drafts.njk',
  query: z.object({ from: z.string().max(80).optional().catch(undefined) }),
  form,
  changesPages: false,
  async show({ db, area, query, t }) {
    const [drafts, sources] = await Promise.all([findDrafts(db), findSources(db, t)])
    return {
      title: t('compact.writing.title'),
      breadcrumbs: [{ text: area.compactName, href: '/compact' }],
      drafts: drafts.map(draft => ({ ...draft, href: draftAddress(draft) })),
      sources,
      form: writeForm(form, { source: query.from ?? '' }),
    }
  },
  async submit({ db, form: typed, actor, area, today, audit, t }) {
    const source = (await findSources(db, t)).find(({ value }) => value === typed.source)
    const taken = source && (await takeSource(db, typed.source))
    if (!source || !taken) return refuse({ source: 'compact.writing.problem.source' })
    await lockNames(db)
    const edition = await freeEdition(db, typed.title, today.slice(0, 4))
    const id = await keepDraft(db, {
      edition,
      title: typed.title,
      area: area.name,
      subjectKind: typed.subject,
      statusLine: 'draft',
      by: actor.person!.id,
      ...taken.from,
      sections: taken.sections,
    })
    await audit({
      action: 'code-draft.begun',
      subject: areaRef(area),
      record: { kind: 'code_draft', id },
      after: { edition, title: typed.title, from: source.text, sections: taken.sections.length, left: taken.left },
    })
    return redirect(draftAddress({ id }), taken.left > 0 ? 'compact.done.draft-begun-less' : 'compact.done.draft-begun')
  },
})
