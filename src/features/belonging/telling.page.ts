/** Saying that one body is part of another: whoever speaks for one of them says it, and the other is asked. */

import type { Tx } from '../../db/open.ts'
import { day, longDay } from '../../kernel/day.ts'
import { slugParams } from '../../web/by-slug.ts'
import type { Message } from '../../web/catalogue.ts'
import { choice, dayField, pick } from '../../web/fields.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import {
  belongingKinds,
  crumbsBelow,
  findOthers,
  mayChangeOrganisation,
  type Other,
  organisationOfAddress,
} from '../organisations/index.ts'
import { putBelonging } from './belonging.matter.ts'
import { holdBelongings, keepBelonging, type NewBelonging, standsAgainst } from './belonging.queries.ts'

const form = {
  side: choice({ label: 'belonging.side', options: ['child', 'parent'] }),
  other: pick({ label: 'belonging.other', hint: 'belonging.other-hint' }),
  kind: choice({ label: 'belonging.kind', options: belongingKinds }),
  from_day: dayField({
    any: 'it may be told beforehand, and mostly long after it began',
    label: 'belonging.from',
    hint: 'belonging.from-hint',
  }),
  to_day: dayField({
    any: 'it may be over, and its end may be known beforehand',
    notBefore: 'from_day',
    label: 'belonging.to',
    hint: 'belonging.to-hint',
    optional: true,
  }),
}

export const tellingPage = definePage({
  path: '/organisations/:slug/belonging/new',
  access: mayChangeOrganisation,
  audit: 'organisation.belonging-told',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: organisationOfAddress,
  async act({ t }) {
    return { happens: ['asked', 'nothing', 'no-rights'].map(what => t(`belonging.happens.${what}`)), told: [] }
  },
  async show({ db, subject, t }) {
    const base = `/organisations/${subject.slug}/belonging`
    return {
      title: t('belonging.tell'),
      breadcrumbs: [...crumbsBelow(t, subject), { text: t('belonging.title', { name: subject.name }), href: base }],
      intro: t('belonging.tell-intro', { name: subject.name }),
      fields: Object.keys(form),
      choices: { other: await findOthers(db, subject.id) },
      button: t('belonging.button'),
    }
  },
  async submit({ db, hub, subject, form: typed, actor, today, audit }) {
    const other = (await findOthers(db, subject.id)).find(({ value }) => value === typed.other)
    if (!other) return refuse({ other: 'belonging.problem.list' })
    const [childId, parentId] = typed.side === 'child' ? [subject.id, other.value] : [other.value, subject.id]
    const told: NewBelonging = { childId, parentId, kind: typed.kind, from: typed.from_day, to: typed.to_day }
    await holdBelongings(db)
    const problem = await problemOf(db, told, subject.id, [
      { text: subject.name, endedOn: subject.endedOn === null ? null : day(subject.endedOn) },
      other,
    ])
    if (problem) return refuse(problem)
    const id = await keepBelonging(db, told, today)
    await audit({
      action: 'organisation.belonging-told',
      subject: { kind: 'organisation', id: subject.id },
      record: { kind: 'belonging', id },
      after: { ...told },
    })
    await putBelonging(db, { hub, today, actor, audit }, id)
    return redirect(`/organisations/${subject.slug}/belonging/${id}`, 'belonging.done.told')
  },
})

/** Why it cannot be so, as far as whoever says it may know; null where it can. */
async function problemOf(
  db: Tx,
  told: NewBelonging,
  reader: string,
  bodies: readonly Pick<Other, 'text' | 'endedOn'>[],
): Promise<Record<string, Message> | null> {
  for (const { text: name, endedOn } of bodies)
    if (endedOn !== null && (told.to === null || told.to > endedOn))
      return { to_day: { key: 'belonging.problem.ended', values: { name, day: longDay(endedOn) } } }
  const against = await standsAgainst(db, told, reader)
  return against && (against.key === 'belonging.problem.round' ? { other: against } : { from_day: against })
}
