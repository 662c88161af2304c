/** Similar partnerships: the register is searched, and each one found is answered with a reason. */
import { z } from 'zod'
import { runsPartnership } from '../../../access/access.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choice, passage, writeForm } from '../../../web/fields.ts'
import { definePage, redirect } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import { addressOf, anyPartnership, inPartnership, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { changeGate, findComparable, findGate, findSimilar, keepFinds } from './gate.queries.ts'
import { type Likeness, likeTo } from './likeness.ts'

export const similarPage = definePage({
  path: '/partnerships/:slug/scope/similar',
  mends: ['similar'],
  workspace: { stage: 'scope', label: 'partnerships.task.similar' },
  access: runsPartnership,
  audit: 'partnership.register-searched',
  publishes: 'nothing',
  template: 'partnerships/start/similar.njk',
  params: slugParams,
  subject: anyPartnership,
  changesPages: false,
  async show({ db, subject, t }) {
    return {
      title: t('partnerships.similar.title'),
      breadcrumbs: gateCrumbs(t, subject),
      partnership: subject,
      gate: await findGate(db, subject.id),
      similar: await findSimilar(db, subject.id),
    }
  },
  async submit({ db, subject, today, t, audit }) {
    const comparable = await findComparable(db, subject.id, today)
    const own = comparable.find(each => each.id === subject.id)!
    const finds = likeTo(own, comparable).slice(0, 12)
    await keepFinds(
      db,
      subject.id,
      finds.map(find => ({ ...find, because: tell(find, t) })),
    )
    const gate = await findGate(db, subject.id)
    await changeGate(db, subject.id, gate.version, {
      duplicates_checked_on: today,
      duplicates_answer: finds.length === 0 ? t('partnerships.similar.nothing') : '',
    })
    await audit({
      action: 'partnership.register-searched',
      subject: subjectOf(subject),
      record: { kind: 'start_gate', id: gate.id },
      after: { found: finds.map(({ name }) => name) },
    })
    return redirect(addressOf(subject, 'scope/similar'), 'partnerships.done.searched')
  },
})

function tell({ topics, places, words, organisations }: Likeness, t: Translate): string {
  const parts = [
    topics.length > 0 ? t('partnerships.similar.same-topic', { list: topics.join(', ') }) : '',
    places.length > 0 ? t('partnerships.similar.same-place', { list: places.join(', ') }) : '',
    organisations > 0 ? t('partnerships.similar.same-partners', { count: organisations }) : '',
    words.length > 0 ? t('partnerships.similar.same-words', { list: words.slice(0, 8).join(', ') }) : '',
  ]
  return parts.filter(Boolean).join(' ')
}

const form = {
  answer: choice({ label: 'partnerships.similar.answer', options: ['ruled-out', 'linked', 'joined'] }),
  reason: passage({ label: 'partnerships.similar.reason', hint: 'partnerships.similar.reason-hint', max: 1000 }),
}

const similarHere = under(inPartnership, 'similar', (db, { partnership }) => findSimilar(db, partnership.id))

export const similarAnswerPage = definePage({
  path: '/partnerships/:slug/scope/similar/:similar',
  access: runsPartnership,
  audit: 'partnership.similar-answered',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams.extend({ similar: z.uuid() }),
  form,
  changesPages: false,
  subject: similarHere,
  async show({ subject: { partnership, similar }, t }) {
    return {
      title: similar.name,
      breadcrumbs: [
        ...gateCrumbs(t, partnership),
        { text: t('partnerships.similar.title'), href: addressOf(partnership, 'scope/similar') },
      ],
      intro: `${similar.shown_because}\n\n${similar.purpose}`,
      fields: ['answer', 'reason'],
      button: t('partnerships.save'),
      back: { href: addressOf(similar), text: t('partnerships.similar.read') },
      ...(similar.answer === null ? {} : { form: writeForm(form, { answer: similar.answer, reason: similar.reason }) }),
    }
  },
  async submit({ db, subject: { partnership, similar }, form: typed, audit }) {
    await db.updateTable('similar_partnership').set(typed).where('id', '=', similar.id).execute()
    await audit({
      action: 'partnership.similar-answered',
      subject: subjectOf(partnership),
      record: { kind: 'similar_partnership', id: similar.id },
      before: { answer: similar.answer, reason: similar.reason },
      after: typed,
    })
    return redirect(addressOf(partnership, 'scope/similar'), 'partnerships.done.saved')
  },
})

/** The trail to a page below the start gate. */
export function gateCrumbs(t: Translate, partnership: { readonly slug: string; readonly name: string }) {
  return [...planCrumbs(t, partnership), { text: t('partnerships.gate.title'), href: addressOf(partnership, 'scope') }]
}
