/** One item of an agenda to begin others from. */
import { runsPartnership } from '../../../access/access.ts'
import { choice, line, passage, versionField, whole, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { changeTemplateItem, listTemplateItems } from '../agenda-template.queries.ts'
import { standingItems } from '../preparing/from-last.ts'
import { idParams, partnershipRef } from '../subject.ts'
import { templateItemHere, templatesCrumbs } from './template-here.ts'

const form = {
  title: line({ label: 'meetings.item-form.title' }),
  standing: choice({
    label: 'meetings.templates.standing',
    hint: 'meetings.templates.standing-hint',
    options: standingItems,
    optional: true,
  }),
  purpose: passage({ label: 'meetings.item-form.purpose', max: 2000, optional: true }),
  does: choice({
    label: 'meetings.item-form.does',
    options: ['decision', 'discussion', 'information'],
    optional: true,
  }),
  presenter: line({ label: 'meetings.item-form.presenter', max: 120, optional: true }),
  minutes: whole({ label: 'meetings.item-form.minutes', min: 1, max: 480, optional: true }),
  version: versionField(),
}

export const templateItemPage = definePage({
  path: '/agenda-template-items/:id',
  workspace: { within: 'agendas' },
  access: runsPartnership,
  audit: 'agenda-template.changed',
  publishes: 'nothing',
  template: 'meetings/templates/template-item.njk',
  params: idParams,
  subject: templateItemHere,
  form,
  async show({ subject: { item, template, partnership }, t }) {
    return {
      title: item.title,
      breadcrumbs: [
        ...templatesCrumbs(t, partnership),
        { text: template.name, href: `/agenda-templates/${template.id}` },
      ],
      form: writeForm(form, item),
    }
  },
  async submit({ db, subject: { item, template }, form: { version, ...typed }, audit }) {
    const others = (await listTemplateItems(db, template.id)).filter(({ id }) => id !== item.id)
    if (typed.standing !== null && others.some(({ standing }) => standing === typed.standing))
      return refuse({ standing: 'meetings.templates.problem.standing' })
    if (!(await changeTemplateItem(db, item.id, version, typed))) return stale(writeForm(form, item), item.version)
    await audit({
      action: 'agenda-template.changed',
      subject: partnershipRef(template.partnership_id),
      record: { kind: 'agenda_template', id: template.id },
      before: { item: item.title },
      after: { item: typed.title },
    })
    return redirect(`/agenda-templates/${template.id}#item-${item.id}`, 'meetings.done.template')
  },
})
