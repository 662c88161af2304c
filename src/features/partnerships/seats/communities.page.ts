/** Communities the partnership serves: the seat that represents each, or what is done about the gap. */

import { z } from 'zod'
import { runsPartnership } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { line, passage, pick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import { addressOf, anyPartnership, difference, inPartnership, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { seatsOn } from './seats-on.queries.ts'

const fields = {
  name: line({ label: 'partnerships.communities.name', hint: 'partnerships.communities.name-hint' }),
  seat_id: pick({ label: 'partnerships.communities.seat', hint: 'partnerships.communities.seat-hint', optional: true }),
  gap_action: passage({
    label: 'partnerships.communities.gap',
    hint: 'partnerships.communities.gap-hint',
    max: 2000,
    optional: true,
  }),
}

/** The communities on record, each with the seat that represents it. */
export async function findCommunities(db: Handle, partnershipId: string) {
  return db
    .selectFrom('community')
    .leftJoin('seat', 'seat.id', 'community.seat_id')
    .select(['community.id', 'community.version', 'community.name', 'seat_id', 'gap_action', 'seat.name as seat'])
    .where('community.partnership_id', '=', partnershipId)
    .orderBy('community.name')
    .execute()
}

export const communitiesPage = definePage({
  path: '/partnerships/:slug/communities',
  mends: ['communities'],
  workspace: { stage: 'form', label: 'partnerships.nav.communities' },
  access: runsPartnership,
  audit: 'partnership.community-added',
  publishes: 'nothing',
  template: 'partnerships/seats/communities.njk',
  params: slugParams,
  form: fields,
  subject: anyPartnership,
  async show({ db, subject, today, t }) {
    const seats = await seatsOn(db, subject.id, today)
    return {
      title: t('partnerships.communities.title'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t('partnerships.communities.intro'),
      partnership: subject,
      communities: await findCommunities(db, subject.id),
      formHeading: t('partnerships.communities.add'),
      fields: Object.keys(fields),
      items: { seat_id: seats.map(each => ({ value: each.id, text: each.name })) },
      button: t('partnerships.communities.add-button'),
    }
  },
  async submit({ db, subject, form: typed, today, audit }) {
    const seats = await seatsOn(db, subject.id, today)
    if (typed.seat_id !== null && !seats.some(each => each.id === typed.seat_id))
      return refuse({ seat_id: 'partnerships.communities.problem.seat' })
    const id = newId()
    await db
      .insertInto('community')
      .values({ id, partnership_id: subject.id, ...typed })
      .execute()
    await audit({
      action: 'partnership.community-added',
      subject: subjectOf(subject),
      record: { kind: 'community', id },
      after: typed,
    })
    return redirect(addressOf(subject, 'communities'), 'partnerships.done.saved')
  },
})

const editForm = { ...fields, version: versionField() }

const communityHere = under(inPartnership, 'community', (db, { partnership }) => findCommunities(db, partnership.id))

export const communityPage = definePage({
  path: '/partnerships/:slug/communities/:community',
  mendsRecord: { community: ['communities'] },
  access: runsPartnership,
  audit: 'partnership.community-changed',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams.extend({ community: z.uuid() }),
  form: editForm,
  subject: communityHere,
  async show({ db, subject: { partnership, community }, today, t }) {
    const seats = await seatsOn(db, partnership.id, today)
    const list = { text: t('partnerships.communities.title'), href: addressOf(partnership, 'communities') }
    return {
      title: community.name,
      breadcrumbs: [...planCrumbs(t, partnership), list],
      fields: [...Object.keys(fields), 'version'],
      items: { seat_id: seats.map(each => ({ value: each.id, text: each.name })) },
      button: t('partnerships.save'),
      form: writeForm(editForm, community),
    }
  },
  async submit({ db, subject: { partnership, community }, form: typed, today, audit }) {
    const seats = await seatsOn(db, partnership.id, today)
    if (typed.seat_id !== null && !seats.some(each => each.id === typed.seat_id))
      return refuse({ seat_id: 'partnerships.communities.problem.seat' })
    const { version, ...change } = typed
    if (!(await changeVersioned(db, 'community', community.id, version, change)))
      return stale(writeForm(editForm, community), community.version)
    await audit({
      action: 'partnership.community-changed',
      subject: subjectOf(partnership),
      record: { kind: 'community', id: community.id },
      ...difference(community, change),
    })
    return redirect(addressOf(partnership, 'communities'), 'partnerships.done.saved')
  },
})
