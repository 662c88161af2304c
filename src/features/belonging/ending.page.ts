/** Saying that a body is no longer part of another, that it goes on after all, or that it never was; the other is asked. */

import type { Tx } from '../../db/open.ts'
import { type Day, longDay } from '../../kernel/day.ts'
import { says } from '../../kernel/says.ts'
import { choice, dayField, dayOfRecord, passage, versionField, writeForm } from '../../web/fields.ts'
import { definePage, type Outcome, redirect, refuse, stale } from '../../web/page.ts'
import { crumbsBelow, mayChangeOrganisation } from '../organisations/index.ts'
import { withdrawUnanswered } from '../parties/index.ts'
import { belongingMatter, putChanged, sayBelonging } from './belonging.matter.ts'
import { endBelonging, holdBelongings, standsAgainst, undoBelonging } from './belonging.queries.ts'
import { isOpen } from './state.ts'
import { type BelongingHere, belongingOfAddress, belongingParams } from './subject.ts'

const begins = dayOfRecord<BelongingHere>('belonging.begins', ({ belonging }) => belonging.from)

const form = {
  how: choice({ label: 'belonging.how', options: ['ended', 'goes-on', 'never'] }),
  to_day: dayField({
    any: 'an end may be told beforehand or afterwards',
    notBefore: begins,
    label: 'belonging.last-day',
    hint: 'belonging.last-day-hint',
    optional: true,
  }),
  because: passage({ label: 'belonging.because', hint: 'belonging.because-hint', max: 1000 }),
  version: versionField(),
}

export const belongingEndPage = definePage({
  path: '/organisations/:slug/belonging/:belonging/ending',
  access: mayChangeOrganisation,
  audit: 'organisation.belonging-changed',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: belongingParams,
  form,
  subject: belongingOfAddress,
  async act({ t }) {
    return { happens: [t('belonging.happens.changed'), t('belonging.happens.stays')], told: [] }
  },
  async show({ subject: { organisation, belonging }, t }) {
    const here = `/organisations/${organisation.slug}/belonging/${belonging.id}`
    return {
      title: t('belonging.change'),
      breadcrumbs: [...crumbsBelow(t, organisation), { text: sayBelonging(belonging), href: here }],
      intro: belonging.undoneOn === null ? sayBelonging(belonging) : t('belonging.problem.over'),
      fields: Object.keys(form),
      button: belonging.undoneOn === null ? t('belonging.change-button') : null,
      form: writeForm(form, { to_day: belonging.to, version: belonging.version }),
    }
  },
  async submit({ db, hub, subject: { organisation, belonging }, form: typed, actor, today, now, audit }) {
    if (belonging.undoneOn !== null) return refuse({ how: 'belonging.problem.over' })
    if (typed.how === 'ended' && typed.to_day === null) return refuse({ to_day: 'belonging.problem.last-day' })
    if (!says(typed.because)) return refuse({ because: 'belonging.problem.because' })
    await holdBelongings(db)
    const to = typed.how === 'ended' ? typed.to_day : null
    if (typed.how !== 'never') {
      const problem = await problemOf(db, belonging, to, organisation.id)
      if (problem) return problem
    }
    const quoted = { id: belonging.id, version: typed.version }
    const done =
      typed.how === 'never'
        ? await undoBelonging(db, quoted, typed.because, today)
        : await endBelonging(db, quoted, to, typed.because)
    if (!done) return stale(writeForm(form, { version: belonging.version }), belonging.version)
    await audit({
      action: 'organisation.belonging-changed',
      subject: { kind: 'organisation', id: organisation.id },
      record: { kind: 'belonging', id: belonging.id },
      before: { to: belonging.to },
      after: { how: typed.how, to, because: typed.because },
    })
    if (typed.how === 'never') await withdrawUnanswered(db, belongingMatter, belonging.id, typed.because, now)
    // What nobody has confirmed is only called off; nobody need say that it never was.
    if (isOpen(belonging)) await putChanged(db, { hub, today, actor, audit }, belonging.id, typed.how, typed.because)
    return redirect(`/organisations/${organisation.slug}/belonging/${belonging.id}`, 'belonging.done.changed')
  },
})

async function problemOf(
  db: Tx,
  of: BelongingHere['belonging'],
  to: Day | null,
  reader: string,
): Promise<Outcome | null> {
  const days = { from: of.from, to }
  for (const { name, endedOn } of [of.child, of.parent])
    if (endedOn !== null && (to === null || to > endedOn))
      return refuse({ to_day: { key: 'belonging.problem.ended', values: { name, day: longDay(endedOn) } } })
  const against = await standsAgainst(db, { childId: of.child.id, parentId: of.parent.id, ...days }, reader, of.id)
  return against && refuse(against.key === 'belonging.problem.round' ? { how: against } : { to_day: against })
}
