/** Keeping the questions of a section for other consultations: as a new set of the area, or in the place of one there is. */
import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import { line, passage, pick, picks, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { keptSections } from '../form/copy-form.queries.ts'
import { formAddress } from '../form/form-address.ts'
import { anyConsultation, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { asKept, findSets, keepSet, replaceSet } from './sets.queries.ts'

const form = {
  questions: picks({ label: 'consultations.sets.questions' }),
  title: line({ label: 'consultations.sets.name', hint: 'consultations.sets.name-hint', max: 150 }),
  note: passage({ label: 'consultations.sets.note', hint: 'consultations.sets.note-hint', max: 1000, optional: true }),
  instead: pick({ label: 'consultations.sets.instead', hint: 'consultations.sets.instead-hint', optional: true }),
}

export const keepSetPage = definePage({
  path: '/consultations/:slug/form/sections/:section/set',
  access: leadsConsultation,
  publishes: 'nothing',
  audit: 'question-set.kept',
  template: 'components/records.njk',
  params: slugParams.extend({ section: z.uuid() }),
  form,
  changesPages: false,
  async subject(db, params) {
    const found = await anyConsultation(db, params)
    const [section] = found ? await keptSections(db, found.record.id, [params.section]) : []
    return found && section ? { ref: found.ref, record: { consultation: found.record, section } } : null
  },
  async show({ db, subject: { consultation, section }, t }) {
    const sets = await findSets(db)
    return {
      title: t('consultations.sets.keep'),
      breadcrumbs: [
        ...planCrumbs(t, consultation),
        { text: t('consultations.form.title'), href: formAddress(consultation) },
      ],
      intro: t('consultations.sets.keep-intro'),
      fields: Object.keys(form),
      choices: {
        questions: section.questions.map(({ key, text }) => ({ value: key, text })),
        // Whoever puts questions in the place of others quotes what those were.
        instead: sets.map(({ id, version, title }) => ({ value: `${id}.${version}`, text: title })),
      },
      button: section.questions.length > 0 ? t('consultations.sets.keep-save') : null,
      back: { href: formAddress(consultation), text: t('consultations.form.back') },
      form: writeForm(form, { title: section.title, questions: section.questions.map(({ key }) => key) }),
    }
  },
  async submit({ db, subject: { consultation, section }, form: typed, today, audit }) {
    const chosen = section.questions.filter(({ key }) => typed.questions.includes(key))
    if (chosen.length === 0) return refuse({ questions: 'consultations.sets.problem.none' })
    const { kept, forAll } = asKept(chosen)
    const { title, note } = typed
    const content = { title, note, questions: kept, takenFromId: consultation.id, today }
    const [named, version] = typed.instead?.split('.') ?? []
    const before = (await findSets(db)).find(({ id }) => id === named) ?? null
    if (named !== undefined && !before) return refuse({ instead: 'consultations.sets.problem.gone' })
    const id = before ? before.id : await keepSet(db, content)
    const seen = before && { ...before, version: Number(version) }
    if (seen && !(await replaceSet(db, seen, content))) return refuse({ instead: 'consultations.sets.problem.changed' })
    const told = (questions: readonly { readonly text: string }[]) => questions.map(({ text }) => text)
    await audit({
      action: 'question-set.kept',
      subject: subjectOf(consultation),
      record: { kind: 'question_set', id },
      before: before && { title: before.title, note: before.note, questions: told(before.questions) },
      after: { title, note, questions: told(kept) },
    })
    return redirect(
      `/question-sets/${id}`,
      forAll > 0 ? 'consultations.done.set-kept-for-all' : 'consultations.done.set-kept',
    )
  },
})
