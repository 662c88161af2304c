/** The agendas that a board keeps to begin others from, and a new one: from what usually stands there, or from one that it had. */
import { z } from 'zod'
import { runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { line, pick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { isOver } from '../../partnerships/index.ts'
import {
  addTemplate,
  isNameTaken,
  listTemplateItems,
  listTemplates,
  MOST_ITEMS,
  type TemplateItemColumns,
} from '../agenda-template.queries.ts'
import { listItems } from '../item.queries.ts'
import { usualItems } from '../preparing/from-last.ts'
import { meetingsCrumbs, partnershipHere, partnershipRef, slugParams } from '../subject.ts'

const form = {
  name: line({ label: 'meetings.templates.name', hint: 'meetings.templates.name-hint', max: 80 }),
  from: pick({ label: 'meetings.templates.from', optional: true }),
}

/** How many of the last agendas are offered. */
const LAST = 12

/** The last agendas of a partnership with items that are open to everybody. */
async function agendasOf(db: Handle, partnershipId: string) {
  const rows = await db
    .selectFrom('meeting')
    .select(['id', 'held_on'])
    .where('partnership_id', '=', partnershipId)
    .where('state', '<>', 'cancelled')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('agenda_item')
          .select('id')
          .whereRef('meeting_id', '=', 'meeting.id')
          .where('state', '=', 'accepted')
          .where('closed', '=', false),
      ),
    )
    .orderBy('held_on', 'desc')
    .limit(LAST)
    .execute()
  return rows
}

/** The items of an agenda as a template keeps them: none that is closed, and each standing one once, by its usual name where that has a day in it. */
async function itemsFrom(db: Handle, t: Translate, meetingId: string): Promise<TemplateItemColumns[]> {
  const items = (await listItems(db, meetingId)).filter(({ state, closed }) => state === 'accepted' && !closed)
  return items
    .filter((one, at) => one.standing === null || items.findIndex(({ standing }) => standing === one.standing) === at)
    .slice(0, MOST_ITEMS)
    .map(({ title, purpose, standing, does, presenter, minutes }) => ({
      title: standing === 'minutes' ? t('meetings.standing.minutes') : title,
      purpose,
      standing,
      does,
      presenter,
      minutes,
    }))
}

export const templatesPage = definePage({
  path: '/partnerships/:slug/agenda-templates',
  workspace: { stage: 'run', label: 'partnerships.nav.agendas' },
  access: runsPartnership,
  audit: 'agenda-template.added',
  publishes: 'nothing',
  template: 'meetings/templates/templates.njk',
  params: slugParams,
  query: z.object({ from: z.uuid().optional().catch(undefined) }),
  subject: partnershipHere,
  form,
  async show({ db, subject: { partnership }, query, t }) {
    const templates = await listTemplates(db, partnership.id)
    const agendas = await agendasOf(db, partnership.id)
    return {
      title: t('meetings.templates.title'),
      breadcrumbs: meetingsCrumbs(t, { slug: partnership.slug, partnership: partnership.name }),
      partnership,
      templates: await Promise.all(
        templates.map(async one => ({ ...one, items: await listTemplateItems(db, one.id) })),
      ),
      agendas: agendas.map(({ id, held_on }) => ({
        value: id,
        text: t('meetings.templates.of-meeting', { day: longDay(held_on) }),
      })),
      mayAdd: !isOver(partnership),
      form: writeForm(form, { from: agendas.find(({ id }) => id === query.from)?.id ?? null }),
    }
  },
  async submit({ db, subject: { partnership }, form: { name, from }, t, audit }) {
    if (isOver(partnership)) return refuse({ name: 'meetings.new.problem.over' })
    if (await isNameTaken(db, partnership.id, name, null)) return refuse({ name: 'meetings.templates.problem.name' })
    if (from !== null && !(await agendasOf(db, partnership.id)).some(({ id }) => id === from))
      return refuse({ from: { key: 'web.errors.choose', values: { label: 'meetings.templates.from' } } })
    const items = from === null ? usualItems(t) : await itemsFrom(db, t, from)
    const id = await addTemplate(db, partnership.id, name, items)
    await audit({
      action: 'agenda-template.added',
      subject: partnershipRef(partnership.id),
      record: { kind: 'agenda_template', id },
      after: { name, from, items: items.length },
    })
    return redirect(`/agenda-templates/${id}`, 'meetings.done.template')
  },
})
