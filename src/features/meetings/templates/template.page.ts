/** One agenda to begin others from: its name, its items and their order. */
import { runsPartnership } from '../../../access/access.ts'
import { hidden, line, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import {
  addItems,
  changeTemplate,
  isNameTaken,
  listTemplateItems,
  MOST_ITEMS,
  orderItems,
} from '../agenda-template.queries.ts'
import { readItemLines } from '../preparing/item-lines.ts'
import { inOrderTyped, moved } from '../preparing/order.ts'
import { idParams, partnershipRef } from '../subject.ts'
import { templateHere, templatesCrumbs } from './template-here.ts'

const form = {
  name: line({ label: 'meetings.templates.name', max: 80 }),
  several: passage({
    label: 'meetings.templates.several',
    hint: 'meetings.agenda.several-hint',
    max: 10_000,
    optional: true,
  }),
  act: hidden(),
  version: versionField(),
}

export const templatePage = definePage({
  path: '/agenda-templates/:id',
  workspace: { within: 'agendas' },
  access: runsPartnership,
  audit: 'agenda-template.changed',
  publishes: 'nothing',
  template: 'meetings/templates/template.njk',
  params: idParams,
  subject: templateHere,
  form,
  async show({ db, subject: { template, partnership }, t }) {
    const items = await listTemplateItems(db, template.id)
    return {
      title: template.name,
      breadcrumbs: templatesCrumbs(t, partnership),
      partnership,
      items,
      minutes: items.reduce((sum, item) => sum + (item.minutes ?? 0), 0),
      form: writeForm(form, { name: template.name, version: template.version }),
    }
  },
  async submit({ db, subject: { template, partnership }, form: typed, raw, today, audit }) {
    const [verb = '', itemId = ''] = typed.act.split(':')
    const items = await listTemplateItems(db, template.id)
    if (await isNameTaken(db, template.partnership_id, typed.name, template.id))
      return refuse({ name: 'meetings.templates.problem.name' })
    const { items: lines, problem } = readItemLines(typed.several)
    if (problem)
      return refuse({
        several: { key: `meetings.agenda.problem.${problem.what}`, values: { line: problem.line.slice(0, 80) } },
      })
    if (items.length + lines.length > MOST_ITEMS) return refuse({ several: 'meetings.templates.problem.many' })
    const retires = verb === 'retire'
    const change = retires ? { retired_on: today } : { name: typed.name }
    if (!(await changeTemplate(db, template.id, typed.version, change)))
      return stale(writeForm(form, { name: template.name }), template.version)
    const order = inOrderTyped(
      raw,
      items.map(({ id }) => id),
    )
    if (verb === 'up' || verb === 'down') await orderItems(db, template.id, moved(order, itemId, verb))
    else
      await orderItems(
        db,
        template.id,
        order.filter(id => verb !== 'remove' || id !== itemId),
      )
    await addItems(
      db,
      template.id,
      lines.map(item => ({ purpose: '', standing: null, ...item })),
    )
    await audit({
      action: 'agenda-template.changed',
      subject: partnershipRef(template.partnership_id),
      record: { kind: 'agenda_template', id: template.id },
      before: { name: template.name, items: items.length },
      after: { ...change, act: typed.act, items: (await listTemplateItems(db, template.id)).length },
    })
    if (retires) return redirect(`/partnerships/${partnership.slug}/agenda-templates`, 'meetings.done.template-retired')
    return redirect(`/agenda-templates/${template.id}`, 'meetings.done.template')
  },
})
