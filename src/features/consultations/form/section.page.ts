/** A section of the form: its title, when it is added and when it is changed. */
import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { line, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import { anyConsultation, inConsultation, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { addSection, findBuilderSections } from './builder.queries.ts'
import { formAddress, isFrozen, mayStillChange } from './form-address.ts'

const form = {
  title: line({ label: 'consultations.form.section-title', hint: 'consultations.form.section-hint', max: 150 }),
}
const changeForm = { ...form, version: versionField() }

export const newSectionPage = definePage({
  path: '/consultations/:slug/form/sections/new',
  access: leadsConsultation,
  audit: 'section.added',
  publishes: 'nothing',
  template: 'consultations/form/section.njk',
  params: slugParams,
  form,
  subject: anyConsultation,
  async show({ subject, t }) {
    const builder = { text: t('consultations.form.title'), href: formAddress(subject) }
    return {
      title: t('consultations.form.section-new'),
      breadcrumbs: [...planCrumbs(t, subject), builder],
      frozen: isFrozen(subject),
    }
  },
  async submit({ db, subject, form: { title }, audit }) {
    if (!(await mayStillChange(db, subject))) return refuse({ title: 'consultations.form.problem.frozen' })
    const id = await addSection(db, subject.id, title)
    await audit({
      action: 'section.added',
      subject: subjectOf(subject),
      record: { kind: 'form_section', id },
      after: { title },
    })
    return redirect(formAddress(subject), 'consultations.done.section')
  },
})

const sectionHere = under(inConsultation, 'section', (db, { consultation }) => findBuilderSections(db, consultation.id))

export const sectionPage = definePage({
  path: '/consultations/:slug/form/sections/:section',
  access: leadsConsultation,
  audit: 'section.renamed',
  publishes: 'nothing',
  template: 'consultations/form/section.njk',
  params: slugParams.extend({ section: z.uuid() }),
  form: changeForm,
  subject: sectionHere,
  async show({ subject: { consultation, section }, t }) {
    const builder = { text: t('consultations.form.title'), href: formAddress(consultation) }
    return {
      title: t('consultations.form.section-change'),
      breadcrumbs: [...planCrumbs(t, consultation), builder],
      frozen: isFrozen(consultation),
      form: writeForm(changeForm, section),
    }
  },
  async submit({ db, subject: { consultation, section }, form: { title, version }, audit }) {
    if (!(await mayStillChange(db, consultation))) return refuse({ title: 'consultations.form.problem.frozen' })
    if (!(await changeVersioned(db, 'form_section', section.id, version, { title })))
      return stale(writeForm(changeForm, section), section.version)
    await audit({
      action: 'section.renamed',
      subject: subjectOf(consultation),
      record: { kind: 'form_section', id: section.id },
      before: { title: section.title },
      after: { title },
    })
    return redirect(formAddress(consultation), 'consultations.done.section')
  },
})
