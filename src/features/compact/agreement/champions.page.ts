/** Champions: the public directory, naming one, and ending the task of one. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import { dayField, email, pick, writeForm } from '../../../web/fields.ts'
import { definePage, type Found, redirect, refuse } from '../../../web/page.ts'
import { type Champion, findChampions, organisationsFor } from './agreement.queries.ts'
import { speaksForAny, speaksForIt, spokenFor } from './speaking.ts'

const DIRECTORY = '/compact/champions'

export const championsPage = definePage({
  path: DIRECTORY,
  workspace: { stage: 'agreement', label: 'compact.nav.champions' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'compact/agreement/champions.njk',
  sameForAll: true,
  async show({ db, actor, area, today, t }) {
    const champions = await findChampions(db, today)
    return {
      title: t('compact.champions.title'),
      breadcrumbs: [{ text: area.compactName, href: '/compact' }],
      champions: champions.map(one => ({
        ...one,
        mayEnd: speaksForIt.allows(actor, { kind: 'organisation', id: one.organisationId }),
      })),
      mayName: speaksForAny.allows(actor, null),
    }
  },
})

const form = {
  organisation: pick({ label: 'compact.champions.organisation', speaksFor: true }),
  email: email({ label: 'compact.champions.email', hint: 'compact.champions.email-hint' }),
  from: dayField({ any: 'a champion may be named before the work begins', label: 'compact.champions.from' }),
}

export const newChampionPage = definePage({
  path: '/compact/champions/new',
  mends: ['champions'],
  access: speaksForAny,
  audit: 'champion.named',
  publishes: 'nothing',
  template: 'compact/agreement/new-champion.njk',
  form,
  async show({ db, actor, area, today, t }) {
    return {
      title: t('compact.champions.new-title'),
      breadcrumbs: [
        { text: area.compactName, href: '/compact' },
        { text: t('compact.champions.title'), href: DIRECTORY },
      ],
      organisations: await organisationsFor(db, spokenFor(actor)),
      form: writeForm(form, { from: today }),
    }
  },
  async submit({ db, form: typed, actor, audit }) {
    const { organisation, email: address, from } = typed
    if (!(await organisationsFor(db, spokenFor(actor))).some(({ value }) => value === organisation))
      return refuse({ organisation: 'compact.signatures.not-yours' })
    const person = await db
      .selectFrom('person')
      .select('id')
      .where(eb => eb(eb.fn<string>('lower', ['email']), '=', address.toLowerCase()))
      .where('erased_at', 'is', null)
      .executeTakeFirst()
    if (!person) return refuse({ email: 'compact.champions.unknown' })
    if (await isChampion(db, organisation, person.id, from)) return refuse({ email: 'compact.champions.already' })
    const id = newId()
    await db
      .insertInto('champion')
      .values({ id, organisation_id: organisation, person_id: person.id, from_day: from })
      .execute()
    await audit({
      action: 'champion.named',
      subject: { kind: 'organisation', id: organisation },
      record: { kind: 'champion', id },
      after: { person: person.id, from },
    })
    return redirect(DIRECTORY, 'compact.done.champion')
  },
})

/** Whether somebody is the organisation's champion on that day or later. */
async function isChampion(db: Handle, organisation: string, person: string, from: Day): Promise<boolean> {
  const row = await db
    .selectFrom('champion')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('person_id', '=', person)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', from)]))
    .executeTakeFirst()
  return row !== undefined
}

export const endChampionPage = definePage({
  path: '/compact/champions/:id/end',
  access: speaksForIt,
  audit: 'champion.ended',
  publishes: 'nothing',
  template: 'compact/agreement/end-champion.njk',
  params: z.object({ id: z.uuid() }),
  form: {},
  async subject(db, { id }, hub): Promise<Found<Champion> | null> {
    const record = (await findChampions(db, await hub.today())).find(champion => champion.id === id)
    return record ? { ref: { kind: 'organisation', id: record.organisationId }, record } : null
  },
  async show({ subject, area, t }) {
    return {
      title: t('compact.champions.end-title'),
      breadcrumbs: [
        { text: area.compactName, href: '/compact' },
        { text: t('compact.champions.title'), href: DIRECTORY },
      ],
      champion: subject,
    }
  },
  async submit({ db, subject, today, audit }) {
    // Named today and taken back today: it never was.
    const last = subject.from < today ? addDays(today, -1) : null
    if (last === null) await db.deleteFrom('champion').where('id', '=', subject.id).execute()
    else await db.updateTable('champion').set({ to_day: last }).where('id', '=', subject.id).execute()
    await audit({
      action: 'champion.ended',
      subject: { kind: 'organisation', id: subject.organisationId },
      record: { kind: 'champion', id: subject.id },
      after: { to: last },
    })
    return redirect(DIRECTORY, 'compact.done.champion-ended')
  },
})
