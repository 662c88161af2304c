/** The sets of questions of the area, for whoever leads a consultation and for the secretariat. */
import { z } from 'zod'
import { asksQuestions } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { longDay } from '../../../kernel/day.ts'
import { questionTypeNamed } from '../../../questions/registry.ts'
import { say } from '../../../questions/wording.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { line, passage, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, stale } from '../../../web/page.ts'
import { difference } from '../subject.ts'
import { findSet, findSets, type QuestionSet, usesOf } from './sets.queries.ts'

const setsAddress = '/question-sets'

export const setsPage = definePage({
  path: '/question-sets',
  access: asksQuestions,
  publishes: 'nothing',
  audit: 'reads only',
  template: 'components/records.njk',
  async show({ db, t }) {
    const sets = await findSets(db, 'all')
    const items = (all: readonly QuestionSet[]) =>
      all.map(set => ({
        title: set.title,
        href: `${setsAddress}/${set.id}`,
        lines: [set.note, t('consultations.sets.count', { count: set.questions.length }), origin(set, t)],
      }))
    const [used, away] = [sets.filter(set => !set.putAwayOn), sets.filter(set => set.putAwayOn)]
    return {
      title: t('consultations.sets.title'),
      intro: t('consultations.sets.intro'),
      lists: [
        {
          heading: t('consultations.sets.all', { count: used.length }),
          empty: t('consultations.sets.empty'),
          items: items(used),
        },
        ...(away.length > 0 ? [{ heading: t('consultations.sets.away'), empty: '', items: items(away) }] : []),
      ],
    }
  },
})

const form = {
  title: line({ label: 'consultations.sets.name', hint: 'consultations.sets.name-hint', max: 150 }),
  note: passage({ label: 'consultations.sets.note', hint: 'consultations.sets.note-hint', max: 1000, optional: true }),
  away: tick({ label: 'consultations.sets.put-away', hint: 'consultations.sets.put-away-hint' }),
  version: versionField(),
}

export const setPage = definePage({
  path: '/question-sets/:set',
  access: asksQuestions,
  publishes: 'nothing',
  audit: 'question-set.changed',
  template: 'components/records.njk',
  params: z.object({ set: z.uuid() }),
  form,
  changesPages: false,
  async subject(db, { set }) {
    const record = await findSet(db, set)
    return record && { ref: null, record }
  },
  async show({ db, subject: set, t }) {
    const uses = await usesOf(db, set.id)
    return {
      title: set.title,
      breadcrumbs: [{ text: t('consultations.sets.title'), href: setsAddress }],
      intro: origin(set, t),
      lists: [
        {
          heading: t('consultations.sets.count', { count: set.questions.length }),
          empty: '',
          items: set.questions.map(({ text, type, hint }) => ({ title: text, lines: [typeTitle(type, t), hint] })),
        },
        {
          heading: t('consultations.sets.used', { count: uses.length }),
          empty: t('consultations.sets.unused'),
          items: uses.map(({ slug, title, edition }) => ({
            title,
            href: `/consultations/${slug}`,
            lines: [edition === set.edition ? '' : t('consultations.sets.earlier')],
          })),
        },
      ],
      fields: Object.keys(form),
      formHeading: t('consultations.sets.change'),
      button: t('consultations.sets.save'),
      form: writeForm(form, formOf(set)),
      back: { href: setsAddress, text: t('consultations.sets.title') },
    }
  },
  async submit({ db, subject: set, form: { version, away, title, note }, area, today, audit }) {
    const to = { title, note, put_away_on: away ? (set.putAwayOn ?? today) : null }
    if (!(await changeVersioned(db, 'question_set', set.id, version, to)))
      return stale(writeForm(form, formOf(set)), set.version)
    await audit({
      action: 'question-set.changed',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'question_set', id: set.id },
      ...difference({ title: set.title, note: set.note, put_away_on: set.putAwayOn }, to),
    })
    return redirect(`${setsAddress}/${set.id}`, 'consultations.done.set')
  },
})

const formOf = ({ title, note, putAwayOn, version }: QuestionSet) => ({
  title,
  note,
  away: putAwayOn !== null,
  version,
})

function origin({ takenFrom, keptOn }: QuestionSet, t: Translate): string {
  const day = longDay(keptOn)
  return takenFrom === null
    ? t('consultations.sets.origin-planned', { day })
    : t('consultations.sets.origin', { title: takenFrom, day })
}

/** The title of a question type in words; the bare name of one that is not there any more. */
function typeTitle(name: string, t: Translate): string {
  const type = questionTypeNamed(name)
  return type ? say(type.title, t) : name
}
